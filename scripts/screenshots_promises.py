"""Draws what concerns promises that move into docs/screenshots/: notices, being ill, catch-up.

Runs without a screen: python scripts/screenshots_promises.py [--font Inter] [--out FOLDER]
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.screenshots import FakeFace, Studio, ThemeChoice, at, wait  # noqa: E402  isort: skip

from PySide6.QtGui import QFont  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from reachapp.engine.views import SickView  # noqa: E402
from reachapp.ui.garbage import Garbage  # noqa: E402
from reachapp.ui.notice_list import NoticeList  # noqa: E402
from reachapp.ui.sick_dialog import SickDialog  # noqa: E402
from tests.ui.fake_face import design_catch_up, design_notices, design_pending  # noqa: E402


def a_face() -> FakeFace:
    face = FakeFace(status={"notices": 3})
    face.waiting_notices = design_notices()
    face.waiting_replies = design_pending()
    face.missed = design_catch_up()
    broken = tuple(replace(one, is_automatic=True) for one in design_notices()[:3])
    face.sick_view = SickView(until=at("17:30"), is_assumed=False, notices=broken, kept=5)
    return face


def take_all(out: Path, look: ThemeChoice) -> None:
    studio = Studio(out, a_face(), language="nl", look=look)
    talks = studio.desktop.negotiation
    studio.take(f"notices-banner-{look}-nl")
    talks.open_notices()
    wait()
    if isinstance(talks.dialog, NoticeList):
        talks.dialog.lines[0].fold.click()
        studio.take(f"notices-{look}-nl", talks.dialog)
    talks.close()
    talks.open_sick()
    wait()
    if isinstance(talks.dialog, SickDialog):
        talks.dialog.unknown.click()
        wait()
        studio.take(f"sick-{look}-nl", talks.dialog)
    talks.close()
    talks.open_catch_up()
    wait()
    if talks.dialog is not None:
        studio.take(f"catchup-{look}-nl", talks.dialog)
    talks.close()
    studio.close()


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
    garbage = Garbage()
    for look in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        take_all(options.out, look)
    garbage.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
