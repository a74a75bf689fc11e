"""What the owner is at a moment: open, in focus, closed, holiday, sick, away; until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reachapp.availability.free_time import FreeTime
from reachapp.availability.instants import DAY, EPOCH_DAY, LAST_MINUTE, local, minute_of, moment_of
from reachapp.availability.intervals import Interval, clip, intersect, subtract, union
from reachapp.availability.schedule import BlockKind, Hours, Schedule, first_hours

PIECE = 8 * DAY


class Situation(StrEnum):
    """What a sender meets."""

    OPEN = "open"
    FOCUS = "focus"
    """Within the hours, but taken: a focus block, or busy in the calendar."""
    CLOSED = "closed"
    HOLIDAY = "holiday"
    SICK = "sick"
    VACATION = "vacation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of one situation. Instants are UTC."""

    start: datetime
    end: datetime
    situation: Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """The situation at one moment, and what comes. None: not within the horizon."""

    situation: Situation
    until: datetime | None
    """When the situation changes."""
    next_situation: Situation | None
    """What it changes into."""
    next_open_at: datetime | None
    """The first available minute; now, where it is open."""
    today: tuple[Segment, ...]
    """The whole local date, from midnight to midnight."""
    holiday: str | None = None
    """Key of the holiday that the local date is (`date` for an own one)."""


_Labelled = tuple[int, int, Situation]


class Situations:
    """The situations of one schedule, worked out piece by piece and kept.

    Of a combination the time is common, the reason for absence that of its first member.
    """

    def __init__(self, schedule: Schedule, free: FreeTime) -> None:
        self._hours = first_hours(schedule)
        self._free = free
        self._pieces: dict[int, list[_Labelled]] = {}

    def state_at(self, now: datetime, horizon: int) -> PlanState:
        """Return the situation in the minute of `now`; look `horizon` minutes ahead."""
        minute = minute_of(now)
        latest = min(minute + horizon, LAST_MINUTE)
        course = self._course(minute, latest)
        _, end, situation = next(course)
        following = next(course, None)
        opens = self._free.next_from(minute, latest)
        day, _ = local(minute, self._hours.zone_at(minute))
        return PlanState(
            situation=situation,
            until=moment_of(end) if following else None,
            next_situation=following[2] if following else None,
            next_open_at=None if opens is None else moment_of(opens),
            today=self._segments_of(day),
            holiday=_holiday(self._hours, day),
        )

    def _segments_of(self, day: int) -> tuple[Segment, ...]:
        return tuple(
            Segment(start=moment_of(low), end=moment_of(high), situation=situation)
            for start, end in self._hours.spans_of(day)
            for low, high, situation in self._course(start, end)
        )

    def _course(self, start: int, end: int) -> Iterator[_Labelled]:
        """Give the situations within [start, end) in order, equal neighbours joined."""
        waiting: _Labelled | None = None
        for number in range(start // PIECE, (end - 1) // PIECE + 1):
            for low, high, situation in self._piece(number):
                low, high = max(low, start), min(high, end)  # noqa: PLW2901  clipped
                if low >= high:
                    continue
                if waiting is not None and waiting[2] is situation:
                    waiting = (waiting[0], high, situation)
                    continue
                if waiting is not None:
                    yield waiting
                waiting = (low, high, situation)
        if waiting is not None:
            yield waiting

    def _piece(self, number: int) -> list[_Labelled]:
        if number not in self._pieces:
            self._pieces[number] = self._label(number * PIECE, (number + 1) * PIECE)
        return self._pieces[number]

    def _label(self, start: int, end: int) -> list[_Labelled]:
        """Lay the situations over each other; the first that holds gives the name."""
        hours = self._hours
        taken = hours.taken(start, end, BlockKind.FOCUS) + hours.taken(start, end, BlockKind.BUSY)
        layers: Sequence[tuple[Situation, Sequence[Interval]]] = (
            (Situation.OPEN, list(self._free.intervals(start, end))),
            (Situation.SICK, hours.taken(start, end, BlockKind.SICK)),
            (Situation.VACATION, hours.taken(start, end, BlockKind.VACATION)),
            (Situation.FOCUS, intersect(union(taken), hours.windows(start, end))),
            (Situation.HOLIDAY, _holidays(hours, start, end)),
            (Situation.CLOSED, [(start, end)]),
        )
        left: list[Interval] = [(start, end)]
        found: list[_Labelled] = []
        for situation, intervals in layers:
            covered = intersect(left, intervals)
            found += [(low, high, situation) for low, high in covered]
            left = subtract(left, covered)
        return sorted(found)


def _holidays(hours: Hours, start: int, end: int) -> list[Interval]:
    days = range(start // DAY + EPOCH_DAY - 1, end // DAY + EPOCH_DAY + 2)
    spans = [span for day in days if _holiday(hours, day) for span in hours.spans_of(day)]
    return union(clip(spans, start, end))


def _holiday(hours: Hours, day: int) -> str | None:
    return None if day in hours.overrides else hours.holidays.name_of(day)
