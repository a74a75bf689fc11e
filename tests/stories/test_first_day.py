"""The first day: a full mailbox, observing, then live."""

from datetime import timedelta

from reachapp.engine.requests import SetMode
from reachapp.engine.views import Pile, RowState
from tests.builders import a_raw_mail
from tests.stories.world import ALARM, MONDAY, a_profile


def test_a_full_mailbox_is_shown_and_nothing_of_it_is_answered(make_world):
    world = make_world()
    for number in range(40):
        raw = a_raw_mail(message_id=f"<old{number}@client.example>", text=ALARM)
        world.server.deliver(raw, at=MONDAY - timedelta(hours=number + 1))
    world.look()

    assert len(world.rows()) == 40
    assert {row.pile for row in world.rows()} == {Pile.LATER}
    assert all(row.is_from_before for row in world.rows())


def test_mail_that_was_answered_before_the_first_day_is_not_on_the_desk(make_world):
    world = make_world()
    world.server.deliver(a_raw_mail(), at=MONDAY - timedelta(hours=2), flags=["\\Answered"])
    world.server.deliver(a_raw_mail(message_id="<b@client.example>"), at=MONDAY - timedelta(days=1))
    world.owner_answers_from_phone("<b@client.example>")
    world.look()

    assert world.rows() == ()


def test_mail_of_a_month_ago_stays_where_it_is(make_world):
    world = make_world()
    world.server.deliver(a_raw_mail(), at=MONDAY - timedelta(days=30))
    world.look()

    assert world.rows() == ()


def test_who_observes_sees_what_would_leave_and_nothing_leaves(make_world):
    world = make_world(profile=a_profile(mode="observe"))
    world.look()
    world.mail()
    world.urgent_mail(from_="bob@client.example", name="Bob")
    world.pass_time(minutes=10)

    reply = world.opened(world.row("anna@client.example")).reply
    assert (reply.verdict, reply.is_observed, reply.state) == ("reply", True, "")
    assert "antwoord" in reply.text
    assert "would_forward" in world.story(world.row("bob@client.example"))
    assert world.status().is_observing


def test_mail_that_was_observed_is_not_answered_when_replies_begin(make_world):
    world = make_world(profile=a_profile(mode="observe"))
    world.look()
    world.mail()
    world.pass_time(minutes=5)
    world.owner_asks(SetMode("send", "Sanne"))
    world.mail(from_="bob@client.example", name="Bob")
    world.pass_time(minutes=2)

    world.client("bob@client.example").expects_reply("antwoord")
    world.client("anna@client.example").expects_nothing()


def test_the_mail_from_before_joins_a_conversation_that_then_is_answered(make_world):
    world = make_world()
    world.server.deliver(a_raw_mail(), at=MONDAY - timedelta(hours=2))
    world.look()
    world.pass_time(minutes=1)
    world.mail(in_reply_to=["<mail-1@client.example>"], references=["<mail-1@client.example>"])
    world.pass_time(minutes=2)

    world.client().expects_reply()
    row = world.row()
    assert (row.messages, row.is_from_before, row.state) == (2, False, RowState.LATER)
