"""What the owner has filled in so far, and the profile that comes out of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reachapp.core.profile import (
    Account,
    Assistant,
    Escalation,
    Owner,
    Phone,
    Profile,
    Server,
    is_loopback,
)
from reachapp.ui.suggestion import Suggestion
from reachapp.ui.week_hours import DEFAULT, Hours, hours_of, plan_with

ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
DEFAULT_NAME = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerDraft:
    """One server as it stands in the fields."""

    host: str = ""
    port: int = 993
    tls: str = "implicit"
    user: str = ""

    def made(self) -> Server:
        """Return it as a setting; only this machine itself may be spoken to without TLS."""
        tls = self.tls if self.tls != "none" or is_loopback(self.host) else "implicit"
        return Server.model_validate(
            {"host": self.host.strip(), "port": self.port, "tls": tls, "user": self.user.strip()}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All fields of the dialog. Passwords live here until they are saved, and nowhere else."""

    base: Profile
    owner_name: str = ""
    address: str = ""
    imap: ServerDraft = field(default_factory=ServerDraft)
    smtp: ServerDraft = field(default_factory=lambda: ServerDraft(port=465))
    imap_password: str = field(default="", repr=False)
    smtp_password: str = field(default="", repr=False)
    has_one_password: bool = True
    mailboxes: Sequence[str] = ("INBOX",)
    hours: Hours = DEFAULT
    form: str = "u"
    language: str = "nl"
    assistant_name: str = ""
    assistant_address: str = ""
    assistant_language: str = "nl"
    phone_kind: str = ""
    phone_url: str = ""
    phone_number: str = ""
    phone_secret: str = field(default="", repr=False)
    mode: str = "observe"
    need: str = ""
    """What the provider of the address needs, as `Suggestion.need`."""
    provider: str = ""

    @property
    def has_address(self) -> bool:
        return is_address(self.address)

    def with_suggestion(self, found: Suggestion) -> "Draft":
        """Return it with the servers of the address."""
        user = self.address.strip()
        return replace(
            self,
            imap=ServerDraft(
                host=found.imap_host, port=found.imap_port, tls=found.imap_tls, user=user
            ),
            smtp=ServerDraft(
                host=found.smtp_host, port=found.smtp_port, tls=found.smtp_tls, user=user
            ),
            need=found.need,
            provider=found.provider,
        )

    def account(self) -> Account:
        """Return the account of these fields; raises pydantic's error where they cannot be one."""
        old = self.base.accounts[0] if self.base.accounts else None
        imap = self.imap
        smtp = replace(self.smtp, user=imap.user) if self.has_one_password else self.smtp
        return Account(
            name=old.name if old else DEFAULT_NAME,
            imap=imap.made(),
            smtp=smtp.made(),
            sieve=old.sieve if old else None,
            mailboxes=tuple(self.mailboxes) or ("INBOX",),
            sent=old.sent if old else None,
            address=self.address.strip(),
        )

    @property
    def password_for_smtp(self) -> str:
        return self.imap_password if self.has_one_password else self.smtp_password

    def secrets(self) -> tuple[tuple[str, str], ...]:
        """Return the secrets that were typed; an empty field keeps the one that is there."""
        name = self.account().name
        phone = next((phone.name for phone in self.phones()), "")
        typed = (
            (f"{name}_IMAP", self.imap_password),
            (f"{name}_SMTP", self.password_for_smtp),
            (f"{phone}_PHONE", self.phone_secret),
        )
        return tuple((key.upper(), secret) for key, secret in typed if secret)

    def phones(self) -> tuple[Phone, ...]:
        others = self.base.escalation.phones[1:]
        if not self.phone_kind or not self.phone_url.strip():
            return others
        old = self.base.escalation.phones[0] if self.base.escalation.phones else None
        phone = {
            **(old.model_dump() if old else {"name": "phone"}),
            "kind": self.phone_kind,
            "url": self.phone_url.strip(),
            "number": self.phone_number.strip(),
        }
        return (Phone.model_validate(phone), *others)

    def assistant(self) -> Assistant | None:
        if not self.assistant_address.strip():
            return None
        return Assistant.model_validate(
            {
                "name": self.assistant_name.strip(),
                "address": self.assistant_address.strip(),
                "language": self.assistant_language,
            }
        )

    def profile(self) -> Profile:
        """Return the whole profile; what the dialog does not show stays as it was."""
        base = self.base
        address = self.address.strip()
        rest = tuple(other for other in base.owner.addresses[1:] if other != address)
        owner = base.owner.model_dump() | {
            "name": self.owner_name.strip(),
            "addresses": (address, *rest),
            "language": self.language,
            "form": self.form,
        }
        escalation = base.escalation.model_dump() | {"phones": self.phones()}
        return base.model_copy(
            update={
                "owner": Owner.model_validate(owner),
                "accounts": (self.account(), *base.accounts[1:]),
                "autoreply": base.autoreply.model_copy(update={"mode": self.mode}),
                "assistant": self.assistant(),
                "escalation": Escalation.model_validate(escalation),
                "plan": plan_with(base.plan, self.hours),
            }
        )


def is_address(text: str) -> bool:
    """Say whether it looks like one mail address; the server has the last word."""
    return ADDRESS.fullmatch(text.strip()) is not None


def draft_of(profile: Profile, *, is_new: bool, language: str) -> Draft:
    """Return the fields of a profile; a new account begins to observe."""
    if is_new:
        return Draft(base=Profile(), language=language if language in {"nl", "en"} else "nl")
    account = profile.accounts[0] if profile.accounts else None
    phone = profile.escalation.phones[0] if profile.escalation.phones else None
    aide = profile.assistant
    draft = Draft(
        base=profile,
        owner_name=profile.owner.name,
        address=(account.address if account else None) or next(iter(profile.owner.addresses), ""),
        hours=hours_of(profile.plan),
        form=profile.owner.form,
        language=profile.owner.language or language,
        assistant_name=aide.name if aide else "",
        assistant_address=aide.address if aide else "",
        assistant_language=aide.language if aide else "nl",
        phone_kind=phone.kind if phone else "",
        phone_url=phone.url if phone else "",
        phone_number=phone.number if phone else "",
        mode=profile.autoreply.mode,
    )
    if account is None:
        return draft
    return replace(
        draft,
        imap=_server(account.imap),
        smtp=_server(account.smtp),
        has_one_password=account.imap.user == account.smtp.user,
        mailboxes=account.mailboxes,
    )


def _server(server: Server) -> ServerDraft:
    return ServerDraft(host=server.host, port=server.port, tls=server.tls, user=server.user)
