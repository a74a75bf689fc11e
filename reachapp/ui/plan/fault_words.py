"""What is wrong with a plan, in words that stand beside the field."""

import re
from collections.abc import Iterable, Mapping, Sequence

from reachapp.availability.plan import Fault, PlanWarning
from reachapp.core.i18n import N_
from reachapp.ui.i18n import _

FAULTS: Mapping[str, str] = {
    "a window needs a length": N_("The beginning and the end are the same. Change one of them."),
    "a window cannot start at 24:00": N_("A stretch cannot begin at 24:00. Begin at 0:00."),
    "must end after it starts": N_("The end must come after the beginning."),
    "lies before from": N_("The last date lies before the first one."),
    "lies before from_date": N_("The last date lies before the first one."),
    "names no weekday": N_("Choose at least one weekday."),
    "must be an IANA time zone": N_("This time zone is not known."),
    "must be a date YYYY-MM-DD": N_("This is not a date."),
    "is missing": N_("Something is missing here."),
}
PLACES: Mapping[str, str] = {
    "weekly": N_("Weekly hours"),
    "blocks": N_("Blocks"),
    "overrides": N_("Exceptions"),
    "holidays": N_("Public holidays"),
    "rules": N_("Channels"),
    "ics": N_("Calendar"),
    "travel": N_("Travel"),
}
WARNINGS: Mapping[PlanWarning, str] = {
    PlanWarning.NO_OPEN_CHANNEL: N_(
        "No channel is open for an ordinary message. Add a rule for mail."
    ),
    PlanWarning.NO_PROMISE: N_("This plan can promise nothing: it has no hours. Add some."),
}
PLACE = re.compile(r"(?:schedules\.[^.]*\.)?(\w+)")


def fault_words(fault: Fault) -> str:
    """Return what is wrong; what has no sentence yet is shown as it is."""
    return _(FAULTS[fault.what]) if fault.what in FAULTS else fault.what


def placed_words(fault: Fault) -> str:
    """Return where in the plan it is wrong, and what."""
    found = PLACE.match(fault.path)
    place = PLACES.get(found[1]) if found else None
    return f"{_(place)}: {fault_words(fault)}" if place else fault_words(fault)


def faults_at(faults: Iterable[Fault], path: str) -> Sequence[Fault]:
    """Return the faults of one entry of the plan."""
    return [f for f in faults if f.path == path or f.path.startswith((f"{path}.", f"{path}["))]


def warning_words(warning: PlanWarning) -> str:
    """Return why a valid plan may still disappoint."""
    return _(WARNINGS[warning])
