"""The icons: SVG files in which `currentColor` is replaced by a colour of the look, cached.

Line icons (`ui/`) and state shapes (`status/`) take any colour; the white holes of a state shape
become the ground colour in the dark. Tray icons keep their own colours, readable on every panel.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from reachapp.ui import theme

_HERE = Path(__file__).resolve().parent.parent
FOLDERS = (_HERE / "resources" / "icons", _HERE.parent / "resources" / "icons")
"""In an installed package, and in a checkout."""
TRAY_SIZES = (22, 64)
MOST_COUNTED = 9


@cache
def _source(name: str) -> str:
    for folder in FOLDERS:
        path = folder / f"{name}.svg"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(name)


@cache
def _drawn(name: str, size: int, colour: str, knock: str, ratio: float) -> QPixmap:
    text = _source(name).replace("currentColor", colour).replace("#ffffff", knock)
    return _rendered(text, size, ratio)


def _rendered(text: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, size: int, role: str, ratio: float | None = None) -> QPixmap:
    """Return the icon `ui/desk` or `status/urgent` in the colour of `role`."""
    look = theme.colours()
    device = ratio or _screen_ratio()
    return _drawn(name, theme.px(size), str(getattr(look, role)), look.knock, device)


def icon(name: str, size: int = 16, role: str = "ink2") -> QIcon:
    """Return the icon for a button or a menu."""
    return QIcon(pixmap(name, size, role))


def lasting_icon(name: str, size: int, role: str) -> QIcon:
    """Return an icon that keeps its colour where the line beside it is only a caption."""
    made = icon(name, size, role)
    made.addPixmap(pixmap(name, size, role), QIcon.Mode.Disabled)
    return made


def tray_icon(state: str, count: int = 0) -> QIcon:
    """Return the tray icon of a state; only the diamond carries a count."""
    made = QIcon()
    for size in TRAY_SIZES:
        drawn = _rendered(_source(f"tray-{state}-{size}"), size, 1.0)
        if count and state == "urgent":
            _paint_count(drawn, count)
        made.addPixmap(drawn)
    return made


def _paint_count(pixmap: QPixmap, count: int) -> None:
    side = pixmap.width()
    disc = QRectF(side * 0.42, side * 0.42, side * 0.58, side * 0.58)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffffff"))
    painter.drawEllipse(disc)
    font = QFont(QApplication.font())
    font.setPixelSize(max(9, round(disc.height() * 0.78)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(theme.LIGHT.urgent))
    text = str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()


def _screen_ratio() -> float:
    return QApplication.primaryScreen().devicePixelRatio()
