"""Builds the engine from store, channels and system; knows everyone, decides nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from reachapp.autoreply.texts import Texts, parse_texts
from reachapp.channels.calendar_source import CalendarReader
from reachapp.channels.smtp_channel import EnvelopesInMemory
from reachapp.channels.tester import ConnectionTester
from reachapp.channels.ways import Ways
from reachapp.core.clock import Clock
from reachapp.core.profile import Profile
from reachapp.engine.account_watch import AccountWatch
from reachapp.engine.calendars import CalendarWatch
from reachapp.engine.chores import Chores
from reachapp.engine.decide import Decider
from reachapp.engine.envelopes import StoredEnvelopes
from reachapp.engine.health import Health
from reachapp.engine.human_answers import HumanAnswers
from reachapp.engine.intake import Intake
from reachapp.engine.mailboxes import Mailboxes
from reachapp.engine.page_test import PageTester
from reachapp.engine.plans import Plans
from reachapp.engine.ports import Secrets
from reachapp.engine.program import Program
from reachapp.engine.rehearse import Rehearser
from reachapp.engine.sender import Sender
from reachapp.engine.stored import find_profile
from reachapp.engine.weekly import Weekly
from reachapp.engine.word_reply import ReplyWriter
from reachapp.reader.child_encoder import ChildEncoder
from reachapp.reader.child_reader import ChildReader
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.catalogues import translator
from reachapp.system.clock import SystemClock
from reachapp.system.install_key import install_key
from reachapp.system.lock import EngineLock
from reachapp.system.paths import Paths
from reachapp.system.resources import resource_text
from reachapp.system.sleep import SleepWatch
from reachapp.system.ticker import Ticker
from reachapp.triage.reasons import SENTENCES, Code
from reachapp.triage.second_opinion import Encoder, SecondOpinion, read_head

LANGUAGES = ("nl", "en", "de", "fr")
REHEARSAL_KEY = b"a rehearsal sends nothing at all"
"""The Message-IDs of rehearsed replies are made with this key; they never leave."""
Point = Callable[[str], None]


def nothing(_point: str) -> None:
    """No crash point: everyday use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built engine with the parts that its caller ends or looks at."""

    program: Program
    units: SqliteUnits
    secrets: Secrets
    health: Health


def reply_texts() -> dict[str, Texts]:
    """The shipped texts, by language."""
    return {each: parse_texts(resource_text(f"texts/{each}.toml")) for each in LANGUAGES}


def reason_words(code: str, language: str) -> str:
    """The sentence of a triage reason in this language."""
    try:
        sentence = SENTENCES[Code(code)]
    except ValueError:
        return code
    return translator(language).gettext(sentence)


def second_opinion(encoder: Encoder) -> SecondOpinion:
    """The learned opinion beside the rules, over an encoder that may be away."""
    return SecondOpinion(encoder=encoder, head=read_head(resource_text("triage/head.json")))


def decider(key: bytes, plans: Plans | None = None, *, encoder: Encoder | None = None) -> Decider:
    """The one decision function, for the engine and for `explain`; by rules alone without one."""
    writer = ReplyWriter(texts=reply_texts(), install_key=key)
    second = second_opinion(encoder) if encoder is not None else None
    return Decider(plans=plans or Plans(), writer=writer, second=second)


@contextmanager
def engine(
    paths: Paths, *, secrets: Secrets, clock: Clock | None = None, point: Point = nothing
) -> Iterator[Built]:
    """Build an engine on this data folder, alone on it; give everything back at the end.

    Raises `AlreadyRunning` and `StoreError`.
    """
    clock = clock or SystemClock()
    with EngineLock(paths.data), SqliteUnits(paths.database, point=point) as units:
        reader = ChildReader()
        encoder = ChildEncoder(monotonic=clock.monotonic)
        decide = partial(decider, encoder=encoder)
        built, ways = _assembled(
            paths, units, reader, decide, secrets=secrets, clock=clock, point=point
        )
        try:
            yield built
        finally:
            ways.reset()
            reader.close()
            encoder.close()


def _assembled(  # noqa: PLR0913  the parts that everything else stands on
    paths: Paths,
    units: SqliteUnits,
    reader: ChildReader,
    decide: Callable[[bytes, Plans], Decider],
    *,
    secrets: Secrets,
    clock: Clock,
    point: Point,
) -> tuple[Built, Ways]:
    key = install_key(paths.data)
    plans = Plans()
    health = Health(changed=lambda: program.committed(frozenset({"status"})))
    envelopes = StoredEnvelopes(units)
    ways = Ways(profile=lambda: _profile(units), secrets=secrets, clock=clock, envelopes=envelopes)
    sender = Sender(units=units, channel=ways.channel, health=health, point=point)
    intake = Intake(units=units, decider=decide(key, plans), words=reason_words, install_key=key)
    answers = HumanAnswers(units=units)

    chores = Chores(
        calendars=CalendarWatch(
            units=units,
            calendars=CalendarReader(secrets, clock=clock),
            plans=plans,
            health=health,
            changed=lambda: program.committed(frozenset({"status", "desk"})),
        ),
        weekly=Weekly(units=units, plans=plans, install_key=key, translator=translator),
        rehearser=Rehearser(
            decider=lambda own: decider(key, own), plans=plans, reader=reader, inbox=ways.inbox
        ),
        profile=lambda: _profile(units),
        now=clock.now,
    )

    def watches(program: Program, profile: Profile) -> Sequence[AccountWatch]:
        made = []
        for account in profile.accounts:
            inbox = ways.inbox(account)
            mailboxes = Mailboxes(
                account=account,
                inbox=inbox,
                reader=reader,
                units=units,
                intake=intake,
                answers=answers,
                now=clock.now,
            )
            watch = AccountWatch(
                mailboxes=mailboxes,
                inbox=inbox,
                health=health,
                now=clock.now,
                looked=program.looked,
            )
            made.append(watch)
        return made

    program = Program(
        units=units,
        clock=clock,
        sender=sender,
        health=health,
        plans=plans,
        secrets=secrets,
        tester=ConnectionTester(clock=clock),
        pages=PageTester(channel=ways.trial, install_key=key),
        make_watches=watches,
        install_key=key,
        texts=reply_texts(),
        profile_changed=lambda _profile: ways.reset(),
        chores=chores,
    )
    units.committed = program.committed
    return Built(program=program, units=units, secrets=secrets, health=health), ways


def _profile(units: SqliteUnits) -> Profile:
    with units.reading() as shelves:
        return find_profile(shelves)


@contextmanager
def rehearser(
    profile: Profile, plans: Plans, *, secrets: Secrets, clock: Clock
) -> Iterator[Rehearser]:
    """Build what rehearses the past of this profile's mailboxes, without an engine."""
    ways = Ways(
        profile=lambda: profile, secrets=secrets, clock=clock, envelopes=EnvelopesInMemory()
    )
    reader = ChildReader()
    try:
        yield Rehearser(
            decider=lambda own: decider(REHEARSAL_KEY, own),
            plans=plans,
            reader=reader,
            inbox=ways.inbox,
        )
    finally:
        reader.close()


@contextmanager
def running(built: Built, clock: Clock | None = None) -> Iterator[Program]:
    """Run the engine with its heartbeat; a gap between the clocks means that we slept."""
    clock = clock or SystemClock()
    program, sleep = built.program, SleepWatch(clock)

    def wake() -> None:
        if sleep.jumped():
            program.woke_up()
        program.wake()

    ticker = Ticker(wake, clock=clock)
    program.start()
    ticker.start()
    try:
        yield program
    finally:
        ticker.stop()
        program.stop()
