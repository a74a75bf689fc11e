"""The first page of a desk as plain SQL on an index, by the standard library alone."""

import sqlite3
import time
from pathlib import Path

QUERY = "SELECT * FROM conversations WHERE state = 'open' ORDER BY promise_at, due_at LIMIT 100"


def first_page(database: Path) -> float:
    """Read the first hundred open rows by promise; return wall seconds."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        connection.execute(QUERY).fetchall()
        began = time.monotonic()
        connection.execute(QUERY).fetchall()
        return time.monotonic() - began
    finally:
        connection.close()


def plan_of(database: Path, query: str = QUERY) -> str:
    """Return SQLite's own words on how it runs the query."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return " | ".join(row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + query))
    finally:
        connection.close()
