"""A reading child that does, for a mail that says so, what a child in a stranger's hands might."""

import itertools
import os
import sys
import tempfile
import threading

from reachapp.core.parse import read_message
from reachapp.reader.child import run


def spin():
    for _ in itertools.repeat(None):
        pass


def hang():
    threading.Event().wait(60)


def eat():
    return bytearray(2_000_000_000)


def write_a_file():
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 100)


def answer(data):
    os.write(1, len(data).to_bytes(4, "big") + data)


ORDERS = {
    "spin": spin,
    "hang": hang,
    "die": lambda: os._exit(3),
    "leave": lambda: os._exit(0),
    "eat": eat,
    "write a file": write_a_file,
    "babble": lambda: answer(b"{}"),
    "shout": lambda: os.write(1, b"\xff\xff\xff\xff"),
    "print": lambda: print("a line on standard output"),
    "lie": lambda: answer(
        b'{"kind":"unreadable","why":"x\\u0007","size":1,"sender":"","subject":""}'
    ),
}


def read(raw, size):
    _, _, order = raw.partition(b"\n\nORDER ")
    if order == b"load":
        names = " ".join(sorted(sys.modules)).encode()
        return read_message(b"Subject: " + names + b"\n\nx", size=size)
    if order:
        ORDERS[order.decode()]()
    return read_message(raw, size=size)


if __name__ == "__main__":
    sys.exit(run(read))
