"""Small calendar servers on loopback: a feed with ETags, and a CalDAV collection (RFC 4791)."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.etree import ElementTree as ET

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"


def an_event(uid="a", *lines, start="20261124T090000Z", end="20261124T110000Z"):
    """Return one VEVENT."""
    told = [f"UID:{uid}", "SUMMARY:Tandarts", *lines]
    told += [f"DTSTART:{start}"] if start else []
    told += [f"DTEND:{end}"] if end else []
    return "BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in told) + "END:VEVENT\r\n"


def a_calendar(*events):
    """Return one VCALENDAR."""
    return HEAD + "".join(events) + "END:VCALENDAR\r\n"


@dataclass
class CalendarServer:
    """What the server has, and what it was asked."""

    text: str = field(default_factory=lambda: a_calendar(an_event()))
    etag: str = '"1"'
    status: int = 200
    headers: dict = field(default_factory=dict)
    body: bytes | None = None
    items: list = field(default_factory=list)
    """Calendars of the CalDAV collection."""
    asked: list = field(default_factory=list)
    url: str = ""

    def answer(self, method, headers, body):
        """Return status, headers and body."""
        self.asked.append((method, dict(headers), body))
        if self.status != 200:
            return self.status, self.headers, self.body or b"no"
        if method == "REPORT":
            return 207, {"Content-Type": "application/xml"}, self.body or self._multistatus(body)
        if headers.get("If-None-Match") == self.etag:
            return 304, {"ETag": self.etag}, b""
        told = {"ETag": self.etag, "Content-Type": "text/calendar"} | self.headers
        return 200, told, self.body if self.body is not None else self.text.encode()

    def _multistatus(self, body):
        query = ET.fromstring(body)
        assert query.tag == "{urn:ietf:params:xml:ns:caldav}calendar-query"
        told = "".join(
            f"<D:response><D:href>/{number}.ics</D:href><D:propstat><D:prop>"
            f"<C:calendar-data>{item.replace('&', '&amp;').replace('<', '&lt;')}</C:calendar-data>"
            "</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
            for number, item in enumerate(self.items)
        )
        space = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
        return f'<?xml version="1.0"?><D:multistatus {space}>{told}</D:multistatus>'.encode()


@contextmanager
def serving():
    """Run one server."""
    state = CalendarServer()

    class Answering(BaseHTTPRequestHandler):
        def _any(self):
            length = int(self.headers.get("Content-Length") or 0)
            answer = state.answer(self.command, self.headers, self.rfile.read(length))
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_REPORT = _any  # noqa: N815  the library's names

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/calendar.ics"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
