"""The program on its threads: mail comes in, replies leave, faces are told, and it ends."""

import threading

import pytest

from reachapp.core.outbox import OutgoingKind
from reachapp.core.profile import Account
from reachapp.engine.errors import StoreError
from reachapp.engine.requests import (
    SaveProfile,
    SetMode,
    StopReplies,
    TestImap,
    TestPage,
    TestSmtp,
)
from tests.stories.world import NOWHERE, a_profile

ACCOUNT = Account(name="main", imap=NOWHERE, smtp=NOWHERE)


class News:
    """What a face hears, and a way to wait for it."""

    def __init__(self, program):
        self.topics = set()
        self._heard = threading.Condition()
        self.leave = program.subscribe(self._hear)

    def _hear(self, changed):
        with self._heard:
            self.topics |= changed.topics
            self._heard.notify_all()

    def until(self, is_so):
        """Wait until it is so; looks again after each piece of news."""
        with self._heard:
            while not is_so():
                assert self._heard.wait(5), "no news for five seconds"


@pytest.fixture
def world(make_world):
    made = make_world(profile=a_profile(delay_seconds=0))
    made.look()
    made.units.committed = made._program.committed
    made.health._changed = lambda: made._program.committed(frozenset({"status"}))
    return made


@pytest.fixture
def program(world):
    return world._program


def sends(world):
    """Return whether every row has left."""
    kinds = (OutgoingKind.REPLY, OutgoingKind.MARK)
    return all(world.outbox(kind) == ["sent"] for kind in kinds)


def test_a_mail_that_comes_in_is_answered_and_the_faces_are_told(world, program):
    news = News(program)
    program.start()
    news.until(lambda: program.status().accounts[0].is_connected)
    world.mail()
    news.until(lambda: sends(world))

    assert {"desk", "status", "outbox"} <= news.topics
    world.client().expects_reply()
    news.leave()
    news.leave()


def test_what_the_store_could_not_take_is_written_down_when_it_can(world, program, monkeypatch):
    real, faults = world.sender.settle, [StoreError("disk_full")] * 2

    def settle(sent, *, now):
        if faults and sent.item.kind is OutgoingKind.REPLY:
            raise faults.pop()
        real(sent, now=now)

    monkeypatch.setattr(world.sender, "settle", settle)
    news = News(program)
    program.start()
    world.mail()
    news.until(lambda: not faults)
    program.wake()
    news.until(lambda: sends(world))

    world.client().expects_reply()
    assert world.smtp.look() == []


def test_a_bug_while_settling_ends_neither_the_thread_nor_the_others(
    world, program, monkeypatch, expects_log
):
    expects_log("sending failed: kind reply")
    real, bugs = world.sender.settle, [ZeroDivisionError()]

    def settle(sent, *, now):
        if bugs and sent.item.kind is OutgoingKind.REPLY:
            raise bugs.pop()
        real(sent, now=now)

    monkeypatch.setattr(world.sender, "settle", settle)
    news = News(program)
    program.start()
    world.mail()
    news.until(lambda: not bugs)
    world.mail(from_="bob@client.example", name="Bob")
    news.until(lambda: "sent" in world.outbox())

    world.client().expects_reply()
    world.client("bob@client.example").expects_reply()


def test_settings_that_are_saved_while_it_runs_start_the_watch_anew(world, program):
    news = News(program)
    program.start()
    news.until(lambda: program.status().accounts[0].is_connected)
    made = []
    again = world._program._make_watches

    def make(*how):
        made.append(how)
        world._watch._stop.clear()  # the same watch serves again
        return again(*how)

    program._make_watches = make
    outcome = program.ask(
        SaveProfile(a_profile(delay_seconds=0), (("main_IMAP", "geheim"),), by="Sanne")
    ).result(5)
    assert outcome.problem == ""
    assert len(made) == 1
    assert program._secrets.find("MAIN_IMAP") == "geheim"


def test_after_waking_up_every_line_is_looked_at(world, program):
    news = News(program)
    program.start()
    news.until(lambda: program.status().accounts[0].is_connected)
    world.server.drop_connections()
    program.woke_up()
    world.mail()
    news.until(lambda: sends(world))
    world.client().expects_reply()


def test_one_round_does_all_that_is_due_and_leaves(world, program):
    world.change_settings(delay_seconds=60)
    world.mail()
    program.run_once()
    world.client().expects_reply()
    assert world.server.mailboxes["INBOX"].mails[1].flags == {"$ReachappReplied"}


def test_a_store_that_fails_at_the_start_is_told_and_tried_again(world, program, monkeypatch):
    monkeypatch.setattr(
        world.sender, "recover", lambda _now: (_ for _ in ()).throw(StoreError("locked"))
    )
    program._recover()
    assert [line.code for line in world.health.lines()] == ["locked"]
    program._cycle.run(world.clock.now())
    assert world.health.lines() == ()


def test_a_store_that_fails_is_told_to_who_asked(world, program, monkeypatch):
    def full():
        raise StoreError("disk_full")

    monkeypatch.setattr(world.units, "writing", full)
    assert program.ask(StopReplies("Sanne")).result(5).problem == "disk_full"
    assert [line.part for line in world.health.lines()] == ["store"]
    monkeypatch.setattr(world.units, "reading", full)
    assert program._seconds_until_due(world.clock.now()) == 20.0


def test_a_request_that_is_refused_comes_back_with_its_code(program):
    assert program.ask(SetMode("loud", "Sanne")).result(5).problem == "no_such_mode"


def test_connections_are_tried_without_saving_anything(program):
    for kind in (TestImap, TestSmtp):
        assert program.ask(kind(ACCOUNT, "geheim")).result(5).result.works
        assert program.ask(kind(ACCOUNT, "")).result(5).result.code == "no_password"


def page(program, target, profile=None):
    request = TestPage(profile or a_profile(), target)
    return program.ask(request).result(5).result


def test_a_test_page_rings_and_says_that_it_is_a_test(world, program):
    assert page(program, "assistant").works
    assert page(program, "phone:phone").works
    world.assistant().expects_mail("TEST Reachapp")
    world.phone().expects_page("TEST Reachapp")


def test_a_test_page_to_nobody_says_why(world, program):
    assert page(program, "phone:other").code == "no_such_phone"
    assert page(program, "assistant", a_profile(has_help=False)).code == "no_assistant"
    nowhere = a_profile().model_copy(update={"accounts": ()})
    assert page(program, "assistant", nowhere).code == "no_account"
    world.ringer.channel.goes_down()
    assert page(program, "phone:phone").code == "connection_refused"


def test_a_test_page_to_a_broken_address_is_refused(program):
    profile = a_profile()
    broken = profile.assistant.model_copy(update={"address": "mia@@office\r\n.example"})
    assert page(program, "assistant", profile.model_copy(update={"assistant": broken})).code == (
        "bad_address"
    )
