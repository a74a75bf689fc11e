"""The sender as a machine: whatever the world does, nothing is lost and no reply leaves twice."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from reachapp.core.outbox import ALLOWED, REPEATABLE, OutgoingKind, SendState
from reachapp.engine.errors import OwnerMustAct, Refused, StoreError, Throttled, Unreachable
from reachapp.engine.health import Health
from reachapp.engine.sender import Sender
from reachapp.store.sqlite_units import SqliteUnits
from tests.fakes import FakeChannel, FakeClock
from tests.unit.engine.desks import NOW, an_item, set_up

LATEST = timedelta(minutes=9, seconds=59)
"""After the dot a server may take ten minutes to say so (RFC 5321 4.5.3.2.6)."""
CHANNELS = ("mail:main", "imap:main", "phone:phone")
ENDS = {state for state, after in ALLOWED.items() if not after} | {SendState.SENT}
ERRORS = [
    Unreachable("line_lost"),
    Throttled("slow_down"),
    OwnerMustAct("login_refused"),
    Refused("no_such_user"),
    StoreError("disk_full"),
]
FAULTS = ["", "taken", "late", "lost", "crash", "sent crash", *ERRORS]


class SenderMachine(RuleBasedStateMachine):
    """Outages, refusals, lost lines, waits and crashes, in any order."""

    @initialize(how=st.sampled_from([(True, True), (False, True), (False, False)]))
    def begin(self, how):
        proves_absence, files_copies = how
        self.clock = FakeClock(NOW)
        self.units = SqliteUnits(None)
        self.conversation, self.message = set_up(self.units)
        self.channels = {
            name: FakeChannel(proves_absence=proves_absence, files_copies=files_copies)
            for name in CHANNELS
        }
        self.items = {}
        self.states = {}
        self.claimed = []
        self.left_at = {}
        self.start()

    def start(self):
        self.sender = Sender(
            units=self.units,
            channel=self.channels.__getitem__,
            health=Health(changed=lambda: None),
            point=lambda _: None,
        )

    @rule(
        kind=st.sampled_from(OutgoingKind),
        fault=st.sampled_from(FAULTS),
        life=st.sampled_from([None, None, 1, 3000]),
    )
    def send(self, kind, fault, life):
        """Put an item in and send it at once, with this fault on its way."""
        channel = self.put(kind, 0, life).channel
        is_taken, is_late = fault in {"taken", "sent crash"}, fault == "late"
        if isinstance(fault, Exception):
            self.channels[channel].fails_next(fault)
        elif fault in {"taken", "late", "lost"}:
            self.channels[channel].loses_the_line(is_taken=is_taken, is_late=is_late)
        self.claim()
        if fault in {"crash", "sent crash"}:
            self.crash(is_taken)
        while self.claimed:
            self.deliver()

    @rule(kind=st.sampled_from(OutgoingKind), wait=st.integers(0, 90))
    def add(self, kind, wait):
        self.put(kind, wait, None)

    def put(self, kind, wait, life):
        number = len(self.items)
        ways = dict.fromkeys(REPEATABLE, "imap:main") | {OutgoingKind.PAGE: "phone:phone"}
        now = self.clock.now()
        item = an_item(
            f"{kind}:{number}",
            kind=kind,
            channel=ways.get(kind, "mail:main"),
            due_at=now + timedelta(seconds=wait),
            expires_at=None if life is None else now + timedelta(minutes=life),
        )
        with self.units.writing() as shelves:
            assert shelves.outbox.add(item)
        self.items[item.key] = item
        self.states[item.key] = SendState.PENDING
        return item

    @rule(channel=st.sampled_from(CHANNELS), is_down=st.booleans())
    def outage(self, channel, is_down):
        if is_down:
            self.channels[channel].goes_down()
        else:
            self.channels[channel].comes_up()

    @rule(minutes=st.sampled_from([1, 6, 11, 16, 24 * 60]), looks=st.booleans())
    def wait(self, minutes, looks):
        self.clock.advance(timedelta(minutes=minutes))
        for channel in self.channels.values():
            late = [self.left_at[item.key] for item in channel.on_the_way]
            if late and self.clock.now() >= min(late) + LATEST:
                channel.arrive_late()
        if looks:
            self.sender.look_for_unsure(self.clock.now())
            self.claim()
            while self.claimed:
                self.deliver()

    @rule()
    def claim(self):
        busy = {item.channel for item in self.claimed}
        self.claimed += self.sender.claim(self.clock.now(), busy=busy)

    @precondition(lambda self: self.claimed)
    @rule()
    def deliver(self):
        item = self.claimed.pop(0)
        self.left_at[item.key] = self.clock.now()
        self.sender.settle(self.sender.deliver(item), now=self.clock.now())

    @precondition(lambda self: self.claimed)
    @rule(is_sent=st.booleans())
    def crash(self, is_sent):
        """The process dies before or after the channel was asked; nothing is settled."""
        if is_sent and self.claimed:
            self.left_at[self.claimed[0].key] = self.clock.now()
            self.sender.deliver(self.claimed[0])
        self.claimed = []
        self.start()
        self.sender.recover(self.clock.now())

    @invariant()
    def states_only_move_as_allowed(self):
        for key, now in self.found().items():
            assert can_become(self.states[key], now.state), (key, self.states[key], now.state)
            self.states[key] = now.state

    @invariant()
    def nothing_is_lost(self):
        assert self.found().keys() == self.items.keys()

    @invariant()
    def what_is_called_sent_was_taken_or_found(self):
        for key, item in self.found().items():
            if item.state is SendState.SENT:
                assert self.times(key) >= 1, key

    @invariant()
    def no_reply_leaves_twice(self):
        for key, item in self.items.items():
            if item.kind not in REPEATABLE:
                assert self.times(key) <= 1, key

    @invariant()
    def nothing_leaves_after_its_time(self):
        for key, item in self.found().items():
            if item.state is SendState.EXPIRED:
                assert item.kind in REPEATABLE or self.times(key) == 0

    def teardown(self):
        if not hasattr(self, "units"):
            return
        for channel in self.channels.values():
            channel.comes_up()
        while self.claimed:
            self.deliver()
        for _ in range(4):
            self.wait(16, looks=False)
            self.sender.run(self.clock.now)
            self.sender.look_for_unsure(self.clock.now())
            self.states_only_move_as_allowed()
        for key, item in self.found().items():
            assert item.state in ENDS or item.problem == "uncertain", (key, item.state)
        self.no_reply_leaves_twice()
        self.what_is_called_sent_was_taken_or_found()
        self.units.close()

    def times(self, key):
        channel = self.channels[self.items[key].channel]
        return sum(item.key == key for item in (*channel.taken, *channel.on_the_way))

    def found(self):
        if not hasattr(self, "units"):
            return {}
        with self.units.reading() as shelves:
            return {key: shelves.outbox.find(key) for key in self.items}


def can_become(old, new):
    """Say whether `new` can be reached from `old` by steps that are allowed."""
    reached, todo = set(), [old]
    while todo:
        state = todo.pop()
        if state not in reached:
            reached.add(state)
            todo += ALLOWED[state]
    return new in reached


TestSenderMachine = SenderMachine.TestCase
TestSenderMachine.settings = settings(stateful_step_count=30)
