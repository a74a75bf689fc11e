"""Reads the command line and runs the command."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from reachapp.app import (
    demo_command,
    doctor_command,
    engine_command,
    explain_command,
    later_commands,
    plan_command,
    profile_command,
    rehearse_command,
    report_command,
    tray_command,
)
from reachapp.app.failures import Failure
from reachapp.app.one_line import USAGE, OneLineParser
from reachapp.engine.errors import ReachappError

Run = Callable[[argparse.Namespace], int]

NO = 1


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; every known failure is one clear line on stderr, never a traceback."""
    parser = _parser()
    try:
        options = parser.parse_args(words)
    except SystemExit as leave:  # argparse has written its own line
        return int(leave.code or 0)
    run: Run = options.run
    try:
        return run(options)
    except Failure as failure:
        print(f"reachapp: {failure}", file=sys.stderr)
        return failure.code
    except ReachappError as error:
        print(f"reachapp: {_sentence(error)}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader of our output left; what is still buffered has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="reachapp", description="Reachable without being on call.")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="everything of this run lives in DIR"
    )
    parser.add_argument("--minimized", action="store_true", help="start in the tray only")
    parser.add_argument("--verbose", action="store_true", help="tell more on stderr")
    parser.set_defaults(run=tray_command.run)
    commands = parser.add_subparsers(metavar="COMMAND")
    for command in (
        engine_command,
        demo_command,
        explain_command,
        plan_command,
        profile_command,
        doctor_command,
        rehearse_command,
        report_command,
        later_commands,
    ):
        command.add_to(commands)
    return parser


_SENTENCES = {
    "already_running": "Reachapp already runs on this data folder; quit it first.",
    "newer_than_program": "The database was made by a newer Reachapp; install that one.",
    "damaged": "The database is damaged; restore a backup.",
    "disk_full": "The disk is full.",
    "cannot_open": "The data folder cannot be opened or written.",
    "no_folder": "The data folder cannot be made.",
    "no_keyring": "This machine has no keyring to keep a password in; give it as "
    "REACHAPP_SECRET_<NAME>_IMAP and _SMTP.",
    "no_password": "No password is known for this account.",
}


def _sentence(error: ReachappError) -> str:
    return _SENTENCES.get(error.code, error.code.replace("_", " "))
