"""What cannot wait: it reaches the assistant and the telephone, until a person has it."""

from reachapp.core.outbox import OutgoingKind
from reachapp.core.verdict import Urgency
from reachapp.engine.errors import Refused
from reachapp.engine.requests import Close, Relabel, Release, Take
from reachapp.engine.views import Pile, RowState
from tests.stories.world import a_profile


def test_it_goes_to_the_assistant_and_to_the_telephone(world):
    world.urgent_mail()
    world.pass_time(minutes=2)

    message = world.assistant().expects_mail("Anna Visser", "ligt plat")
    assert message.recipients[0].spec == "mia@office.example"
    world.phone().expects_page("Website ligt plat")
    world.client().expects_reply()
    assert (world.row().state, world.row().pile) == (RowState.URGENT, Pile.NOW)
    assert world.status().urgent == 1


def test_who_takes_it_stops_the_pages_that_wait(world):
    world.ringer.channel.goes_down()
    world.urgent_mail()
    world.look()
    world.assistant().expects_mail()
    row = world.row()
    world.owner_asks(Take(row.id, row.version, "Mia"))
    world.ringer.channel.comes_up()
    world.pass_time(minutes=5)

    world.phone().expects_nothing()
    world.client().expects_reply()
    assert world.status().urgent == 0
    assert "forward_withdrawn" in world.story()


def test_an_alarm_in_a_conversation_that_somebody_has_is_told_all_the_same(world):
    first = world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    row = world.row()
    world.owner_asks(Take(row.id, row.version, "Sanne"))
    world.pass_time(minutes=30)
    world.urgent_mail(in_reply_to=[first], references=[first])
    world.pass_time(minutes=2)

    world.phone().expects_page("Website ligt plat")
    world.assistant().expects_mail()
    assert world.row().state is RowState.URGENT


def test_an_alarm_after_the_answer_is_nobodys_until_it_is_taken(world):
    first = world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    world.owner_answers_from_desk()
    world.pass_time(minutes=2)
    world.client().expects_answer()
    world.urgent_mail(in_reply_to=[first], references=[first])
    world.pass_time(minutes=2)

    world.phone().expects_page()
    world.assistant().expects_mail()
    assert world.row().taken_by == ""


def test_who_gives_it_back_leaves_it_to_the_next(world):
    world.urgent_mail()
    world.look()
    world.assistant().expects_mail()
    world.phone().expects_page()
    world.owner_asks(Take(world.row().id, world.row().version, "Mia"))
    world.owner_asks(Release(world.row().id, world.row().version, "Mia"))

    assert world.status().urgent == 1
    assert [each for each in world.story() if each in ("taken", "released")] == [
        "taken",
        "released",
    ]
    world.pass_time(minutes=2)
    world.client().expects_reply()


def test_a_false_alarm_is_called_off(world):
    world.ringer.channel.goes_down()
    world.urgent_mail()
    world.look()
    world.assistant().expects_mail()
    world.owner_asks(Relabel(world.row().id, world.row().version, Urgency.LATER, "Sanne"))
    world.ringer.channel.comes_up()
    world.pass_time(minutes=5)

    assert world.row().state is RowState.LATER
    world.client().expects_reply()


def test_what_is_closed_at_once_leaves_nothing(world):
    world.ringer.channel.goes_down()
    world.urgent_mail()
    world.look()
    world.assistant().expects_mail()
    world.owner_asks(Close(world.row().id, world.row().version, "Sanne"))
    world.ringer.channel.comes_up()
    world.pass_time(minutes=5)

    assert world.outbox() == ["withdrawn"]
    assert sorted(world.outbox(OutgoingKind.PAGE)) == ["sent", "withdrawn"]


def test_a_page_comes_again_until_the_telephone_takes_it(world):
    world.ringer.channel.goes_down()
    world.urgent_mail()
    world.pass_time(hours=1)
    world.assistant().expects_mail()
    world.client().expects_reply()
    assert [line.part for line in world.status().health] == ["phone:phone"]
    world.ringer.channel.comes_up()
    world.pass_time(minutes=16)

    world.phone().expects_page()
    assert world.status().health == ()


def test_a_telephone_that_refuses_is_the_owners_trouble(world):
    world.ringer.channel.fails_next(Refused("bad_number"))
    world.urgent_mail()
    world.look()

    world.assistant().expects_mail()
    assert [(line.part, line.code) for line in world.status().health] == [
        ("phone:phone", "bad_number")
    ]
    assert "forward_failed" in world.story()
    world.pass_time(minutes=2)
    world.client().expects_reply()


def test_a_page_of_yesterday_rings_nobody(world):
    world.ringer.channel.goes_down()
    world.urgent_mail()
    world.look()
    world.assistant().expects_mail()
    world.sleep(hours=25)
    world.ringer.channel.comes_up()
    world.sleep(minutes=20)

    world.client().expects_reply()
    assert sorted(world.outbox(OutgoingKind.PAGE)) == ["expired", "sent"]
    assert world.row().pile is Pile.NOW


def test_without_anybody_to_call_it_is_on_top_of_the_desk(make_world):
    world = make_world(profile=a_profile(has_help=False))
    world.look()
    world.pass_time(minutes=1)
    world.mail(from_="bob@client.example", name="Bob")
    world.urgent_mail()
    world.pass_time(minutes=2)

    assert [row.address for row in world.rows()] == ["anna@client.example", "bob@client.example"]
    for row in world.rows():
        world.client(row.address).expects_reply()
