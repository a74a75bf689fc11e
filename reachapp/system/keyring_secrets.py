"""Passwords: the system's keyring first, then what an always-on engine has instead.

Order: keyring, `$CREDENTIALS_DIRECTORY/<name>` (systemd), `REACHAPP_SECRET_<NAME>`. Never a
keyring that writes plain text, never silently weaker: `where` tells which one is in use.
"""

import os
import queue
import threading
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, NoKeyringError, PasswordDeleteError

from reachapp.engine.errors import OwnerMustAct

SERVICE = "reachapp"
PATIENCE = 10.0
"""Seconds; an unlock prompt may block for ever."""
MOST_CHARACTERS = 1280
"""What the Windows Credential Manager takes: 2560 bytes of UTF-16."""

_PLAIN_TEXT = ("keyrings.alt", "keyring.backends.null")

T = TypeVar("T")


class Where(StrEnum):
    """Where a secret was found."""

    KEYRING = "keyring"
    CREDENTIALS = "credentials"
    ENVIRONMENT = "environment"
    NOWHERE = "nowhere"


def secret_name(account: str, protocol: str) -> str:
    """Return the name of a secret: `MAIN_IMAP` for the account `main`."""
    return f"{account}_{protocol}".upper()


class KeyringSecrets:
    """The port `Secrets`; keeps what it read, for the keyring takes 20 ms a question."""

    def __init__(
        self,
        *,
        backend: Callable[[], KeyringBackend] = keyring.get_keyring,
        environment: Mapping[str, str] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._backend = backend
        self._environment = os.environ if environment is None else environment
        self._patience = patience
        self._known: dict[str, tuple[str, Where]] = {}
        self._lock = threading.Lock()

    def find(self, name: str) -> str | None:
        """Return the secret, or None; `OwnerMustAct` where the keyring is locked or silent."""
        return self._look(name)[0]

    def where(self, name: str) -> Where:
        """Tell where the secret comes from, for `doctor`; never what it is."""
        return self._look(name)[1]

    def put(self, name: str, value: str) -> None:
        if len(value) > MOST_CHARACTERS:
            raise OwnerMustAct("secret_too_long")
        backend = self._get_keyring()
        if backend is None:
            raise OwnerMustAct("no_keyring")
        self._asked(lambda: backend.set_password(SERVICE, _key(name), value))
        with self._lock:
            self._known[_key(name)] = value, Where.KEYRING

    def forget(self, name: str) -> None:
        with self._lock:
            self._known.pop(_key(name), None)
        backend = self._get_keyring()
        if backend is not None:
            self._asked(lambda: _delete(backend, _key(name)))

    def forget_read(self) -> None:
        """Ask the keyring anew: the owner may have changed a password elsewhere."""
        with self._lock:
            self._known.clear()

    def _look(self, name: str) -> tuple[str | None, Where]:
        key = _key(name)
        with self._lock:
            if key in self._known:
                return self._known[key]
        found, where = self._from_keyring(key), Where.KEYRING
        if found is None:
            found, where = self._from_surroundings(key)
        if found is None:
            return None, Where.NOWHERE
        with self._lock:
            self._known[key] = found, where
        return found, where

    def _from_keyring(self, key: str) -> str | None:
        backend = self._get_keyring()
        if backend is None:
            return None
        try:
            return self._asked(lambda: backend.get_password(SERVICE, key))
        except OwnerMustAct as error:
            # a headless engine may have a keyring that nobody can unlock
            if error.code == "no_keyring" or self._from_surroundings(key)[0] is not None:
                return None
            raise

    def _from_surroundings(self, key: str) -> tuple[str | None, Where]:
        folder = self._environment.get("CREDENTIALS_DIRECTORY")
        for name in (key, key.lower()) if folder else ():
            path = Path(folder or "") / name
            if path.is_file():
                return path.read_text(encoding="utf-8").rstrip("\r\n"), Where.CREDENTIALS
        # a shell has no hyphen in names: A-B is A_B there
        told = self._environment.get(f"REACHAPP_SECRET_{key.replace('-', '_')}")
        return (told, Where.ENVIRONMENT) if told else (None, Where.NOWHERE)

    def _get_keyring(self) -> KeyringBackend | None:
        """Return the keyring, or None where there is none that keeps secrets secret."""
        try:
            backend = self._backend()
        except KeyringError:
            return None
        # a chain falls back to the next keyring where the first one fails: take the first good one
        chain = backend.backends if isinstance(backend, ChainerBackend) else [backend]
        return next((one for one in chain if _keeps_secrets(one)), None)

    def _asked(self, question: Callable[[], T]) -> T | None:
        """Return the answer within `patience`; a keyring that hangs must not hang the engine."""
        answers: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put((question(), None))
            except Exception as error:  # noqa: BLE001  backends raise what D-Bus and COM raise
                answers.put((None, error))

        threading.Thread(target=ask, name="keyring", daemon=True).start()
        try:
            answer, error = answers.get(timeout=self._patience)
        except queue.Empty as late:
            raise OwnerMustAct("keyring_silent") from late
        if isinstance(error, NoKeyringError):
            raise OwnerMustAct("no_keyring") from error
        if error is not None:
            raise OwnerMustAct("keyring_locked", str(error)) from error
        return answer


class MemorySecrets:
    """The port `Secrets` for the sample office and tests: gone with the program."""

    def __init__(self, secrets: Mapping[str, str] | None = None) -> None:
        self._secrets = {_key(name): value for name, value in (secrets or {}).items()}

    def find(self, name: str) -> str | None:
        return self._secrets.get(_key(name))

    def put(self, name: str, value: str) -> None:
        self._secrets[_key(name)] = value

    def forget(self, name: str) -> None:
        self._secrets.pop(_key(name), None)


def _key(name: str) -> str:
    """`main_imap` and `MAIN_IMAP` are one."""
    return name.upper()


def _keeps_secrets(backend: KeyringBackend) -> bool:
    kind = type(backend)
    return not isinstance(backend, fail.Keyring) and not kind.__module__.startswith(_PLAIN_TEXT)


def _delete(backend: KeyringBackend, key: str) -> None:
    try:
        backend.delete_password(SERVICE, key)
    except PasswordDeleteError:
        return  # it was not there
