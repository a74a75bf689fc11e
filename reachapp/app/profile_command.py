"""`reachapp profile export F` and `profile import F`: everything but the secrets."""

import argparse
import json
import os
from pathlib import Path

from reachapp.app.failures import Failure, read_json
from reachapp.availability.plan import check_plan
from reachapp.core.profile import BadProfile, Profile, read_profile, write_profile
from reachapp.engine.own_texts import text_faults
from reachapp.engine.stored import find_profile, save_profile
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.paths import find_paths


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    profile = commands.add_parser("profile", help="settings, plan and texts as one JSON file")
    parts = profile.add_subparsers(required=True, metavar="export|import")
    out = parts.add_parser("export", help="write the profile, without secrets")
    out.add_argument("file", type=Path)
    out.set_defaults(run=run_export)
    into = parts.add_parser("import", help="replace the profile")
    into.add_argument("file", type=Path)
    into.set_defaults(run=run_import)


def checked_profile(path: Path) -> Profile:
    """Return the profile in a file; raises `Failure` that names every fault."""
    data = read_json(path)
    try:
        profile = read_profile(data)
    except BadProfile as fault:
        raise Failure(f"{path}: {'; '.join(fault.problems)}") from fault
    if bad := text_faults(profile):
        raise Failure(f"{path}: {'; '.join(bad)}")
    if profile.plan is not None:
        faults = check_plan(profile.plan)
        if faults:
            told = "; ".join(f"plan.{fault.path}: {fault.what}" for fault in faults)
            raise Failure(f"{path}: {told}")
    return profile


def run_export(options: argparse.Namespace) -> int:
    """Write the profile as it stands in the store."""
    paths = find_paths(options.data_dir)
    with SqliteUnits(paths.database) as units, units.reading() as shelves:
        data = write_profile(find_profile(shelves))
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    part = options.file.with_name(options.file.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, options.file)  # noqa: PTH105  atomic: never half a profile
    except OSError as error:
        raise Failure(f"{options.file}: {error.strerror or 'cannot be written'}") from error
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Replace the profile by the one in the file; a running engine sees it at its next start."""
    profile = checked_profile(options.file)
    paths = find_paths(options.data_dir)
    with SqliteUnits(paths.database) as units, units.writing() as shelves:
        save_profile(shelves, profile, now=SystemClock().now())
    print(f"{len(profile.accounts)} account(s), mode {profile.autoreply.mode}")
    return 0
