"""The fine print of plan evaluation, one sentence each."""

import copy

import pytest

from reachapp.availability.evaluate import evaluate

WEEKDAYS = ["mo", "tu", "we", "th", "fr"]
ALL_DAYS = [*WEEKDAYS, "sa", "su"]
OFFICE = {
    "tz": "Europe/Amsterdam",
    "weekly": [{"days": WEEKDAYS, "start": "09:00", "end": "17:00"}],
}
ROUND_THE_CLOCK = {
    "tz": "Europe/Amsterdam",
    "weekly": [{"days": ALL_DAYS, "start": "00:00", "end": "24:00"}],
}
HOUR = {"kind": "working_minutes", "minutes": 60}


def plan(main=OFFICE, respond=HOUR, **more):
    return {"schedules": {"main": main}, "rules": [{"respond": respond, **more}]}


def ask(policy, at="2025-05-06T10:00:00+02:00", revision=None, **item):
    return evaluate(policy, {"received_at": at, **item}, revision)


def due(policy, at="2025-05-06T10:00:00+02:00", **item):
    answer = ask(policy, at, **item)
    return answer.get("due_at", answer.get("error", answer.get("status")))


def with_(schedule, **more):
    return {**copy.deepcopy(schedule), **more}


INVALID = {"error": "invalid_policy"}
NOW = "2025-05-06T10:00:00+02:00"


@pytest.mark.parametrize(
    "received_at",
    [
        "2025-05-06T10:00:00",
        "2025-05-06",
        "yesterday",
        "",
        None,
        5,
        "2025-02-30T10:00:00Z",
        "2025-05-06T25:00:00Z",
    ],
)
def test_an_instant_without_offset_or_sense_is_invalid(received_at):
    assert evaluate(plan(), {"received_at": received_at}) == INVALID


@pytest.mark.parametrize("item", [None, [], "x", {}])
def test_an_item_that_is_no_object_with_a_time_is_invalid(item):
    assert evaluate(plan(), item) == INVALID


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "europe/amsterdam", "+02:00", "../etc", 7])
def test_an_unknown_zone_is_invalid_in_a_schedule_and_in_an_item(zone):
    assert ask(plan(with_(OFFICE, tz=zone))) == INVALID
    assert ask(plan(), client_tz=zone) == INVALID
    trip = {"from_date": "2025-05-01", "until_date": "2025-05-02", "tz": zone}
    assert ask(plan(with_(OFFICE, travel=[trip]))) == INVALID


@pytest.mark.parametrize(
    "clock", ["9:00", "24:01", "12:60", "25:00", "0900", "09:00 ", "٠٩:٠٠", 9, None]
)
def test_a_bad_clock_text_is_invalid_everywhere(clock):
    window = {"days": WEEKDAYS, "start": clock, "end": "17:00"}
    assert ask(plan(with_(OFFICE, weekly=[window]))) == INVALID
    override = {"date": "2025-05-06", "windows": [["09:00", clock]]}
    assert ask(plan(with_(OFFICE, overrides=[override]))) == INVALID
    if clock is not None:
        respond = {"kind": "working_days", "days": 1, "cutoff": clock}
        assert ask(plan(respond=respond)) == INVALID
        assert ask(plan(respond={"kind": "working_days", "days": 1, "at": clock})) == INVALID


@pytest.mark.parametrize(
    "window",
    [
        {"days": [], "start": "09:00", "end": "10:00"},
        {"start": "09:00", "end": "10:00"},
        {"days": ["monday"], "start": "09:00", "end": "10:00"},
        {"days": "mo", "start": "09:00", "end": "10:00"},
        {"days": [["mo"]], "start": "09:00", "end": "10:00"},
        {"days": ["mo"], "start": "09:00", "end": "09:00"},
        {"days": ["mo"], "start": "24:00", "end": "02:00"},
        {"days": ["mo"], "start": "00:00", "end": "00:00"},
        {"days": ["mo"], "start": "09:00", "end": "10:00", "from": "2025-5-1"},
        {"days": ["mo"], "start": "09:00", "end": "10:00", "until": "2025-02-29"},
        {"days": ["mo"], "start": "09:00", "end": "10:00", "except": ["soon"]},
        {"days": ["mo"], "start": "09:00", "end": "10:00", "week_parity": "both"},
        {"days": ["mo"], "start": "09:00", "end": "10:00", "every_weeks": 2},
        {
            "days": ["mo"],
            "start": "09:00",
            "end": "10:00",
            "every_weeks": 0,
            "anchor": "2025-05-05",
        },
        {"days": ["mo"], "start": "09:00", "end": "10:00", "every_weeks": 2, "anchor": "x"},
        "09:00-10:00",
    ],
)
def test_a_window_without_days_length_or_sense_is_invalid_as_window_and_as_block(window):
    assert ask(plan(with_(OFFICE, weekly=[window]))) == INVALID
    if isinstance(window, dict):
        assert ask(plan(with_(OFFICE, blocks=[{"kind": "focus", **window}]))) == INVALID


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "lunch", "from_date": "2025-05-06", "until_date": "2025-05-06"},
        {"from_date": "2025-05-06", "until_date": "2025-05-06"},
        {"kind": "sick", "from_date": "2025-05-06", "until_date": "2025-05-05"},
        {"kind": "sick", "from_date": "2025-05-06"},
        {"kind": "sick", "from": NOW, "to": NOW},
        {"kind": "sick", "from": NOW, "to": "2025-05-06T09:59:00+02:00"},
        {"kind": "sick", "from": "2025-05-06T10:00:00", "to": "2025-05-06T11:00:00"},
        {"kind": "sick"},
        None,
    ],
)
def test_a_block_of_unknown_kind_or_without_length_is_invalid(block):
    assert ask(plan(with_(OFFICE, blocks=[block]))) == INVALID


@pytest.mark.parametrize(
    "more",
    [
        {"holidays": {"country": "BE"}},
        {"holidays": {"country": "NL", "skip": ["sinterklaas"]}},
        {"holidays": {"skip": ["sinterklaas"]}},
        {"holidays": {"country": "NL", "liberation_day": "sometimes"}},
        {"holidays": {"dates": ["2025-13-01"]}},
        {"holidays": []},
        {"overrides": [{"date": "2025-05-06", "windows": [["09:00"]]}]},
        {"overrides": [{"date": "2025-05-06", "windows": [["09:00", "09:00"]]}]},
        {"overrides": [{"date": "2025-05-06", "windows": [["24:00", "02:00"]]}]},
        {"overrides": [{"date": "6 May", "windows": []}]},
        {"busy": [{"from": NOW, "to": "2025-05-06T09:00:00+02:00"}]},
        {"weekly": {"days": WEEKDAYS}},
    ],
)
def test_a_schedule_with_a_bad_part_is_invalid(more):
    assert ask(plan(with_(OFFICE, **more))) == INVALID


@pytest.mark.parametrize(
    "respond",
    [
        None,
        {},
        {"kind": "soon"},
        {"kind": "working_minutes"},
        {"kind": "working_minutes", "minutes": -1},
        {"kind": "working_minutes", "minutes": 1.5},
        {"kind": "working_minutes", "minutes": "60"},
        {"kind": "working_minutes", "minutes": True},
        {"kind": "working_days", "days": -1},
        {"kind": "working_days"},
        {"kind": "next_window", "min_minutes": 0},
        {"kind": "elapsed_minutes", "minutes": -5},
    ],
)
def test_a_respond_of_unknown_kind_or_count_is_invalid(respond):
    assert ask(plan(respond=respond)) == INVALID


@pytest.mark.parametrize(
    "more",
    [
        {"rounding_minutes": 7},
        {"rounding_minutes": 0},
        {"rounding_minutes": "15"},
        {"through": ["lunch"]},
        {"through": "focus"},
        {"capacity": {}},
        {"capacity": {"minutes_per_item": -1}},
        {"capacity": {"minutes_per_item": 10, "share_percent": 0}},
        {"schedule": "nowhere"},
        {"schedule": 3},
    ],
)
def test_a_rule_with_a_bad_part_is_invalid(more):
    assert ask(plan(**more)) == INVALID


@pytest.mark.parametrize("days", [0, -1, 1.5, "60", True])
def test_a_horizon_under_a_day_is_invalid(days):
    assert ask({**plan(), "horizon_days": days}) == INVALID


@pytest.mark.parametrize("count", [-1, 0.5, "1", False])
def test_items_ahead_is_a_whole_number(count):
    assert ask(plan(), items_ahead=count) == INVALID


def test_a_pause_that_ends_before_it_begins_is_invalid():
    pause = {"from": "2025-05-06T11:00:30+02:00", "to": "2025-05-06T11:00:20+02:00"}
    assert ask(plan(), pauses=[pause]) == INVALID


@pytest.mark.parametrize("policy", [None, [], {"rules": {}, "schedules": {}}, {"rules": [None]}])
def test_a_policy_of_another_shape_is_invalid(policy):
    assert ask(policy) == INVALID


def test_a_plan_without_rules_has_no_rule():
    assert ask({"schedules": {}}) == {"error": "no_rule"}


def test_no_rule_wins_over_a_bad_schedule_and_a_bad_item_over_no_rule():
    policy = {"schedules": {"main": {"tz": "x"}}, "rules": [{"channel": "phone", "respond": HOUR}]}
    assert ask(policy) == {"error": "no_rule"}
    assert evaluate(policy, {"received_at": "x"}) == INVALID


def test_of_a_rule_before_the_match_only_the_match_is_read():
    policy = plan()
    policy["rules"].insert(0, {"channel": "phone", "respond": {"kind": "nonsense"}, "through": 5})
    assert due(policy) == "2025-05-06T09:00:00Z"


def test_an_unreferenced_schedule_and_unknown_keys_do_no_harm():
    policy = plan(with_(OFFICE, colour="red"), surprise=1)
    policy["schedules"]["other"] = {"tz": "nowhere"}
    assert due({**policy, "version": 3}) == "2025-05-06T09:00:00Z"


@pytest.mark.parametrize(
    "schedules",
    [
        {"main": {"any_of": ["main"]}},
        {"main": {"all_of": ["a"]}, "a": {"any_of": ["b"]}, "b": {"any_of": ["a"]}},
        {"main": {"any_of": ["gone"]}},
        {"main": {"any_of": []}},
        {"main": {"any_of": "main"}},
        {"main": {"any_of": [1]}},
        {"main": {"any_of": ["a"]}, "a": {"tz": "nowhere"}},
    ],
)
def test_a_circular_empty_or_broken_combination_is_invalid(schedules):
    assert ask({"schedules": schedules, "rules": [{"respond": HOUR}]}) == INVALID


def test_a_member_named_twice_is_not_circular():
    schedules = {"a": OFFICE, "b": {"any_of": ["a"]}, "main": {"all_of": ["a", "b"]}}
    assert due({"schedules": schedules, "rules": [{"respond": HOUR}]}) == "2025-05-06T09:00:00Z"


@pytest.mark.parametrize(
    "revision",
    [
        {},
        {"at": "2025-05-06T10:00:00", "add_blocks": []},
        {"at": NOW, "schedule": "gone", "add_blocks": []},
        {"at": NOW, "add_blocks": [{"kind": "sick", "from": NOW, "to": NOW}]},
        {
            "at": NOW,
            "add_blocks": [{"kind": "focus", "days": ["tu"], "start": "09:00", "end": "10:00"}],
        },
        "x",
    ],
)
def test_a_bad_revision_spoils_the_answer_even_where_nothing_was_promised(revision):
    assert ask(plan(), revision=revision) == INVALID
    assert ask(plan(with_(OFFICE, weekly=[])), revision=revision) == INVALID


def test_the_clock_starts_at_the_next_full_minute_but_availability_looks_at_this_one():
    answer = ask(plan(), "2025-05-06T16:59:30+02:00")
    assert answer["is_available"] is True
    assert answer["next_available_at"] == "2025-05-07T07:00:00Z"
    assert answer["due_at"] == "2025-05-07T08:00:00Z"


def test_zero_minutes_outside_hours_are_due_at_the_next_opening():
    respond = {"kind": "working_minutes", "minutes": 0}
    assert due(plan(respond=respond), "2025-05-06T20:00:00+02:00") == "2025-05-07T07:00:00Z"
    assert due(plan(respond=respond)) == "2025-05-06T08:00:00Z"


def test_a_holiday_does_not_cut_off_the_night_of_the_evening_before():
    night = with_(
        OFFICE,
        weekly=[{"days": ALL_DAYS, "start": "22:00", "end": "02:00"}],
        holidays={"country": "NL"},
    )
    respond = {"kind": "working_minutes", "minutes": 240}
    assert due(plan(night, respond), "2025-12-24T22:00:00+01:00") == "2025-12-25T01:00:00Z"
    assert due(plan(night, respond), "2025-12-24T22:01:00+01:00") == "2025-12-27T21:01:00Z"


def test_a_whole_day_block_cuts_the_night_at_midnight():
    night = with_(
        OFFICE,
        weekly=[{"days": ALL_DAYS, "start": "22:00", "end": "02:00"}],
        blocks=[{"kind": "vacation", "from_date": "2025-05-07", "until_date": "2025-05-07"}],
    )
    respond = {"kind": "working_minutes", "minutes": 121}
    assert due(plan(night, respond), "2025-05-06T22:00:00+02:00") == "2025-05-07T22:01:00Z"


def test_an_override_opens_a_holiday_and_several_for_a_date_add_up():
    overrides = [
        {"date": "2025-12-25", "windows": [["09:00", "10:00"]]},
        {"date": "2025-12-25", "windows": [["14:00", "15:00"]]},
    ]
    policy = plan(with_(OFFICE, holidays={"country": "NL"}, overrides=overrides))
    assert due(policy, "2025-12-25T09:30:00+01:00") == "2025-12-25T13:30:00Z"


def test_a_fixed_block_is_widened_to_full_minutes():
    block = {
        "kind": "focus",
        "from": "2025-05-06T10:00:59+02:00",
        "to": "2025-05-06T10:10:01+02:00",
    }
    answer = ask(plan(with_(OFFICE, blocks=[block])))
    assert answer["is_available"] is False
    assert answer["next_available_at"] == "2025-05-06T08:11:00Z"


def test_a_rule_sees_through_the_kinds_it_names_and_through_busy_time():
    main = with_(
        OFFICE,
        blocks=[{"kind": "focus", "days": ["tu"], "start": "09:00", "end": "12:00"}],
        busy=[{"from": "2025-05-06T09:00:00+02:00", "to": "2025-05-06T11:00:00+02:00"}],
    )
    assert due(plan(main)) == "2025-05-06T11:00:00Z"
    assert due(plan(main, through=["focus"])) == "2025-05-06T10:00:00Z"
    assert due(plan(main, through=["busy", "focus"])) == "2025-05-06T09:00:00Z"


def test_the_target_day_without_time_before_at_is_passed_over():
    late = with_(OFFICE, weekly=[{"days": ["tu", "we"], "start": "11:00", "end": "17:00"}])
    late["weekly"].append({"days": ["th"], "start": "09:00", "end": "17:00"})
    respond = {"kind": "working_days", "days": 1, "at": "10:00"}
    assert due(plan(late, respond)) == "2025-05-08T08:00:00Z"


@pytest.mark.parametrize(
    ("at", "wanted"), [("24:00", "2025-05-07T22:00:00Z"), ("00:00", "no_availability")]
)
def test_at_may_be_the_end_of_the_day_but_never_its_start(at, wanted):
    assert due(plan(respond={"kind": "working_days", "days": 1, "at": at})) == wanted


def test_same_day_after_the_cutoff_is_the_next_working_day():
    respond = {"kind": "same_day", "cutoff": "15:00"}
    assert due(plan(respond=respond), "2025-05-06T14:59:00+02:00") == "2025-05-06T15:00:00Z"
    assert due(plan(respond=respond), "2025-05-06T15:00:00+02:00") == "2025-05-07T15:00:00Z"
    assert due(plan(respond=respond), "2025-05-06T14:59:01+02:00") == "2025-05-07T15:00:00Z"


def test_next_window_skips_a_stretch_that_is_too_short():
    respond = {"kind": "next_window", "min_minutes": 30}
    assert due(plan(respond=respond), "2025-05-06T16:30:00+02:00") == "2025-05-06T15:00:00Z"
    assert due(plan(respond=respond), "2025-05-06T16:31:00+02:00") == "2025-05-07T15:00:00Z"


def test_a_long_least_window_may_reach_past_a_day():
    respond = {"kind": "next_window", "min_minutes": 2000}
    assert due(plan(ROUND_THE_CLOCK, respond)) == "2025-05-07T17:20:00Z"


def test_the_horizon_is_a_limit_that_may_be_met_but_not_passed():
    policy = {
        **plan(ROUND_THE_CLOCK, {"kind": "elapsed_minutes", "minutes": 1440}),
        "horizon_days": 1,
    }
    assert due(policy) == "2025-05-07T08:00:00Z"
    policy["rules"][0]["respond"]["minutes"] = 1441
    assert due(policy) == "no_availability"


def test_a_working_day_whose_end_lies_past_the_horizon_is_not_promised_short():
    main = with_(OFFICE, weekly=[{"days": ["we"], "start": "09:00", "end": "09:30"}])
    main["weekly"].append({"days": ["we"], "start": "11:00", "end": "17:00"})
    policy = {**plan(main, {"kind": "working_days", "days": 1}), "horizon_days": 1}
    assert due(policy) == "no_availability"


def test_elapsed_time_needs_no_availability():
    policy = plan(with_(OFFICE, weekly=[]), {"kind": "elapsed_minutes", "minutes": 15})
    answer = ask(policy)
    assert (answer["next_available_at"], answer["due_at"]) == (None, "2025-05-06T08:15:00Z")


def test_elapsed_time_with_capacity_does_need_it():
    respond = {"kind": "elapsed_minutes", "minutes": 15}
    policy = plan(with_(OFFICE, weekly=[]), respond, capacity={"minutes_per_item": 5})
    assert due(policy) == "no_availability"


def test_capacity_counts_the_queue_by_the_share_of_the_day_rounded_up():
    policy = plan(capacity={"minutes_per_item": 10, "share_percent": 30})
    assert due(policy, items_ahead=1) == "2025-05-06T09:07:00Z"


def test_pauses_that_overlap_count_once():
    pauses = [
        {"from": "2025-05-06T10:10:00+02:00", "to": "2025-05-06T11:00:00+02:00"},
        {"from": "2025-05-06T10:30:00+02:00", "to": "2025-05-06T11:30:00+02:00"},
    ]
    assert due(plan(), pauses=pauses) == "2025-05-06T10:20:00Z"


def test_a_day_rule_starts_anew_when_the_customer_answers_and_so_does_its_horizon():
    pauses = [{"from": "2025-05-06T11:00:00+02:00", "to": "2025-05-08T11:00:00+02:00"}]
    policy = {**plan(respond={"kind": "working_days", "days": 1}), "horizon_days": 2}
    assert due(policy, pauses=pauses) == "2025-05-09T15:00:00Z"


def test_a_pause_without_an_end_gives_no_time_but_still_says_when_we_are_open():
    answer = ask(plan(), pauses=[{"from": "2025-05-06T11:00:00+02:00", "to": None}])
    assert answer == {
        "is_available": True,
        "next_available_at": "2025-05-06T08:00:00Z",
        "status": "paused",
    }


def test_a_revision_never_moves_a_promise_forward_nor_announces_a_broken_one():
    sick = [{"kind": "sick", "from_date": "2025-05-06", "until_date": "2025-05-06"}]
    known_late = ask(plan(), revision={"at": "2025-05-06T11:00:00+02:00", "add_blocks": sick})
    assert known_late["revised"] == {
        "due_at": "2025-05-06T09:00:00Z",
        "promise_at": "2025-05-06T09:00:00Z",
        "notify": False,
        "broken": True,
    }


def test_a_revision_that_leaves_no_time_is_an_error_with_notice():
    away = [{"kind": "vacation", "from_date": "2025-05-06", "until_date": "9999-12-31"}]
    answer = ask(plan(), revision={"at": NOW, "add_blocks": away})
    assert answer["revised"] == {"error": "no_availability", "notify": True, "broken": False}


def test_a_first_answer_without_time_has_no_revision():
    revision = {"at": NOW, "add_blocks": []}
    assert "revised" not in ask(plan(with_(OFFICE, weekly=[])), revision=revision)


def test_a_revision_may_close_a_combination():
    policy = {
        "schedules": {"a": OFFICE, "desk": {"any_of": ["a"]}},
        "rules": [{"schedule": "desk", "respond": HOUR}],
    }
    sick = [{"kind": "sick", "from_date": "2025-05-06", "until_date": "2025-05-06"}]
    revision = {"at": NOW, "schedule": "desk", "add_blocks": sick}
    assert ask(policy, revision=revision)["revised"]["due_at"] == "2025-05-07T08:00:00Z"


def test_rounding_is_by_the_clock_of_who_reads_it():
    policy = plan(rounding_minutes=60)
    assert ask(policy, client_tz="Asia/Kathmandu")["promise_at"] == "2025-05-06T09:15:00Z"


def test_rounding_over_lord_howes_half_hour_finds_the_first_full_hour():
    main = with_(ROUND_THE_CLOCK, tz="Australia/Lord_Howe")
    policy = plan(main, {"kind": "elapsed_minutes", "minutes": 10}, rounding_minutes=60)
    # 02:00 becomes 02:30: the first full hour after 01:50 is 03:00, 40 minutes on.
    answer = ask(policy, "2025-10-05T01:40:00+10:30")
    assert answer["promise_at"] == "2025-10-04T16:00:00Z"


def test_the_readers_city_is_named_only_where_his_clock_differs():
    answer = ask(plan(), client_tz="America/New_York")
    assert answer["statement_nl"] == "dinsdag 6 mei voor 05:00 (tijd in New York)"
    assert answer["statement_en_near"] == "today by 05:00 (New York time)"
    assert ask(plan(), client_tz="Europe/Paris")["statement_en"] == "Tuesday 6 May by 11:00"


def test_midnight_of_new_year_is_still_the_old_year():
    policy = plan(ROUND_THE_CLOCK, {"kind": "working_days", "days": 1})
    answer = ask(policy, "2025-12-30T12:00:00+01:00")
    assert answer["statement_nl"] == "woensdag 31 december voor 24:00"
    assert answer["statement_nl_near"] == "morgen voor 24:00"


def test_the_lost_day_of_apia_counts_as_no_day():
    main = with_(ROUND_THE_CLOCK, tz="Pacific/Apia")
    policy = plan(main, {"kind": "working_days", "days": 1})
    assert due(policy, "2011-12-29T12:00:00-10:00") == "2011-12-31T10:00:00Z"


def test_a_clock_that_goes_back_over_midnight_gives_the_date_back_its_hour():
    # St. John's, 7 November 2010: at 00:01 it is 23:01 of the sixth again.
    main = with_(ROUND_THE_CLOCK, tz="America/St_Johns")
    policy = plan(main, {"kind": "working_days", "days": 0})
    assert due(policy, "2010-11-06T12:00:00-02:30") == "2010-11-07T03:30:00Z"


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_time_lie_outside_the_calendar(at):
    for respond in (
        HOUR,
        {"kind": "working_days", "days": 1},
        {"kind": "elapsed_minutes", "minutes": 5},
    ):
        assert ask(plan(with_(OFFICE, holidays={"country": "NL"}), respond), at) == INVALID


@pytest.mark.parametrize("at", ["0001-01-04T00:00:00Z", "9999-12-20T12:00:00Z"])
def test_near_the_ends_of_time_there_is_an_answer(at):
    for respond in (
        HOUR,
        {"kind": "working_days", "days": 1},
        {"kind": "elapsed_minutes", "minutes": 5},
    ):
        answer = ask(
            plan(with_(OFFICE, holidays={"country": "NL"}), respond),
            at,
            client_tz="Pacific/Kiritimati",
        )
        assert "is_available" in answer


def test_graded_rounding_grows_with_the_distance():
    minutes = {"kind": "elapsed_minutes", "minutes": 67}
    policy = plan(respond=minutes, rounding="graded")
    assert ask(policy)["promise_at"] == "2025-05-06T09:15:00Z"
    minutes["minutes"] = 5 * 60 + 7
    assert ask(policy)["promise_at"] == "2025-05-06T13:30:00Z"
    minutes["minutes"] = 24 * 60 + 7
    assert ask(policy)["promise_at"] == "2025-05-07T09:00:00Z"
    policy["rules"][0]["rounding_minutes"] = 5
    assert ask(policy)["promise_at"] == "2025-05-07T08:10:00Z"
