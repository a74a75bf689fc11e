"""What the owner is right now, in words and shape: the same in side bar, tray and popover."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from reachapp.engine.views import Pile, Status
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.times import Present
from reachapp.ui.words import NEXT, OBSERVING, STOPPED, Sign, situation_sign

MIDNIGHT = "0:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWords:
    """The state as a card shows it."""

    sign: Sign
    title: str
    """`Bereikbaar`, `Focus tot 15:00`."""
    second: str
    """`tot 13:00, dan focus`."""
    tray: str
    """Which tray icon."""


def state_words(status: Status, present: Present) -> StateWords:
    """Return what the owner is; a stop outranks the plan, observing is added to it."""
    sign = situation_sign(status.situation)
    title, second = sign.word, until_words(status, present)
    if status.situation == "focus" and status.until is not None:
        title = _("Focus until {time}").format(time=present.moment(status.until))
        second = _("Clients hear when you answer")
    elif status.sick_until is not None:
        sign = situation_sign("sick")
        title = sick_words(status.sick_until, present)
        second = _("Clients hear when an answer comes")
    if status.is_stopped:
        sign = Sign(STOPPED.icon, STOPPED.colour, _(STOPPED.word))
        title, second = _("All replies stopped"), _("Nobody gets a reply")
    elif status.is_observing:
        second = _("{state}, observing").format(state=second) if second else _(OBSERVING.word)
    return StateWords(sign=sign, title=title, second=second, tray=tray_state(status))


def sick_words(until: datetime, present: Present) -> str:
    """Return `Ziek t/m wo 25 nov` for a midnight on the owner's clock, else with the time."""
    last = until - timedelta(minutes=1)
    if present.clock(until) == MIDNIGHT:
        return _("Ill through {day}").format(day=present.day(last))
    return _("Ill until {time}").format(time=present.moment(until))


def until_words(status: Status, present: Present) -> str:
    """Return `tot 13:00, dan focus`."""
    if status.until is None:
        return ""
    until = _("until {time}").format(time=present.moment(status.until))
    follows = NEXT.get(status.next_situation)
    return f"{until}, {_(follows)}" if follows else until


def tray_state(status: Status) -> str:
    """Return the tray icon's name: what needs a person comes first."""
    if any(line.is_fault for line in status.health):
        offline = all(line.part.startswith("imap") for line in status.health)
        return "offline" if offline and not status.urgent else "error"
    if status.is_stopped:
        return "stopped"
    if status.urgent:
        return "urgent"
    if status.is_observing:
        return "observe"
    return {"open": "reach", "focus": "focus"}.get(status.situation, "closed")


def count_words(status: Status) -> str:
    """Return `3 nu, 5 later`, and what is broken."""
    now, later = status.counts.get(Pile.NOW, 0), status.counts.get(Pile.LATER, 0)
    words = _("{now} now, {later} later").format(now=now, later=later)
    if status.broken:
        broken = ngettext("{n} broken", "{n} broken", status.broken).format(n=status.broken)
        words = f"{words}, {broken}"
    return words


def open_count(status: Status) -> int:
    """Return how many conversations wait for an answer."""
    return status.counts.get(Pile.NOW, 0) + status.counts.get(Pile.LATER, 0)


def next_promise_words(status: Status, present: Present) -> str:
    """Return `Eerste belofte: vandaag 16:00`, as a sentence."""
    rows = [row for row in status.next_rows if row.answer_at is not None]
    moment = rows[0].answer_at if rows else None
    if moment is None:
        return _("No promises are open.")
    day = f"{present.day(moment)} {present.clock(moment)}"
    return _("Next promise: {moment}.").format(moment=day)
