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
    """The name under replies."""
    addresses: tuple[str, ...] = ()
    """All own addresses; the first is the one that mail leaves from. `explain` needs one."""
    language: Language | None = None
    """The language of replies where the mail and the contact say nothing."""
    form: Literal["u", "je"] = "u"
    """How a Dutch reply addresses its reader."""
    urgent_route: str = Field(default="", max_length=300)
    """What a contact can do if it cannot wait; stands in texts as `{spoedroute}`."""
    other_channel: str = Field(default="", max_length=300)
    """Another way to reach the owner, for contacts; stands in texts as `{kanaal}`."""


class Server(_Value):
    """Where a protocol is spoken. `none` (no TLS) only on loopback addresses."""

    host: str
    """The name or address of the server."""
    port: int = Field(ge=1, le=65535)
    """Its port."""
    user: str = ""
    """The name to sign in with."""
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    """TLS from the first byte, after STARTTLS, or none at all (loopback only)."""
    ca_file: str | None = None
    """A file with the certificate authority of an own server; default: the system's."""

    @model_validator(mode="after")
    def _no_clear_text_over_a_network(self) -> Self:
        if self.tls == "none" and not is_loopback(self.host):
            raise ValueError("tls none is allowed for loopback addresses only")
        return self


class Account(_Value):
    """One mailbox that Reachapp watches and answers for."""

    name: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    """A short name; secrets are called after it: `REACHAPP_SECRET_<NAME>_IMAP`."""
    imap: Server
    """Where mail is read."""
    smtp: Server
    """Where mail leaves."""
    sieve: Server | None = None
    """Where the server's own scripts are kept (ManageSieve)."""
    mailboxes: tuple[str, ...] = ("INBOX",)
    """The mailboxes to watch."""
    sent: str | None = None
    """The Sent mailbox, where the server does not mark one."""
    address: str | None = None
    """The address it sends from; default: the owner's first."""


class MailSettings(_Value):
    """Facts about the mail system."""

    trusted_authserv_ids: tuple[str, ...] = ()
    """The names of own mail servers whose Authentication-Results are believed (RFC 8601)."""


class AutoreplySettings(_Value):
    """Who gets an automatic reply, and when."""

    mode: Literal["send", "observe"] = "send"
    """Send replies and forwards, or decide and show only."""
    enabled_since: AwareDatetime | None = None
    """Mail from before this moment is never answered."""
    when: Literal["always", "outside_hours"] = "always"
    """Reply at any hour, or only outside the opening hours."""
    answer_no_reply: bool = False
    """Also answer where triage says that nobody waits for an answer."""
    delay_seconds: int = Field(default=60, ge=0, le=3600)
    """Seconds between the decision and the reply: time to answer by hand or to stop it."""
    period_days: int = Field(default=7, ge=1, le=365)
    """A sender gets one reply in so many days."""
    handle: str = Field(default="office", min_length=1, max_length=80)
    """The name of this response (RFC 5230 `:handle`); another one starts a new period."""
    form_senders: tuple[str, ...] = ()
    """From addresses of own web forms, whose Reply-To is answered."""
    never: tuple[str, ...] = ()
    """Addresses, or whole domains as `@colleague.example`, that never get a reply."""
    stopped: bool = False
    """Stop all replies was pressed, or a cap stopped them."""


class Contact(_Value):
    """A sender we know."""

    address: str
    """The address that this person writes from."""
    name: str = ""
    """How replies call this person."""
    vip: bool = False
    """Weighs more in triage, and takes the rules for class `vip`."""
    language: Language | None = None
    """The language to answer in."""


class Assistant(_Value):
    """Who takes urgent messages by mail."""

    name: str = ""
    """The name that replies may mention."""
    address: str
    """Where urgent messages are forwarded."""
    language: Language = "nl"
    """The language of what is forwarded."""


class Phone(_Value):
    """A telephone that can be reached over HTTP: an ntfy topic, or any SMS provider."""

    name: str = Field(default="phone", pattern=r"^[A-Za-z0-9_-]{1,40}$")
    """A short name; its secret is called after it."""
    kind: Literal["ntfy", "http"] = "ntfy"
    """An ntfy topic, or any provider that takes an HTTP request."""
    url: str
    """Where the message is posted."""
    number: str = ""
    """The number that `{number}` stands for."""
    headers: Mapping[str, str] = Field(default_factory=dict)
    """Extra HTTP headers of kind `http`; `{secret}` stands for the secret of this phone."""
    body: str = ""
    """Template of kind `http` with `{number}` and `{text}`; values are inserted JSON-escaped."""


class Escalation(_Value):
    """Who is told about urgent messages, beyond the assistant."""

    policies: tuple[dict[str, Any], ...] = ()
    """Who is told in which order; kept and handed on, not carried out yet."""
    phones: tuple[Phone, ...] = ()
    """The telephones that ring for urgent messages."""


class CalendarSource(_Value):
    """A calendar whose busy time the owner's plan follows; it is only ever read."""

    name: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    """A short name; its secret is called after it."""
    kind: Literal["file", "url", "caldav"]
    """A file, a feed, or a CalDAV collection."""
    path: str = ""
    """Of kind `file`: an iCalendar file on this machine."""
    url: str = ""
    """Of kind `url` a feed, of kind `caldav` one calendar collection. https but for loopback."""
    user: str = ""
    """The name to sign in with."""
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


class OwnText(_Value):
    """The owner's own text of one situation."""

    known: str = Field(min_length=1, max_length=4000)
    """For contacts; it must hold `{dag_en_tijd}`, but for `no_time`."""
    stranger: str | None = Field(default=None, min_length=1, max_length=4000)
    """For everyone else; default: the text that Reachapp brings."""


class OwnTexts(_Value):
    """The owner's own reply texts of one language; what is left out stays as Reachapp brings it."""

    form: Literal["u", "je"] | None = None
    """The form of address of these texts; default: that of the owner."""
    subject: str | None = Field(default=None, min_length=1, max_length=100)
    """Stands for the subject of a mail that has none."""
    greeting: str | None = Field(default=None, min_length=1, max_length=300)
    """With `{naam}`."""
    greeting_without_name: str | None = Field(default=None, min_length=1, max_length=300)
    """Where the name is not known."""
    closing: str | None = Field(default=None, min_length=1, max_length=1000)
    """The end, with `{afzender}`."""
    open: OwnText | None = None
    """Within opening hours."""
    focus: OwnText | None = None
    """During focus."""
    closed: OwnText | None = None
    """Outside opening hours."""
    holiday: OwnText | None = None
    """On a public holiday."""
    sick: OwnText | None = None
    """When the owner is ill."""
    vacation: OwnText | None = None
    """When the owner is away."""
    urgent: OwnText | None = None
    """The mail is urgent."""
    no_time: OwnText | None = None
    """No time can be told."""


class Profile(_Value):
    """Everything that another machine needs to be this owner's engine, but for the secrets."""

    owner: Owner = Owner()
    """The person whose time this is."""
    accounts: tuple[Account, ...] = ()
    """The mail accounts that are watched."""
    mail: MailSettings = MailSettings()
    """Facts about the mail system."""
    autoreply: AutoreplySettings = AutoreplySettings()
    """Who gets an automatic reply, and when."""
    contacts: tuple[Contact, ...] = ()
    """Senders we know."""
    assistant: Assistant | None = None
    """Who takes urgent messages by mail."""
    escalation: Escalation = Escalation()
    """Who is told about urgent messages, beyond the assistant."""
    calendars: tuple[CalendarSource, ...] = ()
    """Calendars whose busy time the plan follows."""
    texts: Mapping[Language, OwnTexts] = Field(default_factory=dict)
    """Own reply texts, by language (`nl`, `en`, `de`, `fr`)."""
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
