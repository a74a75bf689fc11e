"""Tells the owner on this desktop: by D-Bus on Linux, by the tray icon elsewhere.

On Linux `QSystemTrayIcon.showMessage` would replace the tray icon for the message's time, so that
"3 urgent" turns into a light bulb; the notification goes to the desktop directly.
"""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtWidgets import QSystemTrayIcon

if sys.platform == "linux":
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection

SERVER = "org.freedesktop.Notifications"
OBJECT = "/org/freedesktop/Notifications"
NORMAL, CRITICAL = 1, 2
BY_DESKTOP = -1
REPLY_SECONDS = 5

Send = Callable[[str, str, bool], None]


class DesktopNotifier:
    """A `Notifier`: never blocks its caller, and a desktop without notifications is no error."""

    def __init__(self, icon: QSystemTrayIcon, *, send: Send | None = None) -> None:
        self._icon = icon
        self._send = send or (send_by_dbus if sys.platform == "linux" else self._by_icon)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="notify")

    def tell(self, title: str, text: str, *, is_urgent: bool) -> None:
        self._pool.submit(self._send, title, text, is_urgent)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _by_icon(self, title: str, text: str, is_urgent: bool) -> None:
        kinds = QSystemTrayIcon.MessageIcon
        self._icon.showMessage(title, text, kinds.Warning if is_urgent else kinds.Information)


def send_by_dbus(title: str, text: str, is_urgent: bool) -> None:
    """Ask the desktop's notification server; without a session bus there is nobody to tell."""
    hints = {
        "urgency": ("y", CRITICAL if is_urgent else NORMAL),
        "desktop-entry": ("s", "reachapp"),
    }
    actions: list[str] = []
    body = ("Reachapp", 0, "", title, _escaped(text), actions, hints, BY_DESKTOP)
    server = DBusAddress(OBJECT, bus_name=SERVER, interface=SERVER)
    call = new_method_call(server, "Notify", "susssasa{sv}i", body)
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            connection.send_and_get_reply(call, timeout=REPLY_SECONDS)
    except (OSError, KeyError, TimeoutError):
        return  # no session bus, or it went away: tray and window still show it


def _escaped(text: str) -> str:
    """Return the text safe for servers that read markup (Desktop Notifications 1.2, body)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
