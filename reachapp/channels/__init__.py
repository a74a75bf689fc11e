"""The world, one file a way in or out: mail, telephones, and what is known about providers."""
