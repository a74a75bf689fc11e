"""The owner's settings as one exchange form: people, accounts, replies, plan; never a secret.

The JSON keys are fixed (`docs/profile.md`); an unknown one is an error that names it.
"""

import ipaddress
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import (
    AnyUrl,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

Language = Literal["nl", "en", "de", "fr"]


class BadProfile(ValueError):
    """The file is not a profile; `problems` lists everything that is wrong, one line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Owner(_Value):
    """The person whose time this is."""

    name: str = ""
    addresses: tuple[str, ...] = ()
    language: Language | None = None
    form: Literal["u", "je"] = "u"


class Server(_Value):
    """Where a protocol is spoken. `none` (no TLS) only on loopback addresses."""

    host: str
    port: int = Field(ge=1, le=65535)
    user: str = ""
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    ca_file: str | None = None

    @model_validator(mode="after")
    def _no_clear_text_over_a_network(self) -> Self:
        if self.tls == "none" and not is_loopback(self.host):
            raise ValueError("tls none is allowed for loopback addresses only")
        return self


class Account(_Value):
    """One mailbox that Reachapp watches and answers for."""

    name: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    imap: Server
    smtp: Server
    sieve: Server | None = None
    mailboxes: tuple[str, ...] = ("INBOX",)
    sent: str | None = None
    address: str | None = None
    """The address it sends from; default: the owner's first."""


class MailSettings(_Value):
    """Facts about the mail system."""

    trusted_authserv_ids: tuple[str, ...] = ()


class AutoreplySettings(_Value):
    """Who gets an automatic reply, and when."""

    mode: Literal["send", "observe"] = "send"
    enabled_since: AwareDatetime | None = None
    when: Literal["always", "outside_hours"] = "always"
    answer_no_reply: bool = False
    delay_seconds: int = Field(default=60, ge=0, le=3600)
    period_days: int = Field(default=7, ge=1, le=365)
    handle: str = Field(default="office", min_length=1, max_length=80)
    form_senders: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    stopped: bool = False
    """Stop all replies was pressed, or a cap stopped them."""


class Contact(_Value):
    """A sender we know."""

    address: str
    name: str = ""
    vip: bool = False
    language: Language | None = None


class Assistant(_Value):
    """Who takes urgent messages by mail."""

    name: str = ""
    address: str
    language: Language = "nl"


class Phone(_Value):
    """A telephone that can be reached over HTTP: an ntfy topic, or any SMS provider."""

    name: str = Field(default="phone", pattern=r"^[A-Za-z0-9_-]{1,40}$")
    kind: Literal["ntfy", "http"] = "ntfy"
    url: str
    number: str = ""
    headers: Mapping[str, str] = Field(default_factory=dict)
    """Extra HTTP headers of kind `http`; `{secret}` stands for the secret of this phone."""
    body: str = ""
    """Template of kind `http` with `{number}` and `{text}`; values are inserted JSON-escaped."""


class Escalation(_Value):
    """Who is told about urgent messages, beyond the assistant."""

    policies: tuple[dict[str, Any], ...] = ()
    phones: tuple[Phone, ...] = ()


class CalendarSource(_Value):
    """A calendar whose busy time the owner's plan follows; it is only ever read."""

    name: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    kind: Literal["file", "url", "caldav"]
    path: str = ""
    """Of kind `file`: an iCalendar file on this machine."""
    url: str = ""
    """Of kind `url` a feed, of kind `caldav` one calendar collection. https but for loopback."""
    user: str = ""
    schedule: str = "main"
    """The schedule of the plan that is busy when this calendar is."""

    @model_validator(mode="after")
    def _says_where_it_is(self) -> Self:
        if self.kind == "file":
            if not self.path or self.url:
                raise ValueError("a calendar of kind file has a path, and no url")
            return self
        if self.path or not self.url:
            raise ValueError(f"a calendar of kind {self.kind} has a url, and no path")
        try:
            parts = AnyUrl(self.url)
        except ValueError as error:
            raise ValueError("the url cannot be read") from error
        host = (parts.host or "").strip("[]")
        is_safe = parts.scheme in {"https", "webcal"} or is_loopback(host)
        if parts.scheme not in {"https", "http", "webcal"} or not host or not is_safe:
            raise ValueError("the url must begin with https:// (http only on loopback)")
        if parts.password is not None:
            raise ValueError("the password is a secret of its own and does not stand in the url")
        return self


class Profile(_Value):
    """Everything that another machine needs to be this owner's engine, but for the secrets."""

    owner: Owner = Owner()
    accounts: tuple[Account, ...] = ()
    mail: MailSettings = MailSettings()
    autoreply: AutoreplySettings = AutoreplySettings()
    contacts: tuple[Contact, ...] = ()
    assistant: Assistant | None = None
    escalation: Escalation = Escalation()
    calendars: tuple[CalendarSource, ...] = ()
    plan: dict[str, Any] | None = None
    """The policy form of a plan; its faults are found by `availability.check_plan`."""

    @model_validator(mode="after")
    def _account_names_differ(self) -> Self:
        names = [account.name.lower() for account in self.accounts]
        if len(names) != len(set(names)):
            raise ValueError("two accounts have the same name")
        return self

    @model_validator(mode="after")
    def _calendar_names_differ(self) -> Self:
        names = [calendar.name.lower() for calendar in self.calendars]
        if len(names) != len(set(names)):
            raise ValueError("two calendars have the same name")
        return self


def read_profile(data: object) -> Profile:
    """Return the profile in `data` (parsed JSON); raises `BadProfile` with every problem."""
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        problems = [
            f"{'.'.join(str(step) for step in fault['loc']) or 'profile'}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise BadProfile(problems) from error


def write_profile(profile: Profile) -> dict[str, Any]:
    """Return the JSON form, without what is at its default."""
    return profile.model_dump(mode="json", exclude_defaults=True)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with `over` laid on it, key by key inside objects; lists are replaced."""
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[key] = merged(old, value) if both else value  # type: ignore[arg-type]
    return result


def is_loopback(host: str) -> bool:
    """Say whether `host` names this machine itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
