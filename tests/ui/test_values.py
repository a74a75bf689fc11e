"""What needs no window: times in words, hours and plans, sentences for every code."""

from datetime import UTC, datetime, timedelta

import pytest

from reachapp.autoreply.silence import Silence
from reachapp.availability.plan import check_plan
from reachapp.core.journal import Happened
from reachapp.engine.views import HistoryLine, ReplyView, RowState
from reachapp.ui.fields import read_clock
from reachapp.ui.reply_note import why_words
from reachapp.ui.theme import DARK, LIGHT
from reachapp.ui.times import Present, span_words
from reachapp.ui.week_hours import (
    PRESETS,
    AnswerTime,
    Hours,
    fault_of,
    hours_of,
    on_workdays,
    plan_with,
)
from reachapp.ui.words import ROW_SIGNS, history_sentence
from tests.ui.fake_face import NOW, at


@pytest.fixture
def present():
    made = Present()
    made.set(NOW, "Europe/Amsterdam")
    return made


@pytest.mark.parametrize(
    ("moment", "before", "distance"),
    [
        (at("12:00"), "vóór 12:00", "over 18 min"),
        (at("13:00"), "vóór 13:00", "over 1 uur 18"),
        (at("16:00"), "vóór 16:00", "vandaag"),
        (at("10:00", 1), "wo 25 nov vóór 10:00", "wo 25 nov"),
        (at("11:12"), "vóór 11:12", "30 min te laat"),
    ],
)
def test_a_moment_is_a_clock_time_and_a_distance(in_dutch, present, moment, before, distance):
    assert present.before(moment) == before
    assert present.distance(moment) == distance


def test_clock_times_stand_in_the_zone_of_the_plan(present):
    summer = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)

    assert present.clock(summer) == "10:00"
    assert present.clock(at("9:05")) == "9:05"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (78, "1 h 18"), (2880, "2 days")],
)  # fmt: skip
def test_spans_are_short(minutes, words):
    assert span_words(minutes) == words


@pytest.mark.parametrize(
    ("text", "minute"),
    [("9", 540), ("9:30", 570), ("930", 570), ("9.30", 570), ("24:00", 1440), ("9:75", None),
     ("25", None), ("half tien", None), ("", None)],
)  # fmt: skip
def test_clock_times_are_read_as_people_write_them(text, minute):
    assert read_clock(text) == minute


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
@pytest.mark.parametrize("answer", AnswerTime)
def test_hours_survive_the_way_through_a_plan_that_the_engine_accepts(preset, answer):
    hours = Hours(week=preset.week, answer=answer, has_holidays=preset.key != "ends")
    plan = plan_with(None, hours)

    assert hours_of(plan) == hours
    assert check_plan(plan) == []


def test_what_a_plan_has_beyond_plain_hours_stays():
    odd = {"days": ["we"], "start": "19:00", "end": "21:00", "week_parity": "odd"}
    plan = plan_with(None, Hours(week=on_workdays((540, 1020))))
    plan["schedules"]["main"]["weekly"].append(odd)
    plan["schedules"]["main"]["blocks"] = [{"kind": "focus", "days": ["mo"], "start": "10:00",
                                           "end": "11:00"}]  # fmt: skip

    again = plan_with(plan, Hours(week=on_workdays((600, 900))))

    main = again["schedules"]["main"]
    assert odd in main["weekly"]
    assert main["blocks"] == plan["schedules"]["main"]["blocks"]
    assert hours_of(again).week == on_workdays((600, 900))


def test_a_day_that_overlaps_itself_is_found():
    hours = Hours(week=on_workdays((540, 720), (660, 900)))

    assert fault_of(hours).weekday == 0


@pytest.mark.parametrize("what", Happened)
def test_every_happening_is_a_sentence(what):
    line = HistoryLine(at=NOW, what=what, by="Anne", facts={"urgency": "urgent", "target": "Jo"})

    assert "{" not in history_sentence(line)


@pytest.mark.parametrize("reason", Silence)
def test_every_silence_is_a_sentence(reason):
    assert why_words(ReplyView(verdict="suppress", reason=reason)) != reason


def test_every_state_of_a_row_has_shape_colour_and_word():
    assert set(ROW_SIGNS) == set(RowState)
    assert all(hasattr(LIGHT, sign.colour) for sign in ROW_SIGNS.values())


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["ink", "ink2", "ink3", "acc", "urgent", "soon", "watch",
                                  "broken", "err", "reach", "focus", "closed"])  # fmt: skip
def test_text_can_be_read_on_every_ground(look, role):
    for ground in ("win", "surf", "sel"):
        assert contrast(getattr(look, role), getattr(look, ground)) >= 4.5, ground


def test_time_passes_between_two_words_of_the_engine(present):
    assert timedelta() <= present.now() - NOW < timedelta(seconds=5)
