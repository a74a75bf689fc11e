"""When a notice may leave: settled, in time, at an hour at which people read."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

SETTLING = timedelta(minutes=10)
"""After the last change of the plan: people edit several times."""
AHEAD = timedelta(minutes=30)
"""A notice comes this long before the moment that it moves, where that is possible."""
QUIET_FROM, QUIET_UNTIL = time(21, 0), time(7, 30)
"""On the client's clock; urgent things are told all the same."""
BETWEEN = 240
"""Working minutes between two notices about one promise."""


def earliest(
    *, changed_at: datetime, promise_at: datetime | None, not_before: datetime, now: datetime
) -> datetime:
    """The first moment at which the dust has settled, or the last that is in time.

    `promise_at` None: it has passed, there is nothing to be in time for.
    """
    settled = changed_at + SETTLING
    in_time = settled if promise_at is None else min(settled, promise_at - AHEAD)
    return max(in_time, not_before, now)


def awake(
    moment: datetime, *, zone: ZoneInfo, promise_at: datetime | None, now: datetime
) -> datetime:
    """Move it out of the client's night: after it, or before where later would be too late."""
    morning = _end_of_night(moment, zone)
    if morning is None:
        return moment
    evening = _start_of_night(moment, zone) - timedelta(minutes=1)
    is_too_late = promise_at is not None and morning > promise_at - AHEAD
    return evening if is_too_late and evening >= now else morning


def _end_of_night(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """The next 07:30 where the moment lies in the night, else None."""
    local = moment.astimezone(zone)
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return None
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return datetime.combine(day, QUIET_UNTIL, tzinfo=zone).astimezone(UTC)


def _start_of_night(moment: datetime, zone: ZoneInfo) -> datetime:
    """The last 21:00 before a moment of the night."""
    local = moment.astimezone(zone)
    day = local.date() - timedelta(days=1 if local.time() < QUIET_UNTIL else 0)
    return datetime.combine(day, QUIET_FROM, tzinfo=zone).astimezone(UTC)
