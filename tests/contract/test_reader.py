"""What every `Reader` keeps, in this process or in a child; and what the child's wall holds."""

import os
import threading
import time
from io import BytesIO

import pytest

from reachapp.core.message import Message, Unreadable
from reachapp.core.parse import read_message
from reachapp.reader.child import serve
from reachapp.reader.child_reader import COMMAND, ChildReader
from reachapp.reader.direct import DirectReader
from reachapp.reader.frames import write_frame
from tests.unit.core.traps import TRAPS

MAIL = (
    b"From: =?utf-8?q?J=C3=A9?= <je@x.example>\nTo: a@b.example, b@b.example\nSubject: Hoi\n"
    b"Date: Tue, 24 Nov 2026 09:12:00 +0100\nMessage-ID: <1@x.example>\n"
    b"Content-Type: text/plain; charset=utf-8\n\nDe kelder staat blank.\n\nGroet,\nJ\xc3\xa9\n"
)
UNRULY = (*COMMAND[:-2], "-m", "tests.contract.unruly_child")


def order(words):
    return b"From: Bo <bo@x.example>\nSubject: Bom\n\nORDER " + words.encode()


@pytest.fixture(scope="module", params=[DirectReader, ChildReader])
def reader(request):
    made = request.param()
    yield made
    made.close()


@pytest.fixture
def unruly():
    made = ChildReader(command=UNRULY, wall_seconds=3)
    yield made
    made.close()


def test_a_mail_is_read_as_the_rules_read_it(reader):
    assert reader.read(MAIL) == read_message(MAIL)
    assert reader.read(MAIL).body.paragraphs == ("De kelder staat blank.",)


def test_a_cut_mail_keeps_the_size_of_the_whole(reader):
    message = reader.read(MAIL, size=90_000)
    assert message.size == 90_000
    assert message.is_cut


@pytest.mark.parametrize("raw", [b"", b"\r\n \n"])
def test_nothing_at_all_is_unreadable(reader, raw):
    assert reader.read(raw) == Unreadable(why="empty", size=len(raw))


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_every_trap_is_read_the_same_way_everywhere(reader, trap):
    assert reader.read(trap.raw) == read_message(trap.raw)


def test_a_large_mail_passes(reader):
    raw = MAIL + b"x" * 5_000_000
    assert reader.read(raw).size == len(raw)


def test_a_reader_answers_many_threads(reader):
    results = []
    threads = [threading.Thread(target=lambda: results.append(reader.read(MAIL))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [read_message(MAIL)] * 8


def test_a_closed_reader_may_be_used_again(reader):
    reader.close()
    assert isinstance(reader.read(MAIL), Message)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        *(("spin", "timeout"), ("hang", "timeout"), ("die", "crash"), ("eat", "memory")),
        *(("babble", "crash"), ("shout", "crash"), ("lie", "crash"), ("leave", "crash")),
        ("write a file", "crash"),
    ],
)
def test_a_mail_that_ends_the_child_is_unreadable_and_the_next_is_read(unruly, words, why):
    assert isinstance(unruly.read(MAIL), Message)
    found = unruly.read(order(words))
    assert found == Unreadable(
        why=why, size=len(order(words)), sender="Bo <bo@x.example>", subject="Bom"
    )
    assert unruly.read(MAIL) == read_message(MAIL)


def test_a_mail_that_spins_costs_about_a_second_of_cpu(unruly):
    unruly.read(MAIL)
    start = os.times()
    unruly.read(order("spin"))
    unruly.close()
    end = os.times()
    spent = end.children_user + end.children_system
    assert spent - start.children_user - start.children_system < 2.5


def test_what_the_child_prints_is_no_answer(unruly):
    assert isinstance(unruly.read(order("print")), Message)


def test_the_child_loads_no_library_and_no_network(unruly):
    loaded = set(unruly.read(order("load")).headers["subject"][0].split())
    assert "reachapp.core.parse" in loaded
    heavy = {
        "PySide6",
        "sqlalchemy",
        "socket",
        "ssl",
        "urllib",
        "http",
        "email",
        "asyncio",
        "pickle",
    }
    assert not loaded & heavy


def test_a_child_that_cannot_start_leaves_the_mail_unreadable():
    reader = ChildReader(command=("/no/such/program",))
    assert reader.read(MAIL).why == "crash"
    reader.close()


def test_a_child_leaves_by_itself_and_the_next_mail_is_read():
    code = (
        "import os, sys\n"
        "from reachapp.core.parse import read_message\n"
        "from reachapp.reader.child import serve\n"
        "requests, answers = os.fdopen(0, 'rb', 0), os.fdopen(1, 'wb', 0)\n"
        "sys.exit(serve(requests, answers, read=lambda r, s: read_message(r, size=s), idle=0.05))"
    )
    reader = ChildReader(command=(*COMMAND[:-2], "-c", code))
    try:
        for _ in range(3):
            assert isinstance(reader.read(MAIL), Message)
            child = reader._child
            limit = time.monotonic() + 10
            while child.is_alive() and time.monotonic() < limit:
                threading.Event().wait(0.01)
            assert not child.is_alive()
    finally:
        reader.close()


def test_a_child_without_a_parent_ends(tmp_path):
    asked = tmp_path / "asked"
    with asked.open("wb") as stream:
        write_frame(stream, (9).to_bytes(8, "big") + b"Subject: a\n\nb")
    answers = BytesIO()
    with asked.open("rb", buffering=0) as requests:
        assert serve(requests, answers, read=lambda raw, size: read_message(raw, size=size)) == 0
    assert b'"kind":"message"' in answers.getvalue()
