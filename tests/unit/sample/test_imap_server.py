import base64
import imaplib
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient import IMAPClient

from reachapp.sample.imap_server import SampleImapServer
from reachapp.sample.imap_syntax import (
    BadCommandError,
    decode_utf7,
    encode_utf7,
    parse_command,
    parse_set,
)

MAIL = b"From: piet@klant.example\nSubject: Vraag\nMessage-ID: <a@klant.example>\n\nHallo\n"
MULTIPART = (
    b'Subject: =?utf-8?q?caf=C3=A9?=\nContent-Type: multipart/mixed; boundary="b"\n\n'
    b"--b\nContent-Type: text/plain\n\nEen\n--b\n"
    b"Content-Type: text/html; charset=utf-8\n\n<p>Twee</p>\n--b\nContent-Type: message/rfc822\n\n"
    b"Subject: Drie\n\nVier\n--b--\n"
)
AT = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


@pytest.fixture
def server():
    server = SampleImapServer("sanne", "geheim")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def client(server):
    client = IMAPClient(server.host, port=server.port, ssl=False, timeout=5)
    client.login("sanne", "geheim")
    yield client
    client.shutdown()


class Line:
    """A client that says exactly what it is told."""

    def __init__(self, server):
        self.socket = socket.create_connection((server.host, server.port), timeout=5)
        self.file = self.socket.makefile("rb")
        self.greeting = self.file.readline()

    def say(self, data):
        self.socket.sendall(data)

    def until(self, start):
        lines = []
        while not (line := self.file.readline()).startswith(start):
            assert line, f"the line ended after {lines}"
            lines.append(line)
        return [*lines, line]

    def close(self):
        self.file.close()
        self.socket.close()


@pytest.fixture
def line(server):
    line = Line(server)
    yield line
    line.close()


@pytest.fixture
def inside(line):
    line.say(b"a LOGIN sanne geheim\r\n")
    line.until(b"a OK")
    return line


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


def test_a_client_that_leaves_in_a_literal_harms_nobody(server, client):
    line = Line(server)
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


def test_many_idle_sessions_hear_of_a_mail(server):
    lines = [Line(server) for _ in range(15)]
    for line in lines:
        line.say(b"a LOGIN sanne geheim\r\nb SELECT INBOX\r\nc IDLE\r\n")
        line.until(b"+ idling")
    server.deliver("INBOX", MAIL)
    for line in lines:
        assert line.until(b"* 1 EXISTS")
        line.close()


def test_numbers_stay_while_another_session_removes(server, inside, client):
    for _ in range(3):
        server.deliver("INBOX", MAIL)
    inside.say(b"s SELECT INBOX\r\n")
    inside.until(b"s OK")
    client.select_folder("INBOX")
    client.delete_messages([1])
    client.expunge([1])
    inside.say(b"x FETCH 1:3 (UID)\r\n")
    told = b"".join(inside.until(b"x OK"))
    assert b"EXPUNGE" not in told
    assert b"* 3 FETCH (UID 3)" in told
    inside.say(b"y NOOP\r\n")
    assert b"* 1 EXPUNGE\r\n" in inside.until(b"y OK")


def test_a_new_uidvalidity_shows_the_session_out_and_numbers_anew(server, client):
    for _ in range(3):
        server.deliver("INBOX", MAIL)
    before = client.select_folder("INBOX")
    client.delete_messages([1])
    client.expunge()
    server.change_uidvalidity("INBOX")
    with pytest.raises((OSError, IMAPClient.Error)):
        client.noop()
    with IMAPClient(server.host, port=server.port, ssl=False, timeout=5) as again:
        again.login("sanne", "geheim")
        after = again.select_folder("INBOX")
        assert after[b"UIDVALIDITY"] > before[b"UIDVALIDITY"]
        assert again.search() == [1, 2]


def test_a_session_elsewhere_stays_when_a_mailbox_is_numbered_anew(server, client):
    client.select_folder("Sent")
    server.change_uidvalidity("INBOX")
    client.noop()


def test_a_deleted_mailbox_runs_empty_for_those_inside(server, inside, client):
    client.create_folder("Weg")
    server.deliver("Weg", MAIL)
    inside.say(b"s SELECT Weg\r\n")
    inside.until(b"s OK")
    client.delete_folder("Weg")
    inside.say(b"x NOOP\r\n")
    assert b"* 1 EXPUNGE\r\n" in inside.until(b"x OK")


def test_parts_within_parts_are_fetched(server, client):
    server.deliver("INBOX", MULTIPART)
    client.select_folder("INBOX")
    mail = client.fetch(
        1, ["BODY[1]", "BODY[2.MIME]", "BODY[3]", "BODY[3.HEADER]", "BODY[9]", "BODYSTRUCTURE"]
    )[1]
    assert mail[b"BODY[1]"].strip() == b"Een"
    assert b"text/html" in mail[b"BODY[2.MIME]"]
    assert mail[b"BODY[3]"].startswith(b"Subject: Drie\r\n")
    assert mail[b"BODY[3.HEADER]"] == b"Subject: Drie\r\n\r\n"
    assert mail[b"BODY[9]"] is None
    assert mail[b"BODYSTRUCTURE"].is_multipart
    assert len(mail[b"BODYSTRUCTURE"][0]) == 3
    assert client.search(["SUBJECT", "CAFÉ"], "UTF-8") == [1]
    assert client.search(["BODY", "twee"]) == [1]


def test_imaplib_works_too(server):
    server.deliver("INBOX", MAIL, flags=["\\Seen"], at=AT)
    with imaplib.IMAP4(server.host, server.port, timeout=5) as client:
        client.login("sanne", "geheim")
        assert client.select("INBOX") == ("OK", [b"1"])
        _, data = client.fetch("1", "(FLAGS INTERNALDATE RFC822.HEADER)")
        assert b'INTERNALDATE "23-Nov-2026 09:05:00 +0000"' in data[0][0]
        assert client.store("1", "+FLAGS", "(\\Flagged $Reachapp)")[0] == "OK"
        assert client.search(None, "KEYWORD", "$reachapp") == ("OK", [b"1"])
        assert client.lsub()[0] == "OK"
        assert client.namespace()[1] == [b'(("" "/")) NIL NIL']
        assert client.check()[0] == "OK"
        assert client.close()[0] == "OK"
        assert client.enable("CONDSTORE")[0] == "OK"


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"kapot", b"Subject: \xff\xfe\n\n\x80", b"Content-Type: multipart/x\n\n--"]
)
def test_any_mail_can_be_kept_and_read(server, client, raw):
    server.deliver("INBOX", raw)
    client.select_folder("INBOX")
    asked = ["BODY.PEEK[]", "ENVELOPE", "BODYSTRUCTURE", "BODY.PEEK[HEADER.FIELDS.NOT (To)]"]
    assert client.fetch(1, asked)[1][b"BODY[]"] == raw.replace(b"\n", b"\r\n")
    assert client.search(["NOT", "TEXT", "bestaat niet"]) == [1]


def test_inbox_gives_its_mails_away_when_renamed(server, client):
    server.deliver("INBOX", MAIL)
    client.rename_folder("INBOX", "Archief/2026")
    assert len(server.messages("Archief/2026")) == 1
    assert server.messages("INBOX") == []
    client.rename_folder("Archief", "Oud")
    assert len(server.messages("Oud/2026")) == 1


def test_what_the_program_delivers_from_many_threads_gets_uids_of_its_own(server, client):
    client.select_folder("INBOX")
    with ThreadPoolExecutor(8) as pool:
        uids = list(pool.map(lambda _: server.deliver("INBOX", MAIL), range(200)))
    client.noop()
    assert sorted(uids) == list(range(1, 201))
    assert client.search() == list(range(1, 201))


def test_stop_says_goodbye(server, inside):
    server.stop()
    assert inside.until(b"* BYE")


def test_a_stopped_server_still_takes_mail(server):
    server.stop()
    server.deliver("INBOX", MAIL)
    server.drop_connections()
    assert len(server.messages("INBOX")) == 1


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
