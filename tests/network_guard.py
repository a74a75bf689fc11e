"""Keeps the tests on this machine: no connection leaves loopback, no other name is looked up."""

import ipaddress
import socket

import pytest

INTERNET = {socket.AF_INET, socket.AF_INET6}
OWN_NAMES = {"", "localhost"}


def is_this_machine(host: str | bytes | None) -> bool:
    """Return whether `host` is loopback, by name or by number."""
    name = host.decode() if isinstance(host, bytes) else host or ""
    if name in OWN_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def stay_on_this_machine() -> None:
    """Put the guard into the `socket` module for the life of this process."""
    for way_out in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, way_out, _guarded(getattr(socket.socket, way_out)))
    look_up = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        _refuse_abroad(host)
        return look_up(host, *args, **kwargs)

    socket.getaddrinfo = getaddrinfo


def _guarded(way_out):
    def guarded(self, *args):
        if self.family in INTERNET:
            _refuse_abroad(args[-1][0])  # the address is the last argument of all three
        return way_out(self, *args)

    return guarded


def _refuse_abroad(host) -> None:
    if not is_this_machine(host):
        # pytest's failure is no Exception: code under test cannot take it for a network error
        pytest.fail(f"a test reached for the network: {host!r}")
