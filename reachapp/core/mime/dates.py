"""The Date field (RFC 5322 3.3 and 4.3) as a moment in UTC."""

import re
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(
    r"(\d{1,2})[ -]{1,4}([A-Za-z]{3})[a-z]{0,6}\.?[ -]{1,4}(\d{2,4})[ ,]{1,4}"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,6})? {0,4}([+-]\d{4}(?!\d)|[A-Za-z]{1,5})?"
)
_MONTH_NAMES = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTHS = {_MONTH_NAMES[at : at + 3]: at // 3 + 1 for at in range(0, len(_MONTH_NAMES), 3)}
# RFC 5322 4.3; any other word counts as UTC. Hours.
_ZONES = {"edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8}
_ZONES |= {"cet": 1, "cest": 2, "met": 1, "mest": 2}
_OLDEST, _NEWEST = 1990, 2099
_WIDEST_ZONE = timedelta(hours=15)


def parse_date(value: str) -> datetime | None:
    """Return the moment in UTC, or None where the value is no date or an absurd one."""
    match = _DATE.search(value[:200])
    if match is None:
        return None
    month = _MONTHS.get(match[2].lower())
    zone = _zone(match[7] or "")
    year = _year(match[3])
    if month is None or zone is None or not _OLDEST <= year <= _NEWEST:
        return None
    second = min(int(match[6] or 0), 59)  # a leap second
    try:
        local = datetime(
            *(year, month, int(match[1]), int(match[4]), int(match[5]), second),
            tzinfo=timezone(zone),
        )
    except ValueError:
        return None
    return local.astimezone(UTC)


def _year(digits: str) -> int:
    """RFC 5322 4.3: two digits below 50 are 20xx; two or three others count from 1900."""
    year = int(digits)
    if len(digits) == len("26") and digits < "50":
        return year + 2000
    return year + 1900 if len(digits) < len("2026") else year


def _zone(text: str) -> timedelta | None:
    if text[:1] in {"+", "-"}:
        offset = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
        if offset > _WIDEST_ZONE:
            return None
        return offset if text[0] == "+" else -offset
    return timedelta(hours=_ZONES.get(text.lower(), 0))
