"""What an owner should see before it happens: coming holidays, and long times without anybody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reachapp.availability.dutch_days import closes_on_liberation_day, dutch_holidays
from reachapp.availability.instants import DAY, LAST_MINUTE, minute_of, moment_of
from reachapp.availability.plan import Plan
from reachapp.availability.plan_edits import Policy
from reachapp.availability.rule import RespondKind
from reachapp.availability.schedule import Hours
from reachapp.availability.week_view import hours_of

MONTHS_AHEAD = 14
MONTH = timedelta(days=30.5)
LONG = 3 * DAY + 8 * 60
"""A weekend from Friday afternoon to Monday noon is nothing to warn of; more is."""
LOOK_AHEAD = 60 * DAY
OWN_DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingHoliday:
    """One date of the list with check boxes."""

    day: date
    key: str
    """A Dutch holiday, or `date` for an own one."""
    is_closed: bool
    windows: tuple[tuple[int, int], ...] | None = None
    """Hours of its own on that date, as minutes; None where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A long time in which nobody answers. Instants are UTC."""

    start: datetime
    end: datetime | None
    """None: no end within the horizon."""
    is_urgent_covered: bool
    """Urgent mail is answered all the same."""


def coming_holidays(policy: Policy, schedule: str, today: date) -> tuple[ComingHoliday, ...]:
    """Return the holidays of the coming fourteen months, the Dutch ones and the owner's own."""
    hours = hours_of(policy, schedule)
    last = today + MONTHS_AHEAD * MONTH
    dates = [(date.fromordinal(day), OWN_DATE) for day in hours.holidays.dates]
    for year in range(today.year, last.year + 1):
        dates += [(date.fromordinal(day), key) for key, day in dutch_holidays(year)]
    return tuple(
        ComingHoliday(
            day=day,
            key=key,
            is_closed=_is_closed(hours, day, key),
            windows=_windows(hours, day),
        )
        for day, key in sorted(dates)
        if today <= day <= last
    )


def find_gaps(plan: Plan, now: datetime) -> tuple[Gap, ...]:
    """Return the long times without anybody for an ordinary mail, within two months."""
    rule = plan.find_rule()
    if rule is None:
        return ()
    urgent = plan.find_rule(urgency="urgent")
    is_covered = urgent is not None and urgent.respond.kind is RespondKind.ELAPSED_MINUTES
    start = minute_of(now)
    latest = min(start + min(plan.horizon, LOOK_AHEAD), LAST_MINUTE)
    gaps: list[Gap] = []
    for low, high in [*plan.free_time(rule).intervals(start, latest), (latest, latest)]:
        if low - start > LONG:
            end = None if low == latest else moment_of(low)
            gaps.append(Gap(start=moment_of(start), end=end, is_urgent_covered=is_covered))
        start = high
    return tuple(gaps)


def _is_closed(hours: Hours, day: date, key: str) -> bool:
    number = day.toordinal()
    if number in hours.overrides:
        return not hours.overrides[number]
    if number in hours.holidays.dates:
        return True
    holidays = hours.holidays
    if not holidays.dutch or key in holidays.skip:
        return False
    return key != "liberation_day" or closes_on_liberation_day(day.year, holidays.liberation_day)


def _windows(hours: Hours, day: date) -> tuple[tuple[int, int], ...] | None:
    found = hours.overrides.get(day.toordinal())
    return None if found is None else tuple((p.start, p.end) for p in found)
