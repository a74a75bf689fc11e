"""The port `Channel` for telephones, over a real small HTTP server."""

import json
import threading
from datetime import UTC, datetime
from email.header import decode_header
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from reachapp.channels.phone import PhoneChannel
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Phone
from reachapp.engine.errors import ChannelError, OwnerMustAct, Refused, Throttled, Unreachable
from tests.contract.imap_servers import free_port

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PAGE = {
    "title": "Dringend: Piët Jansen",
    "message": 'De server ligt eruit € "nu"\nBel 06-12345678',
    "text": 'Dringend: Piët Jansen: De server ligt eruit € "nu"',
    "number": "+31687654321",
}


class Provider:
    """A telephone provider: keeps what was posted, answers with `status`."""

    def __init__(self) -> None:
        self.status = 200
        self.location = ""
        self.requests = []
        provider = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                provider.requests.append((self.path, dict(self.headers), body))
                self.send_response(provider.status)
                if provider.location:
                    self.send_header("Location", provider.location)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args):
                """Keep the test's output quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/mijn-onderwerp"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def provider():
    server = Provider()
    yield server
    server.stop()


def an_item(body: bytes | None = None, *, recipient="", **page) -> Outgoing:
    return Outgoing(
        key="page:1:0:0",
        kind=OutgoingKind.PAGE,
        channel="phone:mobiel",
        recipient=recipient,
        body=json.dumps(page or PAGE).encode() if body is None else body,
        due_at=NOW,
    )


def a_channel(url: str, secret: str | None = None, **fields) -> PhoneChannel:
    phone = Phone(name="mobiel", url=url, **fields)
    return PhoneChannel(phone, lambda: secret, client=lambda: httpx.Client(trust_env=False))


def test_ntfy_gets_title_text_and_priority(provider):
    a_channel(provider.url).send(an_item())
    ((path, headers, body),) = provider.requests
    assert path == "/mijn-onderwerp"
    assert body.decode() == PAGE["message"]
    ((title, charset),) = decode_header(headers["Title"])
    assert title.decode(charset) == PAGE["title"]
    assert headers["Priority"] == "5"
    assert headers["Tags"] == "rotating_light"
    assert "Authorization" not in headers


@pytest.mark.parametrize(
    ("secret", "header"), [("tk_abc", "Bearer tk_abc"), ("a:b", "Basic YTpi"), (None, None)]
)
def test_ntfy_gets_its_secret_as_token_or_as_user_and_password(provider, secret, header):
    a_channel(provider.url, secret).send(an_item())
    assert provider.requests[0][1].get("Authorization") == header


def test_line_breaks_of_a_client_make_no_header(provider):
    a_channel(provider.url).send(an_item(title="Hoi\r\nX-Evil: 1", text="x"))
    headers = provider.requests[0][1]
    assert headers["Title"] == "Hoi X-Evil: 1"
    assert "X-Evil" not in headers


def test_a_long_text_stays_a_message(provider):
    a_channel(provider.url).send(an_item(title="x", text="é" * 5000))
    body = provider.requests[0][2]
    assert len(body) <= 3500
    assert set(body.decode()) == {"é"}


def test_any_provider_gets_its_template_filled_in_as_json(provider):
    channel = a_channel(
        provider.url,
        "geheim",
        kind="http",
        number="+31612345678",
        headers={"X-Api-Key": "{secret}"},
        body='{"aan": ["{number}"], "bericht": "{text}"}',
    )
    channel.send(an_item())
    _, headers, body = provider.requests[0]
    assert json.loads(body) == {
        "aan": ["+31687654321"],
        "bericht": PAGE["text"],
    }
    assert headers["X-Api-Key"] == "geheim"
    assert headers["Content-Type"] == "application/json"


def test_a_placeholder_in_a_clients_text_is_text(provider):
    channel = a_channel(provider.url, kind="http", number="06")
    channel.send(an_item(text="{number} {secret} {text}"))
    assert json.loads(provider.requests[0][2])["text"] == "{number} {secret} {text}"


@pytest.mark.parametrize(
    ("recipient", "in_page", "to"), [("3", "2", "3"), ("", "2", "2"), ("", "", "1")]
)
def test_the_number_of_the_row_wins(provider, recipient, in_page, to):
    item = an_item(recipient=recipient, text="x", number=in_page)
    a_channel(provider.url, kind="http", number="1").send(item)
    assert json.loads(provider.requests[0][2])["to"] == to


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (301, Refused),
        (302, Refused),
        (400, Refused),
        (401, OwnerMustAct),
        (403, OwnerMustAct),
        (404, Refused),
        (408, ChannelError),
        (429, Throttled),
        (500, ChannelError),
        (503, ChannelError),
    ],
)
def test_each_status_is_sorted_by_who_must_act(provider, status, error):
    provider.status = status
    provider.location = provider.url + "2"
    with pytest.raises(error) as caught:
        a_channel(provider.url).send(an_item())
    assert len(provider.requests) == 1
    assert "onderwerp" not in caught.value.code


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_each_consent_counts(provider, status):
    provider.status = status
    a_channel(provider.url).send(an_item())
    assert len(provider.requests) == 1


def test_nobody_there_is_unreachable():
    with pytest.raises(Unreachable):
        a_channel(f"http://127.0.0.1:{free_port()}/x").send(an_item())


def test_a_secret_does_not_travel_in_clear():
    with pytest.raises(OwnerMustAct, match="no_tls"):
        a_channel("http://ntfy.example/x", "tk_abc").send(an_item())


@pytest.mark.parametrize("url", ["", "ntfy.sh/x", "ftp://ntfy.example/x", "file:///etc/passwd"])
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(Refused, match="bad_url"):
        a_channel(url).send(an_item())


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"text": "x", "priority": "?"}'])
def test_a_row_that_holds_no_page_is_refused(provider, body):
    with pytest.raises(Refused, match="bad_page"):
        a_channel(provider.url).send(an_item(body))
    assert not provider.requests
