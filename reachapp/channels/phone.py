"""A telephone rings: an ntfy topic, or any provider that takes an HTTP POST.

A page may come twice and must not be lost, so an unknown result is a `ChannelError`, too.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from reachapp.channels.passwords import Password
from reachapp.core.outbox import Outgoing
from reachapp.core.profile import Phone, is_loopback
from reachapp.engine.errors import ChannelError, OwnerMustAct, Refused, Throttled, Unreachable

TIMEOUT = httpx.Timeout(20.0, connect=10.0)
DEFAULT_BODY = '{"to": "{number}", "text": "{text}"}'
MOST_TEXT = 3500
"""Bytes; ntfy makes an attachment of what is longer than 4096."""

_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")
_FIELD = re.compile(r"\{(number|text)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a telephone is to show."""

    title: str = ""
    message: str = ""
    """The text under the title, where a telephone shows both."""
    text: str = ""
    """All in one line, for an SMS."""
    number: str = ""
    priority: int = 5
    """1 to 5, as ntfy has it; 5 rings until it is looked at."""
    tags: tuple[str, ...] = ("rotating_light",)


def read_page(body: bytes) -> Page:
    """Return the page in a row's JSON body, whose keys are the fields of `Page`.

    `text` or `message` is enough; `Refused` where there is neither.
    """
    try:
        told = json.loads(body)
        message, text = str(told.get("message", "")), str(told.get("text", ""))
        page = Page(
            title=str(told.get("title", "")),
            message=message or text,
            text=text or message,
            number=str(told.get("number", "")),
            priority=min(max(int(told.get("priority", Page().priority)), 1), 5),
            tags=tuple(str(tag) for tag in told.get("tags", Page().tags)),
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Refused("bad_page") from error
    if not page.text:
        raise Refused("bad_page")
    return page


class PhoneChannel:
    """`phone:<name>`."""

    def __init__(
        self,
        phone: Phone,
        secret: Password,
        *,
        client: Callable[[], httpx.Client] = httpx.Client,
    ) -> None:
        self._phone = phone
        self._secret = secret
        self._client = client

    def send(self, item: Outgoing) -> None:
        page = read_page(item.body)
        secret = self._secret() or ""
        self._check(secret)
        if self._phone.kind == "ntfy":
            headers, content = _ntfy(page, secret)
        else:
            number = item.recipient or page.number or self._phone.number
            headers, content = _http(self._phone, page, number, secret)
        self._post(headers, content)

    def find_sent(self, item: Outgoing) -> bool | None:
        """Nothing to find out: a page without a known result is sent again."""
        del item
        return None

    def _check(self, secret: str) -> None:
        if secret and _BREAKS.search(secret):
            raise OwnerMustAct("login_refused", "the secret holds a line break")
        url = urlsplit(self._phone.url)
        if url.scheme not in {"http", "https"} or not url.hostname:
            raise Refused("bad_url")
        if url.scheme == "http" and secret and not is_loopback(url.hostname):
            raise OwnerMustAct("no_tls")

    def _post(self, headers: Mapping[str, str], content: bytes) -> None:
        try:
            with self._client() as client:
                answer = client.post(
                    self._phone.url,
                    content=content,
                    headers=dict(headers),
                    timeout=TIMEOUT,
                    follow_redirects=False,
                )
        except httpx.TimeoutException as error:
            raise Unreachable("timeout", str(error)) from error
        except httpx.InvalidURL as error:
            raise Refused("bad_url", str(error)) from error
        except httpx.HTTPError as error:
            is_certificate = "CERTIFICATE_VERIFY_FAILED" in str(error)
            kind = OwnerMustAct if is_certificate else Unreachable
            raise kind("certificate" if is_certificate else "line_lost", str(error)) from error
        _judge(answer)


def _judge(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    status, code = answer.status_code, f"http_{answer.status_code}"
    detail = answer.text[:500]
    if status in {401, 403}:
        raise OwnerMustAct("login_refused", detail)
    if status == httpx.codes.TOO_MANY_REQUESTS:
        raise Throttled(code, detail)
    if answer.is_server_error or status == httpx.codes.REQUEST_TIMEOUT:
        raise ChannelError(code, detail)
    raise Refused(code, detail)  # other 4xx, and redirects: they could lead anywhere


def _ntfy(page: Page, secret: str) -> tuple[dict[str, str], bytes]:
    headers = {
        "Title": header_text(page.title),
        "Priority": str(page.priority),
        "Tags": header_text(",".join(page.tags)),
    }
    if ":" in secret:
        headers["Authorization"] = "Basic " + b64encode(secret.encode()).decode()
    elif secret:
        headers["Authorization"] = f"Bearer {secret}"
    return headers, page.message.encode()[:MOST_TEXT].decode("utf-8", "ignore").encode()


def _http(phone: Phone, page: Page, number: str, secret: str) -> tuple[dict[str, str], bytes]:
    values = {
        "number": _inside_json(number),
        "text": _inside_json(page.text),
    }
    # one pass: a client's text that says {number} stays what it is
    content = _FIELD.sub(lambda found: values[found.group(1)], phone.body or DEFAULT_BODY)
    headers = {name: value.replace("{secret}", secret) for name, value in phone.headers.items()}
    if any(_BREAKS.search(part) for pair in headers.items() for part in pair):
        raise Refused("bad_header")
    if not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = "application/json"
    return headers, content.encode()


def header_text(text: str) -> str:
    """Return the text on one line of ASCII, as an encoded word (RFC 2047) where it has to be."""
    line = _BREAKS.sub(" ", text).strip()[:200]
    if line.isascii():
        return line
    return f"=?UTF-8?B?{b64encode(line.encode()).decode()}?="


def _inside_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
