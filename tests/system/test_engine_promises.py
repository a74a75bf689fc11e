"""A promise is kept by a person who answers, in whatever program, and by nothing else."""

from reachapp.core.promises import PromiseState
from reachapp.engine.views import Pile, RowState
from reachapp.system.clock import SystemClock
from tests.system.engine_process import CLIENT, OWNER, MovableClock, last_monday

ANSWER = "Dag Piet, de offerte volgt morgen. Sanne"
BY_SANNE = {"from_": f"Sanne de Boer <{OWNER}>", "return_path": None}


def promised(office, program) -> str:
    """Let the engine answer a client's mail; return the mail's Message-ID."""
    asked_in = office.deliver()
    program.run_once()
    (row,) = office.rows()
    assert office.conversation(row).promise.state is PromiseState.OPEN
    assert len(office.smtp.mails) == 1
    return asked_in


def test_an_answer_that_another_program_filed_in_sent_keeps_the_promise_in_one_look(office):
    office.save(office.profile())
    with office.engine() as built:
        asked_in = promised(office, built.program)
        answer = {"to": CLIENT, "in_reply_to": (asked_in,), "references": (asked_in,)}
        office.append(ANSWER, mailbox="Sent", at=SystemClock().now(), **answer, **BY_SANNE)
        built.program.run_once()

    (row,) = office.rows()
    assert (row.pile, row.state) == (Pile.DONE, RowState.KEPT)
    view = office.conversation(row)
    assert view.promise.state is PromiseState.KEPT
    assert [mail.is_incoming for mail in view.messages] == [True, False]
    assert len(office.smtp.mails) == 1


def test_an_answer_after_the_promised_moment_is_told_as_late(office):
    clock = MovableClock(last_monday(10))
    office.save(office.profile(), now=clock.now())
    with office.engine(clock) as built:
        clock.move_to(last_monday(10, 1))
        asked_in = office.append(at=clock.now())
        built.program.run_once()
        clock.move_to(last_monday(10, 50))
        thread = {"to": CLIENT, "in_reply_to": (asked_in,)}
        office.append(ANSWER, mailbox="Sent", at=clock.now(), **thread, **BY_SANNE)
        built.program.run_once()

    (row,) = office.rows()
    view = office.conversation(row)
    assert view.promise.promise_at == last_monday(10, 31)
    assert view.promise.state is PromiseState.BROKEN
    assert row.state is RowState.KEPT


def test_forwards_and_automatic_mail_in_sent_keep_no_promise(office):
    office.save(office.profile())
    with office.engine() as built:
        asked_in = promised(office, built.program)
        thread = {"in_reply_to": (asked_in,), "references": (asked_in,)}
        other = "bert@aannemer.example"
        office.append("Bert, kun jij dit doen?", mailbox="Sent", to=other, **thread, **BY_SANNE)
        robot = {"to": CLIENT, "headers": (("Auto-Submitted", "auto-replied"),)}
        office.append("Ik ben afwezig.", mailbox="Sent", **robot, **thread, **BY_SANNE)
        report = {"to": CLIENT, "content_type": "multipart/report; report-type=x", "parts": ["a/b"]}
        office.append("Gelezen.", mailbox="Sent", **report, **thread, **BY_SANNE)
        built.program.run_once()

    (row,) = office.rows()
    assert row.pile is not Pile.DONE
    view = office.conversation(row)
    assert view.promise.state is PromiseState.OPEN
    assert len(view.messages) == 1
