"""Brings a database to the tables of this program: a copy first, newer ones refused."""

import logging
import shutil
import sqlite3
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from reachapp.engine.errors import StoreError

log = logging.getLogger(__name__)

SCRIPTS = Path(__file__).with_name("migrations")


def migrate(engine: Engine, *, file: Path | None) -> None:
    """Run the missing steps; `file` is copied beside itself before the first of them.

    Raises `StoreError` with `newer_than_program` for a database of a later Reachapp, and
    `damaged` where SQLite itself says that the file is broken.
    """
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    script = ScriptDirectory.from_config(config)
    head = script.get_current_head()
    with engine.begin() as connection:
        current = _current(connection)
        if current == head:
            return
        known = {step.revision for step in script.walk_revisions()}
        if current is not None and current not in known:
            raise StoreError("newer_than_program", f"database {current}, program {head}")
        if current is not None and file is not None:
            _copy(file, file.with_name(f"{file.name}.before-{head}"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        log.info("store moved from %s to %s", current, head)


def _current(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(sa.text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def _copy(source: Path, target: Path) -> None:
    """Copy a database through SQLite's own backup, which includes what is still in the WAL."""
    part = target.with_name(target.name + ".part")
    with sqlite3.connect(source) as old, sqlite3.connect(part) as new:
        old.backup(new)
    old.close()
    new.close()
    shutil.move(part, target)
