import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reachapp.core.message import Address, Message, Unreadable
from reachapp.core.mime.cleaning import is_clean
from reachapp.core.parse import read_headers, read_message, unreadable
from tests.unit.core.traps import TRAPS

BY_NAME = {trap.name: trap.raw for trap in TRAPS}

MAIL = b"""\
Return-Path: <jan@vries.example>
Received: from a.example by b.example; Tue, 24 Nov 2026 09:12:01 +0100
Received: from c.example by a.example
\t(envelope-from <jan@vries.example>); Tue, 24 Nov 2026 09:12:00 +0100
From: =?utf-8?q?Jan_de_Vri=C3=ABs?= <Jan@Vries.Example>
Sender: bo@vries.example
Reply-To: "Vries, Jan" <jan+werk@vries.example>
To: Kees <kees@bakker.example>, Team: a@x.example, b@x.example;
Cc: c@x.example
Resent-To: d@x.example
Subject: =?utf-8?q?Lekkage_in_?= =?utf-8?q?de_kelder?=
Date: Tue, 24 Nov 2026 09:12:00 +0100 (CET)
Message-ID: <1@vries.example>
In-Reply-To: <0@bakker.example>
References: <a@bakker.example>
 <0@bakker.example> broken <x@> @y
Content-Type: multipart/mixed; boundary="grens"
Auto-Submitted: no (a comment)

Preamble
--grens
Content-Type: multipart/alternative; boundary=in

--in
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

De caf=E9deur klemt.

Groet,
Jan

Op 24-11-2026 om 08:00 schreef Kees:
> Hoe is het?
--in
Content-Type: text/html; charset=utf-8

<p>De caf&eacute;deur klemt.</p>
--in--
--grens
Content-Type: text/calendar; method=REQUEST; name=a.ics
Content-Transfer-Encoding: base64

QkVHSU4=
--grens
Content-Type: application/pdf; name="x"
Content-Disposition: attachment; filename*=utf-8''c%C3%A9.pdf

%PDF
--grens
Content-Type: message/rfc822

Subject: inside

not my words
--grens--
"""


def test_every_field_of_a_usual_mail_is_read():
    message = read_message(MAIL)
    assert message.from_ == (Address("Jan de Vriës", "Jan@vries.example"),)
    assert message.sender == (Address("", "bo@vries.example"),)
    assert message.reply_to == (Address("Vries, Jan", "jan+werk@vries.example"),)
    assert [address.spec for address in message.recipients] == [
        *("kees@bakker.example", "a@x.example", "b@x.example", "c@x.example", "d@x.example")
    ]
    assert message.subject == "Lekkage in de kelder"
    assert message.sent_at == datetime(2026, 11, 24, 8, 12, tzinfo=UTC)
    assert message.message_id == "<1@vries.example>"
    assert message.in_reply_to == ("<0@bakker.example>",)
    assert message.references == ("<a@bakker.example>", "<0@bakker.example>")
    assert message.content_type == "multipart/mixed"
    assert message.content_params == {"boundary": "grens"}
    assert message.size == len(MAIL)
    assert not message.is_cut


def test_the_leaves_are_described():
    parts = read_message(MAIL).parts
    assert [part.content_type for part in parts] == [
        *("text/plain", "text/html", "text/calendar", "application/pdf", "message/rfc822")
    ]
    assert parts[2].params["method"] == "REQUEST"
    assert [part.filename for part in parts] == [None, None, "a.ics", "cé.pdf", None]
    assert [part.is_attachment for part in parts] == [False, False, True, True, True]
    assert parts[3].size == len("%PDF")


def test_the_words_come_from_the_first_part_with_words():
    message = read_message(MAIL)
    assert message.body.paragraphs == ("De cafédeur klemt.",)
    assert message.body.signature == "Groet,\nJan"
    assert message.body.quoted.endswith("> Hoe is het?")
    assert "schreef Kees" in message.text
    assert "not my words" not in message.text


def test_header_fields_stay_undecoded_with_their_comments():
    message = read_message(MAIL)
    assert message.header("subject") == "=?utf-8?q?Lekkage_in_?= =?utf-8?q?de_kelder?="
    assert message.header("auto-submitted") == "no (a comment)"
    assert message.header("return-path") == "<jan@vries.example>"
    assert len(message.headers_named("received")) == 2
    assert "(envelope-from <jan@vries.example>); Tue" in message.headers_named("received")[1]
    assert message.headers == read_headers(MAIL)


def every_text(message):
    yield from message.headers
    yield from (value for values in message.headers.values() for value in values)
    yield from (message.subject, message.text, message.content_type, message.message_id or "")
    yield from (*message.in_reply_to, *message.references, *message.content_params.values())
    for address in (*message.from_, *message.sender, *message.reply_to, *message.recipients):
        yield from (address.name, address.spec)
    for part in message.parts:
        yield from (part.content_type, part.filename or "", *part.params, *part.params.values())
    yield from (*message.body.paragraphs, message.body.signature, message.body.quoted)


def check(raw):
    """Read it, and check all that `Message` promises."""
    start = time.process_time()
    result = read_message(raw)
    seconds = time.process_time() - start
    assert seconds < 1.0
    if isinstance(result, Unreadable):
        assert not raw.strip(), result.why
        return result
    for text in every_text(result):
        assert is_clean(text)
        text.encode()
    lines = (result.subject, *result.in_reply_to, *result.references)
    assert not any("\n" in line or "=?" in line for line in lines)
    for address in (*result.from_, *result.reply_to, *result.recipients):
        assert "\n" not in address.name + address.spec
        assert "=?" not in address.name
    assert result.sent_at is None or result.sent_at.tzinfo is UTC
    assert len(result.text) <= 65_536
    assert len(result.parts) <= 500
    assert len(result.recipients) <= 1000
    assert len(result.references) <= 20
    assert sum(map(len, result.headers.values())) <= 1000
    return result


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_no_trap_stops_the_reader_or_leaves_dirt(trap):
    check(trap.raw)


@given(st.binary(max_size=3000))
@example(b"\n")
@example(b":")
@example(b"a:\n\n")
def test_any_bytes_are_read(raw):
    check(raw)


PIECES = st.sampled_from(
    [
        *(b"From: ", b"To: ", b"Subject: ", b"Content-Type: ", b"multipart/mixed; boundary=b"),
        *(b"text/html", b"\n--b\n", b"\n--b--\n", b"\n\n", b"\r\n", b"\n ", b"=?utf-8?q?", b"?="),
        *(b"=0D=0A", b'"', b"(", b")", b"<", b">", b"@", b",", b";", b":", b"\x00", b"\xff", b"\\"),
        *(b"Content-Transfer-Encoding: base64", b"Date: Tue, 24 Nov 2026 ", b"09:12:00 ", b"+0100"),
        *(
            b"<div style='display:none'>",
            b"</div>",
            b"&#x41;",
            b"<!--",
            b"<style>",
            b"> ",
            b"Mvg\n",
        ),
    ]
)


@given(st.lists(PIECES | st.binary(max_size=6), max_size=60).map(b"".join))
def test_anything_made_of_pieces_of_mails_is_read(raw):
    check(raw)


@given(st.data())
def test_a_mail_with_bytes_changed_is_read(data):
    small = [MAIL, *(trap.raw for trap in TRAPS if len(trap.raw) < 9000)]
    raw = bytearray(data.draw(st.sampled_from(small)))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw)))
        cut = data.draw(st.integers(0, 20))
        raw[at : at + cut] = data.draw(st.binary(max_size=8) | PIECES)
    check(bytes(raw))


@pytest.mark.parametrize("end", range(0, len(MAIL), 97))
def test_a_mail_cut_anywhere_is_read(end):
    result = read_message(MAIL[:end], size=len(MAIL))
    if isinstance(result, Message):
        assert result.is_cut
        assert result.size == len(MAIL)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01 subject with encoded line end", "Hi  Bcc: v@x.example"),
        ("02 word in a word", "= ?utf-8?q?Hi=0D=0ABcc?="),
        ("03 other line ends", "a b c d e f g"),
        ("08 raw utf-8", "Lekkage café 💧"),
        ("08 raw latin-1", "café"),
        ("13 word b'=?utf-8?b?a?='", "= ?utf-8?b?a?="),
        ("13 word b'=?x-foo?q?a?='", "a"),
        ("26 two subjects", "a"),
        ("blank before the colon", "x"),
        ("bare CR", "x"),
        ("mbox line", "x"),
        ("nul bytes", "a"),
    ],
)
def test_subjects_come_out_as_a_person_would_read_them(name, expected):
    assert read_message(BY_NAME[name]).subject == expected


@pytest.mark.parametrize(
    "name",
    [
        *("14 multipart without boundary", "14 boundary never used", "14 empty boundary"),
        *("15 type b'/'", "15 type b'text/'", "15 type b'/plain'", "15 type b''"),
        *("16 empty plain beside html", "html of nothing but tags", "html attribute of 1 MB"),
        *("html with 100,000 attributes", "html comment without end", "html without end"),
    ],
)
def test_words_that_stand_in_the_mail_are_found(name):
    assert "Help" in read_message(BY_NAME[name]).text


def test_an_id_that_hides_an_encoded_word_is_no_id():
    assert read_message(BY_NAME["02 word in message-id"]).message_id is None
    assert read_message(BY_NAME["02 word in references"]).references == ("<a@x.example>",)


def test_a_mail_without_any_header_is_all_body():
    message = read_message(BY_NAME["no header at all"])
    assert message.headers == {}
    assert "de kelder staat blank" in message.body.new_text


def test_text_without_a_blank_line_before_it_is_still_text():
    message = read_message(BY_NAME["no blank line"])
    assert message.subject == "x"
    assert message.body.paragraphs == ("Hallo daar allemaal\nDe kelder",)


def test_a_stray_line_does_not_hide_the_marks_of_a_machine():
    message = read_message(BY_NAME["stray line between headers"])
    assert message.header("auto-submitted") == "auto-replied"
    assert message.text == "Hi"


@pytest.mark.parametrize(
    "name",
    [
        *("17 5,000 levels", "18 20,000 parts", "19 1 MB subject", "19 5,000 recipients"),
        *("20 20,000 headers", "html of nothing but tags"),
    ],
)
def test_what_was_left_out_is_said(name):
    assert read_message(BY_NAME[name]).is_cut


def test_an_older_text_than_64_kb_is_cut_and_said():
    message = read_message(b"Subject: x\n\n" + b"woord " * 20_000)
    assert len(message.text) == 65_536
    assert message.is_cut


def test_two_from_lines_give_two_authors():
    message = read_message(BY_NAME["09 two From lines"])
    assert [address.spec for address in message.from_] == ["a@x.example", "b@x.example"]


def test_a_part_behind_a_picture_is_read_too():
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nDe foto:\n--b\n"
        b"Content-Type: image/png\nContent-Disposition: inline\n\nx\n"
        b"--b\n\nHet water stijgt.\n--b--\n"
    )
    message = read_message(raw)
    assert message.body.paragraphs == ("De foto:", "Het water stijgt.")
    assert [part.is_attachment for part in message.parts] == [False, False, False]


def test_flowed_lines_are_joined_within_their_depth():
    raw = (
        b"Content-Type: text/plain; format=flowed; delsp=no\n\nDe kelder \nstaat blank.\n"
        b"Los.\n> oud \n> woord\nNieuw \n-- \nJan\n"
    )
    assert read_message(raw).text == "De kelder staat blank.\nLos.\n> oud woord\nNieuw \n-- \nJan"


def test_delsp_takes_the_blank_away():
    raw = b"Content-Type: text/plain; format=flowed; delsp=yes\n\nwater \nleiding\n"
    assert read_message(raw).text == "waterleiding"


def test_enriched_text_loses_its_commands():
    raw = b"Content-Type: text/enriched\n\n<bold>Help</bold> a << b\n"
    assert read_message(raw).text == "Help a < b"


def test_a_digest_holds_mails_and_no_text():
    raw = b"Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\nHi\n--b--\n"
    message = read_message(raw)
    assert [part.content_type for part in message.parts] == ["message/rfc822"]
    assert message.text == ""


def test_a_note_on_an_unreadable_mail_says_who_wrote():
    note = unreadable("timeout", MAIL)
    assert note.sender == "Jan de Vriës <Jan@Vries.Example>"
    assert note.subject == "Lekkage in de kelder"
    assert note.size == len(MAIL)


def test_what_nobody_foresaw_becomes_a_note(monkeypatch):
    def fail(*args):
        raise RecursionError

    monkeypatch.setattr("reachapp.core.parse.split_body", fail)
    assert read_message(MAIL).why == "crash"
    monkeypatch.setattr("reachapp.core.parse.split_header", fail)
    assert read_message(MAIL) == Unreadable(why="crash", size=len(MAIL))


def test_too_little_memory_becomes_a_note(monkeypatch):
    def fail(*args):
        raise MemoryError

    monkeypatch.setattr("reachapp.core.parse.split_body", fail)
    assert read_message(MAIL).why == "memory"


def test_a_usual_mail_costs_less_than_a_millisecond():
    best = 1.0
    for _ in range(20):
        start = time.process_time()
        for _ in range(20):
            read_message(MAIL)
        best = min(best, (time.process_time() - start) / 20)
    assert best < 0.001
