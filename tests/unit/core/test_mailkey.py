import pytest

from reachapp.core.mailkey import mail_key, received_hops
from reachapp.core.parse import read_message

MAIL = (
    b"Received: from a.example by b.example\nFrom: Bo <bo@x.example>\nSubject: Hoi\n"
    b"Date: Tue, 24 Nov 2026 09:12:00 +0100\nMessage-ID: <1@x.example>\n\nHallo\n"
)


def test_the_key_is_that_of_the_bytes_and_of_the_message():
    assert mail_key(MAIL) == mail_key(read_message(MAIL))
    assert len(mail_key(MAIL)) == 32


def test_the_first_bytes_of_a_mail_give_the_key_of_the_whole():
    assert mail_key(MAIL[:-6], size=len(MAIL)) == mail_key(MAIL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<1@x.example>", b"<2@x.example>"),
        (b"09:12", b"09:13"),
        (b"Bo <bo", b"Bo <ba"),
        (b"Subject: Hoi", b"Subject: Hai"),
        (b"a.example", b"c.example"),
        (b"Hallo", b"Hallo!"),
    ],
)
def test_another_mail_has_another_key(old, new):
    assert mail_key(MAIL.replace(old, new)) != mail_key(MAIL)


def test_two_mails_without_an_id_have_two_keys():
    bare = MAIL.replace(b"Message-ID: <1@x.example>\n", b"")
    assert mail_key(bare) != mail_key(bare.replace(b"09:12", b"09:13"))


def test_line_ends_do_not_change_the_fields():
    crlf = MAIL.replace(b"\n", b"\r\n")
    assert mail_key(crlf, size=9) == mail_key(MAIL, size=9)


def test_any_bytes_have_a_key():
    assert mail_key(b"") != mail_key(b"\xff\x00")


def test_hops_are_the_received_fields():
    assert received_hops(read_message(MAIL)) == 1
    assert received_hops(read_message(b"Received: x\n" * 120 + b"\nHi")) == 120
