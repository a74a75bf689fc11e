"""What people ask, one request after another, and what cannot be done."""

from datetime import timedelta

import pytest

from reachapp.core.outbox import OutgoingKind, SendState
from reachapp.core.verdict import Urgency
from reachapp.engine import requests as ask
from reachapp.engine.actions import Desk, act
from reachapp.engine.answer import LONGEST, answer_subject
from reachapp.engine.errors import Conflict, Refused
from reachapp.engine.first_reply import FirstReplies
from reachapp.engine.negotiator import Negotiator
from reachapp.engine.plans import Plans
from reachapp.engine.stored import find_profile, save_profile
from reachapp.engine.withdraw import why_not_now, withdraw_waiting
from tests.stories.world import KEY, TEXTS, a_profile
from tests.unit.engine.desks import HOUR, NOW, a_conversation, a_mail, about, an_item, set_up

TOOLS = {"plans": Plans(), "texts": TEXTS, "install_key": KEY}
LATER = NOW + HOUR


def do(units, request, *, now=NOW):
    desk = Desk(
        now=now,
        install_key=KEY,
        negotiator=Negotiator(**TOOLS),
        first_replies=FirstReplies(**TOOLS),
    )
    with units.writing() as shelves:
        return act(shelves, request, desk)


def found(units, conversation=1):
    with units.reading() as shelves:
        return shelves.conversations.get(conversation)


def happened(units):
    with units.reading() as shelves:
        return [entry.what.value for entry in shelves.journal.since(NOW)]


def settings(units):
    with units.reading() as shelves:
        return find_profile(shelves).autoreply


@pytest.mark.parametrize(
    "request_of",
    [
        lambda version: ask.Take(1, version, "Mia"),
        lambda version: ask.Release(1, version, "Mia"),
        lambda version: ask.Close(1, version, "Mia"),
        lambda version: ask.Reopen(1, version, "Mia"),
        lambda version: ask.Relabel(1, version, Urgency.URGENT, "Mia"),
        lambda version: ask.Answer(1, version, "Ja.", "Mia"),
    ],
)
def test_who_saw_an_older_version_changes_nothing_and_hears_who_has_it(units, request_of):
    set_up(units)
    do(units, ask.Take(1, 0, "Sanne"))
    before = found(units)
    with pytest.raises(Conflict, match="changed_meanwhile") as conflict:
        do(units, request_of(0))
    assert conflict.value.detail == "Sanne"
    assert found(units) == before
    if request_of(0).by == "Mia" and not isinstance(request_of(0), ask.Answer):
        do(units, request_of(before.version))
        assert found(units).version == before.version + 1


def test_each_step_stands_in_the_journal_with_who_did_it(units):
    set_up(units)
    for number, request in enumerate((ask.Take, ask.Release, ask.Close, ask.Reopen)):
        do(units, request(1, number, "Mia"))
    assert happened(units) == ["taken", "released", "closed", "reopened"]


@pytest.mark.parametrize(
    ("text", "changes", "problem"),
    [
        ("  \n", {}, "empty_answer"),
        ("x" * (LONGEST + 1), {}, "answer_too_long"),
        ("Ja.", {"answer_to": ""}, "no_address"),
        ("Ja.", {"answer_to": "a@b.example, c@d.example"}, "no_address"),
        ("Ja.", {"own_address": "sanne"}, "no_own_address"),
    ],
)
def test_an_answer_that_cannot_be_sent_is_refused_at_once(units, text, changes, problem):
    set_up(units, **changes)
    with pytest.raises(Refused, match=problem):
        do(units, ask.Answer(1, 0, text, "Sanne"))
    assert found(units).is_open


def test_there_must_be_something_to_answer(units):
    with units.writing() as shelves:
        save_profile(shelves, a_profile(), now=NOW)
        shelves.conversations.add(a_conversation())
    with pytest.raises(Refused, match="nothing_to_answer"):
        do(units, ask.Answer(1, 0, "Ja.", "Sanne"))


def test_the_same_answer_is_never_queued_twice(units):
    set_up(units)
    with units.writing() as shelves:
        shelves.outbox.add(an_item("answer:1:0", kind=OutgoingKind.ANSWER))
    with pytest.raises(Conflict, match="already_answered"):
        do(units, ask.Answer(1, 0, "Ja.", "Sanne"))


def test_an_answer_goes_where_the_client_asked_and_names_the_thread(units):
    set_up(units, answer_to="kantoor@client.example")
    outcome = do(units, ask.Answer(1, 0, "Ja.\r\nGroet\rSanne", "Sanne"))
    with units.reading() as shelves:
        item = shelves.outbox.find(outcome.undo_key)
    assert (item.recipient, item.due_at) == ("kantoor@client.example", NOW + timedelta(minutes=1))
    assert b"In-Reply-To: <m1@client.example>\r\n" in item.body
    assert b"Ja.\r\nGroet\r\nSanne" in item.body


def test_an_answer_to_a_mail_without_an_id_names_none(units):
    with units.writing() as shelves:
        save_profile(shelves, a_profile(), now=NOW)
        shelves.messages.add(a_mail(shelves.conversations.add(a_conversation()), message_id=""))
    outcome = do(units, ask.Answer(1, 0, "Ja.", "Sanne"))
    with units.reading() as shelves:
        body = shelves.outbox.find(outcome.undo_key).body
    assert b"In-Reply-To" not in body
    assert b"References" not in body


@pytest.mark.parametrize(
    ("subject", "answered"),
    [
        ("Offerte", "Re: Offerte"),
        ("RE: Offerte", "RE: Offerte"),
        ("", "Re: ..."),
        ("Bcc: x\r\nBcc: evil@x.example", "Re: Bcc: x Bcc: evil@x.example"),
    ],
)
def test_the_subject_of_an_answer_is_one_line(subject, answered):
    assert answer_subject(subject) == answered


def test_only_what_waits_can_be_taken_back(units):
    set_up(units)
    with pytest.raises(Conflict, match="already_sent"):
        do(units, ask.Undo("answer:1:0", "Sanne"))


@pytest.mark.parametrize("address", ["", "anna", "   "])
def test_never_answer_needs_an_address(units, address):
    set_up(units)
    with pytest.raises(Refused, match="no_address"):
        do(units, ask.NeverAnswer(address, "Sanne"))


def test_never_answer_is_remembered_once(units):
    set_up(units)
    for _ in range(2):
        do(units, ask.NeverAnswer(" Anna@Client.example ", "Sanne"))
    assert settings(units).never == ("anna@client.example",)


def test_never_answer_a_domain_withdraws_what_waits_for_everybody_there(units):
    conversation, message = set_up(units)
    with units.writing() as shelves:
        shelves.outbox.add(about(an_item(), conversation, message))
        shelves.outbox.add(about(an_item("reply:2", recipient="x@y.example"), conversation, None))
    do(units, ask.NeverAnswer("@client.example", "Sanne"))
    with units.reading() as shelves:
        states = [shelves.outbox.find(f"reply:{number}").state for number in (1, 2)]
    assert states == [SendState.WITHDRAWN, SendState.PENDING]


def test_focus_begins_now_and_ends_when_it_is_ended(units):
    set_up(units)
    do(units, ask.StartFocus(LATER, "Sanne"))
    do(units, ask.EndFocus("Sanne"), now=NOW + HOUR / 2)
    assert happened(units) == ["focus_started", "focus_ended"]
    with pytest.raises(Refused, match="focus_in_the_past"):
        do(units, ask.StartFocus(NOW, "Sanne"))


def test_modes_are_only_two(units):
    set_up(units)
    do(units, ask.SetMode("observe", "Sanne"))
    assert settings(units).mode == "observe"
    with pytest.raises(Refused, match="no_such_mode"):
        do(units, ask.SetMode("loud", "Sanne"))


def test_a_plan_with_faults_is_refused_and_the_old_one_stays(units):
    set_up(units)
    with pytest.raises(Refused, match="invalid_plan"):
        do(units, ask.SaveProfile(a_profile(plan={"horizon_days": 0}), by="Sanne"))
    do(units, ask.SaveProfile(a_profile(delay_seconds=5), by="Sanne"))
    assert settings(units).delay_seconds == 5


def test_what_is_no_action_is_refused(units):
    set_up(units)
    with pytest.raises(Refused, match="not_an_action"):
        do(units, ask.TestPage(a_profile(), "assistant"))


@pytest.mark.parametrize(("is_sent", "state"), [(True, SendState.SENT), (False, SendState.PENDING)])
def test_a_person_decides_about_what_nobody_can_prove(units, is_sent, state):
    conversation, message = set_up(units)
    with units.writing() as shelves:
        for key in ("reply:1", "reply:2"):
            shelves.outbox.add(about(an_item(key), conversation, message))
        sending = shelves.outbox.find("reply:1").moved(SendState.SENDING, now=NOW)
        shelves.outbox.save(sending.moved(SendState.UNSURE, now=NOW))
    do(units, ask.DecideUnsure(conversation, is_sent, "Sanne"))
    with units.reading() as shelves:
        assert shelves.outbox.find("reply:1").state is state
        assert shelves.outbox.find("reply:2").state is SendState.PENDING


@pytest.mark.parametrize(
    ("kind", "change", "reason"),
    [
        (OutgoingKind.REPLY, ask.StopReplies("Sanne"), "stopped"),
        (OutgoingKind.REPLY, ask.SetMode("observe", "Sanne"), "observe"),
        (OutgoingKind.REPLY, ask.Close(1, 0, "Sanne"), "answered"),
        (OutgoingKind.REPLY, ask.Take(1, 0, "Sanne"), ""),
        (OutgoingKind.PAGE, ask.Close(1, 0, "Sanne"), "done"),
        (OutgoingKind.PAGE, ask.Take(1, 0, "Sanne"), "taken"),
        (OutgoingKind.PAGE, ask.StopReplies("Sanne"), ""),
        (OutgoingKind.MARK, ask.Close(1, 0, "Sanne"), ""),
    ],
)
def test_right_before_it_leaves_it_is_asked_whether_it_still_may(units, kind, change, reason):
    conversation, message = set_up(units)
    do(units, change)
    item = about(an_item(kind=kind), conversation, message)
    with units.reading() as shelves:
        assert why_not_now(shelves, item, now=NOW) == reason
        assert why_not_now(shelves, about(item, None, None), now=NOW) == ""


def test_a_page_that_names_no_mail_stops_when_somebody_has_it(units):
    conversation, _ = set_up(units)
    do(units, ask.Take(1, 0, "Mia"))
    with units.reading() as shelves:
        item = about(an_item(kind=OutgoingKind.PAGE), conversation, None)
        assert why_not_now(shelves, item, now=NOW) == "taken"


def test_only_what_waits_is_withdrawn(units):
    conversation, message = set_up(units)
    with units.writing() as shelves:
        for key in ("reply:1", "reply:2"):
            shelves.outbox.add(about(an_item(key), conversation, message))
        shelves.outbox.add(about(an_item("page:1", kind=OutgoingKind.PAGE), conversation, message))
        shelves.outbox.save(shelves.outbox.find("reply:2").moved(SendState.SENDING, now=NOW))
        withdraw_waiting(shelves, conversation, {OutgoingKind.REPLY}, reason="done", now=NOW)
        states = [shelves.outbox.find(key).state for key in ("reply:1", "reply:2", "page:1")]
    assert states == [SendState.WITHDRAWN, SendState.SENDING, SendState.PENDING]
