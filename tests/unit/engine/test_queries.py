"""The desk: which pile a conversation lies on, with which word, and what comes first."""

from datetime import timedelta

import pytest

from reachapp.core.outbox import OutgoingKind, SendState
from reachapp.core.promises import PromiseState
from reachapp.core.verdict import Reason, Urgency, Verdict
from reachapp.engine import queries
from reachapp.engine.views import Pile, RowState
from tests.unit.engine.desks import HOUR, NOW, a_conversation, a_mail, a_promise, about, an_item

TODAY = NOW - timedelta(hours=9)


def put(units, conversation=None, promise=None, **changes):
    """Put a conversation with its mail on the desk; return its id."""
    with units.writing() as shelves:
        number = shelves.conversations.add(conversation or a_conversation(**changes))
        message = shelves.messages.add(a_mail(number, mail_key=f"k{number}"))
        if promise is not None:
            shelves.promises.add(a_promise(number, message, **promise))
    return number


def the_desk(units, now=NOW):
    with units.reading() as shelves:
        return queries.desk(shelves, today=TODAY, now=now)


def the_row(units, now=NOW):
    (row,) = the_desk(units, now).rows
    return row.pile, row.state


OPEN = a_conversation()


@pytest.mark.parametrize(
    ("conversation", "pile", "state"),
    [
        (OPEN, Pile.LATER, RowState.LATER),
        (a_conversation(urgency=Urgency.URGENT), Pile.NOW, RowState.URGENT),
        (a_conversation(urgency=Urgency.NO_REPLY), Pile.NO_REPLY, RowState.NO_REPLY),
        (a_conversation(is_grey=True), Pile.NOW, RowState.WATCHING),
        (a_conversation(is_unreadable=True), Pile.NOW, RowState.UNREADABLE),
        (OPEN.promised(None, NOW - HOUR), Pile.NOW, RowState.BROKEN),
        (OPEN.promised(NOW - HOUR, None), Pile.NOW, RowState.DUE_SOON),
        (OPEN.answered(now=NOW), Pile.DONE, RowState.KEPT),
        (OPEN.closed(now=NOW), Pile.DONE, RowState.CLOSED),
        (
            a_conversation(urgency=Urgency.URGENT, is_from_before=True),
            Pile.LATER,
            RowState.URGENT,
        ),
    ],
)
def test_each_has_its_pile_and_its_word(units, conversation, pile, state):
    put(units, conversation)
    assert the_row(units) == (pile, state)


def test_what_ended_yesterday_is_not_on_the_desk(units):
    put(units, OPEN.closed(now=TODAY - timedelta.resolution))
    put(units, OPEN.answered(now=TODAY))
    assert [row.state for row in the_desk(units).rows] == [RowState.KEPT]


def test_a_promise_that_is_near_calls_for_it(units):
    put(units, promise={"promise_at": NOW + 2 * HOUR})
    assert the_row(units) == (Pile.LATER, RowState.LATER)
    assert the_row(units, NOW + 1.5 * HOUR) == (Pile.NOW, RowState.DUE_SOON)


def test_a_promise_without_a_time_calls_for_nothing(units):
    put(units, promise={"promise_at": NOW, "unspecified": True})
    assert the_row(units) == (Pile.LATER, RowState.LATER)
    (row,) = the_desk(units).rows
    assert (row.answer_at, row.is_promised) == (None, False)


def test_what_nobody_knows_is_shown_whatever_became_of_the_rest(units):
    number = put(units, OPEN.answered(now=NOW))
    with units.writing() as shelves:
        item = about(an_item("answer:1", kind=OutgoingKind.ANSWER), number, None)
        shelves.outbox.add(item.moved(SendState.SENDING, now=NOW).moved(SendState.UNSURE, now=NOW))
    assert the_row(units) == (Pile.NOW, RowState.UNSURE)
    with units.reading() as shelves:
        assert queries.conversation(shelves, number, now=NOW).row.state is RowState.UNSURE
        assert queries.desk_row(shelves, number, now=NOW).state is RowState.UNSURE


def test_alarms_come_first_then_what_broke_then_the_earliest(units):
    put(units, subject="later 2", promise={"promise_at": NOW + 9 * HOUR})
    put(units, a_conversation(subject="done").closed(now=NOW))
    put(units, subject="no time")
    put(units, subject="later 1", promise={"promise_at": NOW + 5 * HOUR})
    put(units, subject="thanks", urgency=Urgency.NO_REPLY)
    put(units, subject="broken", promise_at=NOW - HOUR)
    put(units, subject="soon", promise={"promise_at": NOW + HOUR / 2, "warn_at": NOW})
    put(units, subject="alarm", urgency=Urgency.URGENT)

    desk = the_desk(units)
    assert [row.subject for row in desk.rows] == [
        "alarm",
        "broken",
        "soon",
        "later 1",
        "later 2",
        "no time",
        "thanks",
        "done",
    ]
    assert desk.counts == {Pile.NOW: 3, Pile.LATER: 3, Pile.NO_REPLY: 1, Pile.DONE: 1}


def test_the_first_of_two_promises_counts(units):
    number = put(units, promise={"promise_at": NOW + 9 * HOUR})
    with units.writing() as shelves:
        shelves.promises.add(a_promise(number, 1, promise_at=NOW + 5 * HOUR))
    (row,) = the_desk(units).rows
    assert (row.answer_at, row.is_promised) == (NOW + 5 * HOUR, True)


def test_a_conversation_that_is_gone_is_none(units):
    with units.reading() as shelves:
        assert queries.conversation(shelves, 7, now=NOW) is None


def test_the_reasons_shown_are_those_of_the_mail_that_gave_the_label(units):
    with units.writing() as shelves:
        number = shelves.conversations.add(a_conversation(urgency=Urgency.URGENT))
        for key, urgency in (("a", Urgency.URGENT), ("b", Urgency.LATER)):
            verdict = Verdict(urgency=urgency, score=0.5, reasons=(Reason(code=key),))
            shelves.messages.add(a_mail(number, mail_key=key, verdict=verdict))
    with units.reading() as shelves:
        view = queries.conversation(shelves, number, now=NOW)
    assert [reason.code for reason in view.reasons] == ["a"]


def test_a_label_that_a_person_gave_shows_the_reasons_of_the_newest_mail(units):
    with units.writing() as shelves:
        number = shelves.conversations.add(a_conversation(urgency=Urgency.URGENT))
        verdict = Verdict(urgency=Urgency.LATER, score=0.1, reasons=(Reason(code="a"),))
        shelves.messages.add(a_mail(number, verdict=verdict))
    with units.reading() as shelves:
        assert queries.conversation(shelves, number, now=NOW).reasons[0].code == "a"


def test_without_a_decision_there_is_neither_reason_nor_reply(units):
    number = put(units)
    with units.reading() as shelves:
        view = queries.conversation(shelves, number, now=NOW)
    assert (view.reasons, view.reply, view.promise) == ((), None, None)


def test_the_reply_shown_is_that_of_the_newest_mail_that_got_one(units):
    with units.writing() as shelves:
        number = shelves.conversations.add(a_conversation())
        first = shelves.messages.add(a_mail(number, reply_verdict="reply", reply_body="Dag"))
        shelves.messages.add(
            a_mail(number, mail_key="k2", reply_verdict="suppress", reply_reason="replied_recently")
        )
        shelves.outbox.add(about(an_item("other"), number, 99))
        item = about(an_item(), number, first).moved(SendState.SENDING, now=NOW)
        shelves.outbox.add(item.moved(SendState.SENT, now=NOW + HOUR))
    with units.reading() as shelves:
        reply = queries.conversation(shelves, number, now=NOW).reply
    assert (reply.text, reply.state, reply.sent_at) == ("Dag", "sent", NOW + HOUR)


def test_a_promise_that_ended_is_still_shown_in_the_reading_pane(units):
    number = put(units, promise={"state": PromiseState.KEPT})
    with units.reading() as shelves:
        view = queries.conversation(shelves, number, now=NOW)
        assert queries.broken_promises(shelves, since=TODAY) == 0
    assert view.promise.state is PromiseState.KEPT
    assert not view.row.is_promised
