"""Alembic scripts: the history of the tables."""
