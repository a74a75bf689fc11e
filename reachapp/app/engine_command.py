"""`reachapp engine [--once]`: the program without a face, for an always-on machine."""

import argparse
import logging
import signal
import threading
from types import FrameType

from reachapp.app.failures import Failure
from reachapp.bootstrap import engine, running
from reachapp.engine.program import Program
from reachapp.system import logs
from reachapp.system.keyring_secrets import KeyringSecrets
from reachapp.system.paths import find_paths

log = logging.getLogger("reachapp.engine")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("engine", help="run without a face")
    parser.add_argument("--once", action="store_true", help="do all due work and leave")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run until a signal, or once."""
    paths = find_paths(options.data_dir)
    logs.set_up(paths.logs, is_verbose=options.verbose)
    with engine(paths, secrets=KeyringSecrets()) as built:
        if not built.program.profile().accounts:
            raise Failure("no account is set up yet; import a profile first")
        if options.once:
            return _once(built.program)
        stop = threading.Event()
        _on_signal(stop)
        with running(built) as program:
            print("Reachapp runs; end it with Ctrl+C.", flush=True)
            log.info("engine started: %d accounts", len(program.profile().accounts))
            stop.wait()
    log.info("engine stopped")
    return 0


def _once(program: Program) -> int:
    program.run_once()
    status = program.status()
    for line in status.health:
        print(f"{line.part}: {line.code}")
    return 1 if any(line.is_fault for line in status.health) else 0


def _on_signal(stop: threading.Event) -> None:
    def leave(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
