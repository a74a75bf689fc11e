"""Times in a mail are resolved against its arrival."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from reachapp.triage.moments import Distance, Timeline
from reachapp.triage.words import split_words
from tests.unit.triage.cases import CALENDAR

ZONE = ZoneInfo("Europe/Amsterdam")
FRIDAY = datetime(2025, 11, 14, 15, 0, tzinfo=ZONE)
TUESDAY = datetime(2025, 11, 11, 10, 0, tzinfo=ZONE)
NEAR, FAR, PAST = Distance.NEAR, Distance.FAR, Distance.PAST


def distances(text: str, arrived: datetime) -> list[Distance]:
    timeline = Timeline(arrived, CALENDAR.end_of_next_working_day(arrived).astimezone(ZONE))
    return [moment.distance for moment in timeline.moments(split_words([text]))]


@pytest.mark.parametrize(
    ("text", "arrived", "distance"),
    [
        ("voor maandag 10:00 graag", FRIDAY, NEAR),
        ("uiterlijk woensdag", FRIDAY, FAR),
        ("by Wednesday please", FRIDAY, FAR),
        ("vandaag nog", TUESDAY, NEAR),
        ("morgenochtend om 9 uur", TUESDAY, NEAR),
        ("vor 12 Uhr", TUESDAY, NEAR),
        ("um 9 Uhr heute", TUESDAY, PAST),
        ("tonight at 8pm", TUESDAY, NEAR),
        ("this morning", TUESDAY.replace(hour=15), PAST),
        ("vanochtend was het nog goed", TUESDAY.replace(hour=15), PAST),
        ("gisteren gebeld", TUESDAY, PAST),
        ("on 12 November", TUESDAY, NEAR),
        ("op 12-11-2025", TUESDAY, NEAR),
        ("on November 20th", TUESDAY, FAR),
        ("bis 13.11.", TUESDAY, FAR),
        ("2025-11-12", TUESDAY, NEAR),
        ("le 12 novembre", TUESDAY, NEAR),
        ("overmorgen", TUESDAY, FAR),
        ("volgende week maandag", FRIDAY, NEAR),
        ("next Tuesday", FRIDAY, FAR),
        ("demain midi", TUESDAY, NEAR),
        ("over twee uur", TUESDAY, NEAR),
        ("binnen veertien dagen", TUESDAY, FAR),
        ("in three weeks", TUESDAY, FAR),
        ("vorige week dinsdag", TUESDAY, PAST),
        ("before the weekend", FRIDAY, NEAR),
        ("voor het weekend", TUESDAY, FAR),
        ("by the end of the day", TUESDAY, NEAR),
        ("5 januari", TUESDAY, FAR),
        ("the 12th", TUESDAY, NEAR),
    ],
)
def test_time_lies_where_a_reader_puts_it(text: str, arrived: datetime, distance: Distance) -> None:
    assert distances(text, arrived)[0] is distance


@pytest.mark.parametrize(
    "text", ["goedemorgen", "goede morgen allemaal", "Guten Morgen", "24/7", "kost 12,50 euro"]
)
def test_words_that_are_no_time_give_none(text: str) -> None:
    assert distances(text, TUESDAY) == []


def test_a_deadline_in_the_small_hours_of_summer_time_is_read_in_the_owners_zone() -> None:
    arrived = datetime(2025, 7, 1, 23, 30, tzinfo=ZoneInfo("UTC")).astimezone(ZONE)

    assert distances("morgen", arrived) == [NEAR]
    assert arrived.day == 2


def test_absurd_numbers_are_no_times() -> None:
    assert distances("over 999 maanden", TUESDAY) == [FAR]
    assert distances("99-99-9999 en 31-31", TUESDAY) == []
    assert distances("over 999 jaar", TUESDAY) == [FAR]
