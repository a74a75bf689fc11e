"""The sender's corners: who waits how long, who is asked first, and what a look may not undo."""

from datetime import timedelta

import pytest

from reachapp.core.outbox import OutgoingKind, SendState, WrongStep
from reachapp.core.promises import PromiseState
from reachapp.engine.envelopes import StoredEnvelopes
from reachapp.engine.errors import Refused, StoreError, Unreachable
from reachapp.engine.health import Health
from reachapp.engine.sender import FIRST_LOOK, SECOND_LOOK, Sender, Sent, back_off
from reachapp.engine.settle import end_promises, settled
from tests.fakes import FakeChannel
from tests.unit.engine.desks import HOUR, NOW, a_promise, about, an_item, set_up


def a_sender(units, channel):
    health = Health(changed=lambda: None)
    return Sender(units=units, channel=lambda _: channel, health=health, point=lambda _: None)


def state(units, key="reply:1"):
    with units.reading() as shelves:
        return shelves.outbox.find(key)


def put(units, *items):
    with units.writing() as shelves:
        for item in items:
            shelves.outbox.add(item)


@pytest.fixture
def unsure(units):
    """A reply of which nobody knows, with its promise."""
    conversation, message = set_up(units)
    channel = FakeChannel(proves_absence=True)
    channel.loses_the_line(is_taken=False)
    sender = a_sender(units, channel)
    put(units, about(an_item(), conversation, message))
    with units.writing() as shelves:
        shelves.promises.add(a_promise(conversation, message, told_at=None))
    sender.run(lambda: NOW)
    assert state(units).state is SendState.UNSURE
    return sender, channel


def test_waits_double_from_fifteen_seconds_to_fifteen_minutes():
    waits = [back_off(attempts).total_seconds() for attempts in range(1, 9)]
    assert waits == [15, 30, 60, 120, 240, 480, 900, 900]
    assert back_off(10_000) == timedelta(minutes=15)


def test_nobody_looks_before_a_server_may_have_made_up_its_mind(units, unsure):
    sender, channel = unsure
    sender.look_for_unsure(NOW + FIRST_LOOK - timedelta.resolution)
    assert channel.looks == 0
    sender.look_for_unsure(NOW + FIRST_LOOK)
    sender.look_for_unsure(NOW + FIRST_LOOK + SECOND_LOOK - timedelta.resolution)
    assert (channel.looks, state(units).state) == (1, SendState.UNSURE)
    sender.look_for_unsure(NOW + FIRST_LOOK + SECOND_LOOK)
    assert state(units).state is SendState.PENDING


def test_what_a_person_decided_during_a_look_stays(units, unsure):
    sender, channel = unsure

    class Slow:
        def find_sent(self, item):
            with units.writing() as shelves:
                settled(shelves, item.moved(SendState.SENT, now=NOW), now=NOW)
            return False

    sender._channel = lambda _: Slow()
    sender.look_for_unsure(NOW + FIRST_LOOK)
    assert state(units).state is SendState.SENT
    assert channel.taken == []


def test_where_nobody_may_look_nothing_is_proved(units, unsure):
    sender, channel = unsure
    channel.goes_down(Refused("no_such_mailbox"))
    sender.look_for_unsure(NOW + FIRST_LOOK)
    assert state(units).problem == "uncertain"


def test_an_unsure_reply_counts_as_told(units, unsure):
    with units.reading() as shelves:
        promise = shelves.promises.of_message(1)
    assert (promise.told_at, promise.state) == (NOW, PromiseState.OPEN)


def test_a_busy_channel_keeps_its_rows_and_the_others_go_on(units):
    put(units, an_item(), an_item("page:1", kind=OutgoingKind.PAGE, channel="phone:phone"))
    sender = a_sender(units, FakeChannel())
    assert [item.key for item in sender.claim(NOW, busy={"mail:main"})] == ["page:1"]
    assert sender.claim(NOW, busy={"mail:main"}) == ()


def test_one_channel_sends_one_after_the_other_the_oldest_first(units):
    put(units, an_item("b", due_at=NOW), an_item("a", due_at=NOW - HOUR))
    sender = a_sender(units, FakeChannel())
    assert [item.key for item in sender.claim(NOW)] == ["a"]


def test_looking_ahead_takes_what_is_soon_due_but_no_second_attempt(units):
    put(units, an_item("new", due_at=NOW + HOUR), an_item("old", channel="imap:main"))
    channel = FakeChannel()
    channel.fails_next(Unreachable("line_lost"))
    sender = a_sender(units, channel)
    (item,) = sender.claim(NOW)
    sender.settle(sender.deliver(item), now=NOW)
    assert [item.key for item in sender.claim(NOW, ahead=2 * HOUR)] == ["new"]


def test_a_page_that_expired_is_told_in_the_journal(units):
    conversation, message = set_up(units)
    page = an_item("page:1", kind=OutgoingKind.PAGE, channel="phone:phone", expires_at=NOW)
    put(units, about(page, conversation, message))
    assert a_sender(units, FakeChannel()).claim(NOW) == ()
    with units.reading() as shelves:
        (entry,) = shelves.journal.of_conversation(conversation)
    assert (entry.what.value, entry.facts["to"]) == ("forward_failed", "phone:phone")


def test_an_error_that_no_channel_should_raise_counts_as_unknown(units):
    put(units, an_item(), an_item("page:1", kind=OutgoingKind.PAGE, channel="phone:phone"))
    sender = a_sender(units, FakeChannel())
    for item in sender.claim(NOW):
        sender.settle(Sent(item, StoreError("disk_full")), now=NOW)
    assert state(units).state is SendState.UNSURE
    assert state(units, "page:1").state is SendState.PENDING


def test_what_may_not_leave_any_more_is_withdrawn_when_its_time_comes(units):
    conversation, message = set_up(units)
    put(units, about(an_item(), conversation, message), an_item("reply:2", channel="imap:main"))
    with units.writing() as shelves:
        found = shelves.conversations.get(conversation)
        shelves.conversations.save(found.closed(now=NOW))
    assert [item.key for item in a_sender(units, FakeChannel()).claim(NOW)] == ["reply:2"]
    assert (state(units).state, state(units).problem) == (SendState.WITHDRAWN, "answered")


def test_a_row_never_goes_back(units):
    sent = an_item().moved(SendState.SENDING, now=NOW).moved(SendState.SENT, now=NOW)
    with pytest.raises(WrongStep, match="sent -> pending"):
        sent.put_off(HOUR, now=NOW, problem="x")


def test_what_did_not_leave_takes_only_its_own_promise_with_it(units):
    conversation, message = set_up(units, promise_at=NOW + HOUR)
    put(units, about(an_item(), conversation, message))
    with units.writing() as shelves:
        shelves.promises.add(a_promise(conversation, message + 0, promise_at=NOW + 9 * HOUR))
        shelves.promises.add(a_promise(conversation, message, promise_at=NOW + HOUR))
        item = shelves.outbox.find("reply:1").moved(SendState.FAILED, now=NOW, problem="x")
        settled(shelves, item, now=NOW)
        conversation_now = shelves.conversations.get(conversation)
    assert conversation_now.promise_at == NOW + 9 * HOUR


def test_a_reply_without_a_conversation_ends_without_harm(units):
    for kind in (OutgoingKind.REPLY, OutgoingKind.ANSWER):
        put(units, an_item(f"{kind}:1", kind=kind))
        with units.writing() as shelves:
            item = shelves.outbox.find(f"{kind}:1")
            settled(shelves, item.moved(SendState.FAILED, now=NOW, problem="x"), now=NOW)
        assert state(units, f"{kind}:1").state is SendState.FAILED


def test_an_answer_keeps_each_promise_that_it_is_in_time_for(units):
    conversation, message = set_up(units)
    with units.writing() as shelves:
        for hours, unspecified in ((1, False), (3, False), (1, True)):
            at = NOW + hours * HOUR
            shelves.promises.add(
                a_promise(conversation, message, promise_at=at, unspecified=unspecified)
            )
        end_promises(shelves, conversation, answered_at=NOW + 2 * HOUR, now=NOW + 2 * HOUR)
        assert shelves.promises.open_of(conversation) == []
        story = [entry.what.value for entry in shelves.journal.of_conversation(conversation)]
    assert story == ["promise_broken", "promise_kept", "promise_kept"]


def test_what_was_learned_about_a_server_is_kept_and_a_full_disk_is_no_failure(units, monkeypatch):
    memory = StoredEnvelopes(units)
    assert memory.takes_null("main", "smtp.example") is None
    memory.learn("main", "smtp.example", takes_null=False)
    assert memory.takes_null("main", "smtp.example") is False

    def full():
        raise StoreError("disk_full")

    monkeypatch.setattr(units, "writing", full)
    memory.learn("main", "smtp.example", takes_null=True)
    assert memory.takes_null("main", "smtp.example") is False
