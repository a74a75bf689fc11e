"""The bytes of the reply, above all for mail that wants to be more than a mail."""

import email
from datetime import UTC, datetime
from email import policy
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.autoreply.case import ReplyTo
from reachapp.autoreply.compose import ComposeFault, Signature, compose, reply_subject
from reachapp.core.message import Address, Message
from reachapp.core.outbox import computed_message_id, reference
from reachapp.core.parse import read_message
from tests.builders import OWNER, SENDER, a_message

NOW = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
KEY = b"k" * 32
SIGNATURE = Signature(
    owner_name="Sanne de Boer",
    message_id=computed_message_id(KEY, "reply:1", "deboer.example"),
    reference=reference(KEY, "reply:1"),
)
NAMES = [
    *("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"),
    *("Auto-Submitted", "X-Auto-Response-Suppress", "X-Reachapp-Ref", "MIME-Version"),
    *("Content-Type", "Content-Transfer-Encoding"),
]


def reply_to(recipient=SENDER, from_address=OWNER, **changes):
    return ReplyTo(
        recipient=recipient,
        canonical=recipient,
        handle="office",
        from_address=from_address,
        **changes,
    )


def composed(message=None, *, reply=None, body="Uw bericht is binnen.\n", signature=SIGNATURE):
    return compose(
        message or a_message(),
        reply or reply_to(),
        body=body,
        fallback_subject="Uw bericht",
        signature=signature,
        now=NOW,
    )


def read(raw):
    return email.message_from_bytes(raw, policy=policy.default)


def text_of(raw):
    return read(raw).get_content().replace("\r\n", "\n")


def signed(**changes):
    given_values = {
        "owner_name": SIGNATURE.owner_name,
        "message_id": SIGNATURE.message_id,
        "reference": SIGNATURE.reference,
    }
    return Signature(**(given_values | changes))


def test_the_reply_says_in_data_what_it_is():
    raw = composed().raw
    reply = read(raw)

    assert reply.keys() == NAMES
    assert reply["From"] == f"Sanne de Boer <{OWNER}>"
    assert reply["To"] == SENDER
    assert reply["Subject"] == "Auto: Offerte keuken"
    assert reply["Date"] == "Tue, 24 Nov 2026 12:00:00 +0100"
    assert reply["Message-ID"] == SIGNATURE.message_id
    assert reply["In-Reply-To"] == reply["References"] == "<mail-1@client.example>"
    assert reply["Auto-Submitted"] == "auto-replied"
    assert reply["X-Auto-Response-Suppress"] == "All"
    assert reply["X-Reachapp-Ref"] == SIGNATURE.reference
    assert reply.get_content_type() == "text/plain"
    assert text_of(raw) == "Uw bericht is binnen.\n"


def test_the_same_reply_is_the_same_bytes():
    assert composed() == composed()


def test_a_text_in_ascii_goes_as_it_is_and_all_else_as_quoted_printable():
    assert read(composed().raw)["Content-Transfer-Encoding"] == "7bit"

    body = "Grüße\n.\nFrom here\n" + "lang " * 400 + "\n"
    raw = composed(body=body).raw
    assert read(raw)["Content-Transfer-Encoding"] == "quoted-printable"
    assert text_of(raw) == body
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_lines_end_with_cr_and_lf_only():
    raw = composed(body="een\ntwee\n\ndrie\n").raw

    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")


SUBJECTS = {
    "Offerte": "Auto: Offerte",
    "Re: Offerte": "Auto: Offerte",
    "RE: re: Antw: AW: Offerte": "Auto: Offerte",
    "Re[2]: Auto: Re: Offerte": "Auto: Offerte",
    "Auto: te koop": "Auto: te koop",
    "Vraag re: keuken": "Auto: Vraag re: keuken",
    "Rekening: mei": "Auto: Rekening: mei",
    "Fwd: Offerte": "Auto: Fwd: Offerte",
    "": "Auto: Uw bericht",
    "Re: ": "Auto: Uw bericht",
    " \t ": "Auto: Uw bericht",
    "a\r\nBcc: x@y.example": "Auto: a Bcc: x@y.example",
    "a\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x00b": "Auto: a b",
    "\u202egnp.exe\u2066 \u200bx\ufeff": "Auto: gnp.exe x",
    "=?utf-8?q?x?=": "Auto: = ?utf-8?q?x?=",
    "\ud800x": "Auto: x",
}


@pytest.mark.parametrize(("subject", "expected"), SUBJECTS.items())
def test_the_subject_is_our_mark_and_what_was_asked(subject, expected):
    assert reply_subject(subject, "Uw bericht") == expected


def test_a_long_subject_is_cut_at_a_hundred_signs():
    subject = reply_subject("Ж" * 5000, "x")

    assert subject == "Auto: " + "Ж" * 99 + "…"


@pytest.mark.parametrize(
    "subject", ["Offerte für Küche 日本語 👩‍👩‍👧 " * 5, "x" * 500, "woord " * 60]
)
def test_no_line_of_the_header_is_too_long(subject):
    raw = composed(a_message(subject=subject)).raw

    for line in raw.partition(b"\r\n\r\n")[0].split(b"\r\n"):
        assert len(line) <= (76 if b"=?" in line else 120)
    assert read(raw)["Subject"] == composed(a_message(subject=subject)).subject


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("", OWNER),
        ("De Boer, Advies", f'"De Boer, Advies" <{OWNER}>'),
        ('Sanne "S" \\ Boer', f'"Sanne \\"S\\" \\\\ Boer" <{OWNER}>'),
        ("Sanne\r\nBcc: x@y.example", f'"Sanne Bcc: x@y.example" <{OWNER}>'),
    ],
)
def test_the_owners_name_is_written_so_that_it_stays_a_name(name, written):
    raw = composed(signature=signed(owner_name=name)).raw

    assert b"From: " + written.encode() + b"\r\n" in raw
    assert len(read(raw)["From"].addresses) == 1


@pytest.mark.parametrize("name", ["Zoë Łukasz", "株式会社" * 20, "Zoë\r\nBcc: x@y.example"])
def test_a_name_beyond_ascii_arrives(name):
    raw = composed(signature=signed(owner_name=name)).raw

    assert raw.isascii()
    assert read_message(raw).from_ == (Address(" ".join(name.split()), OWNER),)
    assert "Bcc" not in read(raw)


def test_an_international_own_domain_is_sent_with_its_ascii_labels():
    raw = composed(reply=reply_to(from_address="info@bücher.example")).raw

    assert b"<info@xn--bcher-kva.example>" in raw


@pytest.mark.parametrize(
    "recipient",
    [
        *("", "anna", "anna@", "@client.example", "a@b.example, c@d.example", "<a@b.example>"),
        *(
            "a b@c.example",
            "a@b.example\r\nBcc: x@y.example",
            "a@b.example\n",
            "änna@client.example",
        ),
        *(
            "a@[192.0.2.1]",
            '"a\\"b"@c.example',
            "=?utf-8?q?a?=@client.example",
            "a\u200b@b.example",
        ),
        *("a@b..example", "a(x)@b.example", "a@b.example;c@d.example", "x" * 300 + "@b.example"),
    ],
)
def test_only_one_plain_address_is_written_to(recipient):
    with pytest.raises(ComposeFault):
        composed(reply=reply_to(recipient))


def test_an_address_beyond_ascii_is_written_where_the_way_out_speaks_it():
    raw = composed(reply=reply_to("änna@client.example"), signature=signed(may_use_utf8=True)).raw

    assert "To: änna@client.example\r\n".encode() in raw


@pytest.mark.parametrize(
    "changes",
    [
        {"message_id": "none"},
        {"message_id": "<a@b>\r\nBcc: x@y.example"},
        {"message_id": "<=?utf-8?q?a?=@b.example>"},
        {"reference": "ab\r\nBcc: x"},
        {"reference": ""},
    ],
)
def test_malformed_marks_are_refused(changes):
    with pytest.raises(ComposeFault):
        composed(signature=signed(**changes))


IDS = ["<one@client.example>", "<two@client.example>"]


@pytest.mark.parametrize(
    ("changes", "in_reply_to", "references"),
    [
        ({"references": IDS}, "<mail-1@client.example>", [*IDS, "<mail-1@client.example>"]),
        ({"in_reply_to": IDS[:1]}, "<mail-1@client.example>", [IDS[0], "<mail-1@client.example>"]),
        ({"in_reply_to": IDS}, "<mail-1@client.example>", ["<mail-1@client.example>"]),
        ({"references": IDS, "message_id": None}, None, IDS),
        ({"message_id": None}, None, []),
        ({"message_id": "<broken"}, None, []),
        ({"message_id": "<a b@c.example>"}, None, []),
        ({"message_id": "<=?utf-8?q?a=0d=0aX-Evil:_y?=@b.example>"}, None, []),
        (
            {"references": ["<=?utf-8?q?a=0aBcc:_x?=@b.example>", *IDS]},
            "<mail-1@client.example>",
            [*IDS, "<mail-1@client.example>"],
        ),
    ],
)
def test_the_thread_is_told_with_valid_ids_only(changes, in_reply_to, references):
    reply = read(composed(a_message(**changes)).raw)

    assert reply["In-Reply-To"] == in_reply_to
    assert (reply["References"] or "").split() == references


def test_a_long_thread_is_folded():
    ids = [f"<{'x' * 180}{number}@client.example>" for number in range(60)]
    raw = composed(a_message(references=ids)).raw

    assert max(map(len, raw.split(b"\r\n"))) < 998
    assert len(read(raw)["References"].split()) == 20


def test_the_reply_to_a_form_repeats_nothing_that_was_filled_in():
    reply = composed(a_message(subject="Buy pills"), reply=reply_to(is_form=True))

    assert reply.subject == "Auto: Uw bericht"


HOSTILE = {
    "subject with line end": {"subject": "=?utf-8?q?Hi=0D=0ABcc:_victim@x.example?="},
    "subject in base64": {"subject": "=?utf-8?b?SGkNCkJjYzogdmljdGltQHguZXhhbXBsZQ==?="},
    "subject in two layers": {
        "subject": "=?utf-8?q?=3D=3Futf-8=3Fq=3FHi=3D0D=3D0ABcc:=5Fx=40y.example=3F=3D?="
    },
    "subject with half a surrogate": {"subject": "=?utf-16-be?b?2AA=?="},
    "subject unknown charset": {"subject": "=?x-evil?q?=0D=0ABcc:_a?="},
    "subject bidi": {"subject": "=?utf-8?b?4oCuZXhlLnBuZw==?="},
    "name with line end": {"from_": f"=?utf-8?q?A=0D=0ABcc:_x@y.example?= <{SENDER}>"},
    "name with an address": {"from_": f'"x@y.example, <z@y.example>" <{SENDER}>'},
    "id with an encoded word": {"message_id": "<=?utf-8?q?=0D=0AX-Injected:_1?=@x.example>"},
    "references with line end": {"references": ["<a=?utf-8?q?=0a?=@x.example>", "<b@x.example>"]},
    "reply-to victim": {"reply_to": "victim@x.example"},
    "sender field": {"headers": (("Sender", "victim@x.example"),)},
    "two subjects": {"headers": (("Subject", "=?utf-8?q?=0D=0A=0D=0Abody?="),)},
}


@pytest.mark.parametrize("changes", HOSTILE.values(), ids=HOSTILE)
def test_no_mail_puts_a_field_or_a_recipient_into_its_reply(changes):
    raw = composed(a_message(**changes)).raw
    reply = read(raw)

    assert [name for name in NAMES if name in reply] == reply.keys()
    assert reply["To"] == SENDER
    assert "\r" not in reply["Subject"]
    assert raw.count(b"\r\n\r\n") == 1
    assert text_of(raw) == "Uw bericht is binnen.\n"


TEXT = st.text(max_size=200)


@given(subject=TEXT, owner=TEXT, body=TEXT, ids=st.lists(TEXT, max_size=3))
def test_whatever_the_mail_holds_the_reply_has_our_fields(subject, owner, body, ids):
    message = Message(headers={}, subject=subject, message_id="".join(ids), references=tuple(ids))
    raw = compose(
        message,
        reply_to(),
        body=body,
        fallback_subject="Uw bericht",
        signature=signed(owner_name=owner),
        now=datetime(2026, 11, 24, tzinfo=UTC),
    ).raw
    reply = email.message_from_bytes(raw, policy=policy.compat32)

    assert set(reply.keys()) <= set(NAMES)
    assert len(reply.keys()) == len(set(reply.keys()))
    assert reply["To"] == SENDER
