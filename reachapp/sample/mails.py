"""The invented mails of the sample office, and how they are made to arrive now."""

import importlib.resources
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reachapp.sample.imap_store import with_crlf
from reachapp.sample.imap_structure import split_mail

ZONE = ZoneInfo("Europe/Amsterdam")  # where the sample office stands
HOP = timedelta(seconds=3)
_FIELD = re.compile(rb"[^\r\n]+(?:\r\n[ \t][^\r\n]*)*\r\n")
_CALENDAR_DAY = re.compile(rb"(\r\nDT(?:START|END|STAMP)[^:\r\n]*:)(\d{8})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One mail and when it comes; `expect` says what Reachapp should make of it."""

    file: str
    after: timedelta
    raw: bytes
    note: str = ""
    expect: Mapping[str, Any] = field(default_factory=dict)


def sample_folder() -> Traversable:
    """Return where the mails stand: inside the installed package, else in the checkout."""
    installed = importlib.resources.files("reachapp") / "resources" / "sample"
    if installed.is_dir():
        return installed
    return Path(__file__).parents[2] / "resources" / "sample"


def read_arrivals(folder: Traversable) -> tuple[Arrival, ...]:
    """Return all mails in the order of their coming."""
    rows = json.loads((folder / "arrivals.json").read_text(encoding="utf-8"))["arrivals"]
    arrivals = [
        Arrival(
            file=row["file"],
            after=timedelta(seconds=row["after_seconds"]),
            raw=with_crlf((folder / "mails" / row["file"]).read_bytes()),
            note=row.get("note", ""),
            expect=row["expect"],
        )
        for row in rows
    ]
    return tuple(sorted(arrivals, key=lambda arrival: arrival.after))


def as_if_sent_now(raw: bytes, now: datetime) -> bytes:
    """Return the mail with the moments of its travel moved: it arrives at `now`.

    Days in invitations move by whole weeks, so that they keep their weekday.
    """
    header, body = split_mail(raw)
    fields = _FIELD.findall(header)
    hops = sum(_name(one) == b"received" for one in fields)
    at, moved = now.astimezone(ZONE), []
    for one in fields:
        if _name(one) == b"received":
            moved.append(_received_at(one, at))
            at -= HOP
        elif _name(one) == b"date":
            moved.append(b"Date: " + _moment(now.astimezone(ZONE) - HOP * hops) + b"\r\n")
        else:
            moved.append(one)
    return b"".join(moved) + b"\r\n" + _with_days_moved(body, fields, now)


def _name(one: bytes) -> bytes:
    return one.split(b":", 1)[0].strip().lower()


def _moment(at: datetime) -> bytes:
    return format_datetime(at).encode("ascii")


def _received_at(one: bytes, at: datetime) -> bytes:
    # RFC 5321 4.4: the moment stands after the last semicolon
    way = one.rpartition(b";")[0]
    zone = f" ({at.tzname()})".encode("ascii")
    return way + b"; " + _moment(at) + zone + b"\r\n" if way else one


def _with_days_moved(body: bytes, fields: list[bytes], now: datetime) -> bytes:
    written = next((one for one in fields if _name(one) == b"date"), None)
    if written is None or b"BEGIN:VCALENDAR" not in body:
        return body
    sent = parsedate_to_datetime(written.split(b":", 1)[1].decode("ascii").strip())
    weeks = timedelta(weeks=-(-(now - sent).days // 7))

    def moved(found: re.Match[bytes]) -> bytes:
        day = datetime.strptime(found[2].decode("ascii") + "+0000", "%Y%m%d%z") + weeks
        return found[1] + f"{day:%Y%m%d}".encode("ascii")

    return _CALENDAR_DAY.sub(moved, body)
