"""The Monday mail: the report as text and HTML, from the owner to the owner, marked as our own."""

from dataclasses import dataclass
from datetime import datetime

from reachapp.core import written_mail
from reachapp.core.automatic import LOOP_MARK
from reachapp.core.written_mail import Field, date, mailbox, one_line, text_part, unstructured
from reachapp.report import sentences
from reachapp.report.html_page import html_page
from reachapp.report.speech import Speech
from reachapp.report.text_page import text_page
from reachapp.report.week_report import WeekReport

_LONGEST_NAME = 100
_LONGEST_SUBJECT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Whom it goes to, and how it is known again."""

    address: str
    message_id: str
    reference: str


def report_mail(report: WeekReport, speech: Speech, envelope: Envelope, *, now: datetime) -> bytes:
    """Return the mail; `now` is written in its Date, in the reader's zone."""
    subject = f"{sentences.headline(report, speech)} ({_week(report, speech)})"
    boundary = f"=_{envelope.reference}"
    plain_fields, plain = text_part(text_page(report, speech))
    html_fields = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Transfer-Encoding", "base64"),
    ]
    page = written_mail.base64_body(html_page(report, speech).encode())
    name = one_line(report.owner, _LONGEST_NAME)
    fields: list[Field] = [
        ("From", mailbox("Reachapp", envelope.address)),
        ("To", mailbox(name, envelope.address)),
        ("Subject", unstructured(one_line(subject, _LONGEST_SUBJECT))),
        ("Date", date(now.astimezone(speech.zone))),
        ("Message-ID", envelope.message_id),
        # RFC 3834 5: made by a program, and no answer to anything
        ("Auto-Submitted", "auto-generated"),
        (LOOP_MARK, envelope.reference),
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/alternative; boundary="{boundary}"'),
    ]
    body = b"".join(
        b"--%s\r\n%s\r\n" % (boundary.encode(), part)
        for part in (
            written_mail.mail(plain_fields, plain),
            written_mail.mail(html_fields, page),
        )
    )
    return written_mail.mail(fields, body + b"--%s--\r\n" % boundary.encode())


def _week(report: WeekReport, speech: Speech) -> str:
    return speech.phrase("week {number}", number=report.week.number)
