"""The engine as a whole over fakes: a world in which mail comes, time passes and people act.

Everything is real but the clock, the mailbox and the ways out. Whatever leaves and is not expected
by the story fails it at the end.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from reachapp.bootstrap import reason_words, reply_texts
from reachapp.channels.imap_effects import ImapEffects
from reachapp.core.message import Message
from reachapp.core.outbox import OutgoingKind, SendState
from reachapp.core.parse import read_message
from reachapp.core.profile import Account, Assistant, Owner, Phone, Profile, Server
from reachapp.engine import requests as ask
from reachapp.engine.account_watch import AccountWatch
from reachapp.engine.cycle import Cycle
from reachapp.engine.decide import Decider
from reachapp.engine.health import Health
from reachapp.engine.human_answers import HumanAnswers
from reachapp.engine.intake import Intake
from reachapp.engine.mailboxes import Mailboxes
from reachapp.engine.negotiator import Negotiator
from reachapp.engine.page_test import PageTester
from reachapp.engine.plans import Plans
from reachapp.engine.ports import TestResult
from reachapp.engine.program import Program
from reachapp.engine.sender import Sender
from reachapp.engine.stored import find_profile, save_profile
from reachapp.engine.word_reply import ReplyWriter
from reachapp.reader.direct import DirectReader
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.keyring_secrets import MemorySecrets
from tests.builders import a_raw_mail
from tests.fakes import FakeChannel, FakeClock, FakeInbox, FakeMailServer

HOME = ZoneInfo("Europe/Amsterdam")
OWNER = "sanne@deboer.example"
ASSISTANT = "mia@office.example"
KEY = b"k" * 32
STORE = "desk.sqlite3"
TEXTS = reply_texts()
TEXT = "Kunt u mij een offerte sturen voor de keuken?"
ALARM = "Onze website ligt plat en de webshop doet niets meer. Kunt u nu direct helpen?"
NOWHERE = Server(host="127.0.0.1", port=1, tls="none")


def at(text: str) -> datetime:
    """Return a moment that is told in the owner's own time."""
    return datetime.fromisoformat(text).replace(tzinfo=HOME).astimezone(UTC)


MONDAY = at("2026-11-23 10:00")


def a_profile(*, owner=OWNER, plan=None, has_help=True, **autoreply) -> Profile:
    """Return the profile of an office with an assistant and a telephone."""
    profile = Profile(
        owner=Owner(name="Sanne de Boer", addresses=(owner,), language="nl"),
        accounts=(Account(name="main", imap=NOWHERE, smtp=NOWHERE),),
        plan=plan,
    )
    settings = profile.autoreply.model_copy(update=autoreply)
    changes = {"autoreply": settings}
    if has_help:
        phone = Phone(name="phone", url="http://127.0.0.1:1/sanne")
        changes["assistant"] = Assistant(name="Mia", address=ASSISTANT)
        changes["escalation"] = profile.escalation.model_copy(update={"phones": (phone,)})
    return profile.model_copy(update=changes)


class Way:
    """A way out that knows what the story has seen leave."""

    def __init__(self, **how):
        self.channel = FakeChannel(**how)
        self._seen = 0
        self.waiting = []

    def look(self):
        """Return what left and was not expected yet."""
        self.waiting += self.channel.taken[self._seen :]
        self._seen = len(self.channel.taken)
        return self.waiting

    def pick(self, is_wanted, what):
        """Take the first that fits; fail where there is none."""
        found = next((item for item in self.look() if is_wanted(item)), None)
        assert found is not None, f"no {what}; left: {[str(each.key) for each in self.waiting]}"
        self.waiting.remove(found)
        return found


class Person:
    """Somebody who gets mail."""

    def __init__(self, world, address):
        self._world = world
        self.address = address

    def _expects(self, kind, *words) -> Message:
        way = self._world.smtp
        item = way.pick(
            lambda each: each.kind is kind and each.recipient == self.address,
            f"{kind} to {self.address}",
        )
        message = read_message(item.body)
        assert isinstance(message, Message)
        for word in words:
            assert word in message.text, f"{word!r} is not in: {message.text}"
        return message

    def expects_reply(self, *words) -> Message:
        """Take one automatic reply that says this."""
        return self._expects(OutgoingKind.REPLY, *words)

    def expects_answer(self, *words) -> Message:
        """Take one answer of a person."""
        return self._expects(OutgoingKind.ANSWER, *words)

    def expects_mail(self, *words) -> Message:
        """Take one mail about something urgent."""
        return self._expects(OutgoingKind.PAGE, *words)

    def expects_nothing(self):
        """Say that nothing lies there."""
        left = [each for each in self._world.smtp.look() if each.recipient == self.address]
        assert not left, f"{self.address} got {[str(each.key) for each in left]}"


class Telephone:
    """A telephone that rings."""

    def __init__(self, way):
        self._way = way

    def expects_page(self, *words):
        """Take one page that says this."""
        item = self._way.pick(lambda each: each.kind is OutgoingKind.PAGE, "page")
        text = item.body.decode()
        for word in words:
            assert word in text, f"{word!r} is not in: {text}"
        return item

    def expects_nothing(self):
        """Say that it did not ring."""
        assert not self._way.look()


class NoTester:
    """Connection tests have stories of their own, with real servers."""

    def imap(self, account, password):
        return TestResult(works=bool(password), code="ok" if password else "no_password")

    smtp = imap


class World:
    """One office: its owner, clients, assistant and telephone."""

    def __init__(self, folder, *, now=MONDAY, profile=None, proves_absence=False, clock=None):
        self._file = folder / STORE
        self.clock = clock or FakeClock(now)
        self.server = FakeMailServer(self.clock)
        self.smtp = Way(proves_absence=proves_absence)
        self.ringer = Way()
        self._first_profile = profile or a_profile()
        self.decider = Decider(plans=Plans(), writer=ReplyWriter(texts=TEXTS, install_key=KEY))
        self._mails = 0
        self._program = None

    # --- life ---

    def start(self):
        """Start the engine for the first time, with its profile, or again."""
        self.units = SqliteUnits(self._file)
        with self.units.writing() as shelves:
            if not find_profile(shelves).accounts:
                save_profile(shelves, self._first_profile, now=self.clock.now())
        self.health = Health(changed=lambda: None)
        inbox = FakeInbox(self.server, self.server.password)
        effects = ImapEffects(FakeInbox(self.server, self.server.password), clock=self.clock)
        ways = {
            "mail:main": self.smtp.channel,
            "phone:phone": self.ringer.channel,
            "imap:main": effects,
        }
        self.sender = Sender(
            units=self.units, channel=ways.__getitem__, health=self.health, point=lambda _: None
        )
        intake = Intake(units=self.units, decider=self.decider, words=reason_words, install_key=KEY)
        self._cycle = Cycle(
            units=self.units,
            sender=self.sender,
            health=self.health,
            send_due=lambda _now: self.sender.run(self.clock.now),
            negotiator=Negotiator(plans=Plans(), texts=TEXTS, install_key=KEY),
        )
        self._program = self._a_program(inbox, intake, ways)
        self.sender.recover(self.clock.now())
        return self

    def _a_program(self, inbox, intake, ways):
        mailboxes = Mailboxes(
            account=self._first_profile.accounts[0],
            inbox=inbox,
            reader=DirectReader(),
            units=self.units,
            intake=intake,
            answers=HumanAnswers(units=self.units),
            now=self.clock.now,
        )
        self._watch = AccountWatch(
            mailboxes=mailboxes,
            inbox=inbox,
            health=self.health,
            now=self.clock.now,
            looked=self._looked,
        )
        return Program(
            units=self.units,
            clock=self.clock,
            sender=self.sender,
            health=self.health,
            plans=Plans(),
            secrets=MemorySecrets(),
            tester=NoTester(),
            pages=PageTester(channel=lambda _profile, name, _secret: ways[name], install_key=KEY),
            make_watches=lambda _program, _profile: (self._watch,),
            install_key=KEY,
            texts=TEXTS,
            profile_changed=lambda _profile: None,
        )

    def _looked(self, account, is_connected):
        self._program.looked(account, is_connected)

    def stop(self):
        """End the engine; what was not expected fails the story."""
        self._program.stop()
        self.units.close()

    def restart(self):
        """End the engine and start it on the same folder."""
        self.stop()
        return self.start()

    def is_quiet(self):
        """Return what left that the story did not expect."""
        left = [*self.smtp.look(), *self.ringer.look()]
        return [f"{item.kind} {item.key} to {item.recipient}" for item in left]

    # --- what happens outside ---

    def mail(self, *, from_="anna@client.example", name="Anna Visser", raw=None, **what) -> str:
        """Let a mail come in; return its Message-ID."""
        self._mails += 1
        message_id = what.setdefault("message_id", f"<m{self._mails}@client.example>")
        if raw is None:
            what = {"text": TEXT, "to": OWNER} | what
            raw = a_raw_mail(from_=f"{name} <{from_}>", return_path=f"<{from_}>", **what)
        self.server.deliver(raw)
        return message_id

    def urgent_mail(self, **what) -> str:
        """Let a mail come in that cannot wait."""
        return self.mail(**{"subject": "Website ligt plat", "text": ALARM} | what)

    def owner_answers_from_phone(self, message_id, *, to="anna@client.example", text="Morgen."):
        """File an answer in Sent, as the owner's telephone does."""
        self._mails += 1
        raw = a_raw_mail(
            from_=f"Sanne de Boer <{OWNER}>",
            to=to,
            return_path=None,
            subject="Re: Offerte keuken",
            text=text,
            message_id=f"<phone{self._mails}@deboer.example>",
            in_reply_to=[message_id],
            references=[message_id],
        )
        self.server.deliver(raw, "Sent", flags=["\\Seen"])

    def look(self):
        """Let the engine look once, at the mailbox and at what is due."""
        self._watch.look()
        self._cycle.run(self.clock.now())

    def pass_time(self, **how_long):
        """Let time pass with the engine awake."""
        left = timedelta(**how_long)
        step = timedelta(minutes=1) if left <= timedelta(hours=3) else timedelta(minutes=15)
        while left > timedelta(0):
            self.clock.advance(min(step, left))
            left -= step
            self.look()

    def sleep(self, **how_long):
        """Let time pass with the lid closed, then look once."""
        self.clock.advance(timedelta(**how_long))
        self.look()

    def go_to(self, text):
        """Set the clock to a moment in the owner's own time, and look."""
        self.go_to_moment(at(text))

    def go_to_moment(self, moment):
        """Set the clock to that moment, and look."""
        self.sleep(seconds=(moment - self.clock.now()).total_seconds())

    # --- people ---

    def client(self, address="anna@client.example") -> Person:
        return Person(self, address)

    def assistant(self) -> Person:
        return Person(self, ASSISTANT)

    def phone(self) -> Telephone:
        return Telephone(self.ringer)

    def owner_asks(self, request) -> ask.Outcome:
        """Do what the owner asks, and all that is due then."""
        outcome = self._program.ask(request).result(10)
        self._cycle.run(self.clock.now())
        return outcome

    def owner_answers_from_desk(self, text="Dat komt goed.", *, row=None) -> ask.Outcome:
        """Write an answer at the desk to the one row there is."""
        row = row or self.row()
        return self.owner_asks(ask.Answer(row.id, row.version, text, "Sanne"))

    # --- what there is to see ---

    def rows(self):
        return self._program.desk().rows

    def row(self, address=None):
        """Return the one line of the desk, or the one of this client."""
        rows = [each for each in self.rows() if address in (None, each.address)]
        assert len(rows) == 1, rows
        return rows[0]

    def opened(self, row=None):
        """Return the reading pane of a line."""
        return self._program.conversation((row or self.row()).id)

    def story(self, row=None):
        """Return what happened to a line, in order."""
        return [line.what.value for line in self.opened(row).history]

    def status(self):
        return self._program.status()

    def outbox(self, kind=OutgoingKind.REPLY):
        """Return the states of all rows of this kind."""
        with self.units.reading() as shelves:
            return [
                item.state.value
                for state in SendState
                for item in shelves.outbox.in_state(state)
                if item.kind is kind
            ]

    def keywords(self):
        """Return the flags of each mail in the inbox."""
        return [set(mail.flags) for mail in self.server.mailboxes["INBOX"].mails.values()]

    def change_settings(self, **autoreply):
        """Save other settings of replies."""
        profile = self._program.profile()
        settings = profile.autoreply.model_copy(update=autoreply)
        changed = profile.model_copy(update={"autoreply": settings})
        return self.owner_asks(ask.SaveProfile(changed, by="Sanne"))
