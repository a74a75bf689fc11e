"""What the owner asks about automatic replies: say it again, show it to me, trust this server."""

from datetime import timedelta

import pytest

from reachapp.core.outbox import OutgoingKind
from reachapp.core.parse import read_message
from reachapp.engine import requests as ask
from reachapp.engine.answering import SERVER_UNTIL
from reachapp.engine.reply_actions import next_handle
from tests.stories.world import OWNER

SERVER = "mx.deboer.example"
CLEAN = ("Authentication-Results", f"{SERVER}; spf=pass; dmarc=pass")


def test_everybody_is_told_again_when_the_owner_asks(world):
    world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    world.mail()
    world.pass_time(minutes=2)
    world.client().expects_nothing()

    assert not world.owner_asks(ask.TellEveryoneAgain(by="Sanne")).problem
    world.sleep(hours=30)
    world.mail(from_="anna@client.example")
    world.pass_time(minutes=2)
    world.client().expects_reply()


def test_each_time_is_another_response():
    assert next_handle("office") == "office#2"
    assert next_handle("office#2") == "office#3"
    assert len(next_handle("x" * 80)) <= 80


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
@pytest.mark.parametrize("situation", ["open", "sick", "urgent", "no_time"])
def test_a_test_reply_goes_to_the_owner_alone(make_world, language, situation):
    world = make_world()
    profile = world._program.profile()
    outcome = world.owner_asks(ask.TestReply(profile, situation, language))

    assert outcome.result.code == "ok"
    item = world.smtp.pick(lambda each: each.recipient == OWNER, "test reply")
    message = read_message(item.body)
    assert item.kind is OutgoingKind.REPLY
    assert message.header("auto-submitted") == "auto-replied"
    assert "Anna Visser" in message.text
    assert not world.rows()


def test_a_test_reply_names_the_fault_of_a_text(make_world):
    world = make_world()
    profile = world._program.profile()
    outcome = world.owner_asks(ask.TestReply(profile, "holyday", "nl"))

    assert outcome.result.code == "no_such_situation"


def test_the_server_that_signs_nearly_all_mail_is_offered_and_then_trusted(world):
    for number in range(12):
        forged = () if number % 6 else (("Authentication-Results", "mx.evil.example; dmarc=pass"),)
        headers = [CLEAN, *forged]
        world.mail(from_=f"p{number}@c{number}.example", headers=headers)
        world.pass_time(minutes=2)
        world.client(f"p{number}@c{number}.example").expects_reply()

    assert world.status().authserv_offers == ((SERVER, 12),)
    failed = ("Authentication-Results", f"{SERVER}; dmarc=fail")
    world.mail(from_="x@x1.example", headers=[failed])
    world.pass_time(minutes=2)
    world.client("x@x1.example").expects_reply()

    assert not world.owner_asks(ask.TrustAuthserv(SERVER, "Sanne")).problem
    assert world.status().authserv_offers == ()
    world.mail(from_="y@y1.example", headers=[failed])
    world.pass_time(minutes=2)
    world.client("y@y1.example").expects_nothing()


def test_a_server_that_only_some_mail_names_is_not_offered(world):
    for number in range(12):
        headers = [CLEAN] if number % 2 else []
        world.mail(from_=f"p{number}@c{number}.example", headers=headers)
        world.pass_time(minutes=2)
        world.client(f"p{number}@c{number}.example").expects_reply()

    assert world.status().authserv_offers == ()


def test_a_name_that_is_none_is_refused(world):
    assert world.owner_asks(ask.TrustAuthserv("mx; dmarc=pass", "Sanne")).problem


def who(world):
    (account,) = world.status().accounts
    return account.answers, account.answers_why, account.answers_since is not None


def test_the_status_says_who_would_answer_right_now_and_why(world):
    assert who(world) == ("engine", "connected", True)

    world.owner_asks(ask.StopReplies(by="Sanne"))
    assert who(world) == ("nobody", "stopped", True)

    world.owner_asks(ask.ResumeReplies(by="Sanne"))
    world.owner_asks(ask.SetMode("observe", "Sanne"))
    assert who(world) == ("nobody", "observing", True)

    world.owner_asks(ask.SetMode("send", "Sanne"))
    world._looked("main", False)
    assert who(world) == ("nobody", "offline", True)

    with world.units.writing() as shelves:
        until = world.clock.now() + timedelta(minutes=10)
        shelves.facts.put(SERVER_UNTIL + "main", until.isoformat())
    assert who(world) == ("server", "leased", True)

    world.sleep(minutes=10)
    assert who(world)[0] == "engine"


def test_the_moment_of_the_stop_is_told(world):
    stopped_at = world.clock.now()
    world.owner_asks(ask.StopReplies(by="Sanne"))
    world.pass_time(hours=1)

    assert world.status().accounts[0].answers_since == stopped_at
