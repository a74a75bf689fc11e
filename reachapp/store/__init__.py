"""The store: SQLAlchemy Core on SQLite, one transaction a unit, migrations by Alembic."""
