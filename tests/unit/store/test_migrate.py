"""Migrations: the steps make the tables of the code; newer and damaged databases are refused."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reachapp.core.promises import Outlook
from reachapp.engine.errors import StoreError
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.store.tables import metadata

DATABASES = Path(__file__).parents[2] / "data" / "databases"


def test_the_steps_make_the_tables_of_the_code(tmp_path):
    file = tmp_path / "s.sqlite3"
    SqliteUnits(file).close()
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []


def test_a_newer_database_is_refused(tmp_path):
    file = tmp_path / "s.sqlite3"
    SqliteUnits(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(StoreError) as caught:
        SqliteUnits(file)
    assert caught.value.code == "newer_than_program"


def test_a_damaged_database_is_refused(tmp_path):
    file = tmp_path / "s.sqlite3"
    file.write_bytes(b"this is not a database, it is a letter to a friend" * 100)

    with pytest.raises(StoreError) as caught:
        SqliteUnits(file)
    assert caught.value.code == "damaged"


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(StoreError) as caught:
        SqliteUnits(tmp_path / "missing" / "s.sqlite3")
    assert caught.value.code == "cannot_open"


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path):
    with SqliteUnits(tmp_path / "s.sqlite3") as units:
        with units.writing() as shelves:
            shelves.facts.put("kept", 1)
        with units._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
        with pytest.raises(StoreError) as caught, units.writing() as shelves:
            shelves.facts.put("lost", "x" * 1_000_000)
        with units._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        with units.writing() as shelves:
            shelves.facts.put("after", 1)
        with units.reading() as shelves:
            found = [shelves.facts.get(name) for name in ("kept", "lost", "after")]

    assert caught.value.code == "disk_full"
    assert found == [1, None, 1]


def test_a_database_of_the_first_version_moves_on_and_a_copy_of_it_stays(tmp_path):
    file = tmp_path / "s.sqlite3"
    shutil.copy(DATABASES / "v0001.sqlite", file)
    with SqliteUnits(file) as units, units.reading() as shelves:
        (promise,) = shelves.promises.open()
        conversation = shelves.conversations.get(promise.conversation)
        mail = shelves.messages.get(promise.message)
    with closing(sqlite3.connect(tmp_path / "s.sqlite3.before-0002")) as copy:
        (version,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
        (kept,) = copy.execute("SELECT count(*) FROM promises").fetchone()

    assert (conversation.address, promise.statement) == (
        "client1@client.example",
        "maandag 23 november voor 17:00",
    )
    assert promise.received_at == mail.received_at
    assert (promise.outlook, promise.warn_at, promise.again_at) == (Outlook.FITS, None, None)
    assert (version, kept) == ("0001", 2)


def test_a_database_that_moved_on_is_not_copied_again(tmp_path):
    file = tmp_path / "s.sqlite3"
    shutil.copy(DATABASES / "v0001.sqlite", file)
    SqliteUnits(file).close()
    (tmp_path / "s.sqlite3.before-0002").unlink()
    SqliteUnits(file).close()

    assert not (tmp_path / "s.sqlite3.before-0002").exists()
