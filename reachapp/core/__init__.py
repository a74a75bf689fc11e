"""Words everyone shares: mail, people, outbox, journal, clock, profile."""
