"""The real engine process: it watches first, then answers, forwards, and survives a restart."""

from datetime import timedelta
from email import message_from_bytes, policy

from reachapp.availability.evaluate import evaluate
from reachapp.core.journal import Happened
from reachapp.core.promises import PromiseState
from reachapp.core.verdict import Urgency
from reachapp.engine.requests import SetMode
from reachapp.sample.smtp_sink import SunkMail
from reachapp.system.clock import SystemClock
from tests.system.engine_process import (
    ALARM,
    ASSISTANT,
    CALM,
    CLIENT,
    OWNER,
    PLAN,
    Ran,
    asked,
    eventually,
)

KARIN = {"from_": "Karin <karin@bakker.example>", "return_path": "<karin@bakker.example>"}


def test_observe_mode_decides_and_shows_and_leaves_no_trace_in_the_world(office):
    imported = office.import_(office.profile(autoreply={"mode": "observe"}))
    assert (imported.code, imported.err) == (0, "")
    with office.process():
        office.deliver(CALM)
        office.deliver(ALARM)
        rows = eventually(lambda: len(found := office.rows()) == 2 and found)
        views = {view.urgency: view for view in map(office.conversation, rows)}

        assert views[Urgency.LATER].reply.verdict == "reply"
        assert views[Urgency.LATER].reply.is_observed
        assert "Sanne de Boer" in views[Urgency.LATER].reply.text
        told = {line.what for line in views[Urgency.URGENT].history}
        assert {Happened.WOULD_REPLY, Happened.WOULD_FORWARD} <= told
        assert office.waiting() == 0

    assert office.smtp.connections == 0
    assert office.phone.messages == []
    assert office.keywords() == set()


def test_a_live_engine_answers_and_forwards_once_also_over_a_restart(office):
    office.save(office.profile())
    with office.process():
        earlier = "<vraag-0@dewit.example>"
        asked_in = office.deliver(CALM, references=(earlier,), in_reply_to=(earlier,))
        eventually(lambda: office.replies() and not office.waiting())
        eventually(lambda: office.keywords() == {b"$ReachappReplied"})
    (first,) = office.smtp.mails
    has_answered_as_a_machine(first, asked_in, thread=[earlier, asked_in])
    has_promised(office, first, urgency="later")
    (row,) = office.rows()
    assert office.conversation(row).promise.state is PromiseState.OPEN
    assert row.is_promised

    office.deliver(ALARM, subject="Water door het plafond", **KARIN)
    with office.process():
        eventually(lambda: office.phone.messages and len(office.smtp.mails) == 3)
        eventually(lambda: not office.waiting())
    assert office.run("engine", "--once") == Ran(0, "", "")

    assert office.replies()[0] == first
    (second,) = office.replies()[1:]
    assert second.rcpt_tos == ("karin@bakker.example",)
    has_promised(office, second, urgency="urgent")
    has_paged_once(office, "plafond")
    assert len(office.rows()) == 2


def has_answered_as_a_machine(mail: SunkMail, asked_in: str, *, thread: list[str]):
    assert (mail.envelope_from, mail.rcpt_tos) == ("", (CLIENT,))
    reply = message_from_bytes(mail.raw, policy=policy.default)
    assert reply["To"] == CLIENT
    assert reply["From"].addresses[0].addr_spec == OWNER
    assert reply["Auto-Submitted"] == "auto-replied"
    assert reply["X-Auto-Response-Suppress"] == "All"
    assert reply["In-Reply-To"] == asked_in
    assert reply["References"].split() == thread
    assert reply["Subject"] == "Auto: Offerte keuken"
    assert reply.get_content_type() == "text/plain"
    for never in ("Cc", "Bcc", "Reply-To", "Disposition-Notification-To", "List-Id"):
        assert reply[never] is None


def has_promised(office, mail: SunkMail, *, urgency: str):
    """The reply tells what the plan says, computed here without the engine."""
    reply = message_from_bytes(mail.raw, policy=policy.default)
    with office.units().reading() as shelves:
        message = shelves.messages.find_thread("main", [reply["In-Reply-To"]])
        promise = shelves.promises.of_message(message.id)
    received = message.received_at.isoformat()
    item = {"received_at": received, "channel": "email", "urgency": urgency}
    computed = evaluate(PLAN, item)
    assert promise.promise_at.strftime("%Y-%m-%dT%H:%M:%SZ") == computed["promise_at"]
    assert promise.statement == computed["statement_nl"]
    assert computed["statement_nl"] in reply.get_content()


def has_paged_once(office, word: str):
    (page,) = [mail for mail in office.smtp.mails if mail.rcpt_tos == (ASSISTANT,)]
    assert word in message_from_bytes(page.raw, policy=policy.default)["Subject"]
    (note,) = office.phone.messages
    assert word in note.title + note.text


def test_the_switch_to_live_answers_from_then_on_and_nothing_from_before(office):
    hour_ago = SystemClock().now() - timedelta(hours=1)
    office.save(office.profile(autoreply={"mode": "observe"}), now=hour_ago)
    with office.engine() as built:
        built.program.start()
        before = office.deliver(ALARM)
        eventually(lambda: len(office.rows()) == 1)

        asked(built, SetMode("send", by="Sanne"))
        assert not built.program.status().is_observing
        after = office.deliver(CALM, **KARIN)
        eventually(lambda: office.replies() and not office.waiting())

    (mail,) = office.smtp.mails
    assert mail.rcpt_tos == ("karin@bakker.example",)
    assert message_from_bytes(mail.raw)["In-Reply-To"] == after != before
    assert office.phone.messages == []


def test_mail_that_nobody_read_before_the_switch_is_not_answered_after_it(office):
    now = SystemClock().now()
    office.save(office.profile(autoreply={"mode": "observe"}), now=now - timedelta(days=1))
    office.append(ALARM, at=now - timedelta(hours=1))
    office.save(office.profile(), now=now)
    with office.engine() as built:
        built.program.run_once()

    assert len(office.rows()) == 1
    assert office.replies() == []


def test_a_power_cut_right_after_a_mail_was_sent_sends_no_reply_twice(office):
    office.save(office.profile())
    with office.process() as running:
        office.deliver(ALARM)
        sent = eventually(office.replies)
        running.kill()
    with office.process():
        eventually(lambda: not office.waiting())

    assert office.replies() == sent
    assert len(office.phone.messages) in (1, 2)  # a page leaves at least once
