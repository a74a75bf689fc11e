"""Every reply of the corpus, read by a parser that is not ours: one recipient, nothing injected."""

import contextlib
import email
import io
import re
from email import policy
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest

from reachapp.autoreply.compose import reply_subject
from reachapp.core.written_mail import mailbox, one_line, unstructured
from tests.system.test_reply_corpus import MAILS, SEQUENCES, explain

NAMES = ["from", "to", "subject", "date", "message-id", "in-reply-to", "references"]
NAMES += ["auto-submitted", "x-auto-response-suppress", "x-reachapp-ref", "mime-version"]
NAMES += ["content-type", "content-transfer-encoding"]
ONCE = {name for name in NAMES if name not in {"in-reply-to", "references"}}
OWN = {"sanne@deboer.example", "info@deboer.example"}
FIELD = re.compile(r"[!-9;-~]+: [^\r\n]*(?:\r\n[ \t][^\r\n]*)*")
EVIL_NAMES = [
    "Sanne\r\nBcc: victim@x.example",
    "Sanne\n\nBcc: victim@x.example",
    '"Sanne" <victim@x.example>,',
    "Sanne, victim@x.example",
    "Sanne (comment",
    "=?utf-8?q?Bcc=3A?=",
    "\u202eennas",
    "S" * 2000,
    "🍞" * 300,
    "\\",
    '"',
    "<victim@x.example>",
    "a@b.example:",
    "Sanne;",
]


@pytest.fixture(scope="module")
def replies(tmp_path_factory, request):
    """All replies of the corpus with the case that each answers."""
    capsys = request.getfixturevalue("capture")
    cases = [*MAILS, *SEQUENCES]
    answers = explain(cases, tmp_path_factory.mktemp("hostile"), capsys)
    pairs = zip(cases, answers, strict=True)
    return [(case, answer["reply"]) for case, answer in pairs if answer["reply"]["raw"]]


@pytest.fixture(scope="module")
def capture():
    """What `capsys` does, for a whole module."""

    class Out:
        def __init__(self):
            self.text = io.StringIO()

        def readouterr(self):
            return type("Read", (), {"out": self.text.getvalue()})

    out = Out()
    with contextlib.redirect_stdout(out.text):
        yield out


def header_of(reply):
    raw = reply["raw"].encode()
    head, mark, body = raw.partition(b"\r\n\r\n")
    assert mark
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\0" not in raw
    return head.decode("ascii"), body


def test_there_are_enough_replies(replies):
    assert len(replies) > 250


def test_no_line_is_too_long_and_every_field_is_legal(replies):
    for case, reply in replies:
        head, body = header_of(reply)

        assert max(map(len, (*head.encode().split(b"\r\n"), *body.split(b"\r\n")))) <= 998
        fields = re.split(r"\r\n(?![ \t])", head)
        assert all(FIELD.fullmatch(field) for field in fields), case["id"]
        names = [field.partition(":")[0].lower() for field in fields]
        assert set(names) <= set(NAMES), case["id"]
        assert len(names) == len(set(names)), case["id"]
        assert set(names) >= ONCE, case["id"]
        assert all(line.strip() for line in head.split("\r\n")), case["id"]


def test_it_goes_to_the_return_path_alone(replies):
    for case, reply in replies:
        read = email.message_from_string(reply["raw"], policy=policy.compat32)

        assert getaddresses(read.get_all("To")) == [("", reply["recipient"])], case["id"]
        assert not {"Cc", "Bcc", "Resent-To", "Reply-To", "Sender"} & set(read.keys())
        (author,) = getaddresses(read.get_all("From"))
        assert author[1] in OWN
        assert "victim" not in reply["recipient"]


def test_a_modern_parser_reads_the_same(replies):
    for case, reply in replies:
        read = email.message_from_string(reply["raw"], policy=policy.default)

        assert not read.defects, case["id"]
        assert [each.addr_spec for each in read["To"].addresses] == [reply["recipient"]]
        assert read["Auto-Submitted"] == "auto-replied"
        assert read.get_content_type() == "text/plain"
        assert reply["statement"] in " ".join(read.get_content().split()), case["id"]
        encoded = re.findall(r"=\?[^?]+\?[bBqQ]\?[^?]*\?=", reply["raw"].partition("\r\n\r\n")[0])
        assert all(len(word) <= 75 for word in encoded)


def test_nothing_of_the_mail_becomes_a_field_or_an_id_that_is_none(replies):
    ident = re.compile(r"<[^<>@\s]+@[^<>@\s]+>")
    for case, reply in replies:
        read = email.message_from_string(reply["raw"], policy=policy.compat32)
        for name in ("In-Reply-To", "References", "Message-ID"):
            words = (read[name] or "").split()
            assert all(ident.fullmatch(word) for word in words), case["id"]
            assert "=?" not in (read[name] or ""), case["id"]
        assert len((read["In-Reply-To"] or "").split()) <= 1
        subject = str(make_header(decode_header(read["Subject"])))
        assert subject.startswith("Auto: ")
        assert subject.isprintable(), case["id"]


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_no_name_of_the_owner_makes_a_second_mailbox(name):
    field = mailbox(one_line(name, 100), "sanne@deboer.example")

    found = getaddresses([field.replace("\r\n", "")])
    assert [address for _, address in found] == ["sanne@deboer.example"]
    assert all(len(line) <= 998 for line in field.split("\r\n"))


@pytest.mark.parametrize("subject", [*EVIL_NAMES, "x" * 100_000, "Re: " * 1000])
def test_no_subject_makes_a_field(subject):
    field = unstructured(reply_subject(subject, "Uw bericht"))

    lines = field.split("\r\n")
    assert all(line.startswith(" ") and line.strip() for line in lines[1:])
    assert all(len(line) <= 998 for line in lines)
