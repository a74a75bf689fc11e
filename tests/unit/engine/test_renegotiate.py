"""Open promises worked out anew: what moves, what stays, what is told, and how fast it goes."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from reachapp.autoreply.texts import Letter
from reachapp.availability.plan import Plan
from reachapp.availability.presets import DEFAULT_PLAN
from reachapp.availability.sickness import assumed_end, with_sickness, without_sickness
from reachapp.bootstrap import reply_texts
from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.core.profile import Contact, Owner, Profile
from reachapp.core.promises import NoticeKind, Outlook, Promise
from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import Conversation
from reachapp.engine.health import Health
from reachapp.engine.negotiator import Negotiator
from reachapp.engine.plans import Plans
from reachapp.engine.renegotiate import all_weighed, is_stale, recompute, weighed
from reachapp.engine.requests import SendNotices
from reachapp.engine.settle import settled
from reachapp.engine.stored import find_profile, save_profile
from reachapp.engine.units import StoredMessage
from reachapp.engine.views import NoticeState
from reachapp.store.sqlite_units import SqliteUnits

KEY = b"k" * 32
FRIDAY = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TOLD = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
SICK = with_sickness(DEFAULT_PLAN, MONDAY, datetime(2026, 11, 24, 11, 0, tzinfo=UTC))
SICK_ALWAYS = with_sickness(DEFAULT_PLAN, MONDAY, MONDAY + timedelta(days=400))


@pytest.fixture
def units():
    with SqliteUnits(None) as made:
        with made.writing() as shelves:
            owner = Owner(name="Sanne de Boer", addresses=("sanne@deboer.example",), language="nl")
            contact = Contact(address="bea@client.example", name="Bea")
            save_profile(shelves, Profile(owner=owner, contacts=(contact,)), now=FRIDAY)
        yield made


@pytest.fixture
def negotiator():
    return Negotiator(plans=Plans(), texts=reply_texts(), install_key=KEY)


def a_told_promise(shelves, *, number=1, address="anna@client.example", **changes):
    urgency = changes.pop("urgency", Urgency.LATER)
    conversation = shelves.conversations.add(
        Conversation(
            account="main",
            address=address,
            contact="Anna Visser",
            subject=f"Vraag {number}",
            answer_to=address,
            own_address="sanne@deboer.example",
            urgency=urgency,
            opened_at=FRIDAY,
            received_at=FRIDAY,
            due_at=TOLD,
            promise_at=TOLD,
        )
    )
    message = shelves.messages.add(
        StoredMessage(
            account="main",
            mailbox="INBOX",
            uid=number,
            uid_validity=1,
            mail_key=f"k{number}",
            message_id=f"<m{number}@client.example>",
            conversation=conversation,
            received_at=FRIDAY,
            stored_at=FRIDAY,
            subject=f"Vraag {number}",
        )
    )
    promise = Promise(
        **{
            "conversation": conversation,
            "message": message,
            "due_at": TOLD,
            "promise_at": TOLD,
            "statement": "maandag 23 november voor 17:00",
            "made_at": FRIDAY,
            "told_at": FRIDAY,
            "received_at": FRIDAY,
            "language": "nl",
            "why": '{"urgency": "later", "grey": false, "zone": "Europe/Amsterdam"}',
        }
        | changes
    )
    return shelves.promises.add(promise)


def plan_is(units, policy, *, now=MONDAY):
    with units.writing() as shelves:
        profile = find_profile(shelves)
        save_profile(shelves, profile.model_copy(update={"plan": dict(policy)}), now=now)


def look(units, negotiator, now):
    health = Health(changed=lambda: None)
    negotiator.watch(units, health, now=now)
    with units.reading() as shelves:
        return negotiator.notices(shelves, now=now), health.lines()


def notices_in(units, state=SendState.PENDING):
    with units.reading() as shelves:
        return [item for item in shelves.outbox.in_state(state) if item.kind is OutgoingKind.NOTICE]


def leaves(units, now):
    with units.writing() as shelves:
        for item in shelves.outbox.due(now, limit=10):
            sending = item.moved(SendState.SENDING, now=now)
            shelves.outbox.save(sending)
            settled(shelves, sending.moved(SendState.SENT, now=now), now=now)


def test_the_inner_time_moves_and_what_was_told_stays(units):
    with units.writing() as shelves:
        a_told_promise(shelves)
        recompute(shelves, Plan(SICK), now=MONDAY)
        (promise,) = shelves.promises.open()
        conversation = shelves.conversations.get(promise.conversation)

    assert promise.due_at == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    assert (promise.promise_at, promise.outlook) == (TOLD, Outlook.LATE)
    assert (conversation.due_at, conversation.promise_at) == (promise.due_at, TOLD)
    assert conversation.version == 0


def test_a_plan_with_more_time_moves_only_the_inner_time():
    longer = {**DEFAULT_PLAN, "rules": [{"respond": {"kind": "working_minutes", "minutes": 60}}]}
    promise = Promise(
        conversation=1,
        message=1,
        due_at=TOLD,
        promise_at=TOLD,
        statement="x",
        made_at=FRIDAY,
        told_at=FRIDAY,
        received_at=FRIDAY,
    )
    found = weighed(Plan(longer), promise, items_ahead=0, now=MONDAY)

    assert found.due_at == FRIDAY + timedelta(hours=1)
    assert (found.promise_at, found.outlook, found.again_at) == (TOLD, Outlook.FITS, None)


def test_a_plan_is_weighed_once(units):
    with units.writing() as shelves:
        assert is_stale(shelves, Plan(SICK))
        recompute(shelves, Plan(SICK), now=MONDAY)
        assert not is_stale(shelves, Plan(SICK))
        assert is_stale(shelves, Plan(DEFAULT_PLAN))


def test_work_that_lies_ahead_counts_where_the_rule_counts_it():
    slow = {"respond": {"kind": "working_minutes", "minutes": 1}}
    slow["capacity"] = {"minutes_per_item": 60}
    plan = Plan({**DEFAULT_PLAN, "rules": [slow]})
    promises = [
        Promise(
            id=number,
            conversation=number,
            message=number,
            due_at=TOLD,
            promise_at=TOLD,
            statement="x",
            made_at=FRIDAY,
            received_at=FRIDAY + timedelta(minutes=number),
        )
        for number in (3, 1, 2)
    ]
    due = [each.due_at for each in all_weighed(plan, promises, now=FRIDAY)]

    assert due == sorted(due)
    assert due[1] - due[0] >= timedelta(hours=1)


def test_one_mail_tells_one_client_of_all_promises(units, negotiator):
    with units.writing() as shelves:
        for number in (1, 2):
            a_told_promise(shelves, number=number)
    plan_is(units, SICK)
    views, _ = look(units, negotiator, MONDAY)
    look(units, negotiator, MONDAY + timedelta(minutes=11))
    (item,) = notices_in(units)

    assert len(views) == 2
    assert views[0].bundle == views[1].bundle == (1, 2)
    assert "Vraag 1:\n" in views[0].text
    assert "Vraag 2:\n" in views[0].text
    leaves(units, MONDAY + timedelta(minutes=11))
    with units.reading() as shelves:
        moved = shelves.promises.open()
        assert shelves.notices.of_key(item.key)[1].sent_at is not None
    assert all(each.revised and each.promise_at > TOLD for each in moved)


def test_two_notices_lie_four_working_hours_apart(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves)
    plan_is(units, SICK)
    look(units, negotiator, MONDAY)
    look(units, negotiator, MONDAY + timedelta(minutes=11))
    leaves(units, MONDAY + timedelta(minutes=11))
    longer = with_sickness(DEFAULT_PLAN, MONDAY, datetime(2026, 11, 25, 11, 0, tzinfo=UTC))
    plan_is(units, longer)
    (second, first), _ = look(units, negotiator, MONDAY + timedelta(hours=2))

    assert (first.state, second.state) == (NoticeState.SENT, NoticeState.HELD)
    assert second.held_because == "recent_notice"
    assert notices_in(units) == []


def test_a_further_change_takes_back_what_waits(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves)
    plan_is(units, SICK)
    look(units, negotiator, MONDAY)
    with units.writing() as shelves:
        negotiator.send(shelves, SendNotices((1,), "Sanne"), now=MONDAY)
    assert len(notices_in(units)) == 1
    plan_is(units, without_sickness(SICK, MONDAY))
    views, _ = look(units, negotiator, MONDAY + timedelta(minutes=2))

    assert notices_in(units) == []
    assert len(notices_in(units, SendState.WITHDRAWN)) == 1
    assert views == ()


def test_what_a_person_took_back_does_not_leave_by_itself(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves)
    plan_is(units, SICK)
    look(units, negotiator, MONDAY)
    now = MONDAY + timedelta(minutes=11)
    look(units, negotiator, now)
    (item,) = notices_in(units)
    with units.writing() as shelves:
        settled(shelves, item.moved(SendState.WITHDRAWN, now=now, problem="undone"), now=now)
    (view,), _ = look(units, negotiator, now + timedelta(minutes=30))

    assert notices_in(units) == []
    assert (view.state, view.is_automatic) == (NoticeState.WAITING, False)
    with units.writing() as shelves:
        negotiator.send(shelves, SendNotices((1,), "Sanne"), now=now + timedelta(minutes=31))
    assert len(notices_in(units)) == 1


def test_without_a_new_time_the_owner_is_alarmed_and_no_time_is_told(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves)
    plan_is(units, SICK_ALWAYS)
    (view,), lines = look(units, negotiator, MONDAY)

    assert (view.kind, view.promise_at) == (NoticeKind.BROKEN, None)
    assert "Een nieuwe tijd kan ik nog niet noemen" in view.text
    assert [line.code for line in lines] == ["no_new_time"]
    look(units, negotiator, MONDAY + timedelta(minutes=11))
    leaves(units, MONDAY + timedelta(minutes=11))
    with units.reading() as shelves:
        (promise,) = shelves.promises.open()
        story = [entry.what.value for entry in shelves.journal.of_conversation(1)]
    assert promise.unspecified
    assert "no_new_time" in story


def test_only_people_the_owner_knows_read_of_an_illness(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves)
        a_told_promise(shelves, number=2, address="bea@client.example")
    plan_is(units, SICK)
    views, _ = look(units, negotiator, MONDAY)
    texts = {view.address: view.text for view in views}

    assert "ziek" not in texts["anna@client.example"]
    assert "ziek" in texts["bea@client.example"]


def test_a_lost_line_is_no_reason_to_tell_it_twice(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves)
    plan_is(units, SICK)
    look(units, negotiator, MONDAY)
    now = MONDAY + timedelta(minutes=11)
    look(units, negotiator, now)
    (item,) = notices_in(units)
    with units.writing() as shelves:
        sending = item.moved(SendState.SENDING, now=now)
        shelves.outbox.save(sending)
        settled(shelves, sending.moved(SendState.UNSURE, now=now), now=now)
        settled(
            shelves,
            shelves.outbox.find(item.key).moved(SendState.SENT, now=now),
            now=now + timedelta(minutes=10),
        )
        (promise,) = shelves.promises.open()
        copies = [each for each in shelves.outbox.of_conversation(1) if each.key[:5] == "copy:"]
    views, _ = look(units, negotiator, now + timedelta(minutes=11))

    assert promise.revised
    assert len(copies) == 1
    assert [view.state for view in views] == [NoticeState.SENT]


def test_an_address_that_cannot_be_written_to_is_held(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves, address="")
    plan_is(units, SICK)
    (view,), _ = look(units, negotiator, MONDAY)

    assert (view.state, view.held_because) == (NoticeState.HELD, "no_address")


def test_it_goes_where_the_promise_was_told(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves, told_by="reply:1")
        shelves.outbox.add(
            Outgoing(
                key="reply:1",
                kind=OutgoingKind.REPLY,
                channel="mail:main",
                recipient="bounce@client.example",
                body=b"",
                due_at=FRIDAY,
                state=SendState.SENT,
            )
        )
    plan_is(units, SICK)
    (view,), _ = look(units, negotiator, MONDAY)

    assert view.address == "bounce@client.example"


def test_looking_ahead_changes_nothing(units, negotiator):
    with units.writing() as shelves:
        a_told_promise(shelves)
        before = shelves.promises.open()
        view = negotiator.look_ahead(shelves, None, now=MONDAY)
        after = shelves.promises.open()

    assert (len(view.notices), view.kept, view.is_assumed) == (1, 0, True)
    assert before == after


def test_an_illness_of_unknown_length_lasts_until_noon_of_the_next_working_day():
    friday = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)

    assert assumed_end(Plan(DEFAULT_PLAN), friday) == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def test_being_well_again_ends_the_illness_and_keeps_what_was():
    noon = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    blocks = without_sickness(SICK, noon)["schedules"]["main"]["blocks"]

    assert [(each["from"], each["to"]) for each in blocks] == [
        (MONDAY.isoformat(), noon.isoformat())
    ]
    assert without_sickness(SICK, MONDAY)["schedules"]["main"]["blocks"] == []


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
@pytest.mark.parametrize("form", ["u", "je"])
def test_every_language_has_all_letters(language, form):
    letters = reply_texts()[language].in_form(form).letters

    assert set(letters) == set(Letter)


def test_five_hundred_promises_are_weighed_within_a_second(units):
    with units.writing() as shelves:
        for number in range(500):
            a_told_promise(
                shelves, number=number, received_at=FRIDAY - timedelta(minutes=7 * number)
            )
    with units.writing() as shelves:
        began = time.process_time()
        changed = recompute(shelves, Plan(SICK), now=MONDAY)
        seconds = time.process_time() - began

    assert changed == 500
    assert seconds < 1
