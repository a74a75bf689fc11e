"""A mail of the owner's within a client's thread, as RFC 5322 text; foreign words enter as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from reachapp.core.automatic import LOOP_MARK
from reachapp.core.outbox import computed_message_id, reference
from reachapp.core.profile import Profile
from reachapp.core.written_mail import (
    date,
    is_message_id,
    mail,
    mailbox,
    message_ids,
    one_line,
    text_part,
    unstructured,
)
from reachapp.engine.answer import LONGEST_NAME, answer_subject
from reachapp.engine.plans import zone_of
from reachapp.engine.units import StoredMessage

MOST_REFERENCES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadMail:
    """What is to be written."""

    key: str
    """Of the outbox row; the Message-ID is made from it."""
    profile: Profile
    own_address: str
    recipient: str
    answers: StoredMessage
    """The client's mail that it follows."""
    text: str
    is_automatic: bool = False
    """Nobody looked at it before it leaves (RFC 3834 5)."""

    def message_id(self, install_key: bytes) -> str:
        """Return the Message-ID: the same after a crash."""
        return computed_message_id(install_key, self.key, self.own_address.rpartition("@")[2])

    def written(self, install_key: bytes, *, now: datetime) -> bytes:
        """Return the mail; raises `BadMail` where it cannot be written without risk."""
        text_fields, body = text_part(self.text.replace("\r\n", "\n").replace("\r", "\n"))
        marks = [("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")]
        zone = ZoneInfo(zone_of(self.profile))
        fields = [
            ("From", mailbox(one_line(self.profile.owner.name, LONGEST_NAME), self.own_address)),
            ("To", self.recipient),
            ("Subject", unstructured(answer_subject(self.answers.subject))),
            ("Date", date(now.astimezone(zone))),
            ("Message-ID", self.message_id(install_key)),
            *_thread_fields(self.answers),
            *(marks if self.is_automatic else []),
            (LOOP_MARK, reference(install_key, self.key)),
            ("MIME-Version", "1.0"),
            *text_fields,
        ]
        return mail(fields, body)


def _thread_fields(answers: StoredMessage) -> Sequence[tuple[str, str]]:
    """In-Reply-To and References (RFC 5322 3.6.4), of valid ids only."""
    known = dict.fromkeys(each for each in (*answers.thread_ids, answers.message_id) if each)
    ids = [each for each in known if is_message_id(each)][-MOST_REFERENCES:]
    fields = [("In-Reply-To", ids[-1])] if answers.message_id in ids[-1:] else []
    return [*fields, *([("References", message_ids(ids))] if ids else [])]
