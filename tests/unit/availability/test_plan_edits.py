"""Changes of a plan: what is named changes, all else stays, and the old form is never touched."""

from copy import deepcopy
from datetime import UTC, date, datetime

import pytest

from reachapp.availability.date_edits import (
    remove_override,
    set_closed_date,
    set_holiday,
    set_override,
)
from reachapp.availability.foresight import coming_holidays, find_gaps
from reachapp.availability.piece_edits import draw, erase, override_like_usual, reshape
from reachapp.availability.plan import check_plan, parse_plan, warnings
from reachapp.availability.plan_edits import Place, add_days_off, replace_entry
from reachapp.availability.presets import DEFAULT_PLAN, PRESETS
from reachapp.availability.rule import RespondKind
from reachapp.availability.rule_edits import (
    add_rule,
    begin_with,
    move_rule,
    remove_rule,
    set_respond,
    set_rounding,
    set_rule,
)
from reachapp.availability.week_view import WINDOW, week_of

MONDAY = date(2026, 11, 23)
CHRISTMAS = date(2026, 12, 25)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def policy():
    plan = deepcopy(DEFAULT_PLAN)
    plan["made_by"] = {"somebody": "else"}
    plan["schedules"]["main"]["weekly"][0]["mine"] = 1
    return plan


def main(policy):
    return policy["schedules"]["main"]


def pieces(policy, monday=MONDAY):
    return week_of(policy, "main", monday).pieces


def piece_on(policy, day, kind=WINDOW):
    monday = day.fromordinal(day.toordinal() - day.weekday())
    return next(p for p in pieces(policy, monday) if p.day == day and p.kind == kind)


def test_drawing_two_stretches_on_an_empty_week_makes_two_windows():
    policy = {"schedules": {"main": {"tz": "Europe/Amsterdam"}}, "rules": []}
    for day in range(23, 28):
        for span in ((540, 660), (900, 1020)):
            policy = draw(policy, "main", WINDOW, date(2026, 11, day), span)

    workdays = ["mo", "tu", "we", "th", "fr"]
    assert main(policy)["weekly"] == [
        {"days": workdays, "start": "09:00", "end": "11:00"},
        {"days": workdays, "start": "15:00", "end": "17:00"},
    ]


def test_moving_one_weekday_leaves_the_others_and_what_it_does_not_know(policy):
    before = deepcopy(policy)
    made = reshape(policy, "main", piece_on(policy, MONDAY), MONDAY, (600, 1080))

    assert policy == before
    assert made["made_by"] == {"somebody": "else"}
    assert main(made)["weekly"] == [
        {"days": ["tu", "we", "th", "fr"], "start": "09:00", "end": "17:00", "mine": 1},
        {"days": ["mo"], "start": "10:00", "end": "18:00", "mine": 1},
    ]


def test_moving_it_back_makes_one_entry_again(policy):
    made = reshape(policy, "main", piece_on(policy, MONDAY), MONDAY, (600, 1080))
    back = reshape(made, "main", piece_on(made, MONDAY), MONDAY, (540, 1020))

    assert back == policy


def test_moving_the_last_day_of_an_entry_leaves_no_empty_one(policy):
    made = draw(policy, "main", WINDOW, date(2026, 11, 28), (600, 720))
    made = reshape(made, "main", piece_on(made, date(2026, 11, 28)), date(2026, 11, 29), (600, 720))

    assert main(made)["weekly"][1] == {"days": ["su"], "start": "10:00", "end": "12:00"}
    assert check_plan({k: v for k, v in made.items() if k != "made_by"}) != []  # `mine` is unknown


def test_a_window_over_midnight_is_one_piece_of_its_first_date(policy):
    made = draw(policy, "main", WINDOW, MONDAY, (1320, 1560))
    night = next(p for p in pieces(made) if p.start == 1320)

    assert main(made)["weekly"][1] == {"days": ["mo"], "start": "22:00", "end": "02:00"}
    assert (night.day, night.end) == (MONDAY, 1560)


def test_sunday_night_reaches_into_the_week_after(policy):
    made = draw(policy, "main", WINDOW, date(2026, 11, 22), (1320, 1560))

    assert pieces(made)[0].day == date(2026, 11, 22)


def test_a_day_that_lasts_until_midnight_ends_at_24(policy):
    made = draw(policy, "main", WINDOW, date(2026, 11, 28), (0, 1440))

    assert main(made)["weekly"][1]["end"] == "24:00"


def test_erasing_a_weekday_keeps_the_rest(policy):
    made = erase(policy, "main", piece_on(policy, date(2026, 11, 25)))

    assert main(made)["weekly"][0]["days"] == ["mo", "tu", "th", "fr"]


def test_drawing_on_a_holiday_opens_that_date_alone(policy):
    made = draw(policy, "main", WINDOW, CHRISTMAS, (600, 720))

    assert main(made)["overrides"] == [{"date": "2026-12-25", "windows": [["10:00", "12:00"]]}]
    assert main(made)["weekly"] == main(policy)["weekly"]
    assert piece_on(made, CHRISTMAS).is_override


def test_an_override_moves_without_the_week(policy):
    made = override_like_usual(policy, "main", date(2026, 12, 24))
    piece = piece_on(made, date(2026, 12, 24))
    made = reshape(made, "main", piece, piece.day, (540, 840))
    assert main(made)["overrides"] == [{"date": "2026-12-24", "windows": [["09:00", "14:00"]]}]

    made = erase(made, "main", piece)
    assert main(made)["overrides"] == [{"date": "2026-12-24", "windows": []}]
    assert main(remove_override(made, "main", piece.day))["overrides"] == []


def test_two_overrides_of_a_date_become_one(policy):
    main(policy)["overrides"] = [
        {"date": "2026-12-24", "windows": [["09:00", "10:00"]]},
        {"date": "2026-12-24", "windows": [["11:00", "12:00"]]},
    ]
    made = set_override(policy, "main", date(2026, 12, 24), ())

    assert main(made)["overrides"] == [{"date": "2026-12-24", "windows": []}]


def test_a_focus_block_comes_back_or_happens_once(policy):
    made = draw(policy, "main", "focus", MONDAY, (600, 720))
    made = draw(made, "main", "focus", MONDAY, (840, 900), is_once=True)

    assert main(made)["blocks"] == [
        {"kind": "focus", "days": ["mo"], "start": "10:00", "end": "12:00"},
        {"kind": "focus", "from": "2026-11-23T14:00+01:00", "to": "2026-11-23T15:00+01:00"},
    ]
    once = next(p for p in pieces(made) if p.start == 840 and p.kind == "focus")
    moved = reshape(made, "main", once, date(2026, 11, 24), (900, 990))
    assert main(moved)["blocks"][1]["from"] == "2026-11-24T15:00+01:00"
    assert main(erase(made, "main", once))["blocks"] == main(made)["blocks"][:1]


def test_days_off_move_and_grow_by_whole_days(policy):
    made = add_days_off(policy, "main", "vacation", date(2026, 11, 24), date(2026, 11, 25))
    off = piece_on(made, date(2026, 11, 24), "vacation")
    assert off.is_whole_days
    assert off.last_day == date(2026, 11, 25)

    longer = reshape(made, "main", off, off.day, (off.start, off.end + 1440))
    later = reshape(made, "main", off, date(2026, 11, 26), (off.start, off.end))
    assert main(longer)["blocks"][0]["until_date"] == "2026-11-26"
    assert main(later)["blocks"][0] == {
        "kind": "vacation",
        "from_date": "2026-11-26",
        "until_date": "2026-11-27",
    }


def test_patterns_show_only_in_the_weeks_they_hold(policy):
    entry = {"days": ["sa"], "start": "09:00", "end": "12:00", "week_parity": "odd"}
    made = draw(policy, "main", WINDOW, date(2026, 11, 28), (540, 720))
    made = replace_entry(made, "main", Place.WEEKLY, 1, entry)

    assert not any(p.parity for p in pieces(made))  # week 48
    assert any(p.parity == "odd" for p in pieces(made, date(2026, 11, 30)))


def test_busy_time_of_a_calendar_is_fixed(policy):
    main(policy)["busy"] = [{"from": "2026-11-24T10:00+01:00", "to": "2026-11-24T11:30+01:00"}]

    busy = piece_on(policy, date(2026, 11, 24), "busy")

    assert (busy.start, busy.end, busy.is_fixed) == (600, 690, True)


def closed_on(policy, day):
    found = coming_holidays(policy, "main", MONDAY)
    return next(holiday.is_closed for holiday in found if holiday.day == day)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("good_friday", date(2027, 3, 26)),
        ("liberation_day", date(2027, 5, 5)),
        ("christmas", CHRISTMAS),
    ],
)
def test_a_holiday_is_kept_or_worked_as_ticked(policy, key, day):
    for is_closed in (True, False, True):
        policy = set_holiday(policy, "main", key, day.year, is_closed=is_closed)
        assert closed_on(policy, day) is is_closed


def test_good_friday_is_open_by_default_and_all_come_within_fourteen_months(policy):
    found = coming_holidays(policy, "main", MONDAY)

    assert not closed_on(policy, date(2027, 3, 26))
    assert {h.key for h in found} >= {"christmas", "new_year", "kings_day", "pentecost_monday"}
    assert found[0].day == CHRISTMAS
    assert found[-1].day == date(2028, 1, 1)


def test_a_plan_without_holidays_starts_with_only_the_one_that_is_ticked(policy):
    del main(policy)["holidays"]
    made = set_holiday(policy, "main", "christmas", 2026, is_closed=True)

    assert closed_on(made, CHRISTMAS)
    assert not closed_on(made, date(2026, 12, 26))


def test_an_own_closed_date_comes_and_goes(policy):
    made = set_closed_date(policy, "main", date(2026, 12, 24), is_closed=True)
    assert closed_on(made, date(2026, 12, 24))

    gone = set_closed_date(made, "main", date(2026, 12, 24), is_closed=False)
    assert main(gone)["holidays"]["dates"] == []
    assert main(gone)["holidays"]["skip"] == ["good_friday"]


def test_a_rule_changes_its_answer_time_and_drops_what_belongs_to_the_old_kind(policy):
    made = set_respond(policy, 0, RespondKind.WORKING_DAYS, days=2, at="10:00", minutes=5)
    assert made["rules"][0]["respond"] == {"kind": "working_days", "days": 2, "at": "10:00"}

    made = set_respond(made, 0, RespondKind.WORKING_MINUTES, minutes=60)
    assert made["rules"][0]["respond"] == {"kind": "working_minutes", "minutes": 60}


def test_a_new_rule_stands_before_the_one_that_would_take_its_messages(policy):
    rule = {"urgency": "urgent", "respond": {"kind": "elapsed_minutes", "minutes": 30}}
    made = add_rule(policy, rule)

    assert made["rules"][0] == rule
    assert move_rule(made, 0, 1)["rules"][1] == rule
    assert remove_rule(made, 0) == policy


def test_keys_of_a_rule_come_and_go(policy):
    made = set_rule(policy, 0, channel="phone", class_="vip", through=["focus"])
    assert made["rules"][0]["class"] == "vip"

    back = set_rule(made, 0, channel="*", class_=None, through=[])
    assert back == policy
    assert set_rounding(policy, 0, None)["rules"][0]["rounding"] == "graded"
    assert set_rounding(policy, 0, 15)["rules"][0]["rounding_minutes"] == 15


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_sound_and_keeps_what_is_personal(name):
    old = set_override(DEFAULT_PLAN, "main", date(2026, 12, 24), ())
    old = add_days_off(old, "main", "vacation", MONDAY, MONDAY)
    old["schedules"]["main"]["tz"] = "Europe/Brussels"
    made = begin_with(old, PRESETS[name])

    assert check_plan(made) == []
    assert warnings(made, NOW) == []
    assert main(made)["overrides"] == main(old)["overrides"]
    assert main(made)["blocks"] == main(old)["blocks"]
    assert {s["tz"] for s in made["schedules"].values()} == {"Europe/Brussels"}


def test_a_long_absence_is_a_gap_and_a_weekend_is_none(policy):
    usual = find_gaps(parse_plan(policy), NOW)
    assert [gap.start.date() for gap in usual] == [date(2026, 12, 24), date(2026, 12, 31)]

    away = add_days_off(policy, "main", "vacation", date(2026, 12, 1), date(2026, 12, 6))
    gap = find_gaps(parse_plan(away), NOW)[0]
    assert gap.start == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert gap.end == datetime(2026, 12, 7, 8, tzinfo=UTC)
    assert not gap.is_urgent_covered
