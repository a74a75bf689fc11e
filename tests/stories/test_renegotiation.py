"""A promise that cannot be kept is told in time, once, and never at night."""

from datetime import timedelta

import pytest

from reachapp.core.outbox import OutgoingKind
from reachapp.core.promises import NoticeKind
from reachapp.engine.requests import (
    Answer,
    BackAgain,
    CallInSick,
    CancelReply,
    DraftFirstReply,
    FirstReply,
    SeenCatchUp,
    SendNotices,
    SickPreview,
    StartFocus,
)
from reachapp.engine.views import NoticeState
from tests.stories.world import HOME, at

FRIDAY = at("2026-11-20 15:00")
MONDAY_EIGHT = "2026-11-23 08:00"


def notices_to(world, address="anna@client.example"):
    way = world.smtp
    found = [
        item
        for item in way.look()
        if item.kind is OutgoingKind.NOTICE and item.recipient == address
    ]
    for item in found:
        way.waiting.remove(item)
    return found


def after_fridays_mail(make_world, now=FRIDAY, clients=("anna@client.example",)):
    world = make_world(now=now)
    world.look()
    world.pass_time(minutes=1)
    for address in clients:
        world.mail(from_=address, subject=f"Vraag van {address}")
        world.pass_time(minutes=2)
        world.client(address).expects_reply()
    return world


def falls_ill(world, until=None):
    return world.owner_asks(CallInSick(world.clock.now(), until, "Sanne"))


def test_fridays_promise_is_moved_when_the_owner_falls_ill_on_monday(make_world):
    world = after_fridays_mail(make_world)
    assert world.row().answer_at == at("2026-11-23 17:00")
    world.clock.advance(at(MONDAY_EIGHT) - world.clock.now())
    world.look()

    ahead = world.owner_asks(SickPreview()).result
    assert [each.kind for each in ahead.notices] == [NoticeKind.DELAY]
    assert ahead.until == at("2026-11-24 12:00")
    assert world.status().situation != "sick"

    falls_ill(world)
    (waiting,) = world._program.notices()
    assert (waiting.state, waiting.is_automatic) == (NoticeState.WAITING, True)
    assert waiting.leaves_at == at("2026-11-23 08:10")
    assert "dinsdag 24 november voor 17:00" in waiting.text
    world.pass_time(minutes=9)
    assert notices_to(world) == []
    world.pass_time(minutes=3)
    (mail,) = notices_to(world)

    head = mail.body.decode()
    assert "Auto-Submitted: auto-generated" in head
    assert "In-Reply-To: <m1@client.example>" in head
    assert "X-Reachapp-Ref:" in head
    assert world.row().answer_at == at("2026-11-24 17:00")
    assert world.opened().promise.is_revised
    assert {"notice_sent", "promise_revised"} <= set(world.story())
    (told,) = world._program.notices()
    assert told.state is NoticeState.SENT
    world.pass_time(hours=12)
    world.restart()
    world.pass_time(hours=1)
    assert notices_to(world) == []


def test_several_promises_of_one_client_make_one_mail(make_world):
    world = after_fridays_mail(make_world, clients=("anna@client.example", "bea@client.example"))
    world.clock.advance(at(MONDAY_EIGHT) - world.clock.now())
    world.look()
    falls_ill(world)
    world.pass_time(minutes=12)

    assert len(notices_to(world)) == 1
    assert len(notices_to(world, "bea@client.example")) == 1


def test_nothing_leaves_by_itself_while_the_owner_is_there(make_world):
    world = after_fridays_mail(make_world)
    world.clock.advance(at(MONDAY_EIGHT) - world.clock.now())
    world.look()
    falls_ill(world, at("2026-11-24 12:00"))
    world.owner_asks(BackAgain("Sanne"))
    world.pass_time(minutes=30)

    assert notices_to(world) == []
    assert world._program.notices() == ()
    assert world.row().answer_at == at("2026-11-23 17:00")


def test_one_click_tells_of_a_plan_that_changed(make_world):
    world = after_fridays_mail(make_world)
    world.clock.advance(at(MONDAY_EIGHT) - world.clock.now())
    world.look()
    whole_day = at("2026-11-23 18:00")
    world.owner_asks(StartFocus(whole_day, "Sanne"))
    (view,) = world._program.notices()
    assert not view.is_automatic
    world.pass_time(minutes=20)
    assert notices_to(world) == []

    outcome = world.owner_asks(SendNotices((view.conversation,), "Sanne"))
    world.look()
    assert outcome.problem == ""
    assert len(notices_to(world)) == 1
    again = world.owner_asks(SendNotices((view.conversation,), "Sanne"))
    assert again.problem == "nothing_to_send"


def test_at_night_a_client_is_left_in_peace(make_world):
    world = after_fridays_mail(make_world)
    world.clock.advance(at("2026-11-22 23:00") - world.clock.now())
    world.look()
    falls_ill(world, at("2026-11-24 12:00"))
    world.pass_time(hours=8)
    assert notices_to(world) == []
    world.pass_time(minutes=45)

    assert len(notices_to(world)) == 1


def test_a_promise_that_passed_while_the_machine_slept_is_apologised_for_once(make_world):
    world = after_fridays_mail(make_world)
    world.clock.advance(at(MONDAY_EIGHT) - world.clock.now())
    world.look()
    falls_ill(world, at("2026-11-27 17:00"))
    world.sleep(days=2)
    world.pass_time(minutes=15)
    (mail,) = notices_to(world)

    assert "Mijn antwoord had er moeten zijn" in mail.body.decode().replace("=\r\n", "")
    world.sleep(days=1)
    world.pass_time(minutes=15)
    assert notices_to(world) == []
    assert "promise_broken" in world.story()
    assert world.row().answer_at > world.clock.now()


@pytest.mark.parametrize(
    ("friday", "night_before", "monday", "sick_until"),
    [
        ("2026-10-23 15:00", "2026-10-25 01:30", "2026-10-26 07:30", "2026-10-27 12:00"),
        ("2027-03-26 15:00", "2027-03-28 01:30", "2027-03-30 07:30", "2027-03-31 12:00"),
    ],
)
def test_the_night_on_which_the_clock_changes_sends_nothing_early_or_twice(
    make_world, friday, night_before, monday, sick_until
):
    world = after_fridays_mail(make_world, now=at(friday))
    world.clock.advance(at(night_before) - world.clock.now())
    world.look()
    falls_ill(world, at(sick_until))
    (view,) = world._program.notices()
    leaves = view.leaves_at.astimezone(HOME)
    assert (leaves.hour, leaves.minute) == (7, 30)
    world.pass_time(hours=2)
    assert notices_to(world) == []
    world.clock.advance(at(monday) - world.clock.now())
    world.look()
    world.pass_time(hours=1)

    assert len(notices_to(world)) == 1
    promised = world.row().answer_at.astimezone(HOME)
    assert (promised.hour, promised.minute) == (17, 0)


def test_an_answer_takes_a_waiting_notice_back(make_world):
    world = after_fridays_mail(make_world)
    world.clock.advance(at("2026-11-22 22:00") - world.clock.now())
    world.look()
    world.owner_asks(StartFocus(at("2026-11-23 18:00"), "Sanne"))
    row = world.row()
    world.owner_asks(SendNotices((row.id,), "Sanne"))
    row = world.row()
    world.owner_asks(Answer(row.id, row.version, "Hier is de offerte.", "Sanne"))
    world.pass_time(minutes=3)
    world.client().expects_answer()
    world.clock.advance(at("2026-11-23 09:00") - world.clock.now())
    world.look()

    assert notices_to(world) == []
    assert world._program.notices() == ()


def test_a_first_reply_promises_but_keeps_nothing(world):
    world.change_settings(mode="observe")
    world.mail()
    world.look()
    row = world.row()
    draft = world.owner_asks(DraftFirstReply(row.id, on_behalf=True)).result
    assert "Namens Sanne de Boer" in draft.text
    wrong = world.owner_asks(FirstReply(row.id, row.version, "Mia", True, "Komt goed."))
    assert wrong.problem == "promise_missing"

    outcome = world.owner_asks(FirstReply(row.id, row.version, "Mia", on_behalf=True))
    assert outcome.problem == ""
    world.pass_time(minutes=2)
    world.smtp.pick(lambda item: item.kind is OutgoingKind.FIRST_REPLY, "first reply")
    seen = world.opened()
    assert seen.promise.told_at is not None
    assert seen.promise.state == "open"
    assert seen.row.answer_at == draft.promise_at
    assert seen.row.pile == "later"


def test_no_automatic_reply_steps_into_a_live_exchange(world):
    first = world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    world.owner_answers_from_phone(first)
    world.look()
    world.pass_time(minutes=5)
    world.urgent_mail(subject="Nog iets")
    world.pass_time(minutes=2)
    reasons = [world.opened(row).reply for row in world.rows()]

    world.client().expects_nothing()
    assert "already_answered" in [reply.reason for reply in reasons if reply]
    world.assistant().expects_mail()
    world.phone().expects_page()


def test_a_waiting_reply_counts_down_and_can_be_cancelled(world):
    world.mail()
    world.look()
    (pending,) = world._program.pending_replies()
    assert 0 < pending.seconds_left <= 60
    assert "Uw bericht" in pending.text
    world.owner_asks(CancelReply(pending.key, "Sanne"))
    world.pass_time(minutes=3)

    world.client().expects_nothing()
    assert world._program.pending_replies() == ()
    assert not world.row().is_promised
    late = world.owner_asks(CancelReply(pending.key, "Sanne"))
    assert late.problem == "already_sent"


def test_after_focus_there_is_one_catch_up(world):
    world.owner_asks(StartFocus(world.clock.now() + timedelta(hours=1), "Sanne"))
    world.mail()
    world.pass_time(minutes=30)
    world.client().expects_reply()
    assert world.status().catch_up_since is None
    world.pass_time(minutes=40)

    since = world.status().catch_up_since
    view = world._program.catch_up()
    assert (len(view.lines), view.told) == (1, 1)
    assert view.lines[0].statement
    world.owner_asks(SeenCatchUp(since, "Sanne"))
    assert world.status().catch_up_since is None
    assert world._program.catch_up() is None


def test_the_owner_is_warned_in_working_time(make_world):
    world = after_fridays_mail(make_world)
    with world.units.reading() as shelves:
        (promise,) = shelves.promises.open()

    # two hours on Friday and eight on Monday: three quarters of them are over on Monday
    assert promise.warn_at == at("2026-11-23 14:29")


def test_a_second_mail_starts_no_new_promise(world):
    first = world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    before = world.row().answer_at
    world.mail(in_reply_to=[first], references=[first], text="En nog een vraag over de kleur?")
    world.pass_time(minutes=2)

    with world.units.reading() as shelves:
        assert len(shelves.promises.open()) == 1
    assert (world.row().answer_at, world.row().messages) == (before, 2)
