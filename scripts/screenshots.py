"""Draws the windows of the sample desk into docs/screenshots/, to look at beside the design.

Runs without a screen: python scripts/screenshots.py [--font Inter] [--out FOLDER]
"""

import argparse
import gettext
import io
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")

from dataclasses import dataclass, replace  # noqa: E402

from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QFont  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from reachapp.core.profile import Profile  # noqa: E402
from reachapp.engine.ports import TestResult  # noqa: E402
from reachapp.engine.requests import TestSmtp  # noqa: E402
from reachapp.engine.views import HealthLine  # noqa: E402
from reachapp.ui import i18n, theme  # noqa: E402
from reachapp.ui.account_dialog.dialog import AccountDialog  # noqa: E402
from reachapp.ui.account_dialog.steps import Step  # noqa: E402
from reachapp.ui.desktop import Desktop  # noqa: E402
from reachapp.ui.garbage import Garbage  # noqa: E402
from reachapp.ui.preferences import Preferences  # noqa: E402
from reachapp.ui.side_bar import Place  # noqa: E402
from reachapp.ui.theme import ThemeChoice  # noqa: E402
from tests.ui.fake_face import FakeFace, a_profile, at, busy_rows, design_rows  # noqa: E402

SETTLE_MS = 250


@dataclass(frozen=True)
class Found:
    """What a known provider says."""

    imap_host: str = "imap.deboer-websites.example"
    imap_port: int = 993
    imap_tls: str = "implicit"
    smtp_host: str = "smtp.deboer-websites.example"
    smtp_port: int = 587
    smtp_tls: str = "starttls"
    need: str = ""
    provider: str = ""


def translator(language: str) -> gettext.NullTranslations:
    path = ROOT / "resources" / "locale" / language / "LC_MESSAGES" / "reachapp.po"
    if not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def wait(ms: int = SETTLE_MS) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Studio:
    """One desktop over one fake engine, and the pictures of it."""

    def __init__(self, out: Path, face: FakeFace, *, language: str, look: ThemeChoice) -> None:
        i18n.use(translator(language))
        theme.apply(look)
        folder = Path(tempfile.mkdtemp())
        self.out, self.face = out, face
        self.found = Found()
        self.desktop = Desktop(preferences=Preferences(folder / "window.ini"), suggest=self._find)
        self.desktop.window.resize(1320, 800)
        self.desktop.window.show()
        self.desktop.link.connect_face(face)
        wait()

    def _find(self, _address: str) -> Found:
        return self.found

    def take(self, name: str, widget: QWidget | None = None) -> None:
        wait(60)
        (widget or self.desktop.window).grab().save(str(self.out / f"{name}.png"))
        print(f"{name}.png")

    def close(self) -> None:
        self.desktop.close()


def desks(out: Path) -> None:
    for name, language, look in (
        ("desk-light-nl", "nl", ThemeChoice.LIGHT),
        ("desk-dark-nl", "nl", ThemeChoice.DARK),
        ("desk-light-en", "en", ThemeChoice.LIGHT),
        ("desk-dark-en", "en", ThemeChoice.DARK),
    ):
        studio = Studio(out, FakeFace(), language=language, look=look)
        if name == "desk-dark-nl":
            studio.desktop.window.desk.pane.toggle_taken()
            wait()
        studio.take(name)
        studio.close()
    rows = [row for row in design_rows() if row.id >= 20]  # noqa: PLR2004  only what is settled
    for name, made in (("desk-empty-nl", rows), ("desk-30-nl", busy_rows())):
        studio = Studio(out, FakeFace(made), language="nl", look=ThemeChoice.LIGHT)
        studio.take(name)
        studio.close()


def places(out: Path) -> None:
    studio = Studio(out, FakeFace(), language="nl", look=ThemeChoice.LIGHT)
    for place in (Place.REPLIES, Place.PEOPLE, Place.REPORT):
        studio.desktop.window.go_to(place)
        wait()
        studio.take(f"{place}-light-nl")
    studio.desktop.window.go_to(Place.DESK)
    studio.desktop.window.desk.pane.start_answer()
    studio.desktop.window.desk.pane.composer.field.setPlainText(
        "Dag Joost,\n\nDe betaalprovider had een storing. Het afrekenen werkt weer."
        "\n\nGroet,\nSanne"
    )
    studio.take("answer-light-nl")
    studio.desktop.window.desk.pane.composer.send.click()
    wait()
    studio.take("answer-undo-light-nl")
    studio.close()


def banners(out: Path) -> None:
    for name, changes in (
        ("sample-light-nl", {"is_sample": True, "has_account": False}),
        ("observe-light-nl", {"is_observing": True}),
        ("offline-light-nl", {"health": (
            HealthLine(part="imap:main", code="timeout", since=at("10:12")),)}),
    ):  # fmt: skip
        face = FakeFace(status=changes)
        studio = Studio(out, face, language="nl", look=ThemeChoice.LIGHT)
        studio.take(name)
        studio.close()


def trays(out: Path) -> None:
    for look in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        studio = Studio(out, FakeFace(), language="nl", look=look)
        tray = studio.desktop.tray
        tray.menu.popup(studio.desktop.window.pos())
        studio.take(f"tray-menu-{look}-nl", tray.menu)
        tray.menu.hide()
        popover(studio, f"tray-popover-{look}-nl")
        studio.face.changes.update(situation="focus", until=at("15:00"), next_situation="open")
        studio.face.tell()
        wait()
        popover(studio, f"tray-popover-focus-{look}-nl")
        studio.close()


def popover(studio: Studio, name: str) -> None:
    shown = studio.desktop.tray.popover
    shown.show_at(studio.desktop.tray.icon.geometry())
    studio.take(name, shown)
    shown.hide()


def accounts(out: Path) -> None:
    for look in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        face = FakeFace(status={"is_sample": True, "has_account": False}, profile=Profile())
        studio = Studio(out, face, language="nl", look=look)
        account(studio, str(look))
        studio.close()
    face = FakeFace(profile=a_profile())
    studio = Studio(out, face, language="en", look=ThemeChoice.LIGHT)
    studio.desktop.open_account("hours")
    wait()
    if studio.desktop.dialog is not None:
        studio.take("account-hours-light-en", studio.desktop.dialog)
    studio.close()


def account(studio: Studio, look: str) -> None:
    """Walk through the steps as an owner would."""
    studio.desktop.open_account()
    wait()
    dialog = studio.desktop.dialog
    if dialog is None:
        raise RuntimeError("the account dialog did not open")
    studio.found = replace(Found(), need="app_password", provider="Gmail")
    dialog.address.name_field.setText("Sanne de Boer")
    dialog.address.address.setText("sanne@deboer-websites.example")
    dialog.ask_servers("sanne@deboer-websites.example")
    wait()
    studio.take(f"account-address-{look}-nl", dialog)
    studio.found = Found()
    dialog._asked_for = ""  # noqa: SLF001  ask again, for another provider
    dialog.ask_servers("sanne@deboer-websites.example")
    wait()
    dialog.on.click()
    dialog.connection.imap.password.field.setText("niet-het-goede")
    refused = TestResult(works=False, code="login_refused", detail="535 5.7.8 refused")
    studio.face.tests[TestSmtp] = refused
    dialog.on.click()
    wait()
    dialog.on.setFocus()
    studio.take(f"account-connection-{look}-nl", dialog)
    the_rest(studio, dialog, look)


def the_rest(studio: Studio, dialog: AccountDialog, look: str) -> None:
    dialog.skip.click()
    dialog.hours.presets[1].setFocus()
    dialog.hours.presets[1].click()
    studio.take(f"account-hours-{look}-nl", dialog)
    for step in (Step.TONE, Step.PEOPLE, Step.OBSERVE):
        dialog.on.click()
        if step is Step.PEOPLE:
            dialog.people.name_field.setText("Anne Bakker")
            dialog.people.address.setText("anne@assistent.example")
            dialog.people.assistant.test.click()
            wait()
        studio.take(f"account-{step}-{look}-nl", dialog)


SCENES = {
    "desks": desks,
    "places": places,
    "banners": banners,
    "trays": trays,
    "accounts": accounts,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--font", default="Inter")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("scenes", nargs="*", default=list(SCENES))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    font = QFont(options.font)
    font.setPixelSize(13)
    application.setFont(font)
    garbage = Garbage()
    for scene in options.scenes:
        SCENES[scene](options.out)
    garbage.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
