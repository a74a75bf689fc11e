"""Draws the report and the rehearsal into docs/screenshots/, to look at beside the design.

Runs without a screen: python scripts/screenshots_report.py [--font Inter] [--out FOLDER]
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.screenshots import Studio, ThemeChoice, wait  # noqa: E402  isort: skip

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtGui import QFont  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from reachapp.engine.requests import Outcome, Rehearse  # noqa: E402
from reachapp.ui.questions import LiveQuestion  # noqa: E402
from reachapp.ui.side_bar import Place  # noqa: E402
from tests.ui.fake_face import FakeFace  # noqa: E402
from tests.ui.test_rehearsal import a_rehearsal  # noqa: E402
from tests.ui.test_report_page import ReportFace, a_report  # noqa: E402


def reports(out: Path) -> None:
    for language, look in (
        ("nl", ThemeChoice.LIGHT),
        ("nl", ThemeChoice.DARK),
        ("en", ThemeChoice.LIGHT),
    ):
        studio = Studio(out, ReportFace(a_report()), language=language, look=look)
        studio.desktop.window.resize(1320, 920)
        studio.desktop.window.go_to(Place.REPORT)
        wait()
        studio.take(f"report-{look}-{language}")
        studio.close()
    studio = Studio(out, ReportFace(), language="nl", look=ThemeChoice.LIGHT)
    studio.desktop.window.go_to(Place.REPORT)
    wait()
    studio.take("report-empty-light-nl")
    studio.close()


def rehearsals(out: Path) -> None:
    for look in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        face = FakeFace(status={"is_observing": True})
        face.outcomes[Rehearse] = Outcome(result=a_rehearsal())
        studio = Studio(out, face, language="nl", look=look)
        dialog = studio.desktop.rehearsal
        studio.desktop.rehearse()
        wait()
        if look is ThemeChoice.LIGHT:
            studio.take("rehearsal-start-light-nl", dialog)
            question = LiveQuestion(studio.desktop.window)
            QTimer.singleShot(0, lambda: studio.take("rehearsal-offer-light-nl", question))  # noqa: B023  runs before the loop goes on
            QTimer.singleShot(400, question.reject)
            question.chosen()
        dialog.start()
        wait()
        studio.take(f"rehearsal-{look}-nl", dialog)
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
    reports(options.out)
    rehearsals(options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
