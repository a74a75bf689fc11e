"""A conversation changes by what happens to it, and never forgets who waits."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import ConversationState
from tests.unit.engine.desks import NOW, a_conversation

LATER = NOW + timedelta(hours=1)
TOLD = NOW + timedelta(days=1)


def joined(conversation, urgency=Urgency.LATER, **how):
    given = {"is_grey": False, "received_at": LATER, "is_from_before": False}
    return conversation.joined(urgency, **(given | how))


def test_who_takes_it_has_it_until_it_is_given_back():
    taken = a_conversation().taken("Mia", now=NOW)
    assert (taken.taken_by, taken.taken_at) == ("Mia", NOW)
    assert taken.released() == a_conversation()


def test_a_further_mail_makes_an_open_one_only_more_urgent():
    urgent = joined(a_conversation(), Urgency.URGENT)
    assert urgent.urgency is Urgency.URGENT
    assert joined(urgent, Urgency.LATER).urgency is Urgency.URGENT
    assert joined(urgent, Urgency.NO_REPLY).urgency is Urgency.URGENT


def test_what_was_watched_stays_watched():
    grey = joined(a_conversation(), is_grey=True)
    assert grey.is_grey
    assert joined(grey, is_grey=False).is_grey
    assert not joined(grey, Urgency.URGENT).is_grey


def test_the_newest_mail_gives_the_time_also_where_mails_come_in_disorder():
    assert joined(a_conversation()).received_at == LATER
    assert joined(a_conversation(), received_at=NOW - timedelta(days=1)).received_at == NOW


@pytest.mark.parametrize("end", ["answered", "closed"])
def test_a_new_mail_wakes_what_is_done_and_begins_anew(end):
    told = a_conversation().taken("Mia", now=NOW).promised(TOLD, TOLD)
    done = getattr(told, end)(now=NOW)
    awake = joined(done)
    assert awake.is_open
    assert (awake.taken_by, awake.due_at, awake.promise_at, awake.ended_at) == (
        "",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("urgency", "is_from_before"), [(Urgency.NO_REPLY, False), (Urgency.URGENT, True)]
)
def test_thanks_and_old_mail_wake_nothing(urgency, is_from_before):
    closed = a_conversation().closed(now=NOW)
    assert joined(closed, urgency, is_from_before=is_from_before).state is ConversationState.CLOSED


def test_a_mail_of_today_in_an_old_conversation_makes_it_one_of_today():
    old = a_conversation(is_from_before=True)
    assert not joined(old).is_from_before
    assert joined(old, is_from_before=True).is_from_before


def test_a_closed_one_that_is_opened_again_keeps_what_was_told():
    told = a_conversation().promised(TOLD, TOLD)
    assert told.closed(now=NOW).reopened() == told


def test_an_answered_one_that_is_opened_again_owes_nothing():
    told = a_conversation().promised(TOLD, TOLD)
    again = told.answered(now=NOW).reopened()
    assert again == replace(told, due_at=None, promise_at=None)


def test_a_person_says_what_it_is_worth():
    assert not a_conversation(is_grey=True).relabelled(Urgency.NO_REPLY).is_grey
