"""`reachapp explain`: what would happen to these mails, and why; sends and stores nothing."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from reachapp.app.failures import Failure, read_json
from reachapp.app.profile_command import checked_profile
from reachapp.bootstrap import decider, reason_words
from reachapp.core.profile import write_profile
from reachapp.engine.decide import Decider
from reachapp.engine.explain import Explainer
from reachapp.engine.stored import find_profile
from reachapp.reader.child_encoder import ChildEncoder
from reachapp.reader.direct import DirectReader
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.paths import find_paths

KEY = b"reachapp explain stores nothing!"
"""The Message-IDs of explained replies are made with this key; they never leave."""
LARGEST_MAIL = 25_000_000


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    explain = commands.add_parser("explain", help="what would happen to these mails, and why")
    explain.add_argument("files", nargs="*", type=Path, metavar="FILE")
    explain.add_argument("--profile", type=Path, metavar="F")
    explain.add_argument("--at", metavar="T", help="the moment of evaluation, ISO 8601 with offset")
    explain.add_argument("--json", action="store_true", help="one JSON object a line")
    explain.add_argument("--batch", type=Path, metavar="F.jsonl", help="many mails, one a line")
    explain.add_argument(
        "--rules-only", action="store_true", help="triage without the sentence encoder"
    )
    explain.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Explain files or a batch."""
    if bool(options.files) == bool(options.batch):
        raise Failure("explain: give mail files, or --batch with one file")
    base = _profile(options)
    encoder = ChildEncoder(monotonic=SystemClock().monotonic)
    try:
        decide = decider(KEY, encoder=None if options.rules_only else encoder)
        return _batch(options, base, decide) if options.batch else _files(options, base, decide)
    finally:
        encoder.close()


def _profile(options: argparse.Namespace) -> dict[str, Any]:
    if options.profile is not None:
        checked_profile(options.profile)
        data = read_json(options.profile)
        return dict(data) if isinstance(data, Mapping) else {}
    paths = find_paths(options.data_dir)
    if not paths.database.exists():
        return {}
    with SqliteUnits(paths.database) as units, units.reading() as shelves:
        return write_profile(find_profile(shelves))


def _explainer(
    base: Mapping[str, Any], decide: Decider, folder: Path, now: Callable[[], datetime]
) -> Explainer:
    return Explainer(
        profile=base,
        decider=decide,
        reader=DirectReader(),
        files=lambda name: _read(folder / name),
        words=reason_words,
        now=now,
    )


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_MAIL)


def _has_addresses(profile: object) -> bool:
    owner = profile.get("owner") if isinstance(profile, Mapping) else None
    return isinstance(owner, Mapping) and bool(owner.get("addresses"))


def _batch(options: argparse.Namespace, base: Mapping[str, Any], decide: Decider) -> int:
    explainer = _explainer(base, decide, options.batch.parent, _moments(options.at))
    try:
        with options.batch.open("rb") as lines:
            for answer in explainer.answers(_with_owner(lines, base)):
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except OSError as error:
        raise Failure(f"{options.batch}: {error.strerror or 'cannot be read'}") from error
    sys.stdout.flush()
    return 0


def _with_owner(lines: Iterable[bytes], base: Mapping[str, Any]) -> Iterator[bytes]:
    """Give the lines on; a run without any owner address is wrong usage from its first line."""
    is_first = not _has_addresses(base)
    for line in lines:
        if is_first and line.strip():
            if not _has_addresses(_line_profile(line)):
                raise Failure("explain: the profile has no owner.addresses")
            is_first = False
        yield line


def _line_profile(line: bytes) -> object:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return data.get("profile") if isinstance(data, dict) else None


def _files(options: argparse.Namespace, base: Mapping[str, Any], decide: Decider) -> int:
    if not _has_addresses(base):
        raise Failure("explain: the profile has no owner.addresses (give --profile)")
    explainer = _explainer(base, decide, Path(), _moments(options.at))
    for path in options.files:
        try:
            path.open("rb").close()
        except OSError as error:
            raise Failure(f"{path}: {error.strerror or 'cannot be read'}") from error
        line = {"id": str(path), "file": str(path)}
        answer = explainer.answer(json.dumps(line).encode())
        print(json.dumps(answer, ensure_ascii=False) if options.json else told(answer))
    return 0


def _moments(text: str | None) -> Callable[[], datetime]:
    """The moment of evaluation where a line names none: `--at`, else the present."""
    if text is None:
        return SystemClock().now
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Failure(f"--at {text}: not an ISO 8601 moment") from error
    if moment.tzinfo is None:
        raise Failure(f"--at {text}: has no offset")
    return lambda: moment


def told(answer: Mapping[str, Any]) -> str:
    """The answer in a few lines for a person."""
    triage = answer.get("triage")
    if triage is None:
        return f"{answer.get('id')}: {answer.get('error')}"
    reply, forward = answer["reply"], answer["forward"]
    why = ", ".join(
        f"{reason['text']} '{reason['evidence']}'" if reason["evidence"] else reason["text"]
        for reason in triage["reasons"]
    )
    grey = " (watched)" if triage["grey"] else ""
    lines = [
        f"{answer['id']}",
        f"  label    {triage['label']}{grey}: {why}",
        f"  reply    {reply['verdict']} ({reply['reason']})"
        + (f" to {reply['recipient']}" if reply["recipient"] else ""),
        f"  promise  {reply['statement'] or '-'}",
        f"  forward  {forward['verdict']} ({forward['reason']})",
    ]
    if answer.get("error"):
        lines.append(f"  error    {answer['error']}")
    return "\n".join(lines)
