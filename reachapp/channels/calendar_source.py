"""Reads calendars: a file, a feed (ICS over HTTP), or a CalDAV collection (RFC 4791).

Only places that the owner typed are asked, no redirect is followed, nothing is ever written there.
"""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET  # safe for what `_items` lets through

import httpx

from reachapp.core.clock import Clock
from reachapp.core.profile import CalendarSource, is_loopback
from reachapp.engine.errors import ChannelError, OwnerMustAct, Refused, Throttled, Unreachable
from reachapp.engine.ports import FetchedCalendar, Secrets

TIMEOUT = httpx.Timeout(20.0, connect=10.0)
LONGEST_READ = 60.0
"""Seconds for one calendar, however slowly it drips in."""
LARGEST = 5_000_000
"""Bytes of one calendar."""
BACK, AHEAD = timedelta(days=60), timedelta(days=400)
"""What a CalDAV server is asked for, around now."""

_BREAKS = re.compile(r"[\x00-\x1f\x7f]")
_DAV, _CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_QUERY = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
 <D:prop><D:getetag/><C:calendar-data/></D:prop>
 <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
  <C:time-range start="{start}" end="{end}"/>
 </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>
"""


class CalendarReader:
    """The port `Calendars`."""

    def __init__(
        self,
        secrets: Secrets,
        *,
        clock: Clock,
        client: Callable[[], httpx.Client] = httpx.Client,
    ) -> None:
        self._secrets = secrets
        self._clock = clock
        self._client = client

    def fetch(self, source: CalendarSource, etag: str, *, now: datetime) -> FetchedCalendar:
        if source.kind == "file":
            return _file(source, etag)
        if source.kind == "url":
            return self._feed(source, etag)
        return self._collection(source, now=now)

    def _feed(self, source: CalendarSource, etag: str) -> FetchedCalendar:
        headers = {"Accept": "text/calendar, */*;q=0.5", **self._signed(source)}
        if etag:
            headers["If-None-Match"] = etag
        answer, content = self._asked("GET", source, headers, b"")
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return FetchedCalendar(text=None, etag=etag)
        _judge(answer, content)
        return FetchedCalendar(text=_text(content), etag=_etag(answer))

    def _collection(self, source: CalendarSource, *, now: datetime) -> FetchedCalendar:
        body = _QUERY.format(start=_utc(now - BACK), end=_utc(now + AHEAD)).encode()
        headers = {
            "Depth": "1",
            "Content-Type": 'application/xml; charset="utf-8"',
            **self._signed(source),
        }
        answer, content = self._asked("REPORT", source, headers, body)
        _judge(answer, content)
        if answer.status_code != httpx.codes.MULTI_STATUS:
            raise Refused("not_caldav", f"HTTP {answer.status_code}")
        items = _items(content)
        empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR"
        return FetchedCalendar(text="\r\n".join(items or [empty]))

    def _signed(self, source: CalendarSource) -> dict[str, str]:
        secret = self._secrets.find(f"{source.name}_CALENDAR".upper()) or ""
        if _BREAKS.search(secret):
            raise OwnerMustAct("login_refused", "the secret holds a line break")
        if source.user and not secret:
            raise OwnerMustAct("no_password")
        if source.user:
            pair = f"{source.user}:{secret}".encode()
            return {"Authorization": "Basic " + b64encode(pair).decode()}
        return {"Authorization": f"Bearer {secret}"} if secret else {}

    def _asked(
        self, method: str, source: CalendarSource, headers: dict[str, str], body: bytes
    ) -> tuple[httpx.Response, bytes]:
        url = re.sub(r"^webcal:", "https:", source.url, flags=re.IGNORECASE)
        # no packing: a few packed kilobytes could unfold to gigabytes
        sent = {"Accept-Encoding": "identity", "User-Agent": "Reachapp", **headers}
        try:
            with (
                self._client() as client,
                client.stream(
                    method,
                    _checked(url),
                    content=body or None,
                    headers=sent,
                    timeout=TIMEOUT,
                    follow_redirects=False,
                ) as answer,
            ):
                return answer, self._content(answer)
        except httpx.TimeoutException as error:
            raise Unreachable("timeout", str(error)) from error
        except httpx.InvalidURL as error:
            raise Refused("bad_url", str(error)) from error
        except httpx.HTTPError as error:
            is_certificate = "CERTIFICATE_VERIFY_FAILED" in str(error)
            kind = OwnerMustAct if is_certificate else Unreachable
            raise kind("certificate" if is_certificate else "line_lost", str(error)) from error

    def _content(self, answer: httpx.Response) -> bytes:
        if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise Refused("packed", "the server sends what was not asked for")
        content = bytearray()
        until = self._clock.monotonic() + LONGEST_READ
        for piece in answer.iter_raw():
            content += piece
            if len(content) > LARGEST:
                raise Refused("too_large")
            if self._clock.monotonic() > until:
                raise Unreachable("timeout")
        return bytes(content)


def _file(source: CalendarSource, etag: str) -> FetchedCalendar:
    path = Path(source.path).expanduser()
    try:
        facts = path.stat()
        mark = f"{facts.st_mtime_ns}-{facts.st_size}"
        if mark == etag:
            return FetchedCalendar(text=None, etag=etag)
        if not path.is_file():
            raise OwnerMustAct("no_such_file")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise OwnerMustAct("no_such_file") from error
    except OSError as error:
        raise ChannelError("cannot_read", error.strerror or "") from error
    if len(content) > LARGEST:
        raise Refused("too_large")
    return FetchedCalendar(text=_text(content), etag=mark)


def _checked(url: str) -> httpx.URL:
    parts = httpx.URL(url)
    is_safe = parts.scheme == "https" or is_loopback(parts.host)
    if parts.scheme not in {"http", "https"} or not parts.host or not is_safe:
        raise Refused("bad_url")
    return parts


def _judge(answer: httpx.Response, content: bytes) -> None:
    if answer.is_success:
        return
    status, code = answer.status_code, f"http_{answer.status_code}"
    detail = content[:500].decode("utf-8", "replace")
    if status in {401, 403}:
        raise OwnerMustAct("login_refused", detail)
    if status in {404, 410}:
        raise OwnerMustAct("no_such_calendar", detail)
    if status == httpx.codes.TOO_MANY_REQUESTS:
        raise Throttled(code, detail)
    if answer.is_server_error or status == httpx.codes.REQUEST_TIMEOUT:
        raise ChannelError(code, detail)
    if answer.is_redirect:
        # it could lead anywhere, also into the owner's own network: the owner types the new place
        raise OwnerMustAct("moved", answer.headers.get("Location", "")[:500])
    raise Refused(code, detail)


def _etag(answer: httpx.Response) -> str:
    etag: str = answer.headers.get("ETag", "")
    return etag if len(etag) <= 500 and not _BREAKS.search(etag) else ""  # noqa: PLR2004


def _text(content: bytes) -> str:
    """Read UTF-8 (RFC 5545 6), or what old programs write instead."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _items(content: bytes) -> list[str]:
    """The calendar of each resource in a multistatus (RFC 4918 13)."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        raise Refused("bad_xml", "it declares a document type")
    try:
        root = ET.fromstring(content)  # noqa: S314  without a DTD there is nothing to expand
    except (ET.ParseError, ValueError, LookupError) as error:
        raise Refused("bad_xml", str(error)) from error
    if root.tag != f"{_DAV}multistatus":
        raise Refused("not_caldav")
    found = (each.text or "" for each in root.iter(f"{_CAL}calendar-data"))
    return [text.strip() for text in found if text.strip()]


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
