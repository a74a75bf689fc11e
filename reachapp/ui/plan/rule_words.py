"""Answer rules in the sentences that an owner chooses from, and that clients read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reachapp.availability.form import clock_minute
from reachapp.availability.plan_edits import Policy
from reachapp.availability.rule import ANY, DEFAULT_SCHEDULE, RespondKind
from reachapp.availability.schedule import Pattern
from reachapp.availability.week_view import first_plain, hours_of
from reachapp.core.i18n import N_
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.plan.piece_words import spans_words
from reachapp.ui.times import plain_clock, short_weekday

HOUR = 60
LONG = 28
WHOLE_DAY = (0, 1440)
CHANNELS: Mapping[str, tuple[str, str]] = {
    ANY: (N_("Every message"), "ui/mail"),
    "email": (N_("Mail"), "ui/mail"),
    "phone": (N_("Telephone"), "ui/phone"),
    "whatsapp": (N_("WhatsApp"), "ui/chat"),
    "sms": (N_("SMS"), "ui/chat"),
    "chat": (N_("Chat"), "ui/chat"),
}
URGENCIES: Mapping[str, str] = {
    ANY: N_("whether urgent or not"),
    "urgent": N_("Urgent"),
    "grey": N_("Perhaps urgent"),
    "later": N_("Not urgent"),
}
CLASSES: Mapping[str, str] = {
    ANY: N_("everybody"),
    "vip": N_("important clients"),
    "normal": N_("other clients"),
}
KINDS: Mapping[RespondKind, str] = {
    RespondKind.WORKING_MINUTES: N_("within so many working hours"),
    RespondKind.SAME_DAY: N_("the same working day"),
    RespondKind.WORKING_DAYS: N_("within so many working days"),
    RespondKind.NEXT_WINDOW: N_("in the next stretch of my hours"),
    RespondKind.ELAPSED_MINUTES: N_("within so many minutes, always"),
}
THROUGH: Mapping[str, str] = {
    "focus": N_("in focus"),
    "busy": N_("in appointments"),
    "vacation": N_("on holiday"),
    "sick": N_("when ill"),
    "other": N_("in other blocks"),
}


def subject_words(rule: Mapping[str, Any]) -> str:
    """Return what a rule is about: `Spoed`, `Telefoon`, `Mail, belangrijke klanten`."""
    channel = str(rule.get("channel") or ANY)
    urgency, who = rule.get("urgency") or ANY, rule.get("class") or ANY
    name = _(CHANNELS[channel][0]) if channel in CHANNELS else channel
    parts: list[str] = []
    if urgency != ANY:
        parts.append(_(URGENCIES.get(str(urgency), str(urgency))))
    if channel != ANY or not parts:
        parts.append(_("Mail") if channel == ANY and who == ANY else name)
    if who != ANY:
        parts.append(_(CLASSES.get(str(who), str(who))))
    return ", ".join(parts)


def icon_of(rule: Mapping[str, Any]) -> str:
    """Return the picture of a rule's channel; a bell for what is urgent."""
    if rule.get("urgency") == "urgent":
        return "ui/bell"
    if rule.get("urgency") == "grey":
        return "ui/info"
    return CHANNELS.get(str(rule.get("channel") or ANY), CHANNELS[ANY])[1]


def respond_words(respond: Mapping[str, Any], *, is_brief: bool = False) -> str:
    """Return how soon a rule answers, as a part of a sentence; brief is what clients care for."""
    count = _count(respond)
    match respond.get("kind"):
        case RespondKind.WORKING_MINUTES:
            return _working_minutes(count)
        case RespondKind.SAME_DAY:
            return _same_day(respond)
        case RespondKind.WORKING_DAYS:
            return _working_days(count, respond)
        case RespondKind.NEXT_WINDOW:
            return _next_window(1 if is_brief else count)
        case RespondKind.ELAPSED_MINUTES:
            return _("{span}, always").format(span=_within(count))
        case other:
            return str(other or "")


def brief_hours_words(policy: Policy, rule: Mapping[str, Any]) -> str:
    """Return the same where it is short, else that they are the owner's own hours."""
    words = hours_words(policy, rule)
    is_main = rule.get("schedule") in {None, DEFAULT_SCHEDULE}
    return _("in my hours") if is_main and len(words) > LONG else words


def hours_words(policy: Policy, rule: Mapping[str, Any]) -> str:
    """Return when a rule's schedule is open: `ma–vr 9–17`, `dag en nacht`."""
    if (rule.get("respond") or {}).get("kind") == RespondKind.ELAPSED_MINUTES:
        return _("day and night")
    schedule = first_plain(policy, str(rule.get("schedule") or DEFAULT_SCHEDULE))
    return weekly_words(hours_of(policy, schedule).weekly)


def weekly_words(weekly: Sequence[Pattern]) -> str:
    """Return weekly hours with equal days taken together: `ma–do 9–17, vr 9–13`."""
    week = [
        tuple(sorted((p.start, p.end) for p in weekly if day in p.weekdays)) for day in range(7)
    ]
    if all(windows == (WHOLE_DAY,) for windows in week):
        return _("day and night")
    groups: list[list[int]] = []
    for day in range(7):
        if groups and week[groups[-1][-1]] == week[day]:
            groups[-1].append(day)
        else:
            groups.append([day])
    parts = [f"{_days(group)} {spans_words(week[group[0]])}" for group in groups if week[group[0]]]
    return ", ".join(parts) or _("never")


def outside_words(rule: Mapping[str, Any]) -> str:
    """Return what happens outside those hours, and what a rule reaches through."""
    through = [_(THROUGH[kind]) for kind in rule.get("through") or () if kind in THROUGH]
    if through:
        return _("also {when}").format(when=listed(through))
    if rule.get("channel") == "phone":
        return _("hears when I call back")
    return _("hears when the answer comes")


def listed(words: Iterable[str]) -> str:
    """Return `a, b en c`."""
    *first, last = words
    return _(" and ").join([", ".join(first), last]) if first else last


def _days(group: Sequence[int]) -> str:
    first, last = short_weekday(group[0]), short_weekday(group[-1])
    return first if len(group) == 1 else f"{first}–{last}"


def _count(respond: Mapping[str, Any]) -> int:
    for key in ("minutes", "days", "min_minutes"):
        if isinstance(value := respond.get(key), int):
            return value
    return 0


def _working_minutes(count: int) -> str:
    if not count:
        return _("as soon as I am there")
    if count % HOUR:
        return ngettext(
            "within {n} working minute", "within {n} working minutes", count
        ).format(n=count)  # fmt: skip
    hours = count // HOUR
    return ngettext("within {n} working hour", "within {n} working hours", hours).format(n=hours)


def _within(count: int) -> str:
    if count % HOUR or not count:
        return ngettext("within {n} minute", "within {n} minutes", count).format(n=count)
    hours = count // HOUR
    return ngettext("within {n} hour", "within {n} hours", hours).format(n=hours)


def _same_day(respond: Mapping[str, Any]) -> str:
    cutoff = clock_minute(respond.get("cutoff"))
    if cutoff is None:
        return _("the same working day")
    return _("the same day if it comes before {time}, otherwise the next working day").format(
        time=plain_clock(cutoff)
    )


def _working_days(count: int, respond: Mapping[str, Any]) -> str:
    at = clock_minute(respond.get("at"))
    if not count:
        words = _("the same working day")
    elif count == 1:
        words = _("on the next working day")
    else:
        words = ngettext("within {n} working day", "within {n} working days", count)
        words = words.format(n=count)
    return words if at is None else _("{days}, by {time}").format(days=words, time=plain_clock(at))


def _next_window(count: int) -> str:
    if count <= 1:
        return _("in the next stretch of my hours")
    return ngettext(
        "in the next stretch of my hours that has {n} minute left",
        "in the next stretch of my hours that has {n} minutes left",
        count,
    ).format(n=count)
