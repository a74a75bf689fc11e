"""One engine per data folder: a lock of the system on an open file, gone with its process.

A file with a process number would outlive a crash and lock the owner out.
"""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from reachapp.engine.errors import ReachappError, StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "engine.lock"


class AlreadyRunning(ReachappError):
    """Another engine has this data folder."""


class EngineLock:
    """The lock; held from `take` to `release`, or to the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock or raise `AlreadyRunning`; never waits."""
        if self._file is not None:
            return
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError("no_lock", str(error)) from error
        try:
            _lock(file)
        except OSError as error:
            os.close(file)
            raise AlreadyRunning("already_running") from error
        self._file = file

    def release(self) -> None:
        """Let another engine have the folder."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
