"""What a client hears, and when: hours, focus, holidays, twice in a week, stops and limits."""

from datetime import timedelta

import pytest

from reachapp.engine.errors import Refused
from reachapp.engine.requests import (
    NeverAnswer,
    ResumeReplies,
    SetMode,
    StartFocus,
    StopReplies,
)
from reachapp.engine.views import RowState
from tests.stories.world import OWNER, a_profile, at


@pytest.mark.parametrize(
    ("moment", "focused", "words"),
    [
        ("2026-11-24 10:00", False, "woensdag 25 november"),
        ("2026-11-24 10:00", True, "woensdag 25 november"),
        ("2026-11-24 20:00", False, "woensdag 25 november"),
        ("2026-11-28 11:00", False, "maandag 30 november"),
        ("2026-12-25 11:00", False, "28 december"),
    ],
    ids=["open", "focus", "evening", "weekend", "holiday"],
)
def test_the_reply_names_the_moment_of_the_answer(world, moment, focused, words):
    world.go_to(moment)
    if focused:
        world.owner_asks(StartFocus(world.clock.now() + timedelta(hours=2), "Sanne"))
    world.mail()
    world.pass_time(minutes=2)

    world.client().expects_reply(words)
    assert world.row().is_promised
    assert world.keywords() == [{"$ReachappReplied"}]


def test_a_reply_waits_a_minute(world):
    world.mail()
    world.look()
    world.client().expects_nothing()
    world.pass_time(minutes=1)
    world.client().expects_reply()


def test_replies_outside_hours_only_are_silent_inside_them(make_world):
    world = make_world(profile=a_profile(when="outside_hours"))
    world.look()
    world.mail()
    world.pass_time(minutes=2)
    world.client().expects_nothing()
    assert world.opened().reply.reason == "inside_hours"

    world.go_to("2026-11-23 19:00")
    world.mail(from_="bob@client.example", name="Bob")
    world.pass_time(minutes=2)
    world.client("bob@client.example").expects_reply()


def test_who_writes_twice_gets_one_reply_and_one_promise(world):
    first = world.mail()
    world.pass_time(minutes=5)
    world.mail(text="En wat kost het ongeveer?", in_reply_to=[first], references=[first])
    world.pass_time(minutes=5)

    world.client().expects_reply()
    assert world.row().messages == 2
    assert world.story().count("promised") == 1


def test_who_becomes_urgent_gets_one_further_reply(world):
    world.mail()
    world.pass_time(minutes=5)
    world.client().expects_reply()
    world.urgent_mail()
    world.urgent_mail()
    world.pass_time(minutes=5)

    world.client().expects_reply()
    for _ in range(2):
        world.assistant().expects_mail("Website ligt plat")
        world.phone().expects_page("Website ligt plat")


def test_a_client_who_wrote_again_keeps_the_earlier_moment(world):
    first = world.mail()
    world.pass_time(minutes=5)
    world.client().expects_reply()
    promised = world.row().answer_at
    world.go_to("2026-11-23 16:00")
    world.mail(in_reply_to=[first], references=[first])
    world.look()

    assert world.row().answer_at == promised


def test_stopping_all_replies_withdraws_those_that_wait(world):
    world.mail()
    world.look()
    world.owner_asks(StopReplies("Sanne"))
    assert world.outbox() == ["withdrawn"]
    world.owner_asks(ResumeReplies("Sanne"))
    world.pass_time(minutes=10)

    world.client().expects_nothing()
    assert not world.row().is_promised
    assert world.row().answer_at is not None


def test_a_stop_by_the_owner_is_no_limit_that_was_reached(world):
    world.owner_asks(StopReplies("Sanne"))
    world.mail()
    world.pass_time(minutes=2)

    assert world.opened().reply.reason == "cap"
    assert "cap_reached" not in world.story()
    world.change_settings(stopped=False)
    assert not world.status().is_stopped


def test_turning_to_observe_withdraws_what_waits(world):
    world.mail()
    world.look()
    world.owner_asks(SetMode("observe", "Sanne"))
    world.owner_asks(SetMode("send", "Sanne"))
    world.pass_time(minutes=5)

    world.client().expects_nothing()
    assert "reply_withdrawn" in world.story()


def test_never_answer_holds_for_the_reply_that_waits_and_all_that_follow(world):
    world.mail()
    world.look()
    world.owner_asks(NeverAnswer("Anna@client.example", "Sanne"))
    world.mail(subject="Iets anders")
    world.pass_time(minutes=5)

    world.client().expects_nothing()
    assert world.outbox() == ["withdrawn"]


def test_thirty_replies_an_hour_are_the_limit_and_it_says_so(world):
    for number in range(32):
        world.mail(from_=f"a@client{number}.example", name="A", subject=f"Vraag {number}")
    world.look()
    world.pass_time(minutes=2)

    for number in range(30):
        world.client(f"a@client{number}.example").expects_reply()
    assert world.status().is_stopped
    assert "cap_reached" in world.story(world.row("a@client30.example"))
    assert "cap_reached" not in world.story(world.row("a@client31.example"))

    world.pass_time(hours=2)
    world.owner_asks(ResumeReplies("Sanne"))
    world.mail(from_="late@client99.example", name="L")
    world.pass_time(minutes=2)
    world.client("late@client99.example").expects_reply()


def test_a_reply_that_the_server_refuses_told_nobody_anything(world):
    world.smtp.channel.fails_next(Refused("no_such_user"))
    world.mail()
    world.pass_time(minutes=2)

    row = world.row()
    assert (row.is_promised, row.state) == (False, RowState.LATER)
    assert row.answer_at is not None
    assert "reply_failed" in world.story()

    # it does not count as a reply either: the next mail gets one
    world.mail(subject="Nog eens")
    world.pass_time(minutes=2)
    world.client().expects_reply()


def test_two_offices_that_write_to_each_other_fall_silent(make_world):
    left = make_world()
    other = "piet@bakker.example"
    right = make_world(profile=a_profile(owner=other), clock=left.clock)
    for world in (left, right):
        world.look()
    left.clock.advance(timedelta(minutes=1))
    left.mail(from_=other, name="Piet Bakker")
    right.mail(from_=OWNER, name="Sanne de Boer", to=other)

    for _ in range(10):
        left.clock.advance(timedelta(minutes=2))
        for world, partner in ((left, right), (right, left)):
            world.look()
            for item in list(world.smtp.look()):
                world.smtp.waiting.remove(item)
                partner.server.deliver(b"Return-Path: <>\r\n" + item.body)

    assert (len(left.smtp.channel.taken), len(right.smtp.channel.taken)) == (1, 1)


def test_a_robot_gets_nothing(world):
    world.mail(headers=[("Auto-Submitted", "auto-generated")])
    world.mail(headers=[("List-Id", "<news.shop.example>")])
    world.mail(from_="noreply@shop.example", name="Shop")
    world.pass_time(minutes=5)

    assert world.smtp.look() == []


def test_a_reply_waits_out_a_server_that_is_away(world):
    world.smtp.channel.goes_down()
    world.mail()
    world.pass_time(hours=1)
    assert [line.part for line in world.status().health] == ["mail:main"]
    world.smtp.channel.comes_up()
    world.pass_time(minutes=16)

    world.client().expects_reply()
    assert world.status().health == ()


def test_a_reply_whose_promise_has_passed_is_dropped(world):
    world.mail()
    world.look()
    world.urgent_mail(from_="bob@client.example", name="Bob")
    world.look()
    world.smtp.channel.goes_down()
    world.phone().expects_page()
    world.assistant().expects_mail()
    world.sleep(days=2)
    world.smtp.channel.comes_up()
    world.sleep(minutes=20)

    assert world.outbox() == ["expired", "expired"]
    world.client().expects_nothing()
    row = world.row("anna@client.example")
    assert (row.is_promised, row.answer_at < world.clock.now()) == (False, True)


def test_mail_that_came_while_the_engine_slept_is_answered_only_where_it_is_in_time(world):
    world.mail(from_="late@client1.example", name="Late")
    world.sleep(days=2)
    world.mail(from_="new@client2.example", name="New")
    world.pass_time(minutes=2)

    world.client("new@client2.example").expects_reply()
    assert world.opened(world.row("late@client1.example")).reply.reason == "too_old"


def test_a_focus_until_the_past_is_refused(world):
    outcome = world.owner_asks(StartFocus(at("2026-11-22 10:00"), "Sanne"))
    assert outcome.problem == "focus_in_the_past"
