"""The monthly test mail: over a real SMTP line into a real IMAP mailbox, on loopback."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from reachapp.bootstrap import engine
from reachapp.channels.imap_inbox import ImapInbox
from reachapp.channels.smtp_channel import SmtpChannel
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Account, Owner, Profile, Server
from reachapp.engine.envelopes import StoredEnvelopes
from reachapp.engine.probe import find_learned
from reachapp.engine.stored import save_profile
from reachapp.sample.imap_server import SampleImapServer
from reachapp.sample.smtp_sink import Phase, SmtpSink
from reachapp.system.keyring_secrets import MemorySecrets
from reachapp.system.paths import find_paths
from tests.fakes import FakeClock

OWNER = "sanne@deboer.example"
START = datetime(2026, 11, 24, 9, tzinfo=UTC)
STEP = timedelta(minutes=5)


class Office:
    """One engine with its own servers; what it sends to the owner is delivered to him."""

    def __init__(self, built, clock, smtp, imap):
        self.built, self.clock, self.smtp, self.imap = built, clock, smtp, imap
        self.host = smtp.host

    def pass_time(self, **how_long):
        """Let the engine do what is due in steps of five minutes."""
        end = self.clock.now() + timedelta(**how_long)
        while self.clock.now() < end:
            self.clock.advance(STEP)
            self.built.program.run_once()

    def learned(self):
        with self.built.units.reading() as shelves:
            return find_learned(shelves, "main", self.host)

    def tests(self):
        return [mail for mail in self.smtp.mails if b"Subject: Reachapp: test" in mail.raw]

    def takes_null(self):
        return StoredEnvelopes(self.built.units).takes_null("main", self.host)


@contextmanager
def an_office(
    folder, *, files_copy=False, return_path=None, loses=False, new_id=False, mode="send"
):
    clock = FakeClock(START)
    imap = SampleImapServer("sanne", "geheim-2026")

    def deliver(mail):
        path = mail.envelope_from if return_path is None else return_path
        raw = mail.raw
        if new_id:
            raw = raw.replace(b"Message-ID: <", b"Message-ID: <new-")
        if not loses and OWNER in mail.rcpt_tos:
            at = clock.now() + timedelta(seconds=4)
            imap.deliver("INBOX", f"Return-Path: <{path}>\r\n".encode() + raw, at=at)
        if files_copy:
            imap.deliver("Sent", raw, at=clock.now())

    smtp = SmtpSink("sanne", "geheim-2026", on_mail=deliver, clock=clock.now)
    imap.start()
    smtp.start()
    secrets = MemorySecrets({"MAIN_IMAP": "geheim-2026", "MAIN_SMTP": "geheim-2026"})
    try:
        with engine(find_paths(folder), secrets=secrets, clock=clock) as built:
            with built.units.writing() as shelves:
                save_profile(shelves, a_profile(imap, smtp, mode), now=clock.now())
            yield Office(built, clock, smtp, imap)
    finally:
        smtp.stop()
        imap.stop()


def a_profile(imap, smtp, mode):
    def server(port):
        return Server(host="127.0.0.1", port=port, user="sanne", tls="none")

    profile = Profile(
        owner=Owner(name="Sanne de Boer", addresses=(OWNER,), language="nl"),
        accounts=(Account(name="main", imap=server(imap.port), smtp=server(smtp.port)),),
    )
    return profile.model_copy(
        update={"autoreply": profile.autoreply.model_copy(update={"mode": mode})}
    )


def test_an_honest_server_is_learned(tmp_path):
    with an_office(tmp_path, files_copy=True) as office:
        office.pass_time(minutes=25)
        learned = office.learned()

        assert len(office.tests()) == 1
        assert office.tests()[0].envelope_from == ""
        assert office.tests()[0].rcpt_tos == (OWNER,)
        assert (learned.arrives, learned.null_path) == (True, True)
        assert (learned.files_copy, learned.keeps_id) == (True, True)
        assert learned.seconds in range(3, 6)
        assert office.takes_null() is True
        assert StoredEnvelopes(office.built.units).files_copies("main", office.host)
        assert not office.built.program.desk().rows


def test_nothing_is_sent_while_the_owner_is_still_setting_up_or_only_watches(tmp_path):
    with an_office(tmp_path / "a") as office:
        office.pass_time(minutes=10)
        assert office.tests() == []
    with an_office(tmp_path / "b", mode="observe") as office:
        office.pass_time(minutes=40)
        assert office.tests() == []


@pytest.mark.parametrize(
    ("server", "shows"),
    [
        ({"return_path": OWNER}, {"arrives": True, "null_path": False}),
        ({"loses": True}, {"arrives": False, "null_path": False}),
        ({"new_id": True, "files_copy": True}, {"keeps_id": False, "files_copy": True}),
        ({}, {"files_copy": False, "keeps_id": True}),
    ],
)
def test_what_a_server_does_otherwise_is_learned(tmp_path, server, shows):
    with an_office(tmp_path, **server) as office:
        office.pass_time(minutes=50)
        learned = office.learned()

        assert {name: getattr(learned, name) for name in shows} == shows
        assert office.takes_null() is learned.null_path
        assert not office.built.program.desk().rows
        is_proof = learned.files_copy and learned.keeps_id
        assert StoredEnvelopes(office.built.units).files_copies("main", office.host) is is_proof


def test_a_server_that_refuses_the_empty_path_gets_the_own_address(tmp_path):
    with an_office(tmp_path) as office:
        office.smtp.answer(Phase.MAIL, "501 5.1.7 Invalid empty sender")
        office.pass_time(minutes=25)

        assert [mail.envelope_from for mail in office.tests()] == [OWNER]
        assert office.takes_null() is False
        assert office.learned().arrives


def test_it_is_repeated_after_a_month_and_a_lost_one_after_a_day(tmp_path):
    with an_office(tmp_path / "a") as office:
        office.pass_time(minutes=25)
        office.clock.advance(timedelta(days=29))
        office.pass_time(minutes=2)
        assert len(office.tests()) == 1
        office.clock.advance(timedelta(days=1))
        office.pass_time(minutes=2)
        assert len(office.tests()) == 2
    with an_office(tmp_path / "b", loses=True) as office:
        office.pass_time(minutes=50)
        office.clock.advance(timedelta(days=1))
        office.pass_time(minutes=2)
        assert len(office.tests()) == 2


@pytest.mark.parametrize("files_copy", [True, False])
def test_a_sent_mailbox_without_the_reply_proves_something_only_where_copies_are_filed(
    tmp_path, files_copy
):
    with an_office(tmp_path, files_copy=files_copy) as office:
        office.pass_time(minutes=25)
        account = office.built.program.profile().accounts[0]
        channel = SmtpChannel(
            account,
            lambda: "geheim-2026",
            address=OWNER,
            envelopes=StoredEnvelopes(office.built.units),
            sent=lambda: office_inbox(account, office.clock),
        )
        item = Outgoing(
            key="reply:x",
            kind=OutgoingKind.REPLY,
            channel="mail:main",
            recipient="anna@client.example",
            body=b"",
            message_id="<never-left@deboer.example>",
            due_at=START,
        )

        assert channel.find_sent(item) is (False if files_copy else None)


def office_inbox(account, clock):
    return ImapInbox(account, lambda: "geheim-2026", clock=clock)
