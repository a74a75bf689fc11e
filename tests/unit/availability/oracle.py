"""A slow second opinion on a plan: walks minute by minute, and shares no code with the engine.

Knows plain schedules and combinations, all rule kinds, pauses, capacity and revisions; not
iCalendar and not the wording. Works on aware datetimes where the engine works on integers.
"""

import math
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]


def utc(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def floor(moment):
    return moment.replace(second=0, microsecond=0)


def ceil(moment):
    return floor(moment) if moment == floor(moment) else floor(moment) + MINUTE


def wall(day, clock, tz):
    hours, minutes = (int(part) for part in clock.split(":"))
    if hours == 24:
        day, hours = day + timedelta(days=1), 0
    local = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=ZoneInfo(tz))
    return local.astimezone(UTC)


def show(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def easter_of(year):
    # Gauss, with the corrections for the two exceptions: not the formula of the engine.
    k = year // 100
    m = (15 - (13 + 8 * k) // 25 + k - k // 4) % 30
    n = (4 + k - k // 4) % 7
    d = (19 * (year % 19) + m) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


def holiday_keys(day):
    away = (day - easter_of(day.year)).days
    names = {-2: "good_friday", 0: "easter", 1: "easter_monday", 39: "ascension"}
    names |= {49: "pentecost", 50: "pentecost_monday"}
    keys = {names[away]} if away in names else set()
    fixed = {(1, 1): "new_year", (5, 5): "liberation_day", (12, 25): "christmas"}
    fixed |= {(12, 26): "boxing_day"}
    fixed[4, 26 if date(day.year, 4, 27).isoweekday() == 7 else 27] = "kings_day"
    if (day.month, day.day) in fixed:
        keys.add(fixed[day.month, day.day])
    return keys


def is_holiday(day, holidays):
    if day.isoformat() in holidays.get("dates", []):
        return True
    if holidays.get("country") != "NL":
        return False
    keys = holiday_keys(day) - set(holidays.get("skip", []))
    choice = holidays.get("liberation_day", "lustrum")
    if choice == "never" or (choice == "lustrum" and day.year % 5):
        keys.discard("liberation_day")
    return bool(keys)


def pattern_holds(window, day):
    if DAYS[day.weekday()] not in window["days"] or day.isoformat() in window.get("except", []):
        return False
    text = day.isoformat()
    if not window.get("from", "0000") <= text <= window.get("until", "9999"):
        return False
    week = day.isocalendar()[1]
    if "week_parity" in window and ["even", "odd"][week % 2] != window["week_parity"]:
        return False
    if "every_weeks" in window:
        anchor = date.fromisoformat(window["anchor"])
        monday = anchor - timedelta(days=anchor.weekday())
        return ((day - monday).days // 7) % window["every_weeks"] == 0
    return True


def windows_of(hours, day):
    overrides = [o for o in hours.get("overrides", []) if o["date"] == day.isoformat()]
    if overrides:
        return [pair for override in overrides for pair in override["windows"]]
    if is_holiday(day, hours.get("holidays", {})):
        return []
    return [(w["start"], w["end"]) for w in hours.get("weekly", []) if pattern_holds(w, day)]


class Oracle:
    def __init__(self, policy, first, last):
        """`first` and `last` bound the minutes that may matter."""
        self.policy, self.first, self.last = policy, first, last

    def zone_for_date(self, hours, day):
        for trip in hours.get("travel", []):
            if trip["from_date"] <= day.isoformat() <= trip["until_date"]:
                return trip["tz"]
        return hours["tz"]

    def zone_at(self, hours, moment):
        for trip in hours.get("travel", []):
            start = wall(date.fromisoformat(trip["from_date"]), "00:00", trip["tz"])
            end = wall(date.fromisoformat(trip["until_date"]) + timedelta(1), "00:00", trip["tz"])
            if start <= moment < end:
                return ZoneInfo(trip["tz"])
        return ZoneInfo(hours["tz"])

    def minutes(self, start, end):
        moment = max(floor(start), self.first)
        end = min(end, self.last)
        while moment < end:
            yield moment
            moment += MINUTE

    def window_minutes(self, day, start, end, tz):
        after = day if end > start else day + timedelta(days=1)
        yield from self.minutes(wall(day, start, tz), wall(after, end, tz))

    def dates(self):
        day = self.first.date() - timedelta(days=3)
        while day <= self.last.date() + timedelta(days=3):
            yield day
            day += timedelta(days=1)

    def hours_minutes(self, name, hidden, added=()):
        hours = self.policy["schedules"][name]
        free = set()
        for day in self.dates():
            tz = self.zone_for_date(hours, day)
            for start, end in windows_of(hours, day):
                free.update(self.window_minutes(day, start, end, tz))
        busy = [{"kind": "busy", **entry} for entry in hours.get("busy", [])]
        for block in [*hours.get("blocks", []), *busy]:
            if block["kind"] not in hidden:
                free.difference_update(self.block_minutes(hours, block))
        for block, at in added:
            if block["kind"] not in hidden:
                free.difference_update(m for m in self.block_minutes(hours, block) if m >= at)
        return free

    def block_minutes(self, hours, block):
        if "days" in block:
            for day in self.dates():
                if pattern_holds(block, day):
                    tz = self.zone_for_date(hours, day)
                    yield from self.window_minutes(day, block["start"], block["end"], tz)
        elif "from_date" in block:
            first = date.fromisoformat(block["from_date"])
            last = date.fromisoformat(block["until_date"])
            yield from self.minutes(
                wall(first, "00:00", self.zone_for_date(hours, first)),
                wall(last + timedelta(days=1), "00:00", self.zone_for_date(hours, last)),
            )
        else:
            yield from self.minutes(utc(block["from"]), ceil(utc(block["to"])))

    def available(self, name, hidden, added):
        schedule = self.policy["schedules"][name]
        for key, join in (("any_of", set.union), ("all_of", set.intersection)):
            if key in schedule:
                return join(*(self.available(member, hidden, added) for member in schedule[key]))
        return self.hours_minutes(name, hidden, added.get(name, ()))

    def zone_hours(self, name):
        schedule = self.policy["schedules"][name]
        while "tz" not in schedule:
            schedule = self.policy["schedules"][(schedule.get("any_of") or schedule["all_of"])[0]]
        return schedule


def find_rule(policy, item):
    for rule in policy["rules"]:
        wanted = {"channel": "email", "class": "normal", "urgency": "later"}
        if all(rule.get(k, "*") in ("*", item.get(k, d)) for k, d in wanted.items()):
            return rule
    return None


def answer(policy, item, revision=None):
    """Levels 1 and 2 of the answer for a valid case that a rule matches."""
    rule = find_rule(policy, item)
    received = utc(item["received_at"])
    t0 = ceil(received)
    horizon = timedelta(days=policy.get("horizon_days", 90))
    pauses = item.get("pauses", [])
    ends = [ceil(utc(p["to"])) for p in pauses if p.get("to")]
    oracle = Oracle(policy, floor(received), max([t0, *ends]) + horizon + timedelta(days=3))
    name = rule.get("schedule", "main")
    hidden = rule.get("through", [])
    free = oracle.available(name, hidden, {})
    soonest = min((m for m in free if t0 <= m < t0 + horizon), default=None)
    result = {
        "is_available": floor(received) in free,
        "next_available_at": show(soonest) if soonest else None,
    }
    if len(ends) < len(pauses):
        return {**result, "status": "paused"}
    due = due_of(oracle, rule, item, free, t0, horizon)
    if due is None:
        return {**result, "error": "no_availability"}
    promise = promise_of(oracle, rule, item, due)
    result |= {"due_at": show(due), "promise_at": show(promise)}
    if revision:
        at = ceil(utc(revision["at"]))
        added = {revision.get("schedule", "main"): [(b, at) for b in revision["add_blocks"]]}
        free = oracle.available(name, hidden, added)
        due = due_of(oracle, rule, item, free, t0, horizon)
        again = None if due is None else promise_of(oracle, rule, item, due)
        result["revised"] = revised(promise, due, again, at)
    return result


def revised(promise, due, again, at):
    broken = at >= promise
    if due is None:
        return {"error": "no_availability", "notify": not broken, "broken": broken}
    later = max(promise, again)
    times = {"due_at": show(due), "promise_at": show(later)}
    return {**times, "notify": later > promise and not broken, "broken": broken}


def promise_of(oracle, rule, item, due):
    hours = oracle.zone_hours(rule.get("schedule", "main"))
    zone = ZoneInfo(item["client_tz"]) if item.get("client_tz") else oracle.zone_at(hours, due)
    step = rule.get("rounding_minutes", 1)
    while due.astimezone(zone).minute % step:
        due += MINUTE
    return due


def due_of(oracle, rule, item, free, t0, horizon):
    kind = rule["respond"]["kind"]
    if kind != "elapsed_minutes" and not any(t0 <= m < t0 + horizon for m in free):
        return None
    paused = set()
    start = t0
    for pause in item.get("pauses", []):
        first, last = ceil(utc(pause["from"])), ceil(utc(pause["to"]))
        if kind in {"working_minutes", "elapsed_minutes"}:
            paused.update(oracle.minutes(first, last))
        else:
            start = max(start, last)
    limit = start + horizon
    worked = sorted(m for m in free if m >= start and m not in paused)
    due = DUE[kind](oracle, rule, worked, paused, start, limit)
    capacity = rule.get("capacity")
    if due is not None and capacity:
        per_item = capacity["minutes_per_item"] * 100 / capacity.get("share_percent", 100)
        need = math.ceil(round((item.get("items_ahead", 0) + 1) * per_item, 6))
        end = nth_end(worked, need)
        due = None if end is None else max(due, end)
    return due if due is not None and due <= limit else None


def nth_end(minutes, count):
    if count == 0:
        return minutes[0] if minutes else None
    return minutes[count - 1] + MINUTE if count <= len(minutes) else None


def due_working(oracle, rule, worked, paused, start, limit):
    return nth_end(worked, rule["respond"]["minutes"])


def due_elapsed(oracle, rule, worked, paused, start, limit):
    real = [m for m in oracle.minutes(start, limit + MINUTE) if m not in paused]
    return nth_end(real, rule["respond"]["minutes"])


def due_window(oracle, rule, worked, paused, start, limit):
    least = rule["respond"].get("min_minutes", 1)
    run = []
    stretches = []
    for minute in worked:
        if run and minute - run[-1] != MINUTE:
            stretches.append(run)
            run = []
        run.append(minute)
    stretches += [run] if run else []
    for stretch in stretches:
        if len(stretch) >= least:
            return stretch[: max(1440, least)][-1] + MINUTE
    return None


def due_days(oracle, rule, worked, paused, start, limit):
    respond = rule["respond"]
    hours = oracle.zone_hours(rule.get("schedule", "main"))
    local = start.astimezone(oracle.zone_at(hours, start))
    base = local.date()
    if respond.get("cutoff") is not None and f"{local:%H:%M}" >= respond["cutoff"]:
        base += timedelta(days=1)
    dates = {}
    for minute in worked:
        dates.setdefault(minute.astimezone(oracle.zone_at(hours, minute)).date(), []).append(minute)
    count = respond.get("days", 0) if respond["kind"] == "working_days" else 0
    late = sorted(day for day in dates if (day >= base if count == 0 else day > base))
    for day in late[max(count, 1) - 1 :]:
        if respond["kind"] == "same_day" or respond.get("at") is None:
            return dates[day][-1] + MINUTE
        at = wall(day, respond["at"], oracle.zone_for_date(hours, day))
        if any(minute + MINUTE <= at for minute in dates[day]):
            return at
    return None


DUE = {
    "working_minutes": due_working,
    "elapsed_minutes": due_elapsed,
    "next_window": due_window,
    "working_days": due_days,
    "same_day": due_days,
}
