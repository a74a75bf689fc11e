"""An engine on the sample office: its own servers, a folder that goes away, invented mail."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reachapp.bootstrap import Built, engine
from reachapp.core.clock import Clock
from reachapp.core.profile import merged, read_profile
from reachapp.engine.stored import IS_SAMPLE, save_profile
from reachapp.sample.office import SampleOffice
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import MemorySecrets
from reachapp.system.paths import find_paths

BEFORE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SampleEngine:
    """The engine with its office."""

    built: Built
    office: SampleOffice


@contextmanager
def sample_engine(folder: Path | None = None) -> Iterator[SampleEngine]:
    """Start the office and build an engine on it; in `folder`, or in one that is thrown away."""
    if folder is not None:
        with _in(folder) as made:
            yield made
        return
    with TemporaryDirectory(prefix="reachapp-demo-") as temporary, _in(Path(temporary)) as made:
        yield made


@contextmanager
def _in(folder: Path) -> Iterator[SampleEngine]:
    clock = SystemClock()
    with SampleOffice() as office:
        secrets = MemorySecrets({"MAIN_IMAP": office.password, "MAIN_SMTP": office.password})
        with engine(find_paths(folder), secrets=secrets, clock=clock) as built:
            data = merged(office.profile(), {"autoreply": {"delay_seconds": 0, "mode": "send"}})
            with built.units.writing() as shelves:
                save_profile(shelves, read_profile(data), now=clock.now() - BEFORE)
                shelves.facts.put(IS_SAMPLE, True)
            yield SampleEngine(built, office)


class Postman:
    """Lets the sample mails arrive over the first minute, on a thread of its own."""

    def __init__(self, office: SampleOffice, clock: Clock) -> None:
        self._office = office
        self._clock = clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._walk, name="postman", daemon=True)
        self._began: datetime = clock.now()

    def start(self) -> None:
        """Begin the round."""
        self._began = self._clock.now()
        self._thread.start()

    def stop(self) -> None:
        """End it."""
        self._stop.set()
        self._thread.join(5)

    def _walk(self) -> None:
        while self._office.waiting and not self._stop.wait(0.5):
            now = self._clock.now()
            self._office.deliver_due((now - self._began).total_seconds(), now)
