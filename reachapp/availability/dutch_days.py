"""The Dutch holidays, under our own keys.

An own formula: python-holidays knows the same dates (tested against it), but it adds days that
the owner never chose, and names them in the year's own words.
"""

from datetime import date
from functools import lru_cache

SUNDAY = 6
LUSTRUM = 5

HOLIDAY_KEYS = (
    "new_year",
    "good_friday",
    "easter",
    "easter_monday",
    "kings_day",
    "liberation_day",
    "ascension",
    "pentecost",
    "pentecost_monday",
    "christmas",
    "boxing_day",
)
LIBERATION_DAY_CHOICES = ("lustrum", "always", "never")


def easter(year: int) -> int:
    """Return Easter Sunday as a date ordinal (Gregorian, Meeus/Jones/Butcher)."""
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    day = (h + m - 7 * n + 33 * month + 19) % 32
    return date(year, month, day).toordinal()


@lru_cache(maxsize=256)
def dutch_holidays(year: int) -> tuple[tuple[str, int], ...]:
    """Return (key, date ordinal) of every day that may be kept in that year."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day = date(year, 4, 26)
    return (
        ("new_year", date(year, 1, 1).toordinal()),
        ("good_friday", sunday - 2),
        ("easter", sunday),
        ("easter_monday", sunday + 1),
        ("kings_day", kings_day.toordinal()),
        ("liberation_day", date(year, 5, 5).toordinal()),
        ("ascension", sunday + 39),
        ("pentecost", sunday + 49),
        ("pentecost_monday", sunday + 50),
        ("christmas", date(year, 12, 25).toordinal()),
        ("boxing_day", date(year, 12, 26).toordinal()),
    )


def closes_on_liberation_day(year: int, choice: str) -> bool:
    """Say whether 5 May is a day off: by many collective agreements every fifth year."""
    return choice == "always" or (choice == "lustrum" and year % LUSTRUM == 0)
