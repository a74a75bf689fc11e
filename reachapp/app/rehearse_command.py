"""`reachapp rehearse --days N`: what the past would have caused; sends and stores nothing."""

import argparse
import json

from reachapp.app.failures import Failure
from reachapp.app.office_face import has_account
from reachapp.app.owner_words import speech_of, why_no_reply
from reachapp.app.sample_engine import sample_engine
from reachapp.bootstrap import rehearser
from reachapp.core.profile import Profile
from reachapp.engine.calendars import busy_of
from reachapp.engine.plans import Plans
from reachapp.engine.rehearse import LONGEST
from reachapp.engine.requests import Rehearse
from reachapp.engine.stored import find_profile
from reachapp.report.rehearsal import Rehearsal
from reachapp.report.rehearsal_page import rehearsal_page
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import KeyringSecrets
from reachapp.system.paths import Paths, find_paths

USUAL = 30

_SENTENCES = {
    "no_password": "no password is known for the account; give it as REACHAPP_SECRET_<NAME>_IMAP",
    "login_refused": "the mail server refuses the password",
    "connection_refused": "the mail server cannot be reached",
    "invalid_plan": "the plan is not valid; see reachapp plan check",
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("rehearse", help="what the mailbox's past would have caused")
    parser.add_argument("--days", type=_days, default=USUAL, metavar="N", help="how far back")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LONGEST:
        raise argparse.ArgumentTypeError(f"{text}: give a number of days from 1 to {LONGEST}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Rehearse the account's mailboxes; with no account yet those of the sample office."""
    paths = find_paths(options.data_dir)
    if has_account(paths):
        profile, rehearsal = _own(paths, options.days)
    else:
        profile, rehearsal = _sample(options.days)
    if options.json:
        print(json.dumps(rehearsal.as_json(), ensure_ascii=False))
        return 0
    speech = speech_of(profile)
    print(rehearsal_page(rehearsal, speech, why=lambda code: why_no_reply(code, speech)), end="")
    return 0


def _own(paths: Paths, days: int) -> tuple[Profile, Rehearsal]:
    clock = SystemClock()
    with SqliteUnits(paths.database) as units, units.reading() as shelves:
        profile = find_profile(shelves)
        busy = busy_of(shelves, profile)
    plans = Plans()
    plans.follow(busy)
    with rehearser(profile, plans, secrets=KeyringSecrets(), clock=clock) as made:
        return profile, made.rehearse(profile, days, now=clock.now())


def _sample(days: int) -> tuple[Profile, Rehearsal]:
    with sample_engine() as sample:
        sample.office.deliver_all(SystemClock().now())
        program = sample.built.program
        outcome = program.ask(Rehearse(days)).result()
        profile = program.profile()
        program.stop()
    if not isinstance(outcome.result, Rehearsal):
        told = _SENTENCES.get(outcome.problem, outcome.problem.replace("_", " "))
        raise Failure(f"rehearse: {told}")
    return profile, outcome.result
