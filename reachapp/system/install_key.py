"""The secret of this installation: Message-IDs are computed with it (`core.outbox`)."""

import contextlib
import os
import secrets
from pathlib import Path

from reachapp.engine.errors import StoreError

NAME = "install.key"
LENGTH = 32


def install_key(folder: Path) -> bytes:
    """Return the key of this data folder, made on first use, readable by its owner only.

    It belongs to the backup: with another key a restored database would answer under new
    Message-IDs. A damaged key is an error, never replaced in silence.
    """
    path = folder / NAME
    try:
        return _checked(path.read_bytes())
    except FileNotFoundError:
        return _made(path)
    except OSError as error:
        raise StoreError("install_key", str(error)) from error


def _made(path: Path) -> bytes:
    key = secrets.token_bytes(LENGTH)
    new = path.with_name(f"{NAME}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):  # somebody else was first: theirs counts
            os.link(new, path)
        new.unlink()
        return _checked(path.read_bytes())
    except OSError as error:
        raise StoreError("install_key", str(error)) from error


def _checked(key: bytes) -> bytes:
    if len(key) != LENGTH:
        raise StoreError("install_key", "the file does not hold 32 bytes")
    return key
