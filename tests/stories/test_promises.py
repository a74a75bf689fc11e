"""The promise: kept by a person from anywhere, warned of in time, and told when it broke."""

from datetime import timedelta

from reachapp.core.promises import PromiseState
from reachapp.engine.errors import Refused
from reachapp.engine.requests import Close, DecideUnsure, Reopen, Undo
from reachapp.engine.views import Pile, RowState


def told(world, **mail):
    """Let a mail come in and its reply go out."""
    message_id = world.mail(**mail)
    world.pass_time(minutes=2)
    world.client().expects_reply()
    return message_id


def test_an_answer_from_the_telephone_keeps_it(world):
    message_id = told(world)
    world.pass_time(hours=1)
    world.owner_answers_from_phone(message_id)
    world.look()

    assert world.row().state is RowState.KEPT
    assert world.opened().promise.state is PromiseState.KEPT
    assert "Morgen." in [mail.text for mail in world.opened().messages]


def test_an_answer_from_the_telephone_in_the_first_minute_saves_the_reply(world):
    message_id = world.mail()
    world.look()
    world.owner_answers_from_phone(message_id)
    world.pass_time(minutes=5)

    world.client().expects_nothing()
    assert world.row().state is RowState.KEPT


def test_a_mail_that_was_answered_while_the_engine_slept_is_done(world):
    message_id = world.urgent_mail()
    world.owner_answers_from_phone(message_id)
    world.sleep(hours=3)

    assert world.row().state is RowState.KEPT
    world.phone().expects_nothing()
    world.assistant().expects_nothing()
    world.client().expects_nothing()


def test_a_mail_to_somebody_else_keeps_nothing(world):
    message_id = told(world)
    world.owner_answers_from_phone(message_id, to="collega@other.example")
    world.look()

    assert world.row().state is RowState.LATER


def test_it_warns_in_the_last_hour_and_says_that_it_broke(world):
    told(world)
    promise_at = world.row().answer_at
    world.go_to_moment(promise_at - timedelta(minutes=30))
    assert (world.row().state, world.row().pile) == (RowState.DUE_SOON, Pile.NOW)
    world.pass_time(hours=1)

    assert (world.row().state, world.row().pile) == (RowState.BROKEN, Pile.NOW)
    assert world.status().broken == 1
    assert world.story().count("promise_due_soon") == 1
    assert world.story().count("promise_broken") == 1


def test_an_answer_that_comes_too_late_leaves_it_broken(world):
    message_id = told(world)
    world.go_to_moment(world.row().answer_at + timedelta(hours=1))
    world.owner_answers_from_phone(message_id)
    world.look()

    assert world.opened().promise.state is PromiseState.BROKEN
    assert world.row().state is RowState.KEPT


def test_what_was_overdue_while_the_engine_slept_is_told_once(world):
    told(world)
    world.sleep(days=5)
    world.pass_time(hours=1)

    assert world.story().count("promise_broken") == 1
    assert "promise_due_soon" not in world.story()


def test_an_answer_from_the_desk_leaves_after_the_undo_time_and_is_copied_to_sent(world):
    told(world)
    outcome = world.owner_answers_from_desk("Dat kan, morgen om tien uur.")
    assert outcome.undo_until == world.clock.now() + timedelta(minutes=1)
    world.client().expects_nothing()
    world.pass_time(minutes=2)

    message = world.client().expects_answer("Dat kan, morgen om tien uur.")
    assert message.subject == "Re: Offerte keuken"
    assert message.in_reply_to == ("<m1@client.example>",)
    assert len(world.server.raws("Sent")) == 1
    assert world.opened().promise.state is PromiseState.KEPT
    world.pass_time(hours=1)
    assert len(world.server.raws("Sent")) == 1


def test_an_answer_that_is_taken_back_changes_nothing(world):
    told(world)
    before = world.row()
    outcome = world.owner_answers_from_desk()
    world.owner_asks(Undo(outcome.undo_key, "Sanne"))
    world.pass_time(minutes=5)

    world.client().expects_nothing()
    after = world.row()
    assert (after.state, after.answer_at, after.is_promised) == (
        before.state,
        before.answer_at,
        before.is_promised,
    )


def test_an_answer_taken_back_before_the_reply_left_keeps_its_inner_time(world):
    world.mail()
    world.look()
    due = world.row().answer_at
    outcome = world.owner_answers_from_desk()
    world.owner_asks(Undo(outcome.undo_key, "Sanne"))
    world.pass_time(minutes=5)

    row = world.row()
    assert (row.state, row.is_promised) == (RowState.LATER, False)
    assert row.answer_at is not None
    assert row.answer_at <= due


def test_an_answer_can_be_taken_back_only_while_it_waits(world):
    told(world)
    outcome = world.owner_answers_from_desk()
    world.pass_time(minutes=2)
    world.client().expects_answer()

    assert world.owner_asks(Undo(outcome.undo_key, "Sanne")).problem == "already_sent"


def test_an_answer_that_the_server_refuses_comes_back_to_the_desk(world):
    told(world)
    promised = world.row().answer_at
    world.smtp.channel.fails_next(Refused("too_large"))
    world.owner_answers_from_desk()
    world.pass_time(minutes=2)

    assert (world.row().state, world.row().answer_at) == (RowState.LATER, promised)
    assert "answer_failed" in world.story()
    world.owner_answers_from_desk("Nog eens.")
    world.pass_time(minutes=2)
    world.client().expects_answer("Nog eens.")


def test_who_was_too_late_hears_that_the_row_changed(world):
    told(world)
    row = world.row()
    world.owner_asks(Close(row.id, row.version, "Mia"))
    assert world.owner_answers_from_desk(row=row).problem == "changed_meanwhile"


def test_a_client_who_writes_again_after_it_was_closed_starts_afresh(world):
    first = told(world)
    row = world.row()
    world.owner_asks(Close(row.id, row.version, "Sanne"))
    world.go_to("2026-11-26 10:00")
    world.mail(in_reply_to=[first], references=[first])
    world.look()

    row = world.row()
    assert (row.state, row.is_promised) == (RowState.LATER, False)
    assert row.answer_at > world.clock.now()


def test_a_row_that_is_opened_again_keeps_its_times(world):
    told(world)
    row = world.row()
    world.owner_asks(Close(row.id, row.version, "Sanne"))
    closed = world.row()
    assert closed.pile is Pile.DONE
    world.owner_asks(Reopen(closed.id, closed.version, "Sanne"))

    assert world.row().answer_at == row.answer_at


def test_an_answer_of_which_nobody_knows_is_shown_until_a_person_says(world):
    told(world)
    world.smtp.channel.loses_the_line(is_taken=True)
    world.owner_answers_from_desk("Ja.")
    world.pass_time(minutes=2)
    assert world.row().state is RowState.UNSURE
    world.smtp.channel.taken.clear()  # its host files no copies: nothing can be found
    world.smtp._seen = 0
    world.smtp.waiting.clear()
    world.pass_time(minutes=30)

    assert world.row().state is RowState.UNSURE
    world.owner_asks(DecideUnsure(world.row().id, sent=True, by="Sanne"))
    assert world.row().state is RowState.KEPT
    assert world.opened().promise.state is PromiseState.KEPT
