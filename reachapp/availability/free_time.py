"""The available time of one schedule as one rule sees it, worked out piece by piece."""

from collections.abc import Collection, Iterator, Mapping

from reachapp.availability.instants import DAY
from reachapp.availability.intervals import Interval, clip, intersect, subtract, union
from reachapp.availability.schedule import BlockKind, FixedBlock, Hours, Schedule

PIECE = 16 * DAY


class FreeTime:
    """When a schedule is available through the given kinds of blocks.

    Every instant has one answer, so pieces once worked out are kept. `added` are blocks that
    became known later, by the name of the schedule they were added to.
    """

    def __init__(
        self,
        schedule: Schedule,
        through: Collection[BlockKind] = (),
        added: Mapping[str, tuple[FixedBlock, ...]] | None = None,
    ) -> None:
        self._schedule = schedule
        self._hidden = frozenset(through)
        self._added = union(
            (block.start, block.end)
            for block in (added or {}).get(schedule.name, ())
            if block.kind not in self._hidden
        )
        self._pieces: dict[int, list[Interval]] = {}
        self._members = (
            ()
            if isinstance(schedule, Hours)
            else tuple(FreeTime(member, through, added) for member in schedule.members)
        )
        self._last = self._find_last()

    def intervals(self, start: int, end: int) -> Iterator[Interval]:
        """Give the available time within [start, end) in order, touching pieces joined."""
        if self._last is not None:
            end = min(end, self._last)
        waiting: Interval | None = None
        for number in range(start // PIECE, (end - 1) // PIECE + 1):
            for low, high in clip(self._piece(number), start, end):
                if waiting is None:
                    waiting = (low, high)
                elif low <= waiting[1]:
                    waiting = (waiting[0], high)
                else:
                    yield waiting
                    waiting = (low, high)
        if waiting is not None:
            yield waiting

    def holds(self, minute: int) -> bool:
        """Say whether that minute is available."""
        return any(start <= minute < end for start, end in self._piece(minute // PIECE))

    def next_from(self, start: int, end: int) -> int | None:
        """Return the first available minute within [start, end), or None."""
        for number in range(start // PIECE, (end - 1) // PIECE + 1):
            if self._last is not None and number * PIECE >= self._last:
                return None
            for low, _ in clip(self._piece(number), start, end):
                return low
        return None

    def _piece(self, number: int) -> list[Interval]:
        if number not in self._pieces:
            start = number * PIECE
            free = self._free(start, start + PIECE)
            self._pieces[number] = subtract(free, self._added)
        return self._pieces[number]

    def _free(self, start: int, end: int) -> list[Interval]:
        schedule = self._schedule
        if isinstance(schedule, Hours):
            free = schedule.windows(start, end)
            for kind in BlockKind:
                if free and kind not in self._hidden:
                    free = subtract(free, schedule.taken(start, end, kind))
            return free
        parts = [member._piece(start // PIECE) for member in self._members]  # noqa: SLF001  its own kind
        if not schedule.everybody:
            return union(interval for part in parts for interval in part)
        common = parts[0]
        for part in parts[1:]:
            common = intersect(common, part)
        return common

    def _find_last(self) -> int | None:
        if isinstance(self._schedule, Hours):
            return self._schedule.last_minute()
        ends = [member._last for member in self._members]  # noqa: SLF001  its own kind
        known = [end for end in ends if end is not None]
        if self._schedule.everybody:
            return min(known, default=None)
        return max(known) if len(known) == len(ends) else None
