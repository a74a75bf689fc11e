"""Builders of what a report is made from."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.promises import Promise, PromiseState
from reachapp.report.figures import Story
from reachapp.report.speech import Speech
from reachapp.system.catalogues import translator

HOME = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> datetime:
    """Return a moment that is told in the owner's own time."""
    return datetime.fromisoformat(text).replace(tzinfo=HOME).astimezone(UTC)


MONDAY = at("2026-11-16 09:00")
TUESDAY_NOON = at("2026-11-17 12:00")
NEXT_MONDAY = at("2026-11-23 08:00")


def an_entry(what, when=MONDAY, *, conversation=1, message=None, by="", **facts):
    return JournalEntry(
        at=when, what=what, conversation=conversation, message=message, by=by, facts=facts
    )


def a_mail(number=1, when=MONDAY, *, label="later", conversation=None, labelled_at=None, **facts):
    """Return the two entries of one mail."""
    conversation = conversation or number
    told = {"label": label} | facts
    return [
        an_entry(Happened.RECEIVED, when, conversation=conversation, message=number),
        an_entry(
            Happened.LABELLED,
            labelled_at or when + timedelta(seconds=5),
            conversation=conversation,
            message=number,
            **told,
        ),
    ]


def a_promise(number=1, *, due=TUESDAY_NOON, state=PromiseState.KEPT, **changes):
    return Promise(
        **{
            "id": number,
            "conversation": number,
            "message": number,
            "due_at": due,
            "promise_at": due,
            "statement": "dinsdag 17 november voor 12:00",
            "made_at": MONDAY,
            "told_at": MONDAY,
            "state": state,
        }
        | changes
    )


def a_story(entries=(), promises=(), *, names=None, now=NEXT_MONDAY, **changes):
    entries = sorted(entries, key=lambda entry: entry.at)
    names = {each.conversation: ("Anna Visser", "Offerte") for each in promises} | (names or {})
    return Story(
        **{"entries": entries, "promises": promises, "names": names, "zone": HOME, "now": now}
        | {"owner": "Sanne de Boer"}
        | changes
    )


def a_speech(language="nl"):
    return Speech(translator(language), language, HOME)
