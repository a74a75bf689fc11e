"""The tray over the real engine, as a program of its own, on a clock that begins at a moment."""

import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from reachapp.bootstrap import engine, running
from reachapp.system.catalogues import translator
from reachapp.system.keyring_secrets import KeyringSecrets
from reachapp.system.paths import find_paths
from reachapp.ui.application import run
from tests.system.engine_process import MovableClock


class Telling:
    """The engine's door; prints what the tray is about to show."""

    def __init__(self, program):
        self._program = program

    def __getattr__(self, name):
        return getattr(self._program, name)

    def status(self):
        found = self._program.status()
        print(f"status {found.situation}", flush=True)
        return found


def main() -> int:
    folder, moment = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    clock = MovableClock(moment)
    with ExitStack() as stack:

        def face():
            built = stack.enter_context(
                engine(find_paths(folder), secrets=KeyringSecrets(), clock=clock)
            )
            return Telling(stack.enter_context(running(built)))

        return run(
            face,
            translator=translator("nl"),
            start_minimized=True,
            instance=str(folder / "one"),
            preferences_file=folder / "window.ini",
        )


if __name__ == "__main__":
    raise SystemExit(main())
