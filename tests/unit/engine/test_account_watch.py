"""The watch of one account: it looks, waits for news, and comes back after trouble, ever slower."""

import threading

import pytest

from reachapp.core.profile import Account, Server
from reachapp.engine.account_watch import LONGEST_PAUSE, SIGN_IN_PAUSE, AccountWatch
from reachapp.engine.errors import OwnerMustAct, StoreError, Throttled, Unreachable
from reachapp.engine.health import Health
from tests.fakes import FakeClock, FakeInbox, FakeMailServer
from tests.unit.engine.desks import NOW

NOWHERE = Server(host="127.0.0.1", port=1, tls="none")


class Looks:
    """Mailboxes that look as they are told; `looked` is set after each."""

    account = Account(name="main", imap=NOWHERE, smtp=NOWHERE)

    def __init__(self, *results):
        self.count = 0
        self.is_late = False
        self.looked = threading.Semaphore(0)
        self._results = list(results)

    def look(self):
        self.count += 1
        self.looked.release()
        result = self._results.pop(0) if self._results else None
        if result is not None:
            raise result
        return 0

    def is_behind(self, _mailbox, _state):
        was, self.is_late = self.is_late, False
        return was


def a_watch(*results, jitter=1.0):
    server = FakeMailServer(FakeClock(NOW))
    told = []
    watch = AccountWatch(
        mailboxes=Looks(*results),
        inbox=FakeInbox(server, server.password),
        health=Health(changed=lambda: None),
        now=lambda: NOW,
        looked=lambda account, is_connected: told.append((account, is_connected)),
        jitter=lambda: jitter,
    )
    return watch, server, told


def fault(watch):
    return [(line.part, line.code) for line in watch._health.lines()]


def test_pauses_double_up_to_fifteen_minutes_and_end_with_the_first_success():
    watch, _, told = a_watch(*[Unreachable("line_lost")] * 14, None, Throttled("slow_down"))
    pauses = [watch.look() for _ in range(14)]
    assert pauses[:6] == [1, 2, 4, 8, 16, 32]
    assert pauses[-1] == LONGEST_PAUSE
    assert fault(watch) == [("imap:main", "line_lost")]
    assert watch.look() == 0
    assert (fault(watch), told[-1]) == ([], ("main", True))
    assert watch.look() == 1


def test_jitter_halves_the_pause_at_most():
    watch, _, _ = a_watch(Unreachable("line_lost"), jitter=0.0)
    assert watch.look() == 0.5


def test_a_refused_password_is_tried_four_times_an_hour():
    watch, _, told = a_watch(OwnerMustAct("login_refused"))
    assert watch.look() == SIGN_IN_PAUSE
    assert told == [("main", False)]


def test_a_full_store_is_the_stores_fault():
    watch, _, _ = a_watch(StoreError("disk_full"))
    watch.look()
    assert fault(watch) == [("store", "disk_full")]


def test_a_bug_does_not_end_the_watch(expects_log):
    expects_log("tripped")
    watch, _, _ = a_watch(ZeroDivisionError())
    assert watch.look() == 1
    assert fault(watch) == [("imap:main", "bug")]


@pytest.fixture
def running():
    started = []

    def start(*results, **how):
        watch, server, _ = a_watch(*results, **how)
        started.append(watch)
        watch.start()
        assert watch._mailboxes.looked.acquire(timeout=5)
        return watch, server

    yield start
    for watch in started:
        watch.stop()
        watch.join(5)
        assert not watch._thread.is_alive()


def test_news_make_it_look_again(running):
    watch, server = running()
    server.deliver(b"")
    assert watch._mailboxes.looked.acquire(timeout=5)


def test_it_looks_at_once_when_asked_while_it_waits_for_news(running):
    watch, _ = running()
    watch.look_now()
    assert watch._mailboxes.looked.acquire(timeout=5)


def test_it_looks_at_once_when_asked_during_a_pause(running):
    watch, _ = running(OwnerMustAct("login_refused"))
    watch.look_now()
    assert watch._mailboxes.looked.acquire(timeout=5)


def test_mail_between_the_look_and_the_wait_is_not_missed(running):
    watch, _, _ = a_watch()
    watch._mailboxes.is_late = True
    watch.start()
    for _ in range(2):
        assert watch._mailboxes.looked.acquire(timeout=5)
    watch.stop()
    watch.join(5)


def test_a_line_that_breaks_while_it_waits_is_opened_again(running):
    watch, server = running(jitter=-1.0)
    server.drop_connections()
    assert watch._mailboxes.looked.acquire(timeout=5)


def test_stopping_before_the_start_does_no_harm():
    watch, _, _ = a_watch()
    watch.stop()
    watch.join(1)
    watch.run()
    assert watch._mailboxes.count == 0
