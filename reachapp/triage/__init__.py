"""Triage says whether a person must see a mail now, later, or whether nobody waits."""
