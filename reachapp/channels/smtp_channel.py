"""Mail goes out: the port `Channel` over one account's submission server."""

import re
from collections.abc import Callable
from typing import Protocol

from reachapp.channels.passwords import Password
from reachapp.channels.smtp_line import SmtpLimits, SmtpLine
from reachapp.channels.smtp_replies import NotTakenError, Phase, blames_null_sender, refusal
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Account, Server, is_loopback
from reachapp.engine.errors import OwnerMustAct, Refused
from reachapp.engine.ports import Inbox, Role

FILES_COPIES_TRUE_TO_ID = frozenset({"smtp.gmail.com", "smtp.googlemail.com"})
"""Hosts that file each sent mail in Sent by themselves and keep its Message-ID: there, and only
there, a Sent mailbox without the mail proves that it did not leave."""

_ADDRESS = re.compile(r"[^\s<>,;:@\"\x00-\x20\x7f]+@[^\s<>,;@\x00-\x20\x7f]+")
_AUTO_REPLIED = re.compile(rb"^auto-submitted:[ \t]*auto-replied\b", re.IGNORECASE | re.MULTILINE)
_HEADER_END = re.compile(rb"\r?\n\r?\n")


class EnvelopeMemory(Protocol):
    """What was learned about a submission server and the empty return path."""

    def takes_null(self, account: str, host: str) -> bool | None:
        """None: not tried yet."""
        ...

    def learn(self, account: str, host: str, *, takes_null: bool) -> None: ...

    def files_copies(self, account: str, host: str) -> bool:
        """Whether sent mail was seen to lie in Sent by itself, with its Message-ID."""
        ...


class EnvelopesInMemory:
    """An `EnvelopeMemory` that lasts as long as the program runs."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bool] = {}

    def takes_null(self, account: str, host: str) -> bool | None:
        return self._known.get((account, host))

    def learn(self, account: str, host: str, *, takes_null: bool) -> None:
        self._known[account, host] = takes_null

    def files_copies(self, account: str, host: str) -> bool:
        """Nothing was tried: only the shipped list counts."""
        del account, host
        return False


class SmtpChannel:
    """`mail:<account>`: one mail, one recipient, one session."""

    def __init__(
        self,
        account: Account,
        password: Password,
        *,
        address: str,
        envelopes: EnvelopeMemory | None = None,
        sent: Callable[[], Inbox] | None = None,
        limits: SmtpLimits | None = None,
    ) -> None:
        """`address` is the owner's own; `sent` makes a line to look into Sent with."""
        self._account = account
        self._password = password
        self._address = address
        self._envelopes = envelopes or EnvelopesInMemory()
        self._sent = sent
        self._limits = limits or SmtpLimits()

    def send(self, item: Outgoing) -> None:
        check_address(item.recipient)
        check_address(self._address)
        try:
            self._send(item)
        except NotTakenError as error:
            raise refusal(error.phase, error.reply) from error

    def find_sent(self, item: Outgoing) -> bool | None:
        """Look in Sent for the Message-ID; its absence proves something at few hosts only."""
        if self._sent is None or not item.message_id:
            return None
        inbox = self._sent()
        try:
            sent = [info.name for info in inbox.mailboxes() if info.role is Role.SENT]
            for name in sent:
                inbox.open(name)
                if inbox.find_message_id(item.message_id):
                    return True
        finally:
            inbox.close()
        name, host = self._account.name, self._account.smtp.host.lower()
        is_filed = host in FILES_COPIES_TRUE_TO_ID or self._envelopes.files_copies(name, host)
        return False if sent and is_filed else None

    def _send(self, item: Outgoing) -> None:
        name, host = self._account.name, self._account.smtp.host.lower()
        is_automatic = is_auto_reply(item)
        # a test mail asks anew, whatever was learned before
        is_probe = item.kind is OutgoingKind.PROBE
        takes_null = None if is_probe else self._envelopes.takes_null(name, host)
        if is_automatic and takes_null is not False:
            try:
                self._attempt(item, sender="", is_automatic=True)
            except NotTakenError as error:
                if not blames_null_sender(error.phase, error.reply):
                    raise
            else:
                if takes_null is None:
                    self._envelopes.learn(name, host, takes_null=True)
                return
        # after a refusal that proves that nothing left: once more, in a fresh session
        self._attempt(item, sender=self._address, is_automatic=is_automatic)
        if is_automatic and takes_null is not False:
            self._envelopes.learn(name, host, takes_null=False)

    def _attempt(self, item: Outgoing, *, sender: str, is_automatic: bool) -> None:
        line = SmtpLine(self._account.smtp, limits=self._limits)
        is_taken = False
        try:
            sign_in(line, self._account.smtp, self._password)
            _deliver(line, item, sender=sender, is_automatic=is_automatic)
            is_taken = True
        finally:
            line.close(is_polite=is_taken)


def sign_in(line: SmtpLine, server: Server, password: Password) -> None:
    """Sign in where the settings name a user; a server on this machine may do without."""
    if not server.user:
        return
    if line.offers("auth"):
        line.sign_in(server.user, password)
    elif not is_loopback(server.host):
        raise OwnerMustAct("no_password_login")


def _deliver(line: SmtpLine, item: Outgoing, *, sender: str, is_automatic: bool) -> None:
    largest = line.largest()
    if largest is not None and len(item.body) > largest:
        raise Refused("too_large")
    recipient = envelope_form(item.recipient)
    options = _mail_options(line, item.body, envelope_form(sender) + recipient)
    line.command(Phase.MAIL, f"MAIL FROM:<{envelope_form(sender)}>{options}")
    # RFC 3834 3.3: a report on an automatic reply would only make another automatic mail
    never = " NOTIFY=NEVER" if is_automatic and line.offers("dsn") else ""
    line.command(Phase.RCPT, f"RCPT TO:<{recipient}>{never}")
    line.data(item.body)


def check_address(address: str) -> None:
    """Raise `Refused` for what is not one plain address: before anything is said to a server."""
    if not _ADDRESS.fullmatch(address):
        raise Refused("bad_address")


def envelope_form(address: str) -> str:
    """Return the address with its domain in ASCII (IDNA), which needs no SMTPUTF8."""
    local, at, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        return local + at + domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Refused("bad_address") from error


def is_auto_reply(item: Outgoing) -> bool:
    """Say whether the mail carries an empty return path (RFC 3834 3.3): replies, not answers."""
    header = _HEADER_END.split(item.body, maxsplit=1)[0]
    is_reply = item.kind in (OutgoingKind.REPLY, OutgoingKind.PROBE)
    return is_reply or bool(_AUTO_REPLIED.search(header))


def _mail_options(line: SmtpLine, body: bytes, addresses: str) -> str:
    header = _HEADER_END.split(body, maxsplit=1)[0]
    options = f" SIZE={len(body)}" if line.offers("size") else ""
    if not addresses.isascii() or not header.isascii():
        if not line.offers("smtputf8"):
            raise Refused("smtputf8")
        return f"{options} BODY=8BITMIME SMTPUTF8"
    if not body.isascii() and line.offers("8bitmime"):
        return f"{options} BODY=8BITMIME"
    return options
