"""How a window comes back: the choices of the editor, and what it leaves alone."""

from datetime import date

import pytest

from reachapp.availability.pattern_edits import Coming, Repeat, repeat_of, with_coming
from reachapp.availability.plan import check_plan

ANCHOR = date(2026, 11, 23)
ENTRY = {"days": ["mo"], "start": "09:00", "end": "17:00"}


def coming(repeat, **changes):
    return Coming(**{"days": ["mo"], "start": 540, "end": 1020, "repeat": repeat, **changes})


def is_sound(entry):
    main = {"tz": "Europe/Amsterdam", "weekly": [entry]}
    rule = {"respond": {"kind": "same_day"}}
    return check_plan({"schedules": {"main": main}, "rules": [rule]}) == []


@pytest.mark.parametrize("repeat", [r for r in Repeat if r is not Repeat.ONCE])
def test_each_choice_is_written_and_read_back(repeat):
    entry = with_coming(ENTRY, coming(repeat), ANCHOR)

    assert repeat_of(entry) is repeat
    assert is_sound(entry)
    assert with_coming(entry, coming(Repeat.WEEKLY), ANCHOR) == ENTRY


def test_a_season_comes_and_goes():
    entry = with_coming(ENTRY, coming(Repeat.WEEKLY, first=ANCHOR), ANCHOR)
    assert entry == {**ENTRY, "from": "2026-11-23"}

    assert with_coming(entry, coming(Repeat.WEEKLY), ANCHOR) == ENTRY


def test_a_rhythm_that_is_no_choice_stays_until_another_is_chosen():
    fifth = {**ENTRY, "every_weeks": 5, "anchor": "2026-11-02", "except": ["2026-12-07"]}

    kept = with_coming(fifth, coming(Repeat.WEEKLY, end=960), ANCHOR)
    assert kept == {**fifth, "end": "16:00"}
    odd = with_coming(fifth, coming(Repeat.ODD_WEEKS), ANCHOR)
    assert odd == {**ENTRY, "except": ["2026-12-07"], "week_parity": "odd"}


def test_a_block_without_days_happens_once():
    assert repeat_of({"kind": "focus", "from": "x", "to": "y"}) is Repeat.ONCE
