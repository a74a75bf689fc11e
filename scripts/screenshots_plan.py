"""Draws the plan window into docs/screenshots/, to look at beside the design.

Runs without a screen: python scripts/screenshots_plan.py [--font Inter] [--out FOLDER]
"""

import argparse
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.screenshots import FakeFace, Studio, ThemeChoice, a_profile, wait  # noqa: E402  isort: skip

from PySide6.QtGui import QFont  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from reachapp.ui.side_bar import Place  # noqa: E402

WORKDAYS = ["mo", "tu", "we", "th", "fr"]
HOLIDAYS = {"country": "NL", "skip": ["good_friday"]}
CHRISTMAS_WEEK = date(2026, 12, 21)


def the_plan() -> dict[str, Any]:
    """Return the plan of the design: focus on two days, phone hours, an exception, an odd week."""
    weekly = [
        {"days": ["mo", "we"], "start": "08:30", "end": "12:30"},
        {"days": ["mo"], "start": "13:00", "end": "17:30"},
        {"days": ["tu", "th", "fr"], "start": "08:30", "end": "17:30"},
        {"days": ["sa"], "start": "09:00", "end": "12:00", "week_parity": "even"},
    ]
    blocks = [
        {"kind": "focus", "days": ["mo"], "start": "11:00", "end": "12:30"},
        {"kind": "focus", "days": ["tu"], "start": "13:00", "end": "15:00"},
    ]
    main = {
        "tz": "Europe/Amsterdam",
        "weekly": weekly,
        "holidays": HOLIDAYS,
        "overrides": [{"date": "2026-12-24", "windows": [["09:00", "14:00"]]}],
        "blocks": blocks,
        "busy": [{"from": "2026-12-22T10:00+01:00", "to": "2026-12-22T11:30+01:00"}],
    }
    phone = [
        {"days": WORKDAYS, "start": "09:00", "end": "11:00"},
        {"days": ["mo", "tu"], "start": "15:00", "end": "17:00"},
    ]
    rules = [
        {"urgency": "urgent", "schedule": "always", "through": ["focus", "vacation"],
         "respond": {"kind": "elapsed_minutes", "minutes": 30}, "rounding": "graded"},
        {"channel": "phone", "schedule": "phone",
         "respond": {"kind": "next_window", "min_minutes": 10}, "rounding": "graded"},
        {"channel": "whatsapp", "respond": {"kind": "same_day", "cutoff": "15:00"},
         "rounding": "graded"},
        {"respond": {"kind": "working_minutes", "minutes": 240}, "rounding": "graded"},
    ]  # fmt: skip
    zone = "Europe/Amsterdam"
    always = [{"days": [*WORKDAYS, "sa", "su"], "start": "00:00", "end": "24:00"}]
    schedules = {
        "main": main,
        "phone": {"tz": zone, "weekly": phone, "holidays": deepcopy(HOLIDAYS)},
        "always": {"tz": zone, "weekly": always},
    }
    return {"schedules": schedules, "rules": rules, "horizon_days": 90}


def take_all(out: Path) -> None:
    for language in ("nl", "en"):
        for look in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            face = FakeFace(profile=a_profile(plan=the_plan()))
            studio = Studio(out, face, language=language, look=look)
            studio.desktop.window.go_to(Place.PLAN)
            page = studio.desktop.window.plan
            page.show_week(CHRISTMAS_WEEK)
            wait()
            studio.take(f"plan-{look}-{language}")
            if language == "nl":
                cards(studio, str(look))
            studio.close()


def cards(studio: Studio, look: str) -> None:
    """Open what opens, and change something."""
    page = studio.desktop.window.plan
    page.week.canvas.choose_at(date(2026, 12, 26), 540, "window")
    page.week.canvas.choose_at(CHRISTMAS_WEEK, 510, "window")
    piece = page.week.canvas.piece
    if piece is not None:
        page.week.canvas.opened.emit(piece)
        page.block_card.end.show_minute(765)
        page.block_card.end.minute_changed.emit()
    studio.take(f"plan-block-{look}-nl")
    page.block_card.leave()
    page.channels.opened.emit(2)
    studio.take(f"plan-rule-{look}-nl")
    page.rule_card.leave()
    page.head.exception.click()
    studio.take(f"plan-exception-{look}-nl")
    page.date_card.leave()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--font", default="Inter")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    font = QFont(options.font)
    font.setPixelSize(13)
    application.setFont(font)
    take_all(options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
