"""What every IMAP server does alike: the sample office's server next to a real Dovecot."""

from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from tests.contract.imap_servers import a_raw_mail, hang_up, logged_in

AT = datetime(2025, 11, 24, 9, 12, tzinfo=UTC)  # Dovecot keeps no date that lies ahead


@pytest.fixture
def client(imap_server):
    with logged_in(imap_server) as client:
        yield client


@pytest.fixture
def other(imap_server):
    with logged_in(imap_server) as client:
        yield client


def one_uid(client):
    uids = client.search()
    assert len(uids) == 1
    return uids[0]


def until(client, kind, rounds=20):
    """The pushes of IDLE until one of this kind comes."""
    seen = []
    for _ in range(rounds):
        seen += client.idle_check(timeout=1)
        if any(kind in response for response in seen):
            return seen
    raise AssertionError(f"no {kind!r} in {seen}")


def test_a_wrong_password_is_refused(imap_server):
    client = IMAPClient(imap_server.host, port=imap_server.port, ssl=False, timeout=10)
    with pytest.raises(LoginError):
        client.login(imap_server.user, "fout")
    hang_up(client)


def test_plain_authentication_works(imap_server):
    client = IMAPClient(imap_server.host, port=imap_server.port, ssl=False, timeout=10)
    client.plain_login(imap_server.user, imap_server.password)
    client.noop()
    hang_up(client)


def test_refused_logins_come_back(imap_server):
    imap_server.refuse_logins(True)
    with pytest.raises(LoginError), logged_in(imap_server):
        pass
    imap_server.refuse_logins(False)
    with logged_in(imap_server) as client:
        client.noop()


def test_it_offers_what_reachapp_uses(client):
    wanted = {b"IMAP4REV1", b"IDLE", b"UIDPLUS", b"MOVE", b"SPECIAL-USE", b"UNSELECT", b"ID"}
    assert wanted <= set(client.capabilities())


def test_sent_drafts_and_junk_are_found_by_their_use(client):
    found = {flag: name for flags, _, name in client.list_folders() for flag in flags}
    assert (found[b"\\Sent"], found[b"\\Drafts"], found[b"\\Junk"]) == ("Sent", "Drafts", "Junk")
    assert client.find_special_folder(b"\\Sent") == "Sent"


def test_list_returns_special_use_on_request(client):
    client._imap._simple_command("LIST", '""', '"*"', "RETURN", "(SPECIAL-USE)")
    lines = client._imap.response("LIST")[1]
    assert any(b"\\Sent" in line and b"Sent" in line for line in lines)


def test_a_delivered_mail_is_read_back(imap_server, client):
    imap_server.deliver(a_raw_mail())
    client.select_folder("INBOX")
    uid = one_uid(client)
    mail = client.fetch(uid, ["BODY.PEEK[]", "FLAGS", "RFC822.SIZE", "INTERNALDATE"])[uid]
    assert b"Subject: Vraag" in mail[b"BODY[]"]
    assert b"Return-Path: <piet@klant.example>" in mail[b"BODY[]"]
    assert len(mail[b"BODY[]"]) == mail[b"RFC822.SIZE"]
    assert mail[b"INTERNALDATE"].tzinfo is not None
    assert b"\\Seen" not in mail[b"FLAGS"]


def test_peek_leaves_a_mail_unseen_and_body_marks_it(imap_server, client):
    imap_server.deliver(a_raw_mail())
    client.select_folder("INBOX")
    uid = one_uid(client)
    client.fetch(uid, ["BODY.PEEK[]"])
    assert b"\\Seen" not in client.get_flags(uid)[uid]
    client.fetch(uid, ["BODY[]"])
    assert b"\\Seen" in client.get_flags(uid)[uid]


def test_parts_of_a_mail_are_fetched(imap_server, client):
    imap_server.deliver(a_raw_mail("Offerte"))
    client.select_folder("INBOX")
    uid = one_uid(client)
    mail = client.fetch(
        uid,
        [
            "BODY.PEEK[HEADER.FIELDS (SUBJECT MESSAGE-ID)]",
            "BODY.PEEK[TEXT]<0.9>",
            "BODY.PEEK[1]",
            "ENVELOPE",
            "BODYSTRUCTURE",
        ],
    )[uid]
    fields = mail[b"BODY[HEADER.FIELDS (SUBJECT MESSAGE-ID)]"]
    assert sorted(fields.split(b"\r\n")) == [
        b"",
        b"",
        b"Message-ID: <a1@klant.example>",
        b"Subject: Offerte",
    ]
    assert mail[b"BODY[TEXT]<0>"] == b"Dag Sanne"
    assert mail[b"BODY[1]"].startswith(b"Dag Sanne")
    assert mail[b"ENVELOPE"].subject == b"Offerte"
    assert mail[b"ENVELOPE"].from_[0].mailbox == b"piet"
    assert mail[b"BODYSTRUCTURE"][0].lower() == b"text"


def test_keywords_are_kept_and_found(imap_server, client, other):
    imap_server.deliver(a_raw_mail())
    client.select_folder("INBOX")
    uid = one_uid(client)
    client.add_flags(uid, ["$Reachapp", b"\\Answered"])
    other.select_folder("INBOX", readonly=True)
    assert {b"$Reachapp", b"\\Answered"} <= set(other.get_flags(uid)[uid])
    assert other.search(["KEYWORD", "$Reachapp"]) == [uid]
    assert other.search(["UNKEYWORD", "$Reachapp"]) == []
    client.remove_flags(uid, ["$Reachapp"])
    assert client.search("UNKEYWORD $Reachapp") == [uid]


def test_any_keyword_may_be_kept(client):
    assert b"\\*" in client.select_folder("INBOX")[b"PERMANENTFLAGS"]


def test_a_read_only_mailbox_is_not_changed(imap_server, client):
    imap_server.deliver(a_raw_mail())
    client.select_folder("INBOX", readonly=True)
    uid = one_uid(client)
    client.fetch(uid, ["BODY[]"])
    assert b"\\Seen" not in client.get_flags(uid)[uid]


def test_append_tells_the_new_uid(client):
    answer = client.append("Sent", a_raw_mail("Antwoord"), flags=[b"\\Seen"], msg_time=AT)
    opened = client.select_folder("Sent")
    uid = one_uid(client)
    assert b"[APPENDUID %d %d]" % (opened[b"UIDVALIDITY"], uid) in answer
    mail = client.fetch(uid, ["INTERNALDATE", "FLAGS"])[uid]
    assert mail[b"INTERNALDATE"] == AT
    assert b"\\Seen" in mail[b"FLAGS"]


def test_append_into_nothing_says_trycreate(client):
    with pytest.raises(IMAPClient.Error, match="TRYCREATE"):
        client.append("Nergens", a_raw_mail())


def test_searches_by_header_date_and_text(client):
    client.append("INBOX", a_raw_mail("Lekkage", message_id="<lek@x.example>"), msg_time=AT)
    client.append("INBOX", a_raw_mail("Factuur", message_id="<fac@x.example>"), msg_time=AT)
    client.select_folder("INBOX")
    first, second = client.search()
    assert client.search(["HEADER", "Message-ID", "<lek@x.example>"]) == [first]
    assert client.search(["SUBJECT", "factuur"]) == [second]
    assert client.search(["SINCE", AT.date()]) == [first, second]
    assert client.search(["BEFORE", AT.date()]) == []
    assert client.search(["ON", AT.date(), "NOT", "SUBJECT", "Lekkage"]) == [second]
    assert client.search(["OR", "SUBJECT", "Lekkage", "SUBJECT", "Factuur"]) == [first, second]
    assert client.search(["UID", f"{second}:*", "FROM", "piet"]) == [second]
    assert client.search(["TEXT", "even kijken", "UNSEEN", "UNANSWERED"]) == [first, second]
    assert client.search([b"1:1"]) == [first]


def test_a_mail_is_copied_and_moved_with_its_new_uid_told(imap_server, client):
    imap_server.deliver(a_raw_mail())
    validity = client.folder_status("Junk", ["UIDVALIDITY", "UIDNEXT"])
    client.select_folder("INBOX")
    uid = one_uid(client)
    told = b"%d %d %d" % (validity[b"UIDVALIDITY"], uid, validity[b"UIDNEXT"])
    answer = client.copy(uid, "Junk")
    assert told in (answer or client._imap.response("COPYUID")[1][-1] or b"")
    client.move(uid, "Drafts")
    assert client.search() == []
    counts = {name: client.folder_status(name, ["MESSAGES"]) for name in ("Junk", "Drafts")}
    assert counts == {"Junk": {b"MESSAGES": 1}, "Drafts": {b"MESSAGES": 1}}


def test_uid_expunge_removes_only_what_was_named(imap_server, client):
    for number in range(3):
        imap_server.deliver(a_raw_mail(message_id=f"<m{number}@klant.example>"))
    client.select_folder("INBOX")
    uids = client.search()
    client.delete_messages(uids[:2])
    client.uid_expunge([uids[0]])
    assert client.search() == uids[1:]
    client.expunge()
    assert client.search() == uids[2:]


def test_uids_are_never_used_twice(imap_server, client):
    imap_server.deliver(a_raw_mail())
    client.select_folder("INBOX")
    uid = one_uid(client)
    client.delete_messages(uid)
    client.expunge()
    imap_server.deliver(a_raw_mail())
    client.noop()
    assert one_uid(client) > uid


def test_mailboxes_are_made_renamed_and_removed_with_any_name(client):
    client.create_folder("Klánten & co")
    client.rename_folder("Klánten & co", "Oude klanten ☂")
    names = [name for _, _, name in client.list_folders()]
    assert "Oude klanten ☂" in names
    assert "Klánten & co" not in names
    client.select_folder("Oude klanten ☂")
    client.unselect_folder()
    client.delete_folder("Oude klanten ☂")
    assert not client.folder_exists("Oude klanten ☂")


def test_an_unknown_mailbox_is_refused(client):
    with pytest.raises(IMAPClient.Error):
        client.select_folder("Bestaat niet")
    client.noop()


def test_idle_pushes_arrival_flags_and_removal(imap_server, client, other):
    client.select_folder("INBOX")
    client.idle()
    imap_server.deliver(a_raw_mail())
    assert (1, b"EXISTS") in until(client, b"EXISTS")
    other.select_folder("INBOX")
    uid = one_uid(other)
    other.add_flags(uid, [b"\\Flagged"])
    flags = next(r for r in until(client, b"FETCH") if r[1] == b"FETCH")
    assert b"\\Flagged" in dict(zip(flags[2][::2], flags[2][1::2], strict=True))[b"FLAGS"]
    other.delete_messages(uid)
    other.expunge()
    assert (1, b"EXPUNGE") in until(client, b"EXPUNGE")
    text, _ = client.idle_done()
    assert b"Idle" in text
    assert client.search() == []


def test_another_session_hears_of_news_at_noop(imap_server, client, other):
    client.select_folder("INBOX")
    other.select_folder("INBOX")
    imap_server.deliver(a_raw_mail())
    assert (1, b"EXISTS") in client.noop()[1]
    other.noop()
    assert client.search() == other.search()


def test_a_dropped_line_is_an_error_and_a_new_login_works(imap_server, client):
    client.select_folder("INBOX")
    imap_server.drop_connections()
    with pytest.raises((OSError, IMAPClient.Error)):
        client.noop()
    with logged_in(imap_server) as again:
        again.select_folder("INBOX")


def test_uidvalidity_changes_when_the_mailbox_is_numbered_anew(imap_server):
    imap_server.deliver(a_raw_mail())
    with logged_in(imap_server) as client:
        before = client.select_folder("INBOX")[b"UIDVALIDITY"]
    imap_server.change_uidvalidity("INBOX")
    with logged_in(imap_server) as client:
        after = client.select_folder("INBOX")
    assert after[b"UIDVALIDITY"] != before
    assert after[b"EXISTS"] == 1


def test_a_stopped_server_comes_back_with_its_mail_on_its_port(imap_server):
    imap_server.deliver(a_raw_mail())
    port = imap_server.port
    imap_server.stop()
    with pytest.raises(OSError), logged_in(imap_server):  # noqa: PT011 - refused or reset
        pass
    imap_server.start()
    assert imap_server.port == port
    with logged_in(imap_server) as client:
        assert client.select_folder("INBOX")[b"EXISTS"] == 1
