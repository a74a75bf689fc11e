"""The guards around all tests do guard."""

import logging
import os
import socket
import time

import keyring
import keyring.errors
import pytest

from tests.log_guard import LogGuard
from tests.network_guard import is_this_machine


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", b"localhost", None])
def test_loopback_is_this_machine(host):
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "0.0.0.0", "::", "mail.example", b"mail.example"])
def test_anything_else_is_abroad(host):
    assert not is_this_machine(host)


def test_connecting_abroad_fails_the_test():
    with socket.socket() as line, pytest.raises(pytest.fail.Exception, match="network"):
        line.connect(("192.0.2.1", 25))


def test_sending_a_datagram_abroad_fails_the_test():
    with (
        socket.socket(type=socket.SOCK_DGRAM) as line,
        pytest.raises(pytest.fail.Exception, match="network"),
    ):
        line.sendto(b"hello", ("192.0.2.1", 53))


def test_looking_up_a_name_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match=r"mail\.example"):
        socket.create_connection(("mail.example", 25))


def test_loopback_stays_open():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_no_test_reads_the_keyring_of_its_user():
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("reachapp", "main")


def test_the_zone_is_utc():
    assert time.tzname[0] == "UTC"


def test_folders_of_the_user_stay_untouched():
    assert os.environ["XDG_DATA_HOME"].startswith(os.environ["XDG_RUNTIME_DIR"])


def warned(*lines: str) -> LogGuard:
    guard = LogGuard()
    for line in lines:
        guard.emit(logging.LogRecord("reachapp.x", logging.WARNING, "x", 1, line, (), None))
    return guard


def test_an_unannounced_warning_is_a_complaint():
    assert warned("odd").complaints() == ["unexpected log line: WARNING reachapp.x: odd"]


def test_an_announced_warning_is_none():
    guard = warned("mailbox 7 is odd")
    guard.expect(r"mailbox \d is odd")

    assert guard.complaints() == []


def test_an_announcement_in_vain_is_a_complaint():
    guard = warned()
    guard.expect("odd")

    assert guard.complaints() == ["no log line matches 'odd'"]


def test_a_test_may_announce_what_the_program_warns_of(expects_log):
    expects_log("is odd")

    logging.getLogger("reachapp.engine").warning("mailbox %s is odd", 7)
