"""The real program against real servers: a surrounding to start it in, and eyes to look with.

`Office` holds a Dovecot, an SMTP sink, a telephone and one data folder. The engine runs as a
process (`Office.process`) or inside the test on a clock that can be moved (`Office.engine`).
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from reachapp.bootstrap import Built, engine
from reachapp.core.outbox import SendState
from reachapp.core.profile import merged, read_profile
from reachapp.engine import queries
from reachapp.engine.requests import Outcome, Request
from reachapp.engine.stored import save_profile
from reachapp.engine.views import ConversationView, DeskRow
from reachapp.sample.phone import SamplePhone
from reachapp.sample.smtp_sink import SmtpSink, SunkMail
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import MemorySecrets
from reachapp.system.paths import find_paths
from tests.builders import a_raw_mail
from tests.contract.imap_servers import DovecotServer, logged_in

ROOT = Path(__file__).resolve().parents[2]
OWNER = "sanne@deboer-advies.example"
CLIENT = "piet@dewit.example"
ASSISTANT = "anne@kantooranne.example"

CALM = "Goedemiddag, kunt u mij een offerte sturen voor de keuken? Groet, Piet"
ALARM = "Het water stroomt door het plafond van de winkel, bel me meteen. Piet"

PLAN = {
    "schedules": {
        "main": {
            "tz": "Europe/Amsterdam",
            "weekly": [
                {"days": ["mo", "tu", "we", "th", "fr"], "start": "09:00", "end": "17:00"},
            ],
        }
    },
    "rules": [
        {
            "urgency": "urgent",
            "through": ["focus"],
            "respond": {"kind": "working_minutes", "minutes": 60},
        },
        {"respond": {"kind": "working_minutes", "minutes": 30}},
    ],
}

NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"

T = TypeVar("T")


def eventually(condition: Callable[[], T], seconds: float = 20.0) -> T:
    """Return the first true answer of `condition`; fail where none comes within the time."""
    clock, pause = SystemClock(), threading.Event()
    end = clock.monotonic() + seconds
    while not (found := condition()):
        assert clock.monotonic() < end, f"it did not happen within {seconds:.0f} s"
        pause.wait(0.05)
    return found


def last_monday(hour: int, minute: int = 0) -> datetime:
    """A Monday that is over, at this time of day at the owner's; a server takes it as a date.

    Dovecot files a mail with a date in the future under the present moment.
    """
    home = SystemClock().now().astimezone(ZoneInfo("Europe/Amsterdam"))
    day = home.date() - timedelta(days=home.weekday() or 7)
    return datetime.combine(day, time(hour, minute), home.tzinfo).astimezone(UTC)


class MovableClock:
    """A clock that runs like the real one, from a moment that the test chooses."""

    def __init__(self, moment: datetime | None = None) -> None:
        self._real = SystemClock()
        self._shift = timedelta(0)
        if moment is not None:
            self.move_to(moment)

    def now(self) -> datetime:
        return self._real.now() + self._shift

    def monotonic(self) -> float:
        return self._real.monotonic()

    def move_to(self, moment: datetime) -> None:
        self._shift = moment - self._real.now()


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


class EngineProcess:
    """`reachapp engine` as a process of its own."""

    def __init__(self, office: "Office", words: Sequence[str]) -> None:
        self._errors = (office.folder.parent / "stderr").open("w+b")
        self._process = subprocess.Popen(
            [sys.executable, "main.py", "--data-dir", str(office.folder), *words],
            cwd=ROOT,
            env=office.environment(),
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        assert self._process.stdout is not None
        self.first_line = self._process.stdout.readline().decode()

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._close()

    def stop(self) -> None:
        """End it as the system does, and expect a clean leave without a word on stderr."""
        if self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(20)
        finally:
            self._process.kill()
            self._close()
        assert (self._process.returncode, self.errors) == (0, "")

    def _close(self) -> None:
        self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._errors.seek(0)
        self.errors = self._errors.read().decode()
        self._errors.close()


class Office:
    """Real servers on loopback, one data folder, and the program on it."""

    def __init__(self, imap: DovecotServer, smtp: SmtpSink, phone: SamplePhone, folder: Path):
        self.imap, self.smtp, self.phone, self.folder = imap, smtp, phone, folder
        self.secrets = {"MAIN_IMAP": imap.password, "MAIN_SMTP": imap.password}
        self._mails = 0
        self._units: SqliteUnits | None = None

    def close(self) -> None:
        """Give the store back."""
        if self._units is not None:
            self._units.close()

    # --- settings ---

    def profile(self, **changes: Any) -> dict[str, Any]:
        """The profile in its exchange form; `changes` are laid on it."""
        base = {
            "owner": {"name": "Sanne de Boer", "addresses": [OWNER], "language": "nl"},
            "accounts": [self.account()],
            "autoreply": {"delay_seconds": 0},
            "assistant": {"name": "Anne Bakker", "address": ASSISTANT},
            "escalation": {"phones": [{"name": "phone", "url": self.phone.url("sanne")}]},
            "plan": PLAN,
        }
        return merged(base, changes)

    def account(self, **servers: Mapping[str, Any]) -> dict[str, Any]:
        """The account in its exchange form; `imap` and `smtp` change a server."""
        here = {"host": self.imap.host, "user": self.imap.user, "tls": "none"}
        return {
            "name": "main",
            "imap": {**here, "port": self.imap.port, **servers.get("imap", {})},
            "smtp": {**here, "port": self.smtp.port, **servers.get("smtp", {})},
        }

    def save(self, profile: Mapping[str, Any], *, now: datetime | None = None) -> None:
        """Write the profile as if it were saved at `now`."""
        moment = now or SystemClock().now()
        with self.units().writing() as shelves:
            save_profile(shelves, read_profile(profile), now=moment)

    def import_(self, profile: Mapping[str, Any]) -> Ran:
        """`profile import` in a process."""
        file = self.folder.parent / "profile.json"
        file.write_text(json.dumps(profile), encoding="utf-8")
        return self.run("profile", "import", str(file))

    # --- the program ---

    def environment(self) -> dict[str, str]:
        """What a process of the program is started with: the passwords as a headless one has them.

        It may keep its bytecode: the tests start it two dozen times.
        """
        secrets = {f"REACHAPP_SECRET_{name}": value for name, value in self.secrets.items()}
        around = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
        return {**around, **secrets}

    def run(self, *words: str) -> Ran:
        """Run a command to its end; a traceback is never an answer."""
        done = subprocess.run(
            [sys.executable, "main.py", "--data-dir", str(self.folder), *words],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    @contextlib.contextmanager
    def process(self) -> Iterator[EngineProcess]:
        """The engine as a process that runs; stopped at the end."""
        running = EngineProcess(self, ["engine"])
        try:
            assert "runs" in running.first_line
            yield running
        finally:
            running.stop()

    @contextlib.contextmanager
    def engine(self, clock: MovableClock | None = None) -> Iterator[Built]:
        """The engine inside the test, not started: `run_once` steps it."""
        with engine(
            find_paths(self.folder), secrets=MemorySecrets(self.secrets), clock=clock
        ) as built:
            try:
                yield built
            finally:
                built.program.stop()

    # --- the world ---

    def deliver(self, text: str = CALM, **changes: Any) -> str:
        """Deliver a client's mail over LMTP; return its Message-ID."""
        raw, message_id = self.mail(text, **changes)
        self.imap.deliver(raw)
        return message_id

    def append(
        self,
        text: str = CALM,
        *,
        at: datetime | None = None,
        mailbox: str = "INBOX",
        flags: Sequence[bytes] = (),
        **changes: Any,
    ) -> str:
        """Put a mail into a mailbox as another program does; return its Message-ID."""
        raw, message_id = self.mail(text, **changes)
        with logged_in(self.imap) as client:
            client.append(mailbox, raw, flags, at)
        return message_id

    def mail(self, text: str, **changes: Any) -> tuple[bytes, str]:
        """A mail from a client to the owner, with a Message-ID of its own."""
        self._mails += 1
        message_id = f"<mail-{self._mails}@dewit.example>"
        about = {
            "from_": f"Piet de Wit <{CLIENT}>",
            "return_path": f"<{CLIENT}>",
            "to": OWNER,
            "message_id": message_id,
        }
        return a_raw_mail(text=text, **{**about, **changes}), message_id

    def keywords(self) -> set[bytes]:
        """All flags and keywords on the mails in INBOX, without the server's \\Recent."""
        with logged_in(self.imap) as client:
            client.select_folder("INBOX", readonly=True)
            flags = client.get_flags(client.search())
        return {flag for of_mail in flags.values() for flag in of_mail} - {b"\\Recent"}

    def replies(self) -> list[SunkMail]:
        """What left for clients, without the pages for the assistant."""
        return [mail for mail in self.smtp.mails if mail.rcpt_tos != (ASSISTANT,)]

    # --- eyes ---

    def units(self) -> SqliteUnits:
        """The store, seen beside a running engine; one for the life of the office."""
        self._units = self._units or SqliteUnits(find_paths(self.folder).database)
        return self._units

    def rows(self) -> tuple[DeskRow, ...]:
        """The desk, also with what ended during the last month."""
        now = SystemClock().now()
        with self.units().reading() as shelves:
            return queries.desk(shelves, today=now - timedelta(days=30), now=now).rows

    def conversation(self, row: DeskRow) -> ConversationView:
        """The reading pane of one row."""
        with self.units().reading() as shelves:
            found = queries.conversation(shelves, row.id, now=SystemClock().now())
        assert found is not None
        return found

    def waiting(self) -> int:
        """How many rows of the outbox are not settled."""
        with self.units().reading() as shelves:
            on_the_wire = shelves.outbox.in_state(SendState.SENDING)
            return shelves.outbox.waiting() + len(on_the_wire)


def asked(built: Built, request: Request) -> Outcome:
    """The outcome of a request at the door for faces; it must not be a problem."""
    outcome = built.program.ask(request).result(20)
    assert outcome.problem == ""
    return outcome


def health(built: Built) -> dict[str, str]:
    """What every face shows as wrong: part and code."""
    return {line.part: line.code for line in built.program.status().health}
