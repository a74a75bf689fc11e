"""Tries out settings for the account dialog: signs in, looks around, sends nothing."""

from collections.abc import Callable

from reachapp.channels.imap_inbox import ImapInbox
from reachapp.channels.imap_login import ImapLimits
from reachapp.channels.smtp_channel import sign_in
from reachapp.channels.smtp_line import SmtpLimits, SmtpLine
from reachapp.channels.smtp_replies import NotTakenError, Phase, refusal
from reachapp.core.clock import Clock
from reachapp.core.profile import Account
from reachapp.engine.errors import ReachappError
from reachapp.engine.ports import MailboxInfo, TestResult

PATIENCE = 15.0
"""Seconds for each answer: a person sits and waits."""
IMAP_LIMITS = ImapLimits(connect=PATIENCE, answer=PATIENCE)
SMTP_LIMITS = SmtpLimits(connect=PATIENCE, command=PATIENCE)


class ConnectionTester:
    """The port `Tester`; takes at most a few times `PATIENCE`."""

    def __init__(
        self,
        *,
        clock: Clock,
        imap_limits: ImapLimits = IMAP_LIMITS,
        smtp_limits: SmtpLimits = SMTP_LIMITS,
    ) -> None:
        self._clock = clock
        self._imap_limits = imap_limits
        self._smtp_limits = smtp_limits

    def imap(self, account: Account, password: str) -> TestResult:
        inbox = ImapInbox(account, lambda: password, clock=self._clock, limits=self._imap_limits)

        def look() -> tuple[tuple[MailboxInfo, ...], int]:
            mailboxes = tuple(inbox.mailboxes())
            counts = [inbox.open(name).exists for name in account.mailboxes]
            return mailboxes, sum(counts)

        try:
            return self._tried(look)
        finally:
            inbox.close()

    def smtp(self, account: Account, password: str) -> TestResult:
        def say_hello() -> tuple[tuple[MailboxInfo, ...], int]:
            line = SmtpLine(account.smtp, limits=self._smtp_limits)
            try:
                sign_in(line, account.smtp, lambda: password)
                line.command(Phase.EHLO, "NOOP")
            except NotTakenError as error:
                raise refusal(error.phase, error.reply) from error
            finally:
                line.close(is_polite=True)
            return (), 0

        return self._tried(say_hello)

    def _tried(self, look: Callable[[], tuple[tuple[MailboxInfo, ...], int]]) -> TestResult:
        began = self._clock.monotonic()
        try:
            mailboxes, messages = look()
        except ReachappError as error:
            return TestResult(
                works=False,
                code=error.code,
                detail=error.detail,
                seconds=self._clock.monotonic() - began,
            )
        return TestResult(
            works=True,
            code="ok",
            seconds=self._clock.monotonic() - began,
            mailboxes=mailboxes,
            messages=messages,
        )
