"""Reads schedules from the JSON form of a plan."""

from collections import defaultdict
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from reachapp.availability.busy_calendar import BadCalendar, BusyCalendar
from reachapp.availability.dutch_days import HOLIDAY_KEYS, LIBERATION_DAY_CHOICES
from reachapp.availability.form import Findings, Form, clock_minute
from reachapp.availability.instants import DAY, from_wall, minute_after, minute_of
from reachapp.availability.schedule import (
    WEEKDAYS,
    BlockKind,
    Combination,
    FixedBlock,
    Holidays,
    Hours,
    Pattern,
    RecurringBlock,
    Schedule,
    Trip,
)

KINDS = tuple(BlockKind)
EVERY_WEEKDAY = frozenset(range(len(WEEKDAYS)))
PARITIES = ("even", "odd")
DEEPEST = 50
NO_LENGTH = "must end after it starts"


class ScheduleReader:
    """Reads the schedules of one plan by name, each once; a combination reads its members."""

    def __init__(self, schedules: object) -> None:
        self._values = schedules if isinstance(schedules, Mapping) else None
        self._read: dict[str, Schedule | None] = {}

    def get(self, name: str, asked_at: str, found: Findings) -> Schedule | None:
        """Return the schedule of that name; None after noting why there is none."""
        return self._get(name, asked_at, found, ())

    def _get(
        self, name: str, asked_at: str, found: Findings, above: tuple[str, ...]
    ) -> Schedule | None:
        if name in above:
            found.add(asked_at, f"{name!r} is made of itself")
            return None
        if name in self._read:
            if (known := self._read[name]) is None and not found.strict:
                found.add(asked_at, f"{name!r} is not valid")
            return known
        if self._values is None or self._values.get(name) is None:
            found.add(asked_at, f"there is no schedule {name!r}")
            return None
        if len(above) >= DEEPEST:
            found.add(asked_at, "combinations are nested too deeply")
            return None
        before = len(found.faults)
        form = Form(self._values[name], f"schedules.{name}", found)
        schedule = self._read_any(form, name, (*above, name))
        form.end()
        self._read[name] = schedule if len(found.faults) == before else None
        return self._read[name]

    def _read_any(self, form: Form, name: str, above: tuple[str, ...]) -> Schedule | None:
        both = [key for key in ("any_of", "all_of") if form.has(key)]
        if not both:
            return read_hours(form, name)
        if len(both) > 1:
            form.fault("any_of", "cannot stand beside all_of")
        members: list[Schedule] = []
        entries = form.items(both[0])
        for path, member in entries:
            if not isinstance(member, str):
                form.found.add(path, "must be the name of a schedule")
            elif (schedule := self._get(member, path, form.found, above)) is not None:
                members.append(schedule)
        if not entries and form.is_sound(both[0]):
            form.fault(both[0], "names no schedule")
        if not members:
            return None
        return Combination(name=name, everybody=both[0] == "all_of", members=tuple(members))


def read_hours(form: Form, name: str) -> Hours:
    """Read a plain schedule."""
    zone = form.zone("tz")
    bare = Hours(name=name, zone=zone, overrides={}, trips=_read_trips(form))
    blocks = [read_block(block, bare) for block in form.forms("blocks")]
    calendar = _read_calendar(form, zone)
    busy = [] if form.has("ics") else [_read_busy(entry) for entry in form.forms("busy")]
    form.knows("busy")
    return Hours(
        name=name,
        zone=zone,
        trips=bare.trips,
        weekly=tuple(_read_weekly(window) for window in form.forms("weekly")),
        holidays=_read_holidays(form.form("holidays")) if form.has("holidays") else Holidays(),
        overrides=_read_overrides(form),
        recurring=tuple(block for block in blocks if isinstance(block, RecurringBlock)),
        fixed=(*(block for block in blocks if isinstance(block, FixedBlock)), *busy),
        calendar=calendar,
    )


def read_block(form: Form, hours: Hours) -> FixedBlock | RecurringBlock:
    """Read a block; whole days become instants by the zones in which `hours` reads its dates."""
    kind = BlockKind(form.one_of("kind", KINDS))
    block: FixedBlock | RecurringBlock
    if any(form.has(key) for key in ("days", "start", "end")):
        block = RecurringBlock(kind=kind, pattern=_read_pattern(form))
    elif form.has("from_date") or form.has("until_date"):
        first, last = form.day("from_date"), form.day("until_date")
        if form.is_sound("from_date", "until_date") and first > last:
            form.fault("until_date", "lies before from_date")
        start = from_wall(first, 0, hours.zone_on(first))
        end = from_wall(last + 1, 0, hours.zone_on(last))
        block = FixedBlock(kind=kind, start=start, end=end)
    else:
        block = _read_fixed(form, kind)
    form.end()
    return block


def _read_busy(form: Form) -> FixedBlock:
    block = _read_fixed(form, BlockKind.BUSY)
    form.end()
    return block


def _read_fixed(form: Form, kind: BlockKind) -> FixedBlock:
    start, end = form.moment("from"), form.moment("to")
    if form.is_sound("from", "to") and start >= end:
        form.fault("to", NO_LENGTH)
    return FixedBlock(kind=kind, start=minute_of(start), end=minute_after(end))


def _read_weekly(form: Form) -> Pattern:
    pattern = _read_pattern(form)
    form.end()
    return pattern


def _read_pattern(form: Form) -> Pattern:
    weekdays = form.some_of("days", WEEKDAYS)
    if not weekdays and form.is_sound("days"):
        form.fault("days", "names no weekday")
    start, end = _read_window(form)
    parity = form.one_of("week_parity", PARITIES) if form.has("week_parity") else None
    every = form.whole("every_weeks", least=1, default=1)
    anchored = form.has("every_weeks") or form.has("anchor")
    form.knows("week_parity", "anchor")
    pattern = Pattern(
        weekdays=frozenset(WEEKDAYS.index(day) for day in weekdays),
        start=start,
        end=end,
        from_on=form.find_day("from"),
        until_on=form.find_day("until"),
        except_on=form.days("except"),
        week_parity=PARITIES.index(parity) if parity else None,
        every_weeks=every,
        anchor_on=form.day("anchor") if anchored else 1,
    )
    from_on, until_on = pattern.from_on, pattern.until_on
    if form.found.strict and from_on is not None and until_on is not None and from_on > until_on:
        form.fault("until", "lies before from")
    return pattern


def _read_window(form: Form) -> tuple[int, int]:
    start, end = form.clock("start"), form.clock("end")
    if form.is_sound("start", "end") and (fault := _window_fault(start, end)):
        form.fault("end" if start < DAY else "start", fault)
    return window_minutes(start, end)


def _window_fault(start: int, end: int) -> str | None:
    if start == DAY:
        return "a window cannot start at 24:00"
    return "a window needs a length" if start == end else None


def window_minutes(start: int, end: int) -> tuple[int, int]:
    """Return the window with its end past 24:00 where it runs into the next date."""
    return start, end if end > start else end + DAY


def _read_overrides(form: Form) -> Mapping[int, tuple[Pattern, ...]]:
    days: dict[int, list[Pattern]] = defaultdict(list)
    for override in form.forms("overrides"):
        day = override.day("date")
        days[day] += [
            _read_override_window(path, pair, override.found)
            for path, pair in override.items("windows")
        ]
        if not override.has("windows"):
            override.fault("windows", "is missing")
        override.end()
    return {day: tuple(windows) for day, windows in days.items()}


def _read_override_window(path: str, pair: object, found: Findings) -> Pattern:
    texts = pair if isinstance(pair, list | tuple) else ()
    clocks = [clock_minute(text) for text in texts]
    start, end = 0, DAY
    match clocks:
        case [int() as start, int() as end]:
            if fault := _window_fault(start, end):
                found.add(path, fault)
        case _:
            found.add(path, "must be two times HH:MM, start and end")
    start, end = window_minutes(start, end)
    return Pattern(weekdays=EVERY_WEEKDAY, start=start, end=end)


def _read_holidays(form: Form) -> Holidays:
    holidays = Holidays(
        dutch=form.has("country") and form.one_of("country", ("NL",)) == "NL",
        skip=form.some_of("skip", HOLIDAY_KEYS),
        liberation_day=form.one_of("liberation_day", LIBERATION_DAY_CHOICES, "lustrum"),
        dates=form.days("dates"),
    )
    form.knows("country")
    form.end()
    return holidays


def _read_trips(form: Form) -> tuple[Trip, ...]:
    trips: list[Trip] = []
    for trip in form.forms("travel"):
        first, last, zone = trip.day("from_date"), trip.day("until_date"), trip.zone("tz")
        if trip.is_sound("from_date", "until_date") and first > last:
            trip.fault("until_date", "lies before from_date")
        trip.end()
        trips.append(Trip(from_on=first, until_on=last, zone=zone))
    return tuple(trips)


def _read_calendar(form: Form, zone: ZoneInfo) -> BusyCalendar | None:
    text = form.value("ics")
    if text is None:
        return None
    if not isinstance(text, str):
        form.fault("ics", "must be iCalendar text")
        return None
    try:
        return BusyCalendar(text, zone)
    except BadCalendar as error:
        form.fault("ics", str(error))
        return None
