"""The folders of this program, by the customs of the system; private to their owner."""

import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from reachapp.engine.errors import StoreError

APP = "reachapp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Where this run keeps what it keeps."""

    data: Path
    """The store, the install key, the lock."""
    logs: Path
    """Log files and crash files."""
    config: Path
    """`settings.toml`: what belongs to this machine alone."""

    @property
    def database(self) -> Path:
        return self.data / "reachapp.sqlite"

    @property
    def backups(self) -> Path:
        return self.data / "backups"


def find_paths(data_dir: Path | None = None) -> Paths:
    """Return the folders, made where they are missing; all of them in `data_dir` if given.

    They are readable by their owner only (0700; on Windows the user's profile has that already).
    Raises `StoreError` where one cannot be made.
    """
    if data_dir is not None:
        root = data_dir.expanduser().absolute()
        paths = Paths(data=root, logs=root / "logs", config=root)
    else:
        own = PlatformDirs(APP, appauthor=False)
        paths = Paths(data=own.user_data_path, logs=own.user_log_path, config=own.user_config_path)
    for folder in dict.fromkeys((paths.data, paths.logs, paths.config)):
        _make_private(folder)
    return paths


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform != "win32" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise StoreError("no_folder", str(error)) from error
