import imaplib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

MAIL = b"From: piet@klant.example\nSubject: Vraag\nMessage-ID: <a@klant.example>\n\nHallo\n"
MULTIPART = (
    b'Subject: =?utf-8?q?caf=C3=A9?=\nContent-Type: multipart/mixed; boundary="b"\n\n'
    b"--b\nContent-Type: text/plain\n\nEen\n--b\n"
    b"Content-Type: text/html; charset=utf-8\n\n<p>Twee</p>\n--b\nContent-Type: message/rfc822\n\n"
    b"Subject: Drie\n\nVier\n--b--\n"
)
AT = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


def test_many_idle_sessions_hear_of_a_mail(server, new_line):
    lines = [new_line() for _ in range(15)]
    for line in lines:
        line.say(b"a LOGIN sanne geheim\r\nb SELECT INBOX\r\nc IDLE\r\n")
        line.until(b"+ idling")
    server.deliver("INBOX", MAIL)
    for line in lines:
        assert line.until(b"* 1 EXISTS")


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
