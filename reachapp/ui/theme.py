"""The look: two sets of colours, sizes that follow the system font, and the palette from them.

Colours and their measured contrast (WCAG 2, at least 4.5 for text) are those of the design.
Like `QApplication.palette` there is one look per process; `apply` changes it for all windows, and
widgets that paint themselves hear of it by `changeEvent(PaletteChange)`.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reachapp.ui.style_sheet import STYLE_SHEET

DESIGN_FONT_PX = 13
"""The body size that all measures of the design are written for."""


class ThemeChoice(StrEnum):
    """What the owner chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The roles of the design; state colours come as a pair with their soft ground."""

    win: str
    side: str
    surf: str
    surf2: str
    hover: str
    sel: str
    accs: str
    line: str
    line2: str
    ink: str
    ink2: str
    ink3: str
    acc: str
    onacc: str
    edge: str
    reach: str
    reachs: str
    focus: str
    focuss: str
    closed: str
    closeds: str
    urgent: str
    urgents: str
    watch: str
    watchs: str
    soon: str
    soons: str
    broken: str
    brokens: str
    err: str
    errs: str
    knock: str
    """What shows through the holes of a filled shape."""
    toast: str
    toast_ink: str
    toast_act: str
    toast_edge: str

    def named(self, role: str) -> QColor:
        """Return the colour of a role, for painters."""
        return QColor(str(getattr(self, role)))


LIGHT = Colours(
    win="#f8f6f2", side="#f0ede7", surf="#ffffff", surf2="#f5f2ed", hover="#f3f0ea",
    sel="#e1eeeb", accs="#dcebe8", line="#e5e0d8", line2="#b9bdb9",
    ink="#23272b", ink2="#53585e", ink3="#62666c", acc="#1d6b65", onacc="#ffffff", edge="#87827a",
    reach="#28704a", reachs="#def0e4", focus="#5450a8", focuss="#e7e6f6",
    closed="#5d6269", closeds="#ebe9e5", urgent="#b0341e", urgents="#fbe5df",
    watch="#765500", watchs="#f7ecca", soon="#944506", soons="#fce9d6",
    broken="#8d2046", brokens="#f8e2ea", err="#ad241c", errs="#fbe4e2", knock="#ffffff",
    toast="#2b2f33", toast_ink="#f5f3ef", toast_act="#8fd6cc", toast_edge="#676c72",
)  # fmt: skip
DARK = Colours(
    win="#1b1c1e", side="#151618", surf="#232528", surf2="#2b2d31", hover="#292b2f",
    sel="#1f3835", accs="#20403c", line="#35383c", line2="#44484c",
    ink="#edebe7", ink2="#bdbcb8", ink3="#a9a9a6", acc="#72c5bb", onacc="#0c2421", edge="#7f8389",
    reach="#7fca9b", reachs="#1f3729", focus="#b0acf3", focuss="#2d2c4b",
    closed="#a8acb2", closeds="#2e3034", urgent="#f59a85", urgents="#47251e",
    watch="#e2ba5c", watchs="#3a3119", soon="#f2ad6b", soons="#422d19",
    broken="#f193b0", brokens="#43212e", err="#f6918a", errs="#472322", knock="#1b1c1e",
    toast="#eceae6", toast_ink="#22262a", toast_act="#175c57", toast_edge="#8d8a84",
)  # fmt: skip


@dataclass(slots=True)
class _Look:
    colours: Colours
    body_px: int


_look = _Look(LIGHT, DESIGN_FONT_PX)


def colours() -> Colours:
    """Return the colours in force."""
    return _look.colours


def is_dark() -> bool:
    """Say which of the two looks is in force."""
    return _look.colours is DARK


def px(measure: float) -> int:
    """Return a measure of the design in pixels for the user's font size."""
    return round(measure * max(_look.body_px, DESIGN_FONT_PX) / DESIGN_FONT_PX)


def font(role_px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the system font at a size of the type scale (px at 100 %)."""
    made = QFont(QApplication.font())
    made.setPixelSize(max(1, round(role_px * _look.body_px / DESIGN_FONT_PX)))
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(choice: ThemeChoice) -> None:
    """Dress the whole application; a system without an opinion gets the light look."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("the look needs a QApplication")  # pragma: no cover
    _look.colours = DARK if _wants_dark(choice) else LIGHT
    _look.body_px = max(11, QFontInfo(application.font()).pixelSize())
    application.setStyle("Fusion")
    application.setPalette(_palette(_look.colours))
    application.setStyleSheet(_style_sheet(_look.colours))


def _wants_dark(choice: ThemeChoice) -> bool:
    if choice is not ThemeChoice.SYSTEM:
        return choice is ThemeChoice.DARK
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _palette(look: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "win"), (role.WindowText, "ink"), (role.Base, "surf"), (role.Text, "ink"),
        (role.AlternateBase, "surf2"), (role.Button, "surf"), (role.ButtonText, "ink"),
        (role.Highlight, "acc"), (role.HighlightedText, "onacc"), (role.Link, "acc"),
        (role.LinkVisited, "acc"), (role.ToolTipBase, "toast"), (role.ToolTipText, "toast_ink"),
        (role.PlaceholderText, "ink3"), (role.BrightText, "err"), (role.Mid, "line"),
        (role.Accent, "acc"), (role.Light, "surf"), (role.Dark, "edge"),
    ):  # fmt: skip
        palette.setColor(target, look.named(name))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, look.named("ink3"))
    return palette


def _style_sheet(look: Colours) -> str:
    words = {field.name: str(getattr(look, field.name)) for field in fields(look)}
    sizes = {f"p{size}": f"{px(size)}px" for size in range(65)}
    texts = {
        f"t{size}": f"{max(1, round(size * _look.body_px / DESIGN_FONT_PX))}px"
        for size in (10, 11, 12, 13, 14, 15, 16, 20, 26)
    }
    return Template(STYLE_SHEET).substitute(words | sizes | texts)
