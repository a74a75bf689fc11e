"""What the assistant and the telephone are told."""

import base64
import email
from datetime import datetime
from email import policy
from zoneinfo import ZoneInfo

import pytest

from reachapp.core.message import Unreadable
from reachapp.core.parse import read_message
from reachapp.core.verdict import Urgency, Verdict
from reachapp.core.written_mail import BadMail
from reachapp.escalation.forward import ForwardCode, decide_forward
from reachapp.escalation.page import Alarm, Envelope, page_mail, page_title, phone_note
from reachapp.escalation.page_words import WORDS
from tests.builders import OWNER, a_message, a_raw_mail

NOW = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
ENVELOPE = Envelope(
    from_address=OWNER,
    to_address="anne@assistent.example",
    owner_address=OWNER,
    message_id="<page1@deboer.example>",
    reference="0a1b",
)
LEAK = {"subject": "Lekkage in de kelder", "text": "Het water stijgt, graag nu bellen!"}


def an_alarm(message=None, **changes):
    given = {
        "message": message or a_message(**LEAK),
        "reasons": ("“water stijgt”: er gaat nu iets kapot",),
        "statement": "dinsdag 24 november voor 12:30",
        "owner_name": "Sanne de Boer",
    }
    return Alarm(**(given | changes))


def written(alarm=None, *, raw=None, envelope=ENVELOPE):
    return page_mail(
        alarm or an_alarm(), envelope, raw=raw if raw is not None else a_raw_mail(**LEAK), now=NOW
    )


def read(raw):
    return email.message_from_bytes(raw, policy=policy.default)


def text_of(raw):
    return read(raw).get_body().get_content().replace("\r\n", "\n")


def test_the_page_says_in_data_that_a_machine_sends_it():
    page = read(written())

    assert page["Auto-Submitted"] == f'auto-notified; owner-email="{OWNER}"'
    assert page["X-Auto-Response-Suppress"] == "All"
    assert page["X-Reachapp-Ref"] == "0a1b"
    assert page["To"] == "anne@assistent.example"
    assert page["From"] == f"Sanne de Boer <{OWNER}>"
    assert page["Subject"] == "Spoed: Anna Visser: Lekkage in de kelder"
    assert page["Date"] == "Tue, 24 Nov 2026 12:00:00 +0100"
    assert page["Message-ID"] == "<page1@deboer.example>"
    assert page["Reply-To"] is None


def test_the_page_says_who_what_why_and_what_was_promised():
    text = text_of(written())

    assert "Dit bericht aan Sanne de Boer kan niet wachten." in text
    assert "Van: Anna Visser <anna@client.example>" in text
    assert "Onderwerp: Lekkage in de kelder" in text
    assert "- “water stijgt”: er gaat nu iets kapot" in text
    assert "Aan de afzender beloofd: dinsdag 24 november voor 12:30" in text


def test_where_nothing_was_promised_the_page_says_so():
    assert "nog geen tijd gehoord" in text_of(written(an_alarm(statement="", reasons=())))


@pytest.mark.parametrize("language", WORDS)
def test_the_page_is_in_the_assistants_language(language):
    words = WORDS[language]
    text = text_of(written(an_alarm(language=language)))

    assert words.opening.replace("{owner}", "Sanne de Boer") in text
    assert f"{words.reasons}:" in text
    assert page_title(an_alarm(language=language)).startswith(words.urgent)


ORIGINALS = {
    "ascii": a_raw_mail(**LEAK),
    "8 bit": a_raw_mail(subject="Lekkage", text="Het lekt hevig, ik zie € 100 schade — help"),
    "with parts": a_raw_mail(content_type="multipart/mixed", parts=["application/pdf"]),
    "dots and From": a_raw_mail(text=".\n..\nFrom me\n--xx\n"),
}


@pytest.mark.parametrize("raw", ORIGINALS.values(), ids=ORIGINALS)
def test_the_original_is_attached_byte_for_byte(raw):
    page = written(raw=raw)

    assert raw in page
    (attached,) = read(page).iter_attachments()
    assert attached.get_content_type() == "message/rfc822"
    assert attached["Content-Transfer-Encoding"] == ("7bit" if raw.isascii() else "8bit")
    assert attached.get_content()["Message-ID"] == "<mail-1@client.example>"


def test_a_file_with_newlines_travels_with_line_ends_of_mail():
    raw = a_raw_mail(**LEAK)

    assert raw in written(raw=raw.replace(b"\r\n", b"\n"))


@pytest.mark.parametrize(
    "raw",
    [b"Subject: x\r\n\r\na\rb\n", b"Subject: x\r\n\r\n" + b"x" * 2000, b"a\r\n\0b", b"", b" "],
)
def test_an_original_that_cannot_travel_goes_as_a_file(raw):
    page = written(raw=raw)
    (attached,) = read(page).iter_attachments()

    assert attached.get_content_type() == "application/octet-stream"
    assert attached.get_filename() == "message.eml"
    assert base64.b64decode(attached.get_payload()) == raw
    assert max(map(len, page.split(b"\r\n"))) <= 998


def test_a_mail_that_nobody_could_read_is_told_as_such():
    note = Unreadable(why="crash", size=9, sender="Anna\r\nBcc: x@y.example", subject="")
    page = written(an_alarm(note, reasons=()))

    assert read(page)["Subject"] == (
        "Onleesbaar, mogelijk spoed: Anna Bcc: x@y.example: geen onderwerp"
    )
    assert "kon niet worden gelezen" in text_of(page)
    assert "Bcc" not in read(page)


def test_the_mail_cannot_put_a_field_into_its_page():
    hostile = a_message(
        subject="=?utf-8?q?x=0D=0ABcc:_v@x.example?=",
        from_="=?utf-8?q?A=0D=0ABcc:_v@x.example?= <anna@client.example>",
    )
    page = read(written(an_alarm(hostile)))

    assert "Bcc" not in page
    assert page["To"] == "anne@assistent.example"


@pytest.mark.parametrize(
    "changes",
    [
        {"to_address": "a@b.example, c@d.example"},
        {"to_address": "a@b.example\r\nBcc: x@y.example"},
        {"from_address": ""},
        {"owner_address": 'x"@b.example'},
        {"message_id": "x"},
        {"reference": "a b"},
    ],
)
def test_unfit_addresses_and_marks_are_refused(changes):
    given = {name: getattr(ENVELOPE, name) for name in ENVELOPE.__dataclass_fields__}

    with pytest.raises(BadMail):
        written(envelope=Envelope(**(given | changes)))


def test_a_page_that_comes_back_is_not_forwarded_again():
    page = read_message(b"Return-Path: <sanne@deboer.example>\r\n" + written())
    urgent = Verdict(urgency=Urgency.URGENT, score=1)

    decision = decide_forward(page, urgent, role="inbox", has_target=True)
    assert decision.code is ForwardCode.OWN_MARK


def test_a_telephone_gets_name_and_subject_and_no_text():
    note = phone_note(an_alarm(), number="+31600000000")

    assert note == {
        "title": "Spoed: Anna Visser",
        "message": "Lekkage in de kelder",
        "number": "+31600000000",
        "text": "Spoed: Anna Visser: Lekkage in de kelder",
    }
    assert "water" not in str(note)


def test_a_text_message_is_one_short_line():
    note = phone_note(
        an_alarm(a_message(subject="Lek\u202e " * 100, from_="x" * 99 + "@y.example"))
    )

    assert len(note["text"]) <= 160
    assert len(note["title"]) <= 80
    assert all("\n" not in value and "\u202e" not in value for value in note.values())
