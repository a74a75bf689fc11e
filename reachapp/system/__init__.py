"""This computer: its clock, folders, keyring, log, texts and sleep."""
