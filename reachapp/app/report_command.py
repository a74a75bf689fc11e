"""`reachapp report`: the weekly report as text, HTML, JSON or CSV."""

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from reachapp.app.failures import Failure
from reachapp.app.owner_words import speech_of
from reachapp.engine.calendars import busy_of
from reachapp.engine.plans import Plans
from reachapp.engine.stored import find_profile
from reachapp.engine.weekly import gathered
from reachapp.report.html_page import html_page
from reachapp.report.iso_week import IsoWeek, read_week
from reachapp.report.speech import Speech
from reachapp.report.tables import csv_page, json_page
from reachapp.report.text_page import text_page
from reachapp.report.week_report import WeekReport
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.paths import find_paths

Page = Callable[[WeekReport, Speech], str]

PAGES: Mapping[str, Page] = {
    "text": text_page,
    "html": html_page,
    "json": lambda report, _speech: json_page(report),
    "csv": lambda report, _speech: csv_page(report),
}
ENDINGS = {"text": "txt"}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("report", help="the weekly report")
    parser.add_argument("--week", type=_week, metavar="2026-W47", help="default: the last one")
    parser.add_argument(
        "--format", type=_formats, default=("text",), metavar="html,json,csv,text", dest="formats"
    )
    parser.add_argument("-o", type=Path, metavar="DIR", dest="folder", help="write files to DIR")
    parser.set_defaults(run=run)


def _week(text: str) -> IsoWeek:
    try:
        return read_week(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    for name in names:
        if name == "pdf":
            raise argparse.ArgumentTypeError("pdf comes later; print the html page instead")
        if name not in PAGES:
            raise argparse.ArgumentTypeError(f"{name}: not one of {', '.join(PAGES)}")
    if not names:
        raise argparse.ArgumentTypeError("give at least one format")
    return names


def run(options: argparse.Namespace) -> int:
    """Print one page, or write all to a folder (several go to the present one)."""
    paths = find_paths(options.data_dir)
    if not paths.database.exists():
        raise Failure("report: there is nothing to report yet")
    now = SystemClock().now()
    with SqliteUnits(paths.database) as units, units.reading() as shelves:
        profile = find_profile(shelves)
        plans = Plans()
        plans.follow(busy_of(shelves, profile))
        report = gathered(shelves, plans, options.week, now=now)
    speech = speech_of(profile)
    if options.folder is None and len(options.formats) == 1:
        print(PAGES[options.formats[0]](report, speech), end="")
        return 0
    folder = options.folder or Path()
    for name in options.formats:
        ending = ENDINGS.get(name, name)
        path = folder / f"reachapp-{report.week}.{ending}"
        _write(path, PAGES[name](report, speech))
        print(path)
    return 0


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="")
        os.replace(part, path)  # noqa: PTH105  atomic: never half a page
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or 'cannot be written'}") from error
