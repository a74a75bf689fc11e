"""A real Dovecot in trouble: killed in IDLE, numbered anew, refused, and TLS by own authority."""

import threading

import pytest
import trustme

from reachapp.channels.imap_inbox import ImapInbox
from reachapp.channels.imap_login import ImapLimits
from reachapp.channels.tester import ConnectionTester
from reachapp.core.profile import Account, Server
from reachapp.engine.errors import OwnerMustAct, Unreachable
from reachapp.system.clock import SystemClock
from tests.contract.imap_servers import a_raw_mail

LIMITS = ImapLimits(connect=5, answer=10, idle_round=5, idle_answer=5)


def an_account(server, **imap) -> Account:
    where = {"host": server.host, "port": server.port, "user": server.user, "tls": "none"}
    return Account(
        name="main",
        imap=Server(**{**where, **imap}),
        smtp=Server(host="127.0.0.1", port=1, tls="none"),
    )


@pytest.fixture
def an_inbox(dovecot_server):
    opened = []

    def start(**imap) -> ImapInbox:
        account = an_account(dovecot_server, **imap)
        opened.append(
            ImapInbox(account, lambda: dovecot_server.password, clock=SystemClock(), limits=LIMITS)
        )
        return opened[-1]

    yield start
    for inbox in opened:
        inbox.close()


def test_a_server_killed_in_idle_is_noticed_at_once_and_mail_after_it_is_seen(
    an_inbox, dovecot_server
):
    inbox, clock = an_inbox(), SystemClock()
    inbox.open("INBOX")
    began = clock.monotonic()
    timer = threading.Timer(0.3, dovecot_server.drop_connections)
    timer.start()
    with pytest.raises(Unreachable):
        inbox.wait(60)
    timer.join()
    assert clock.monotonic() - began < 5
    dovecot_server.deliver(a_raw_mail())
    inbox.open("INBOX")
    assert len(inbox.uids_after(0)) == 1


def test_a_mailbox_numbered_anew_during_the_session_is_never_read_by_old_numbers(
    an_inbox, dovecot_server
):
    dovecot_server.deliver(a_raw_mail())
    inbox = an_inbox()
    before = inbox.open("INBOX")
    uids = inbox.uids_after(0)
    dovecot_server.change_uidvalidity("INBOX")
    # Dovecot may go on in the old numbers for this session, or end it; a new one is refused
    inbox.close()
    with pytest.raises(Unreachable, match="renumbered"):
        list(inbox.fetch(uids, limit=1000))
    assert inbox.open("INBOX").uid_validity != before.uid_validity
    assert len(inbox.uids_after(0)) == 1


def test_a_password_changed_elsewhere_is_for_the_owner_and_then_works_again(
    an_inbox, dovecot_server
):
    inbox = an_inbox()
    inbox.open("INBOX")
    dovecot_server.refuse_logins(True)
    dovecot_server.drop_connections()
    with pytest.raises(Unreachable):
        inbox.uids_after(0)
    with pytest.raises(OwnerMustAct, match="login_refused"):
        inbox.uids_after(0)
    dovecot_server.refuse_logins(False)
    assert inbox.uids_after(0) == []


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_tls_works_with_the_authority_that_the_owner_named(an_inbox, dovecot_server, tls):
    port = dovecot_server.tls_port if tls == "implicit" else dovecot_server.port
    inbox = an_inbox(tls=tls, port=port, ca_file=str(dovecot_server.ca_file))
    inbox.open("INBOX")
    timer = threading.Timer(0.3, lambda: dovecot_server.deliver(a_raw_mail()))
    timer.start()
    assert inbox.wait(20)
    timer.join()
    (mail,) = inbox.fetch(inbox.uids_after(0), limit=100_000)
    assert mail.raw.endswith(b"kijken?\r\n")


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_another_authority_is_for_the_owner_and_no_password_leaves(
    an_inbox, dovecot_server, tls, tmp_path
):
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    port = dovecot_server.tls_port if tls == "implicit" else dovecot_server.port
    for ca_file in (None, str(tmp_path / "other.pem")):
        with pytest.raises(OwnerMustAct, match="certificate"):
            an_inbox(tls=tls, port=port, ca_file=ca_file).open("INBOX")


def test_an_authority_file_that_is_missing_is_for_the_owner(an_inbox, dovecot_server, tmp_path):
    inbox = an_inbox(tls="starttls", ca_file=str(tmp_path / "weg.pem"))
    with pytest.raises(OwnerMustAct, match="certificate_file"):
        inbox.open("INBOX")


def test_tls_on_a_port_without_tls_is_unreachable(an_inbox, dovecot_server):
    with pytest.raises(Unreachable):
        an_inbox(tls="implicit").open("INBOX")


def test_waiting_inside_tls_ends_with_the_time_and_by_another_thread(an_inbox, dovecot_server):
    inbox = an_inbox(
        tls="implicit", port=dovecot_server.tls_port, ca_file=str(dovecot_server.ca_file)
    )
    inbox.open("INBOX")
    assert not inbox.wait(0.2)
    timer = threading.Timer(0.2, inbox.interrupt)
    timer.start()
    assert not inbox.wait(20)
    timer.join()


def test_a_server_that_dies_inside_tls_is_noticed(an_inbox, dovecot_server):
    inbox = an_inbox(
        tls="implicit", port=dovecot_server.tls_port, ca_file=str(dovecot_server.ca_file)
    )
    inbox.open("INBOX")
    dovecot_server.drop_connections()
    with pytest.raises(Unreachable):
        inbox.wait(20)


def test_two_thousand_mails_come_in_few_commands(an_inbox, dovecot_server):
    inbox = an_inbox()
    client = inbox._get_line().client
    for number in range(2000):
        client.append("INBOX", a_raw_mail(message_id=f"<{number}@klant.example>"))
    inbox.open("INBOX")
    uids = inbox.uids_after(0)
    assert len(uids) == 2000
    assert [mail.uid for mail in inbox.fetch(uids, limit=100_000)] == uids


def test_the_connection_test_speaks_of_certificates(dovecot_server):
    tester = ConnectionTester(clock=SystemClock())
    account = an_account(dovecot_server, tls="implicit", port=dovecot_server.tls_port)
    result = tester.imap(account, dovecot_server.password)
    assert (result.works, result.code) == (False, "certificate")
