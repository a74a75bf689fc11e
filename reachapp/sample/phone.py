"""A telephone stand-in: takes what would be pushed to a phone, over HTTP on loopback."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.header import decode_header, make_header
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from typing_extensions import override

HOST = "127.0.0.1"
BODY_LIMIT = 64 * 1024  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneMessage:
    """One push: in ntfy's shape (topic, title, priority, text) or any other JSON."""

    path: str
    title: str = ""
    text: str = ""
    priority: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


class SamplePhone:
    """The server; `messages` holds what rang, in order."""

    def __init__(self, *, on_message: Callable[[PhoneMessage], None] | None = None) -> None:
        self.host = HOST
        self.port = 0
        self._on_message = on_message
        self._lock = threading.Lock()
        self._messages: list[PhoneMessage] = []
        self._status = 200
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def messages(self) -> list[PhoneMessage]:
        """What came in so far."""
        with self._lock:
            return list(self._messages)

    def url(self, topic: str) -> str:
        """Return where to post for this topic."""
        return f"http://{self.host}:{self.port}/{topic}"

    def refuse_with(self, status: int) -> None:
        """Answer with this HTTP status from now on; 200 takes messages again."""
        with self._lock:
            self._status = status

    def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        self._server = ThreadingHTTPServer((HOST, self.port), partial(_Taker, self))
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.05},
            name="sample-phone",
            daemon=True,
        )
        self._thread.start()

    def stop(self) -> None:
        """Close the port."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._server = self._thread = None

    def take(self, message: PhoneMessage) -> int:
        """Keep a message, and return the status to answer with."""
        with self._lock:
            if self._status != 200:  # noqa: PLR2004 - HTTP OK
                return self._status
            self._messages.append(message)
        if self._on_message is not None:
            self._on_message(message)
        return 200


class _Taker(BaseHTTPRequestHandler):
    """One request."""

    timeout = 10  # seconds without a word

    def __init__(self, phone: SamplePhone, *args: Any) -> None:
        self._phone = phone
        super().__init__(*args)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > BODY_LIMIT:
            self._answer(413)
            return
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        self._answer(self._phone.take(self._read(body)))

    do_PUT = do_POST  # noqa: N815 - http.server finds it by this name; ntfy takes both

    def _read(self, body: str) -> PhoneMessage:
        fields = _json_object(body)
        if fields:
            return PhoneMessage(
                path=self.path,
                title=str(fields.get("title", "")),
                text=str(fields.get("message", fields.get("text", fields.get("body", "")))),
                priority=str(fields.get("priority", "")),
                fields=fields,
            )
        return PhoneMessage(
            path=self.path,
            title=self._header("Title"),
            text=body,
            priority=self._header("Priority"),
        )

    def _header(self, name: str) -> str:
        value = self.headers.get(name) or self.headers.get(f"X-{name}") or ""
        return str(make_header(decode_header(value)))

    def _answer(self, status: int) -> None:
        body = b'{"id": "sample"}'
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing: what rang stands in `messages`."""


def _json_object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
