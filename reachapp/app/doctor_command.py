"""`reachapp doctor`: what is wrong right now, and who must act."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from reachapp.availability.plan import check_plan, warnings
from reachapp.channels.tester import ConnectionTester
from reachapp.core.profile import Account, Profile
from reachapp.engine.answering import Answering, Line, Why, answering
from reachapp.engine.errors import OwnerMustAct, StoreError
from reachapp.engine.plans import policy_of
from reachapp.engine.ports import TestResult
from reachapp.engine.stored import LAST_MAIL_AT, find_moment, find_profile
from reachapp.engine.units import Shelves
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import KeyringSecrets, Where, secret_name
from reachapp.system.lock import AlreadyRunning, EngineLock
from reachapp.system.paths import Paths, find_paths


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    part: str
    works: bool
    what: str
    who: str = ""
    """Who must act: `owner`, `provider`, or nobody."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="what is wrong right now and who must act")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 where something does not work."""
    findings = list(examined(find_paths(options.data_dir)))
    if options.json:
        print(json.dumps({"findings": [asdict(each) for each in findings]}, ensure_ascii=False))
    else:
        for each in findings:
            act = f" ({each.who} must act)" if each.who else ""
            print(f"{'ok ' if each.works else 'NO '} {each.part:<18} {each.what}{act}")
    return 0 if all(each.works for each in findings) else 1


def examined(paths: Paths) -> Iterator[Finding]:
    """Look at everything in the order in which it is needed."""
    yield Finding("data folder", True, str(paths.data))
    runs = _is_running(paths)
    yield Finding("engine", True, "runs" if runs else "does not run now: nobody answers")
    try:
        with SqliteUnits(paths.database) as units, units.reading() as shelves:
            profile = find_profile(shelves)
            who = {
                account.name: _who_answers(shelves, profile, account, is_running=runs)
                for account in profile.accounts
            }
    except StoreError as error:
        yield Finding("store", False, error.code, "owner")
        return
    yield Finding("store", True, "opens")
    yield from _plan(profile)
    if not profile.accounts:
        yield Finding("accounts", False, "no account is set up yet", "owner")
    for account in profile.accounts:
        yield from _account(account)
        yield _answers(account, who[account.name])
    yield _replies(profile)


_WHY = {
    Why.OBSERVING: "observe mode: decides and shows, sends nothing",
    Why.STOPPED: "replies are stopped",
    Why.CAP: "a limit was reached and replies wait for you",
    Why.LEASED: "a script on the mail server holds the right to answer",
    Why.CONNECTED: "the engine runs",
    Why.OFFLINE: "the engine has no line to the mailbox",
    Why.NOT_RUNNING: "the engine does not run",
}


def _who_answers(
    shelves: Shelves, profile: Profile, account: Account, *, is_running: bool
) -> Answering:
    """Seen from outside, a running engine counts as connected; the sign-in below tells."""
    heard = find_moment(shelves, LAST_MAIL_AT + account.name)
    line = Line(is_running=is_running, is_connected=is_running, since=None if is_running else heard)
    return answering(shelves, profile, account.name, line, now=SystemClock().now())


def _answers(account: Account, who: Answering) -> Finding:
    since = f" since {who.since:%Y-%m-%d %H:%M} UTC" if who.since is not None else ""
    return Finding(
        f"answers {account.name}",
        who.why is not Why.CAP,
        f"{who.by.value}{since}: {_WHY[who.why]}",
        "owner" if who.why is Why.CAP else "",
    )


def _is_running(paths: Paths) -> bool:
    try:
        with EngineLock(paths.data):
            return False
    except AlreadyRunning:
        return True


def _plan(profile: Profile) -> Iterator[Finding]:
    policy = policy_of(profile)
    faults = check_plan(policy)
    if faults:
        told = "; ".join(f"{fault.path}: {fault.what}" for fault in faults)
        yield Finding("plan", False, told, "owner")
        return
    found = warnings(policy, SystemClock().now())
    told = ", ".join(warning.value for warning in found)
    yield Finding("plan", not found, told or "valid", "owner" if found else "")


def _account(account: Account) -> Iterator[Finding]:
    secrets = KeyringSecrets()
    tester = ConnectionTester(clock=SystemClock())
    for protocol, test in (("IMAP", tester.imap), ("SMTP", tester.smtp)):
        part = f"{protocol.lower()} {account.name}"
        name = secret_name(account.name, protocol)
        try:
            secret, where = secrets.find(name), secrets.where(name)
        except OwnerMustAct as error:
            yield Finding(part, False, error.code, "owner")
            continue
        if secret is None or where is Where.NOWHERE:
            yield Finding(part, False, f"no password: REACHAPP_SECRET_{name} or keyring", "owner")
            continue
        yield _tested(part, test(account, secret), where)


def _tested(part: str, result: TestResult, where: Where) -> Finding:
    if result.works:
        return Finding(part, True, f"signs in (password from {where.value})")
    owner = result.code in ("login_refused", "certificate", "no_password")
    return Finding(part, False, result.code, "owner" if owner else "provider")


def _replies(profile: Profile) -> Finding:
    if profile.autoreply.stopped:
        return Finding("replies", False, "stopped", "owner")
    if profile.autoreply.mode == "observe":
        return Finding("replies", True, "observe mode: decides and shows, sends nothing")
    return Finding("replies", True, "sent by the engine while it runs")
