"""A running sample server, and two ways to talk to it."""

import socket

import pytest
from imapclient import IMAPClient

from reachapp.sample.imap_server import SampleImapServer


class Line:
    """A client that says exactly what it is told."""

    def __init__(self, server):
        self.socket = socket.create_connection((server.host, server.port), timeout=5)
        self.file = self.socket.makefile("rb")
        self.greeting = self.file.readline()

    def say(self, data):
        self.socket.sendall(data)

    def until(self, start):
        lines = []
        while not (line := self.file.readline()).startswith(start):
            assert line, f"the line ended after {lines}"
            lines.append(line)
        return [*lines, line]

    def close(self):
        self.file.close()
        self.socket.close()


@pytest.fixture
def new_line(server):
    """Give the function that opens one more line."""
    lines = []

    def new():
        lines.append(Line(server))
        return lines[-1]

    yield new
    for line in lines:
        line.close()


@pytest.fixture
def server():
    server = SampleImapServer("sanne", "geheim")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def client(server):
    client = IMAPClient(server.host, port=server.port, ssl=False, timeout=5)
    client.login("sanne", "geheim")
    yield client
    client.shutdown()


@pytest.fixture
def line(new_line):
    return new_line()


@pytest.fixture
def inside(line):
    line.say(b"a LOGIN sanne geheim\r\n")
    line.until(b"a OK")
    return line
