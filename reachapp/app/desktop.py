"""Opens the desktop face over the engine; Qt is imported here, after the command line is read."""

import argparse
import hashlib
import locale
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from reachapp.app.office_face import OfficeFace
from reachapp.channels.providers import Need, suggest
from reachapp.system import logs
from reachapp.system.catalogues import translator
from reachapp.system.keyring_secrets import KeyringSecrets
from reachapp.system.paths import Paths, find_paths

NEEDS = {Need.APP_PASSWORD: "app_password", Need.OAUTH_ONLY: "oauth_missing", Need.PASSWORD: ""}


def has_screen() -> bool:
    """Say whether a window can open; Qt would abort the process where it cannot."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """The servers of an address, in the words of the account dialog."""

    imap_host: str
    imap_port: int
    imap_tls: str
    smtp_host: str
    smtp_port: int
    smtp_tls: str
    need: str
    provider: str


NOTHING_KNOWN = Suggested(
    imap_host="",
    imap_port=993,
    imap_tls="implicit",
    smtp_host="",
    smtp_port=465,
    smtp_tls="implicit",
    need="",
    provider="",
)


def suggestion(address: str) -> Suggested:
    """What is known offline about a mail address."""
    found = suggest(address)
    if found is None:
        return NOTHING_KNOWN
    return Suggested(
        imap_host=found.imap.host,
        imap_port=found.imap.port,
        imap_tls=found.imap.tls,
        smtp_host=found.smtp.host,
        smtp_port=found.smtp.port,
        smtp_tls=found.smtp.tls,
        need=NEEDS[found.need],
        provider=address.rpartition("@")[2] if found.is_known else "",
    )


def ui_language() -> str:
    """Dutch where the system is not English: Dutch small firms first."""
    named = os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    if sys.platform != "linux" and not named:
        named = locale.getlocale()[0] or ""
    return "en" if named.lower().startswith("en") else "nl"


def run_desktop(options: argparse.Namespace, *, is_sample: bool) -> int:
    """Show the window and the tray until the owner quits; return the exit code."""
    # Qt is 240 MB that the engine must not need: the one import inside a function
    from reachapp.ui.application import run  # noqa: PLC0415

    paths = find_paths(options.data_dir)
    logs.set_up(paths.logs, is_verbose=options.verbose)
    made: list[OfficeFace] = []

    def face() -> OfficeFace:
        office = OfficeFace(
            data_dir=options.data_dir, secrets=KeyringSecrets(), is_sample=is_sample
        )
        made.append(office)
        return office

    def close() -> None:
        for office in made:
            office.close()

    return run(
        face,
        translator=translator(ui_language()),
        suggest=suggestion,
        start_minimized=options.minimized,
        instance=_instance(paths),
        preferences_file=_preferences(options.data_dir),
        on_quit=close,
    )


def _instance(paths: Paths) -> str:
    """One window per user and data folder."""
    user = os.environ.get("USER") or os.environ.get("USERNAME") or "user"
    digest = hashlib.sha256(f"{user}:{paths.data}".encode()).hexdigest()[:16]
    return f"reachapp-{digest}"


def _preferences(data_dir: Path | None) -> Path | None:
    return None if data_dir is None else data_dir / "window.ini"
