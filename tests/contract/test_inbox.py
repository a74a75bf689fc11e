"""The port `Inbox` over the sample office's server, a real Dovecot, and the fake of the stories."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from reachapp.channels.imap_inbox import ImapInbox
from reachapp.channels.imap_login import ImapLimits
from reachapp.core.profile import Account, Server
from reachapp.engine.errors import OwnerMustAct, Refused, Unreachable
from reachapp.engine.ports import Role
from reachapp.system.clock import SystemClock
from tests.contract.imap_servers import a_raw_mail, logged_in
from tests.fakes import FakeInbox, FakeMailServer

AT = datetime(2025, 11, 24, 9, 12, tzinfo=UTC)
LIMIT = 100_000
SHORT = ImapLimits(connect=5, answer=10, idle_round=5, idle_answer=5, poll=0.2)


def an_account(server, **imap) -> Account:
    where = {"host": server.host, "port": server.port, "user": server.user, "tls": "none"}
    return Account(
        name="main",
        imap=Server(**{**where, **imap}),
        smtp=Server(host="127.0.0.1", port=1, tls="none"),
    )


def a_line(server, *, password=True, limits=SHORT):
    """Return a line to the server, closed; without a password where `password` is False."""
    secret = server.password if password else None
    if isinstance(server, FakeMailServer):
        return FakeInbox(server, secret)
    return ImapInbox(an_account(server), lambda: secret, clock=SystemClock(), limits=limits)


@pytest.fixture
def fake_server():
    return FakeMailServer(SystemClock())


@pytest.fixture(params=["sample_server", "dovecot_server", "fake_server"])
def imap_server(request):
    """Each of the three in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def inbox(imap_server):
    line = a_line(imap_server)
    yield line
    line.close()


def later(seconds: float, action) -> threading.Timer:
    timer = threading.Timer(seconds, action)
    timer.start()
    return timer


def test_mailboxes_have_their_roles(inbox):
    roles = {info.name: info.role for info in inbox.mailboxes()}
    assert roles["INBOX"] is Role.INBOX
    assert roles["Sent"] is Role.SENT
    assert roles["Drafts"] is Role.DRAFTS
    assert roles["Junk"] is Role.JUNK


def test_opening_tells_where_the_numbers_stand(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    state = inbox.open("INBOX")
    assert state.exists == 1
    assert state.uid_validity > 0
    assert state.keeps_keywords
    assert state.uid_next == inbox.uids_after(0)[0] + 1


def test_a_mailbox_that_is_not_there_is_refused_and_the_line_stays(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    inbox.open("INBOX")
    with pytest.raises(Refused, match="no_such_mailbox"):
        inbox.open("Nergens")
    assert len(inbox.uids_after(0)) == 1


def make_mailbox(server, name):
    if isinstance(server, FakeMailServer):
        server.create(name)
        return
    with logged_in(server) as client:
        client.create_folder(name)


def test_a_mailbox_name_may_hold_any_letter(inbox, imap_server):
    make_mailbox(imap_server, 'Bücher & "Co"')
    assert 'Bücher & "Co"' in {info.name for info in inbox.mailboxes()}
    assert inbox.open('Bücher & "Co"').exists == 0


def test_uids_after_the_last_one_are_none(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    inbox.open("INBOX")
    (uid,) = inbox.uids_after(0)
    assert inbox.uids_after(uid) == []
    assert inbox.uids_after(uid + 100) == []


def test_mails_come_whole_in_the_order_that_was_asked_for(inbox, imap_server):
    for number in range(3):
        imap_server.deliver(a_raw_mail(f"Vraag {number}", message_id=f"<{number}@klant.example>"))
    inbox.open("INBOX")
    uids = inbox.uids_after(0)
    mails = list(inbox.fetch([uids[2], uids[0], uids[1]], limit=LIMIT))
    assert [mail.uid for mail in mails] == [uids[2], uids[0], uids[1]]
    assert b"Subject: Vraag 2" in mails[0].raw
    assert mails[0].raw.endswith(b"kijken?\r\n")
    assert mails[0].size == len(mails[0].raw)
    assert abs(mails[0].internal_date - SystemClock().now()) < timedelta(days=1)


def test_a_large_mail_is_cut_and_its_size_told(inbox, imap_server):
    imap_server.deliver(a_raw_mail() + b"x" * 70 + b"\r\n")
    inbox.open("INBOX")
    (mail,) = inbox.fetch(inbox.uids_after(0), limit=50)
    assert len(mail.raw) == 50
    assert mail.size > 300


def test_looking_does_not_mark_as_seen(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    inbox.open("INBOX")
    uids = inbox.uids_after(0)
    list(inbox.fetch(uids, limit=LIMIT))
    (mail,) = inbox.fetch(uids, limit=LIMIT)
    assert "\\Seen" not in mail.flags


def test_mails_that_are_gone_are_left_out(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    inbox.open("INBOX")
    (uid,) = inbox.uids_after(0)
    assert [mail.uid for mail in inbox.fetch([uid, uid + 7], limit=LIMIT)] == [uid]


def test_mails_are_found_by_day(inbox):
    inbox.append("Sent", a_raw_mail(message_id="<oud@x.example>"), flags=(), at=AT)
    new = AT + timedelta(days=5)
    inbox.append("Sent", a_raw_mail(message_id="<nieuw@x.example>"), flags=(), at=new)
    inbox.open("Sent")
    assert len(inbox.uids_since(AT)) == 2
    assert len(inbox.uids_since(new)) == 1


def test_a_mail_is_found_by_its_whole_message_id_only(inbox, imap_server):
    imap_server.deliver(a_raw_mail(message_id="<lang-a1@klant.example>"))
    imap_server.deliver(a_raw_mail(message_id="<a1@klant.example>"))
    inbox.open("INBOX")
    _, second = inbox.uids_after(0)
    assert inbox.find_message_id("<a1@klant.example>") == [second]
    assert inbox.find_message_id("a1@klant.example") == []
    assert inbox.find_message_id('<"quoted\\">@klant.example>') == []
    assert inbox.find_message_id("<a1@klant.example>\r\nA1 LOGOUT") == []


def test_what_is_appended_keeps_its_bytes_flags_and_date(inbox):
    inbox.append("Sent", a_raw_mail(), flags=["\\Seen"], at=AT)
    inbox.open("Sent")
    (mail,) = inbox.fetch(inbox.uids_after(0), limit=LIMIT)
    assert mail.raw == a_raw_mail()
    assert "\\Seen" in mail.flags
    assert mail.internal_date == AT
    assert mail.internal_date.tzinfo is UTC


def test_appending_to_a_mailbox_that_is_not_there_is_refused(inbox):
    with pytest.raises(Refused, match="no_such_mailbox"):
        inbox.append("Nergens", a_raw_mail(), flags=(), at=AT)


def test_a_keyword_is_kept_and_the_open_mailbox_stays_open(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    inbox.append("Sent", a_raw_mail("Ander"), flags=(), at=AT)
    inbox.open("INBOX")
    (uid,) = inbox.uids_after(0)
    inbox.open("Sent")
    inbox.add_keyword("INBOX", uid, "$ReachappReplied")
    (mail,) = inbox.fetch(inbox.uids_after(0), limit=LIMIT)
    assert b"Subject: Ander" in mail.raw
    inbox.open("INBOX")
    (mail,) = inbox.fetch([uid], limit=LIMIT)
    assert "$ReachappReplied" in mail.flags


def test_a_keyword_on_a_mail_that_is_gone_does_no_harm(inbox):
    inbox.open("INBOX")
    inbox.add_keyword("INBOX", 4711, "$ReachappReplied")
    assert inbox.uids_after(0) == []


def test_waiting_ends_with_news(inbox, imap_server):
    inbox.open("INBOX")
    timer = later(0.3, lambda: imap_server.deliver(a_raw_mail()))
    assert inbox.wait(20)
    assert len(inbox.uids_after(0)) == 1
    timer.join()


def test_waiting_ends_with_the_time(inbox):
    inbox.open("INBOX")
    assert not inbox.wait(0.2)


def test_news_heard_before_the_wait_is_not_missed(inbox, imap_server):
    inbox.open("INBOX")
    inbox.uids_after(0)
    imap_server.deliver(a_raw_mail())
    if isinstance(inbox, ImapInbox):
        inbox._get_line().client.noop()
    assert inbox.wait(20)


def test_a_new_round_of_idle_hears_news_too(imap_server):
    line = a_line(imap_server, limits=ImapLimits(idle_round=0.2))
    line.open("INBOX")
    timer = later(0.7, lambda: imap_server.deliver(a_raw_mail()))
    assert line.wait(20)
    timer.join()
    line.close()


def test_another_thread_ends_the_wait(inbox):
    inbox.open("INBOX")
    clock = SystemClock()
    began = clock.monotonic()
    timer = later(0.2, inbox.interrupt)
    assert not inbox.wait(20)
    assert clock.monotonic() - began < 5
    timer.join()
    assert inbox.uids_after(0) == []


def test_a_ring_that_comes_too_early_ends_the_next_wait_and_no_other(inbox):
    inbox.open("INBOX")
    inbox.interrupt()
    clock = SystemClock()
    began = clock.monotonic()
    assert not inbox.wait(20)
    assert clock.monotonic() - began < 5
    began = clock.monotonic()
    assert not inbox.wait(0.2)
    assert clock.monotonic() - began >= 0.15


def test_a_line_cut_during_the_wait_is_unreachable_and_opens_anew(inbox, imap_server):
    inbox.open("INBOX")
    timer = later(0.3, imap_server.drop_connections)
    with pytest.raises(Unreachable):
        inbox.wait(20)
    timer.join()
    imap_server.deliver(a_raw_mail())
    assert len(inbox.uids_after(0)) == 1


def test_a_line_cut_between_two_calls_is_unreachable(inbox, imap_server):
    inbox.open("INBOX")
    imap_server.drop_connections()
    with pytest.raises(Unreachable):
        inbox.uids_after(0)


def test_new_numbers_are_told_on_opening(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    before = inbox.open("INBOX")
    inbox.close()
    imap_server.change_uidvalidity("INBOX")
    assert inbox.open("INBOX").uid_validity != before.uid_validity


def test_old_numbers_are_not_used_on_a_line_that_was_opened_anew(inbox, imap_server):
    imap_server.deliver(a_raw_mail())
    inbox.open("INBOX")
    inbox.close()
    imap_server.change_uidvalidity("INBOX")
    with pytest.raises(Unreachable, match="renumbered"):
        inbox.uids_after(0)


def test_a_refused_password_is_for_the_owner(inbox, imap_server):
    imap_server.refuse_logins(True)
    with pytest.raises(OwnerMustAct, match="login_refused"):
        inbox.open("INBOX")
    imap_server.refuse_logins(False)
    inbox.open("INBOX")


def test_a_missing_password_is_for_the_owner(imap_server):
    line = a_line(imap_server, password=False)
    with pytest.raises(OwnerMustAct, match="no_password"):
        line.mailboxes()
    line.close()


def test_nobody_at_the_port_is_unreachable(inbox, imap_server):
    imap_server.stop()
    with pytest.raises(Unreachable, match="connection_refused"):
        inbox.open("INBOX")
    imap_server.start()
    assert inbox.open("INBOX").exists == 0


def test_five_hundred_mails_come_in_one_sweep(inbox, imap_server):
    raws = [a_raw_mail(message_id=f"<{n}@x.example>") for n in range(500)]
    for raw in raws:
        inbox.append("INBOX", raw, flags=(), at=AT)
    inbox.open("INBOX")
    mails = list(inbox.fetch(inbox.uids_after(0), limit=LIMIT))
    assert [mail.raw for mail in mails] == raws


def test_closing_twice_and_before_opening_does_no_harm(inbox):
    inbox.close()
    inbox.mailboxes()
    inbox.close()
    inbox.close()
    inbox.interrupt()
