"""The weekly report: gathered from the store, and mailed to the owner on Monday at 8:00.

Whether it is due follows from the clock and one row; a machine that slept sends it once, late.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from reachapp.availability.form import InvalidPlan
from reachapp.availability.promise import state_at
from reachapp.availability.situation import Situation
from reachapp.core.addresses import is_plain_address, same_address
from reachapp.core.automatic import is_own
from reachapp.core.i18n import Translator
from reachapp.core.message import Message, Unreadable
from reachapp.core.outbox import Outgoing, OutgoingKind, computed_message_id, reference
from reachapp.core.profile import Profile
from reachapp.core.promises import Promise
from reachapp.engine.plans import MAIN, Plans, zone_of
from reachapp.engine.stored import INSTALLED_AT, find_moment, find_profile
from reachapp.engine.units import Shelves, Units
from reachapp.report.figures import WEEKS, Story, week_report
from reachapp.report.iso_week import IsoWeek, week_of
from reachapp.report.mail import Envelope, report_mail
from reachapp.report.speech import Speech
from reachapp.report.week_report import WeekReport

MONDAY_AT = time(8)
REPORTED = "reported_week"
"""The last week that was mailed."""
LANGUAGES = ("nl", "en")
OWN_TIME = frozenset({Situation.OPEN, Situation.FOCUS})
"""In focus the owner works, too."""


class Weekly:
    """Makes the report of any week, and queues last week's when it is due."""

    def __init__(
        self,
        *,
        units: Units,
        plans: Plans,
        install_key: bytes,
        translator: Callable[[str], Translator],
    ) -> None:
        self._units = units
        self._plans = plans
        self._install_key = install_key
        self._translator = translator

    def report(self, week: IsoWeek | None, *, now: datetime) -> WeekReport:
        """Return the report of a week: of the last one, or before that of the first one so far."""
        with self._units.reading() as shelves:
            return gathered(shelves, self._plans, week, now=now)

    def speech(self) -> Speech:
        """How the owner is spoken to."""
        with self._units.reading() as shelves:
            return owner_speech(find_profile(shelves), self._translator)

    def run(self, now: datetime) -> None:
        """Queue last week's report where its time has come and it was not queued yet."""
        with self._units.reading() as shelves:
            profile = find_profile(shelves)
            week = _due_week(shelves, profile, now=now)
            if week is None:
                return
            report = gathered(shelves, self._plans, week, now=now)
        item = self._mail(profile, report, now=now)
        with self._units.writing() as shelves:
            shelves.facts.put(REPORTED, str(week))
            shelves.outbox.add(item)

    def _mail(self, profile: Profile, report: WeekReport, *, now: datetime) -> Outgoing:
        address = _recipient(profile)
        key = f"report:{report.week}:{address}"
        message_id = computed_message_id(self._install_key, key, address.rpartition("@")[2])
        envelope = Envelope(
            address=address,
            message_id=message_id,
            reference=reference(self._install_key, key),
        )
        speech = owner_speech(profile, self._translator)
        return Outgoing(
            key=key,
            kind=OutgoingKind.REPORT,
            channel=f"mail:{_account_of(profile, address)}",
            recipient=address,
            body=report_mail(report, speech, envelope, now=now),
            message_id=message_id,
            due_at=now,
            expires_at=week_of(now, speech.zone).next.at(MONDAY_AT, speech.zone),
        )


def owner_speech(profile: Profile, translator: Callable[[str], Translator]) -> Speech:
    """How the owner is spoken to: Dutch or English, by the clock of the plan."""
    wanted = profile.owner.language or "nl"
    language = wanted if wanted in LANGUAGES else "en"
    return Speech(translator(language), language, ZoneInfo(zone_of(profile)))


def gathered(shelves: Shelves, plans: Plans, week: IsoWeek | None, *, now: datetime) -> WeekReport:
    """Return the report of `week` (None: the last that can be told of) from the store."""
    profile = find_profile(shelves)
    zone = ZoneInfo(zone_of(profile))
    week = week or default_week(shelves, profile, zone, now=now)
    first = week
    for _ in range(WEEKS - 1):
        first = first.previous
    start = first.start(zone)
    promises = shelves.promises.due_since(start)
    story = Story(
        entries=shelves.journal.since(start),
        promises=promises,
        names=_names(shelves, (each for each in promises if each.promise_at >= week.start(zone))),
        zone=zone,
        now=now,
        owner=profile.owner.name,
        is_open=hours_of(plans, profile),
    )
    return week_report(story, week)


def default_week(shelves: Shelves, profile: Profile, zone: ZoneInfo, *, now: datetime) -> IsoWeek:
    """Last week, or this one where Reachapp was not there last week."""
    this = week_of(now, zone)
    since = live_since(shelves, profile)
    return this if since is None or since >= this.start(zone) else this.previous


def live_since(shelves: Shelves, profile: Profile) -> datetime | None:
    """When the first of the accounts was set up here."""
    moments = (find_moment(shelves, INSTALLED_AT + each.name) for each in profile.accounts)
    return min((each for each in moments if each is not None), default=None)


def is_own_mail(profile: Profile, message: Message | Unreadable) -> bool:
    """Say whether a Reachapp wrote this mail for the owner himself, such as the Monday report.

    Nobody waits for an answer to it, so it is not put on the desk; the mailbox keeps it.
    """
    if isinstance(message, Unreadable) or not is_own(message) or len(message.from_) != 1:
        return False
    author = message.from_[0].spec
    return any(same_address(own, author) for own in profile.owner.addresses)


def _due_week(shelves: Shelves, profile: Profile, *, now: datetime) -> IsoWeek | None:
    zone = ZoneInfo(zone_of(profile))
    this = week_of(now, zone)
    if now < this.at(MONDAY_AT, zone) or not profile.accounts or not _recipient(profile):
        return None
    since = live_since(shelves, profile)
    if since is None or since >= this.start(zone):
        return None
    return None if shelves.facts.get(REPORTED) == str(this.previous) else this.previous


def _recipient(profile: Profile) -> str:
    first = next(iter(profile.owner.addresses), "")
    return first if is_plain_address(first) else ""


def _account_of(profile: Profile, address: str) -> str:
    """The account that sends from this address, else the first."""
    for account in profile.accounts:
        if account.address is not None and same_address(account.address, address):
            return account.name
    return profile.accounts[0].name


def _names(shelves: Shelves, promises: Iterable[Promise]) -> Mapping[int, tuple[str, str]]:
    found = {}
    for conversation in {each.conversation for each in promises}:
        known = shelves.conversations.find(conversation)
        if known is not None:
            found[conversation] = known.contact, known.subject
    return found


def hours_of(plans: Plans, profile: Profile) -> Callable[[datetime], bool]:
    """Say of a moment whether it lies inside the owner's hours, focus included."""
    try:
        plan = plans.plan_of(profile)
        plan.situations(MAIN)
    except InvalidPlan:
        return lambda _moment: True
    return lambda moment: state_at(plan, MAIN, moment).situation in OWN_TIME
