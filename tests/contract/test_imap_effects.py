"""Copies in Sent and marks on answered mails, over both IMAP servers; done twice they stay one."""

import json
from datetime import UTC, datetime

import pytest

from reachapp.channels.imap_effects import REPLIED_KEYWORD, ImapEffects
from reachapp.channels.imap_inbox import ImapInbox
from reachapp.channels.smtp_channel import SmtpChannel
from reachapp.channels.tester import ConnectionTester
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Account, Server
from reachapp.engine.errors import Refused
from reachapp.system.clock import SystemClock
from tests.contract.imap_servers import a_raw_mail
from tests.contract.smtp_servers import ScriptedSmtp

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COPY_ID = "<kopie@deboer-advies.example>"


def an_account(server, *, smtp_host="127.0.0.1", smtp_port=1) -> Account:
    imap = Server(host=server.host, port=server.port, user=server.user, tls="none")
    tls = "none" if smtp_host == "127.0.0.1" else "implicit"
    smtp = Server(host=smtp_host, port=smtp_port, user="sanne", tls=tls)
    return Account(name="main", imap=imap, smtp=smtp)


@pytest.fixture
def inbox(imap_server):
    account = an_account(imap_server)
    line = ImapInbox(account, lambda: imap_server.password, clock=SystemClock())
    yield line
    line.close()


@pytest.fixture
def effects(inbox):
    return ImapEffects(inbox, clock=SystemClock())


def an_item(kind, body, *, recipient="", message_id="") -> Outgoing:
    return Outgoing(
        key="x:1",
        kind=kind,
        channel="imap:main",
        recipient=recipient,
        body=body,
        message_id=message_id,
        due_at=NOW,
    )


def a_copy(**fields) -> Outgoing:
    raw = a_raw_mail("Re: Vraag", message_id=COPY_ID)
    return an_item(OutgoingKind.COPY, raw, message_id=COPY_ID, **fields)


def a_mark(state, uid, *, message_id="<a1@klant.example>", validity=None) -> Outgoing:
    place = {
        "mailbox": "INBOX",
        "uid": uid,
        "uid_validity": validity or state.uid_validity,
        "message_id": message_id,
    }
    return an_item(OutgoingKind.MARK, json.dumps(place).encode(), recipient="INBOX")


def marked(inbox) -> list[int]:
    inbox.open("INBOX")
    mails = inbox.fetch(inbox.uids_after(0), limit=1000)
    return [mail.uid for mail in mails if REPLIED_KEYWORD in mail.flags]


def test_a_copy_lands_in_sent_once(effects, inbox):
    effects.send(a_copy())
    effects.send(a_copy())
    inbox.open("Sent")
    (mail,) = inbox.fetch(inbox.uids_after(0), limit=1000)
    assert mail.raw == a_copy().body
    assert "\\Seen" in mail.flags


def test_a_copy_into_a_mailbox_that_is_not_there_is_refused(effects):
    with pytest.raises(Refused):
        effects.send(a_copy(recipient="Nergens"))


def test_the_answered_mail_is_marked(effects, inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    imap_server.deliver(a_raw_mail(message_id="<ander@klant.example>"))
    state = inbox.open("INBOX")
    first, _ = inbox.uids_after(0)
    effects.send(a_mark(state, first))
    effects.send(a_mark(state, first))
    assert marked(inbox) == [first]


def test_a_mail_without_message_id_is_marked_by_its_number(effects, inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    state = inbox.open("INBOX")
    effects.send(a_mark(state, inbox.uids_after(0)[0], message_id=""))
    assert len(marked(inbox)) == 1


def test_another_mail_under_the_old_number_is_not_marked(effects, inbox, imap_server):
    imap_server.deliver(a_raw_mail(message_id="<ander@klant.example>"))
    state = inbox.open("INBOX")
    (uid,) = inbox.uids_after(0)
    effects.send(a_mark(state, uid))
    effects.send(a_mark(state, uid, message_id="", validity=state.uid_validity - 1))
    assert marked(inbox) == []


def test_after_new_numbers_the_mail_is_found_by_its_message_id(effects, inbox, imap_server):
    imap_server.deliver(a_raw_mail(message_id="<ander@klant.example>"))
    imap_server.deliver(a_raw_mail())
    state = inbox.open("INBOX")
    other, uid = inbox.uids_after(0)
    effects.send(a_mark(state, other, validity=state.uid_validity - 1))
    assert marked(inbox) == [uid]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"mailbox": "INBOX", "uid": "x"}'])
def test_a_mark_that_says_nothing_is_refused(effects, body):
    with pytest.raises(Refused, match="bad_mark"):
        effects.send(an_item(OutgoingKind.MARK, body))


# what Sent proves, and the connection test


def a_mail_channel(imap_server, smtp_host: str) -> SmtpChannel:
    account = an_account(imap_server, smtp_host=smtp_host)
    return SmtpChannel(
        account,
        lambda: "x",
        address="sanne@deboer-advies.example",
        sent=lambda: ImapInbox(account, lambda: imap_server.password, clock=SystemClock()),
    )


@pytest.mark.parametrize(
    ("host", "proof"), [("smtp.gmail.com", False), ("smtp.hoster.example", None)]
)
def test_absence_from_sent_proves_something_where_the_server_files_it(
    imap_server, effects, host, proof
):
    channel = a_mail_channel(imap_server, host)
    item = an_item(OutgoingKind.REPLY, b"", message_id=COPY_ID, recipient="a@b.example")
    assert channel.find_sent(item) is proof
    effects.send(a_copy())
    assert channel.find_sent(item) is True


def test_the_connection_test_tells_what_is_there(imap_server):
    imap_server.deliver(a_raw_mail())
    tester = ConnectionTester(clock=SystemClock())
    result = tester.imap(an_account(imap_server), imap_server.password)
    assert result.works
    assert result.code == "ok"
    assert result.messages == 1
    assert "Sent" in {info.name for info in result.mailboxes}


def test_the_connection_test_tells_why_it_does_not_work(imap_server):
    tester = ConnectionTester(clock=SystemClock())
    result = tester.imap(an_account(imap_server), "fout")
    assert not result.works
    assert result.code == "login_refused"


def test_the_smtp_test_sends_nothing():
    server = ScriptedSmtp({"NOOP": b"250 ok\r\n"})
    tester = ConnectionTester(clock=SystemClock())
    result = tester.smtp(an_account(server, smtp_port=server.port), "x")
    server.stop()
    assert result.works
    assert [line.split()[0].upper() for line in server.commands] == ["EHLO", "AUTH", "NOOP", "QUIT"]


def test_the_smtp_test_tells_why_it_does_not_work():
    server = ScriptedSmtp({"AUTH": b"535 5.7.8 no\r\n"})
    tester = ConnectionTester(clock=SystemClock())
    result = tester.smtp(an_account(server, smtp_port=server.port), "x")
    server.stop()
    assert (result.works, result.code) == (False, "login_refused")
