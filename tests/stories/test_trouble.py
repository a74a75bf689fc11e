"""When things go wrong: lost lines, crashes, unreadable mail, new numbers, our own bugs."""

from datetime import timedelta

import pytest

from reachapp.core.outbox import OutgoingKind
from reachapp.core.profile import Assistant
from reachapp.engine.errors import StoreError, Unsure
from reachapp.engine.requests import DecideUnsure, SaveProfile
from reachapp.engine.views import Pile, RowState
from tests.stories.world import OWNER, TEXT, a_profile

BUG = "Deze mail raakt een fout in Reachapp."


class FailingDecider:
    """Trips over one mail; `is_stubborn` also where it is only shown as unreadable."""

    def __init__(self, real):
        self._real = real

    def decide(self, incoming, *args, **how):
        if BUG in getattr(incoming.message, "text", ""):
            raise ZeroDivisionError
        return self._real.decide(incoming, *args, **how)


def test_a_reply_of_which_nobody_knows_is_looked_for_twice_and_found(world):
    world.smtp.channel.loses_the_line(is_taken=True)
    world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    assert world.row().state is RowState.UNSURE
    world.pass_time(minutes=8)
    assert world.smtp.channel.looks == 0
    world.pass_time(minutes=2)

    assert world.outbox() == ["sent"]
    assert world.smtp.channel.looks == 1
    assert world.row().state is RowState.LATER
    assert world.row().is_promised


def test_a_reply_whose_absence_proves_nothing_stays_unsure_and_is_never_sent_again(world):
    world.smtp.channel.loses_the_line(is_taken=False)
    world.mail()
    world.pass_time(hours=2)

    assert world.outbox() == ["unsure"]
    assert world.smtp.channel.looks == 1
    assert (world.row().state, world.row().pile) == (RowState.UNSURE, Pile.NOW)
    world.owner_asks(DecideUnsure(world.row().id, sent=False, by="Sanne"))
    world.client().expects_reply()


def test_a_reply_that_is_proved_absent_twice_leaves_again_with_the_same_id(make_world):
    world = make_world(proves_absence=True)
    world.look()
    world.pass_time(minutes=1)
    world.smtp.channel.loses_the_line(is_taken=False)
    world.mail()
    world.pass_time(minutes=2)
    with world.units.reading() as shelves:
        before = shelves.outbox.of_conversation(1)[0].message_id
    world.pass_time(minutes=14)
    world.client().expects_nothing()
    world.pass_time(minutes=2)

    assert world.client().expects_reply().message_id == before
    assert world.smtp.channel.looks == 2


def test_nobody_looks_for_it_while_the_line_is_down(world):
    world.smtp.channel.loses_the_line(is_taken=True)
    world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    world.smtp.channel.goes_down()
    world.pass_time(minutes=30)
    assert world.outbox() == ["unsure"]
    world.smtp.channel.comes_up()
    world.pass_time(minutes=1)

    assert world.outbox() == ["sent"]


def test_a_page_of_which_nobody_knows_rings_again(world):
    world.ringer.channel.loses_the_line(is_taken=True)
    world.urgent_mail()
    world.pass_time(minutes=2)

    world.phone().expects_page()
    world.phone().expects_page()
    world.assistant().expects_mail()
    world.client().expects_reply()


def test_a_crash_while_sending_repeats_pages_and_asks_about_replies(world):
    world.urgent_mail()
    world._watch.look()
    world.clock.advance(timedelta(minutes=1))
    claimed = world.sender.claim(world.clock.now())  # committed as sending; then the power goes
    assert {item.kind for item in claimed} == {OutgoingKind.PAGE, OutgoingKind.MARK}
    world.restart()
    world.look()
    world.phone().expects_page()
    world.assistant().expects_mail()
    world.client().expects_reply()

    world.mail(from_="bob@client.example", name="Bob")
    world.look()
    world.clock.advance(timedelta(minutes=1))
    world.sender.claim(world.clock.now())
    world.restart()
    world.look()

    assert world.row("bob@client.example").state is RowState.UNSURE
    world.client("bob@client.example").expects_nothing()


def test_a_restart_repeats_nothing(world):
    world.urgent_mail()
    world.pass_time(minutes=2)
    world.phone().expects_page()
    world.assistant().expects_mail()
    world.client().expects_reply()
    world.restart()
    world.pass_time(hours=1)

    assert len(world.rows()) == 1


def test_a_renumbered_mailbox_answers_nothing_twice_and_misses_nothing(world, expects_log):
    expects_log("mailbox renumbered")
    world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    world.server.change_uidvalidity("INBOX")
    world.mail(from_="bob@client.example", name="Bob")
    world.pass_time(minutes=5)

    assert len(world.rows()) == 2
    # which mail came in between is not certain: it is shown, and not answered
    world.client("bob@client.example").expects_nothing()
    world.mail(from_="cas@client.example", name="Cas")
    world.pass_time(minutes=2)
    world.client("cas@client.example").expects_reply()


def test_a_mailbox_that_is_away_is_read_when_it_is_back(world):
    world.server.stop()
    world.mail()
    world.pass_time(minutes=10)
    assert [line.part for line in world.status().health] == ["imap:main"]
    assert not world.status().accounts[0].is_connected
    world.server.start()
    world.pass_time(minutes=2)

    world.client().expects_reply()
    assert world.status().health == ()


def test_a_refused_password_is_the_owners(world):
    world.server.refuse_logins(True)
    world.pass_time(minutes=1)
    world.pass_time(minutes=1)
    assert [line.code for line in world.status().health] == ["login_refused"]


def test_unreadable_mail_is_shown_and_told(world):
    world.server.deliver(b"")
    world.pass_time(minutes=2)

    assert (world.row().state, world.row().pile) == (RowState.UNREADABLE, Pile.NOW)
    world.phone().expects_page()
    world.assistant().expects_mail()
    assert world.owner_answers_from_desk().problem == "no_address"


def test_unreadable_mails_in_a_mailbox_with_a_long_name_are_each_shown(make_world):
    name = "Archief van alle aanvragen die via het formulier op de website binnenkomen"
    account = a_profile().accounts[0].model_copy(update={"mailboxes": (name,)})
    world = make_world(
        profile=a_profile(has_help=False).model_copy(update={"accounts": (account,)})
    )
    world.server.create(name)
    world.look()
    world.pass_time(minutes=1)
    for _ in range(3):
        world.server.deliver(b"", name)
    world.look()

    assert len(world.rows()) == 3


def test_a_mail_that_the_server_will_not_give_is_shown(world):
    uid = world.server.deliver(b"")
    assert uid == 1
    world.look()
    assert world.row().state is RowState.UNREADABLE
    world.phone().expects_page()
    world.assistant().expects_mail()


def test_a_mail_that_is_gone_before_it_was_read_is_passed_over(world):
    world.server.deliver(b"")
    world.server.expunge("INBOX", 1)
    world.mail()
    world.pass_time(minutes=2)

    world.client().expects_reply()
    assert len(world.rows()) == 1


def test_a_mail_that_meets_a_bug_of_ours_is_shown_and_the_next_is_read(make_world, expects_log):
    expects_log("could not be decided on")
    world = make_world()
    world.decider = FailingDecider(world.decider)
    world.restart()
    world.look()
    world.pass_time(minutes=1)
    world.mail(from_="bob@client.example", name="Bob")
    world.mail(text=BUG)
    world.mail(from_="cas@client.example", name="Cas")
    world.pass_time(minutes=2)

    assert [row.state for row in world.rows()] == [
        RowState.UNREADABLE,
        RowState.LATER,
        RowState.LATER,
    ]
    world.client("bob@client.example").expects_reply()
    world.client("cas@client.example").expects_reply()
    world.phone().expects_page()
    world.assistant().expects_mail()
    world.pass_time(minutes=5)
    assert len(world.rows()) == 3


@pytest.mark.parametrize("error", [RuntimeError("bug"), StoreError("disk_full"), Unsure("lost")])
def test_a_channel_that_trips_leaves_the_reply_unsure_and_the_sender_alive(
    world, error, expects_log
):
    if isinstance(error, RuntimeError):
        expects_log("sending failed")
    world.smtp.channel.fails_next(error)
    world.mail()
    world.pass_time(minutes=2)
    assert world.row().state is RowState.UNSURE

    world.mail(from_="bob@client.example", name="Bob")
    world.pass_time(minutes=2)
    world.client("bob@client.example").expects_reply()


def test_a_plan_that_cannot_be_read_is_not_saved(world):
    broken = a_profile(plan={"rules": [{"respond": {"kind": "soon"}}]})
    outcome = world.owner_asks(SaveProfile(broken, by="Sanne"))
    assert outcome.problem == "invalid_plan"
    world.mail(text=TEXT)
    world.pass_time(minutes=2)
    world.client().expects_reply()


def test_a_full_disk_costs_no_mail(world, monkeypatch):
    real = world.units.writing

    def full():
        raise StoreError("disk_full")

    monkeypatch.setattr(world.units, "writing", full)
    world.mail()
    world.pass_time(minutes=5)
    assert [line.code for line in world.status().health] == ["disk_full"]
    assert world.rows() == ()

    monkeypatch.setattr(world.units, "writing", real)
    world.pass_time(minutes=2)
    world.client().expects_reply()
    assert world.status().health == ()
    assert world.outbox(OutgoingKind.MARK) == ["sent"]


def test_a_mail_at_the_top_of_the_mailbox_that_vanishes_is_not_looked_for_again(world):
    world.mail()
    world.mail(from_="bob@client.example", name="Bob")
    world.server.expunge("INBOX", 2)
    world.pass_time(minutes=2)
    world.client().expects_reply()
    with world.units.reading() as shelves:
        assert shelves.cursors.find("main", "INBOX").last_uid == 2


def test_a_mailbox_without_a_sent_one_is_watched_all_the_same(make_world):
    world = make_world()
    del world.server.mailboxes["Sent"]
    world.look()
    world.pass_time(minutes=1)
    world.mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()


def test_nobody_is_called_at_an_own_address(make_world):
    profile = a_profile(has_help=False)
    own = Assistant(name="Sanne", address=OWNER)
    world = make_world(profile=profile.model_copy(update={"assistant": own}))
    world.look()
    world.pass_time(minutes=1)
    world.urgent_mail()
    world.pass_time(minutes=2)
    world.client().expects_reply()
    assert world.outbox(OutgoingKind.PAGE) == []
