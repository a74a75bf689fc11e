"""What the server makes of broken and unusual commands."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.sample.imap_syntax import (
    BadCommandError,
    decode_utf7,
    encode_utf7,
    parse_command,
    parse_set,
)

MAIL = b"Subject: Vraag\n\nHallo\n"


@pytest.mark.parametrize(
    "command",
    [
        b"x NIETS",
        b"x",
        b"x FETCH",
        b"x SELECT",
        b"x SELECT INBOX extra",
        b"x LIST (",
        b"x LIST )",
        b'x LIST "" "open',
        b"x STATUS INBOX MESSAGES",
        b"x STATUS INBOX (WAT)",
        b"x UID",
        b"x UID NIETS 1",
        b"x UID FETCH 1 FLAGS",
        b"x STORE 1 +FLAGS (\\Seen)",
        b"x APPEND INBOX",
        b"x CREATE &Kapot-",
        b"x LOGIN sanne geheim",
        b"x CAPABILITY nu",
        b"x IDLE nu",
        b"x EXPUNGE",
        b"x LIST " + b"(" * 40 + b")" * 40,
        b'x SELECT "\xff\xfe"',
        b"x \x00\x01",
    ],
)
def test_a_malformed_command_is_bad_and_the_line_goes_on(inside, command):
    inside.say(command + b"\r\n")
    assert b" BAD " in inside.until(b"x " if command != b"x" else b"x")[-1]
    inside.say(b"y NOOP\r\n")
    assert inside.until(b"y")[-1].startswith(b"y OK")


@pytest.mark.parametrize(
    "command",
    [
        b"FETCH 1",
        b"FETCH 9 FLAGS",
        b"FETCH 0:x FLAGS",
        b"FETCH 1 NIETS",
        b"FETCH 1 BODY[NIETS]",
        b"FETCH 1 BODY[MIME]",
        b"FETCH 1 ()",
        b"SEARCH",
        b"SEARCH NIETS",
        b"SEARCH SINCE gisteren",
        b"SEARCH SINCE 31-Feb-2026",
        b"SEARCH NOT",
        b"SEARCH LARGER veel",
        b"SEARCH " + b"NOT " * 400 + b"SEEN",
        b"STORE 1 FLAGS",
        b"STORE 1 WEG (\\Seen)",
        b"STORE 1 +FLAGS (a]b)",
        b"UID FETCH 1:2:3 FLAGS",
    ],
)
def test_a_malformed_question_about_mails_is_bad(server, inside, command):
    server.deliver("INBOX", MAIL)
    inside.say(b"s SELECT INBOX\r\n")
    inside.until(b"s OK")
    inside.say(b"x " + command + b"\r\n")
    assert inside.until(b"x")[-1].startswith(b"x BAD")


@pytest.mark.parametrize("command", [b"SELECT INBOX", b"LIST * *", b"IDLE", b"APPEND INBOX {3+}"])
def test_nothing_is_told_before_the_login(line, command):
    line.say(b"x " + command + b"\r\n" + (b"abc\r\n" if b"{" in command else b""))
    assert line.until(b"x")[-1].startswith(b"x BAD")


def test_a_literal_beyond_the_limit_is_refused_and_the_line_goes_on(inside):
    inside.say(b"x APPEND INBOX {52428801}\r\n")
    assert inside.until(b"x")[-1].startswith(b"x NO [TOOBIG]")
    inside.say(b"y NOOP\r\n")
    inside.until(b"y OK")


def test_a_literal_beyond_the_limit_that_does_not_wait_ends_the_line(inside):
    inside.say(b"x APPEND INBOX {4294967296+}\r\n")
    assert inside.until(b"* BYE")[-1].startswith(b"* BYE [TOOBIG]")
    assert inside.file.readline() == b""


def test_a_line_without_end_ends_the_line(inside):
    inside.say(b"x " + b"A" * 200_000)
    assert inside.until(b"* BYE")


def test_a_client_that_leaves_in_a_literal_harms_nobody(new_line, client):
    line = new_line()
    line.say(b"a LOGIN {5}\r\nsan")
    line.close()
    assert client.noop()


@pytest.mark.parametrize("chunk", [b"a LOGIN {5}\r\n", b"a LOGIN {5+}\r\n"])
def test_a_login_may_come_as_literals(line, chunk):
    line.say(chunk)
    if b"+" not in chunk:
        assert line.file.readline().startswith(b"+ ")
    line.say(b"sanne {6+}\r\ngeheim\r\n")
    assert line.until(b"a")[-1].startswith(b"a OK")


@pytest.mark.parametrize("at_once", [True, False])
def test_plain_comes_with_or_without_the_first_command(line, at_once):
    response = base64.b64encode(b"\0sanne\0geheim")
    line.say(b"a AUTHENTICATE PLAIN" + (b" " + response if at_once else b"") + b"\r\n")
    if not at_once:
        assert line.file.readline().startswith(b"+")
        line.say(response + b"\r\n")
    assert line.until(b"a")[-1].startswith(b"a OK")


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (b"PLAIN !!!", b"a BAD"),
        (b"PLAIN " + base64.b64encode(b"sanne"), b"a BAD"),
        (b"PLAIN " + base64.b64encode(b"\0sanne\0fout"), b"a NO [AUTHENTICATIONFAILED]"),
        (b"GSSAPI", b"a NO"),
        (b"PLAIN *", b"a BAD"),
    ],
)
def test_a_broken_authentication_is_refused(line, words, verdict):
    line.say(b"a AUTHENTICATE " + words + b"\r\n")
    assert line.until(b"a")[-1].startswith(verdict)


def test_idle_ends_by_done_only(inside):
    inside.say(b"x IDLE\r\n")
    assert inside.file.readline().startswith(b"+")
    inside.say(b"NOOP\r\n")
    assert inside.until(b"x")[-1].startswith(b"x BAD")


@given(st.text(max_size=40))
def test_any_name_survives_modified_utf7(name):
    assert decode_utf7(encode_utf7(name)) == name


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=3))
def test_any_bytes_are_a_command_or_bad(chunks):
    try:
        parse_command(chunks if len(chunks) % 2 else chunks[:-1])
    except BadCommandError:
        return


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=8))
def test_a_set_holds_what_its_ranges_hold(ranges):
    text = ",".join(f"{first}:{last}" for first, last in ranges).encode()
    wanted = {n for pair in ranges for n in range(min(pair), max(pair) + 1)}
    assert {n for n in range(50) if n in parse_set(text, largest=40)} == wanted


@given(st.binary(max_size=20))
def test_any_bytes_are_a_set_or_bad(text):
    try:
        assert parse_set(text, largest=5).ranges
    except BadCommandError:
        return
