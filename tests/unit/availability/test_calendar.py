"""Calendar text takes away the time that RFC 5545 says, and no more."""

from zoneinfo import ZoneInfo

import pytest

from reachapp.availability.busy_calendar import BadCalendar, BusyCalendar
from reachapp.availability.evaluate import evaluate
from reachapp.availability.form import aware_moment
from reachapp.availability.instants import minute_of, moment_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def calendar(*events, extra=""):
    body = "".join(
        f"BEGIN:VEVENT\nUID:{n}@x.example\nDTSTAMP:20250101T000000Z\n{event}\nEND:VEVENT\n"
        for n, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{extra}{body}END:VCALENDAR\n".replace("\n", "\r\n")


def busy(*events, start="2025-05-05T00:00Z", end="2025-05-12T00:00Z"):
    found = BusyCalendar(calendar(*events), AMSTERDAM).between(
        minute_of(aware_moment(start)), minute_of(aware_moment(end))
    )
    return [f"{moment_of(a):%d %H:%M}-{moment_of(b):%d %H:%M}" for a, b in found]


ZONED = "DTSTART;TZID=Europe/Amsterdam:20250506T100000"


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        ("DTSTART:20250506T080000Z\nDTEND:20250506T090000Z", ["06 08:00-06 09:00"]),
        ("DTSTART:20250506T100000\nDTEND:20250506T110000", ["06 08:00-06 09:00"]),
        (f"{ZONED}\nDURATION:PT90M", ["06 08:00-06 09:30"]),
        ("DTSTART;VALUE=DATE:20250506", ["05 22:00-06 22:00"]),
        ("DTSTART;VALUE=DATE:20250506\nDTEND;VALUE=DATE:20250508", ["05 22:00-07 22:00"]),
        ("DTSTART;VALUE=DATE:20250506\nDURATION:P2D", ["05 22:00-07 22:00"]),
        ("DTSTART:20250506T080030Z\nDTEND:20250506T085930Z", ["06 08:00-06 09:00"]),
        (f"{ZONED}\nDURATION:PT1H\nSTATUS:TENTATIVE", ["06 08:00-06 09:00"]),
        (f"{ZONED}\nDURATION:PT1H\nSTATUS:cancelled", []),
        (f"{ZONED}\nDURATION:PT1H\nTRANSP:TRANSPARENT", []),
        (f"{ZONED}\nDURATION:PT1H\nTRANSP:OPAQUE", ["06 08:00-06 09:00"]),
        (f"{ZONED}\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        (f"{ZONED}\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", []),
        (f"{ZONED}\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", ["06 08:00-06 09:00"]),
        (ZONED, []),
        ("DTSTART:20250506T080000Z\nDTEND:20250506T080000Z", []),
        ("DTSTART;VALUE=DATE:20250506\nDTEND;VALUE=DATE:20250506", []),
    ],
)
def test_a_single_event_is_busy_as_it_says(event, wanted):
    assert busy(event) == wanted


def test_exact_durations_run_through_a_change_of_the_clock():
    night = "DTSTART;TZID=Europe/Amsterdam:20250329T220000\nDURATION:PT8H"
    span = {"start": "2025-03-29T00:00Z", "end": "2025-03-31T00:00Z"}
    assert busy(night, **span) == ["29 21:00-30 05:00"]
    assert busy(night.replace("PT8H", "P1D"), **span) == ["29 21:00-30 20:00"]


def test_a_weekly_series_keeps_its_wall_time_and_leaves_out_its_exceptions():
    series = (
        "DTSTART;TZID=Europe/Amsterdam:20250325T090000\nDTEND;TZID=Europe/Amsterdam:20250325T100000\n"
        "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Amsterdam:20250408T090000"
    )
    assert busy(series, start="2025-03-20T00:00Z", end="2025-05-01T00:00Z") == [
        "25 08:00-25 09:00",
        "01 07:00-01 08:00",
    ]


def test_a_moved_and_a_cancelled_occurrence_are_read():
    text = calendar("X:1").replace("BEGIN:VEVENT", "BEGIN:VTODO").replace("END:VEVENT", "END:VTODO")
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:series@x.example\r\nDTSTAMP:20250101T000000Z\r\n{body}\r\nEND:VEVENT\r\n"
        for body in (
            "DTSTART:20250505T080000Z\r\nDTEND:20250505T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3",
            "RECURRENCE-ID:20250506T080000Z\r\nDTSTART:20250506T120000Z\r\nDTEND:20250506T130000Z",
            "RECURRENCE-ID:20250507T080000Z\r\nDTSTART:20250507T080000Z\r\nSTATUS:CANCELLED",
        )
    )
    found = BusyCalendar(text.replace("END:VCALENDAR", events + "END:VCALENDAR"), AMSTERDAM)
    start = minute_of(aware_moment("2025-05-05T00:00Z"))
    shown = [f"{moment_of(a):%d %H:%M}" for a, _ in found.between(start, start + 7 * 1440)]
    assert shown == ["05 08:00", "06 12:00"]


def test_a_series_goes_on_over_the_edges_of_what_is_expanded_at_once():
    daily = "DTSTART:20200101T120000Z\nDTEND:20200102T113000Z\nRRULE:FREQ=DAILY"
    assert len(busy(daily, start="2025-01-01T00:00Z", end="2026-01-01T00:00Z")) == 366


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:VEVENT\r\nDTSTART:20250506T080000Z\r\nEND:VEVENT\r\n",
        calendar("SUMMARY:no start"),
        calendar("DTSTART:soon"),
        calendar("DTSTART:20250506T080000Z\nRRULE:FREQ=SOMETIMES"),
        calendar("DTSTART:20250506T080000Z\nRRULE:FREQ=SECONDLY"),
    ],
)
def test_text_that_is_no_calendar_or_would_never_end_is_refused(text):
    with pytest.raises(BadCalendar):
        BusyCalendar(text, AMSTERDAM)
    main = {"tz": "Europe/Amsterdam", "weekly": [], "ics": text}
    rule = {"respond": {"kind": "working_minutes", "minutes": 1}}
    policy = {"schedules": {"main": main}, "rules": [rule]}
    answer = evaluate(policy, {"received_at": "2025-05-06T10:00:00+02:00"})
    assert answer == {"error": "invalid_policy"}


def test_a_byte_order_mark_and_bare_line_ends_are_no_hindrance():
    text = "\ufeff" + calendar(f"{ZONED}\nDURATION:PT1H").replace("\r\n", "\n")
    start = minute_of(aware_moment("2025-05-06T00:00Z"))
    assert len(BusyCalendar(text, AMSTERDAM).between(start, start + 1440)) == 1


def test_the_expansion_beside_the_text_is_ignored():
    week = [{"days": ["tu"], "start": "09:00", "end": "17:00"}]
    main = {"tz": "Europe/Amsterdam", "weekly": week, "ics": calendar(), "busy": "nonsense"}
    rule = {"respond": {"kind": "working_minutes", "minutes": 60}}
    policy = {"schedules": {"main": main}, "rules": [rule]}
    answer = evaluate(policy, {"received_at": "2025-05-06T10:00:00+02:00"})
    assert answer["due_at"] == "2025-05-06T09:00:00Z"


def test_seeing_through_busy_hides_the_calendar():
    week = [{"days": ["tu"], "start": "09:00", "end": "17:00"}]
    meeting = calendar(f"{ZONED}\nDURATION:PT3H")
    main = {"tz": "Europe/Amsterdam", "weekly": week, "ics": meeting}
    rule = {"respond": {"kind": "working_minutes", "minutes": 60}, "through": ["busy"]}
    policy = {"schedules": {"main": main}, "rules": [rule]}
    item = {"received_at": "2025-05-06T10:00:00+02:00"}
    assert evaluate(policy, item)["due_at"] == "2025-05-06T09:00:00Z"
    del rule["through"]
    assert evaluate(policy, item)["due_at"] == "2025-05-06T12:00:00Z"
