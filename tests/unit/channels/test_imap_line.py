"""Whatever a server sends, reading it ends in an answer or in an error that the border knows."""

import io
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.channels.imap_bulk import fetch_mails
from reachapp.channels.imap_errors import LIBRARY_ERRORS
from reachapp.channels.imap_line import ImapLine
from reachapp.channels.imap_login import ImapLimits
from reachapp.engine.errors import ReachappError
from reachapp.system.clock import SystemClock

GOOD = (
    b"* 2 EXISTS\r\n* OK [UIDNEXT 3] x\r\n"
    b'* 1 FETCH (UID 1 FLAGS (\\Seen) INTERNALDATE "01-Jan-2026 00:00:00 +0000" RFC822.SIZE 9'
    b" BODY[]<0> {9}\r\nSubject:x)\r\n"
    b'* 2 FETCH (UID 2 FLAGS () BODY[]<0> "quoted" RFC822.SIZE 6)\r\nT1 OK done\r\n'
)
FRAGMENTS = [b"{9}\r\n", b"{4294967296}\r\n", b"{-1}\r\n", b'"', b"(", b")", b"\r\n", b"* BYE\r\n"]


class FakeImap:
    """imaplib's part of a session, over bytes that are there already."""

    def __init__(self, said: bytes) -> None:
        self.file = io.BufferedReader(io.BytesIO(said))
        self.tagged_commands = {}
        self.untagged_responses = {}
        self.sent = b""

    def _new_tag(self):
        return b"T1"

    def send(self, words):
        self.sent += words


def a_line(said: bytes) -> ImapLine:
    client = SimpleNamespace(_imap=FakeImap(said), has_capability=lambda name: False)
    return ImapLine(client, clock=SystemClock(), limits=ImapLimits())


def read_all(said: bytes):
    return fetch_mails(a_line(said), [1, 2], limit=100, now=SystemClock().now)


def test_the_good_answer_is_read():
    found = read_all(GOOD)
    assert [found[uid].raw for uid in (1, 2)] == [b"Subject:x", b"quoted"]


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD)),
            st.integers(0, 12),
            st.one_of(st.binary(max_size=6), st.sampled_from(FRAGMENTS)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_damage_of_an_answer_brings_it_down(damages):
    said = GOOD
    for start, length, instead in damages:
        said = said[:start] + instead + said[start + length :]
    try:
        found = read_all(said)
    except (*LIBRARY_ERRORS, ReachappError):
        return
    assert set(found) <= {1, 2}


@given(st.integers(0, len(GOOD) - 1))
def test_an_answer_cut_anywhere_is_never_taken_for_whole(end):
    with pytest.raises((*LIBRARY_ERRORS, ReachappError)):
        read_all(GOOD[:end])
