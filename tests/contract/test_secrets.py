"""The port `Secrets`: in memory, over a keyring, and from what a headless engine has."""

import threading

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

from reachapp.engine.errors import OwnerMustAct
from reachapp.system.keyring_secrets import KeyringSecrets, MemorySecrets, Where, secret_name


class FakeKeyring(KeyringBackend):
    """A keyring that keeps nothing on disk."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.questions = 0

    def get_password(self, service, username):
        self.questions += 1
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not there")
        del self.kept[service, username]


class LockedKeyring(FakeKeyring):
    """Its owner closed the unlock prompt."""

    priority = 1

    def get_password(self, service, username):
        raise KeyringLocked("locked")

    def set_password(self, service, username, password):
        raise KeyringLocked("locked")


class HangingKeyring(FakeKeyring):
    """An unlock prompt that nobody answers."""

    priority = 1
    answer = threading.Event()

    def get_password(self, service, username):
        self.answer.wait(5)


class VanishedKeyring(FakeKeyring):
    """Chosen at the start, then its service went away."""

    priority = 1

    def get_password(self, service, username):
        raise NoKeyringError("no D-Bus")

    def set_password(self, service, username, password):
        raise NoKeyringError("no D-Bus")


def over(backend, environment=None, **how) -> KeyringSecrets:
    return KeyringSecrets(backend=lambda: backend, environment=environment or {}, **how)


@pytest.fixture(params=["memory", "keyring"])
def secrets(request):
    return MemorySecrets() if request.param == "memory" else over(FakeKeyring())


def test_what_was_put_is_found(secrets):
    assert secrets.find("MAIN_IMAP") is None
    secrets.put("MAIN_IMAP", "wachtwoord é €")
    assert secrets.find("MAIN_IMAP") == "wachtwoord é €"
    assert secrets.find("main_imap") == "wachtwoord é €"
    assert secrets.find("MAIN_SMTP") is None


def test_a_second_value_replaces_the_first(secrets):
    secrets.put("MAIN_IMAP", "oud")
    secrets.put("MAIN_IMAP", "nieuw")
    assert secrets.find("MAIN_IMAP") == "nieuw"


def test_what_is_forgotten_is_gone_and_may_be_forgotten_twice(secrets):
    secrets.put("MAIN_IMAP", "x")
    secrets.forget("MAIN_IMAP")
    secrets.forget("MAIN_IMAP")
    assert secrets.find("MAIN_IMAP") is None


def test_the_keyring_is_asked_once():
    backend = FakeKeyring()
    backend.set_password("reachapp", "MAIN_IMAP", "x")
    secrets = over(backend)
    assert [secrets.find("MAIN_IMAP") for _ in range(5)] == ["x"] * 5
    assert backend.questions == 1
    secrets.forget_read()
    secrets.find("MAIN_IMAP")
    assert backend.questions == 2


def test_another_process_finds_what_was_put():
    backend = FakeKeyring()
    over(backend).put("MAIN_IMAP", "x")
    assert over(backend).find("MAIN_IMAP") == "x"


def test_the_keyring_comes_before_files_and_files_before_the_environment(tmp_path):
    environment = {
        "CREDENTIALS_DIRECTORY": str(tmp_path),
        "REACHAPP_SECRET_MAIN_IMAP": "uit de omgeving",
    }
    secrets = over(FakeKeyring(), environment)
    assert secrets.find("MAIN_IMAP") == "uit de omgeving"
    assert secrets.where("MAIN_IMAP") is Where.ENVIRONMENT
    (tmp_path / "main_imap").write_text("uit het bestand\n")
    secrets.forget_read()
    assert secrets.find("MAIN_IMAP") == "uit het bestand"
    assert secrets.where("MAIN_IMAP") is Where.CREDENTIALS
    secrets.put("MAIN_IMAP", "uit de sleutelbos")
    assert secrets.find("MAIN_IMAP") == "uit de sleutelbos"
    assert secrets.where("MAIN_IMAP") is Where.KEYRING
    assert secrets.where("ANDER_IMAP") is Where.NOWHERE


def test_a_name_with_a_hyphen_has_an_underscore_in_the_environment():
    secrets = over(fail.Keyring(), {"REACHAPP_SECRET_A_B_IMAP": "x"})
    assert secrets.find(secret_name("a-b", "imap")) == "x"


@pytest.mark.parametrize("backend", [fail.Keyring(), VanishedKeyring()])
def test_without_a_keyring_the_environment_serves_and_nothing_can_be_put(backend):
    secrets = over(backend, {"REACHAPP_SECRET_MAIN_IMAP": "x"})
    assert secrets.find("MAIN_IMAP") == "x"
    assert secrets.find("ANDER_IMAP") is None
    with pytest.raises(OwnerMustAct, match="no_keyring"):
        secrets.put("MAIN_SMTP", "y")
    assert secrets.find("MAIN_SMTP") is None


def test_a_keyring_of_plain_text_is_not_used():
    class PlaintextKeyring(FakeKeyring):
        priority = 1

    PlaintextKeyring.__module__ = "keyrings.alt.file"
    backend = PlaintextKeyring()
    with pytest.raises(OwnerMustAct, match="no_keyring"):
        over(backend).put("MAIN_IMAP", "x")
    assert not backend.kept


def test_a_locked_keyring_is_for_the_owner():
    secrets = over(LockedKeyring())
    with pytest.raises(OwnerMustAct, match="keyring_locked"):
        secrets.find("MAIN_IMAP")
    with pytest.raises(OwnerMustAct, match="keyring_locked"):
        secrets.put("MAIN_IMAP", "x")


def test_a_headless_engine_does_without_a_locked_keyring():
    secrets = over(LockedKeyring(), {"REACHAPP_SECRET_MAIN_IMAP": "x"})
    assert secrets.find("MAIN_IMAP") == "x"


def test_a_keyring_that_hangs_is_left_after_the_time_is_over():
    with pytest.raises(OwnerMustAct, match="keyring_silent"):
        over(HangingKeyring(), patience=0.1).find("MAIN_IMAP")
    HangingKeyring.answer.set()


def test_a_secret_that_no_keyring_holds_is_refused():
    with pytest.raises(OwnerMustAct, match="secret_too_long"):
        over(FakeKeyring()).put("MAIN_IMAP", "x" * 1281)


def test_the_keyring_of_this_machine_is_found_or_missing_without_a_fault():
    # the tests set the backend "fail": what a server without D-Bus has
    assert KeyringSecrets(environment={}).find("MAIN_IMAP") is None
