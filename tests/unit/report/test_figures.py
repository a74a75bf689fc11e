"""The numbers of a week: what counts, in which week, and why a promise broke."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.core.journal import Happened
from reachapp.core.promises import PromiseState
from reachapp.core.verdict import Urgency
from reachapp.report.figures import week_report
from reachapp.report.iso_week import IsoWeek
from reachapp.report.week_report import Cause
from tests.unit.report.stories import MONDAY, a_mail, a_promise, a_story, an_entry, at

WEEK = IsoWeek(2026, 47)
HOURS = timedelta(hours=1)


def report(entries=(), promises=(), **how):
    return week_report(a_story(entries, promises, **how), WEEK)


def test_mails_count_by_their_label():
    entries = [*a_mail(1), *a_mail(2, label="urgent"), *a_mail(3, label="no_reply"), *a_mail(4)]

    made = report(entries)

    assert made.received == 4
    assert made.labels == {Urgency.URGENT: 1, Urgency.LATER: 2, Urgency.NO_REPLY: 1}


def test_mail_that_lay_there_before_reachapp_came_does_not_count():
    made = report([*a_mail(1, before=True), *a_mail(2)])

    assert (made.received, sum(made.cells.values())) == (1, 1)


def test_a_mail_of_sunday_that_a_sleeping_machine_read_on_monday_counts_on_sunday():
    entries = a_mail(1, at("2026-11-22 22:00"), labelled_at=at("2026-11-23 07:30"))

    assert report(entries).received == 1
    assert week_report(a_story(entries), WEEK.next).received == 0


def test_a_server_whose_clock_is_ahead_loses_no_mail():
    assert report(a_mail(1, labelled_at=MONDAY - timedelta(minutes=3))).received == 1


def test_promises_count_in_the_week_in_which_their_time_fell():
    promises = [
        a_promise(1),
        a_promise(2, state=PromiseState.BROKEN),
        a_promise(3, due=at("2026-11-23 12:00")),
        a_promise(4, state=PromiseState.RELEASED),
        a_promise(5, unspecified=True),
        a_promise(6, told_at=None),
    ]

    made = report(promises=promises)

    assert (made.kept, made.broken, made.released) == (1, 1, 1)
    assert (made.told, made.unspecified) == (4, 1)


def test_a_promise_that_was_moved_and_kept_counts_as_both():
    made = report(promises=[a_promise(1, revised=True)])

    assert (made.kept, made.revised) == (1, 1)
    assert [each.is_revised for each in made.trouble] == [True]


def test_an_alarm_of_sunday_night_that_is_taken_after_midnight_is_taken():
    sent = at("2026-11-22 23:55")
    entries = [
        an_entry(Happened.FORWARD_SENT, sent, message=1),
        an_entry(Happened.FORWARD_SENT, sent + timedelta(seconds=9), message=1),
        an_entry(Happened.TAKEN, sent + timedelta(minutes=10)),
    ]

    made = report(entries)

    assert (made.forwarded, made.taken, made.minutes_to_taken) == (1, 1, 10)
    assert week_report(a_story(entries), WEEK.next).forwarded == 0


def test_an_alarm_that_nobody_took_stays_open():
    made = report([an_entry(Happened.FORWARD_SENT)])

    assert (made.forwarded, made.taken, made.minutes_to_taken) == (1, 0, None)


def test_who_observes_sees_what_would_have_left():
    entries = [an_entry(Happened.WOULD_REPLY), an_entry(Happened.WOULD_FORWARD)]

    made = report([*a_mail(), *entries])

    assert (made.would_reply, made.would_forward, made.replies, made.told) == (1, 1, 0, 0)


def test_the_median_answer_is_measured_from_the_first_mail_of_a_client_who_waits():
    entries = [
        *a_mail(1, conversation=1),
        *a_mail(2, MONDAY + HOURS, conversation=1),
        an_entry(Happened.ANSWERED, MONDAY + 3 * HOURS, conversation=1),
        *a_mail(3, conversation=2),
        an_entry(Happened.ANSWERED_ELSEWHERE, MONDAY + HOURS, conversation=2),
        an_entry(Happened.ANSWERED, MONDAY + 2 * HOURS, conversation=2),
    ]

    made = report(entries)

    assert (made.answers, made.minutes_to_answer) == (2, 180)


CAUSES = [
    (Happened.SICK_STARTED, None, Cause.SICK),
    (Happened.FOCUS_STARTED, None, Cause.FOCUS),
    (Happened.SETTINGS_CHANGED, None, Cause.PLAN_CHANGED),
    (Happened.TAKEN, 1, Cause.LATE),
    (Happened.TAKEN, 2, Cause.NOT_TAKEN),
]


@pytest.mark.parametrize(("what", "conversation", "cause"), CAUSES)
def test_a_broken_promise_has_a_cause(what, conversation, cause):
    broken = a_promise(1, state=PromiseState.BROKEN)
    entries = [an_entry(what, MONDAY + HOURS, conversation=conversation)]

    assert [each.cause for each in report(entries, [broken]).trouble] == [cause]


def test_focus_that_began_before_the_promise_is_no_cause():
    broken = a_promise(1, state=PromiseState.BROKEN)
    entries = [an_entry(Happened.FOCUS_STARTED, MONDAY - HOURS, conversation=None)]

    assert [each.cause for each in report(entries, [broken]).trouble] == [Cause.NOT_TAKEN]


def test_four_promises_in_one_hour_are_a_crowd():
    promises = [a_promise(n, state=PromiseState.BROKEN) for n in range(1, 5)]

    assert {each.cause for each in report(promises=promises).trouble} == {Cause.CROWDED}


def test_what_waits_is_listed_with_the_earliest_first():
    promises = [
        a_promise(1, due=at("2026-11-25 12:00"), state=PromiseState.OPEN),
        a_promise(2, due=at("2026-11-23 10:00"), state=PromiseState.OPEN),
        a_promise(3, due=at("2026-11-30 10:00"), state=PromiseState.OPEN),
        a_promise(4, due=at("2026-11-23 07:00"), state=PromiseState.OPEN),
    ]

    assert [each.conversation for each in report(promises=promises).due] == [2, 1]


def test_mail_outside_the_owners_hours_is_counted():
    entries = [*a_mail(1), *a_mail(2, at("2026-11-16 21:40"), label="urgent")]

    made = report(entries, is_open=lambda moment: moment < at("2026-11-16 17:00"))

    assert (made.outside, made.outside_urgent) == (1, 1)
    assert made.cells == {(0, 9): 1, (0, 21): 1}


MOMENTS = st.datetimes(
    at("2026-10-05 00:00").replace(tzinfo=None), at("2026-11-29 20:00").replace(tzinfo=None)
).map(lambda moment: moment.replace(tzinfo=MONDAY.tzinfo))


@given(
    mails=st.lists(st.tuples(MOMENTS, st.sampled_from(list(Urgency))), max_size=30),
    others=st.lists(
        st.tuples(
            MOMENTS,
            st.sampled_from([Happened.REPLY_SENT, Happened.WOULD_REPLY, Happened.RELABELLED]),
        ),
        max_size=30,
    ),
    promises=st.lists(st.tuples(MOMENTS, st.sampled_from(list(PromiseState))), max_size=30),
)
def test_each_entry_counts_in_exactly_one_week_and_the_sums_agree(mails, others, promises):
    entries = [
        each for n, (when, label) in enumerate(mails) for each in a_mail(n, when, label=label.value)
    ]
    entries += [an_entry(what, when) for when, what in others]
    told = [a_promise(n, due=when, state=state) for n, (when, state) in enumerate(promises)]
    story = a_story(entries, told)
    weeks = [week_report(story, IsoWeek(2026, number)) for number in range(41, 50)]

    assert sum(week.received for week in weeks) == len(mails)
    for label in Urgency:
        assert sum(week.labels[label] for week in weeks) == sum(x is label for _, x in mails)
    counted = {"replies": Happened.REPLY_SENT, "would_reply": Happened.WOULD_REPLY}
    for name, what in (counted | {"relabelled": Happened.RELABELLED}).items():
        assert sum(getattr(week, name) for week in weeks) == sum(x is what for _, x in others)
    ended = (PromiseState.KEPT, PromiseState.BROKEN)
    assert sum(week.ended for week in weeks) == sum(state in ended for _, state in promises)
    assert sum(week.waiting for week in weeks) == sum(
        state is PromiseState.OPEN for _, state in promises
    )
    last = weeks[-1]
    assert [(each.kept, each.broken) for each in last.history] == [
        (week.kept, week.broken) for week in weeks[1:]
    ]
    assert all(week.received == sum(week.labels.values()) for week in weeks)
    assert all(week.received == sum(week.cells.values()) for week in weeks)
