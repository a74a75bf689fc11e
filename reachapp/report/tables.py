"""The report for other programs: JSON with everything, CSV with one number a line."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from reachapp.report.week_report import ToldPromise, WeekReport

COLUMNS = ("week", "name", "value", "contact", "subject", "promise_at", "answered_at", "cause")
VERSION = 1
"""Of the definitions; a number that is defined anew gets a new one."""


def json_page(report: WeekReport) -> str:
    """Return the report as one JSON object; moments in UTC."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"


def as_json(report: WeekReport) -> dict[str, Any]:
    """Return the report as plain values."""
    counts = dict(_counts(report))
    return {
        "definitions": VERSION,
        "week": str(report.week),
        "zone": report.zone,
        "since": _utc(report.since),
        "until": _utc(report.until),
        "made_at": _utc(report.made_at),
        "is_complete": report.is_complete,
        "labels": {label.value: n for label, n in report.labels.items()},
        "suppressed": dict(report.suppressed),
        **counts,
        "minutes_to_taken": report.minutes_to_taken,
        "minutes_to_answer": report.minutes_to_answer,
        "history": [
            {"week": str(each.week), "kept": each.kept, "broken": each.broken}
            for each in report.history
        ],
        "trouble": [_promise(each) for each in report.trouble],
        "due": [_promise(each) for each in report.due],
        "cells": [
            {"weekday": weekday + 1, "hour": hour, "received": n}
            for (weekday, hour), n in sorted(report.cells.items())
        ],
    }


def csv_page(report: WeekReport) -> str:
    """Return `week,name,value` lines, then one line a broken, moved or waiting promise."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")

    def write(cells: Sequence[object]) -> None:
        lines.writerow([*cells, *[""] * (len(COLUMNS) - len(cells))])

    write(COLUMNS)
    week = str(report.week)
    for name, value in _counts(report):
        write([week, name, value])
    for label, n in report.labels.items():
        write([week, f"label_{label.value}", n])
    for reason, n in report.suppressed.items():
        write([week, f"suppressed_{reason}", n])
    for kind, found in (("trouble", report.trouble), ("due", report.due)):
        for each in found:
            told = _promise(each)
            state = "revised" if each.is_revised and told["state"] != "broken" else told["state"]
            facts = [told[key] or "" for key in ("promise_at", "answered_at", "cause")]
            write([week, f"{kind}_{state}", 1, cell(each.contact), cell(each.subject), *facts])
    return out.getvalue()


def cell(text: str) -> str:
    """Return a client's words so that no spreadsheet takes them for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line[:1] in {"=", "+", "-", "@"} else line


def _counts(report: WeekReport) -> Iterator[tuple[str, int]]:
    for name in (
        "received",
        "relabelled",
        "replies",
        "would_reply",
        "would_forward",
        "told",
        "kept",
        "broken",
        "released",
        "waiting",
        "revised",
        "unspecified",
        "forwarded",
        "taken",
        "answers",
        "outside",
        "outside_urgent",
    ):
        yield name, getattr(report, name)


def _promise(told: ToldPromise) -> dict[str, Any]:
    return {
        "conversation": told.conversation,
        "contact": told.contact,
        "subject": told.subject,
        "promise_at": _utc(told.promise_at),
        "state": told.state.value,
        "revised": told.is_revised,
        "answered_at": _utc(told.answered_at) if told.answered_at else None,
        "cause": told.cause.value if told.cause else None,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
