"""The own tokenizer reads what servers write, and nothing that they write brings it down."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.channels.imap_fetch import fetched, internal_date, parse_fetch, uid_of
from reachapp.channels.imap_search import expanded, found_uids, uid_set
from reachapp.channels.lines import BadAnswerError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def mail(pieces, limit=1000):
    attributes = parse_fetch(pieces)
    return fetched(uid_of(attributes), attributes, limit=limit, now=lambda: NOW)


def test_a_usual_answer():
    date = b'INTERNALDATE " 7-Jul-2026 02:44:25 -0700"'
    read = mail([
        b"* 12 FETCH (UID 5 FLAGS (\\Seen $Re) %s RFC822.SIZE 44 BODY[]<0> " % date,
        b"From: x\r\n\r\n(UID 9)",
        b")",
    ])  # fmt: skip
    assert read.uid == 5
    assert read.flags == {"\\Seen", "$Re"}
    assert read.internal_date == datetime(2026, 7, 7, 9, 44, 25, tzinfo=UTC)
    assert read.size == 44
    assert read.raw == b"From: x\r\n\r\n(UID 9)"


@pytest.mark.parametrize(
    ("body", "raw"),
    [
        ([b'* 1 FETCH (BODY[] "a \\"b\\" \\\\ (c" UID 5)'], b'a "b" \\ (c'),
        ([b'* 1 FETCH (UID 5 BODY[] "")'], b""),
        ([b"* 1 FETCH (UID 5 BODY[] NIL)"], b""),
        ([b"* 1 FETCH (BODY[]<0> ", b"x", b" UID 5)"], b"x"),
        ([b"* 1 fetch (uid 5 body[] ", b"x", b")"], b"x"),
        ([b"* 1 FETCH (UID 5 MODSEQ (12345) BODY[] ", b"x", b")"], b"x"),
        ([b"* 1 FETCH (BODY[HEADER.FIELDS (TO)] ", b"y", b" UID 5 BODY[] ", b"x", b")"], b"x"),
        ([b"* 1 FETCH (X-GM-LABELS (\\Inbox ", b"a(b", b") UID 5 BODY[] ", b"x", b")"], b"x"),
    ],
)
def test_other_ways_to_write_it(body, raw):
    assert mail(body).uid == 5
    assert mail(body).raw == raw


def test_a_server_that_ignores_the_limit_is_cut():
    assert mail([b"* 1 FETCH (UID 5 BODY[] ", b"x" * 50, b")"], limit=10).raw == b"x" * 10


@pytest.mark.parametrize(
    "value",
    [
        None,
        b"",
        b"yesterday",
        b"32-Jan-2026 00:00:00 +0000",
        b"01-Foo-2026 00:00:00 +0000",
        b"01-Jan-0001 00:00:00 +1400",
        b"01-Jan-2026 00:00:00 +9900",
        [b"x"],
    ],
)
def test_a_date_that_is_none(value):
    assert internal_date(value) is None


@pytest.mark.parametrize("answer", [b"* 3 EXISTS", b"* OK FETCH (", b"+ x", b""])
def test_what_is_no_fetch(answer):
    assert parse_fetch([answer]) is None


def test_an_unasked_fetch_may_have_no_uid():
    assert uid_of(parse_fetch([b"* 3 FETCH (FLAGS (\\Seen))"])) is None


@given(st.lists(st.binary(max_size=60), min_size=0, max_size=4), st.binary(max_size=200))
def test_no_bytes_bring_it_down(more, first):
    attributes = parse_fetch([b"* 1 FETCH " + first, *more])
    assert attributes is not None
    fetched(uid_of(attributes) or 1, attributes, limit=10, now=lambda: NOW)


FRAGMENTS = st.sampled_from(
    [b"UID", b" 5", b"(", b")", b'"', b"BODY[]", b"<0>", b" ", b"NIL", b"FLAGS", b"\\", b"[", b"]"]
)


@given(st.lists(FRAGMENTS, max_size=30).map(b"".join))
def test_no_order_of_words_brings_it_down(text):
    attributes = parse_fetch([b"* 1 FETCH " + text])
    fetched(uid_of(attributes) or 1, attributes, limit=10, now=lambda: NOW)


@given(st.sets(st.integers(1, 300)))
def test_a_set_names_its_members(uids):
    assert sorted(expanded(uid_set(uids))) == sorted(uids)


@pytest.mark.parametrize(
    ("answer", "uids"),
    [
        (b"* SEARCH 2 3 5", [2, 3, 5]),
        (b"* SEARCH", []),
        (b"* SEARCH 2 (MODSEQ 917162500)", [2]),
        (b'* ESEARCH (TAG "A285") UID ALL 4:6,9', [4, 5, 6, 9]),
        (b'* ESEARCH (TAG "A285") UID', []),
        (b"* 3 EXISTS", []),
    ],
)
def test_answers_to_a_search(answer, uids):
    assert found_uids([answer]) == uids


def test_a_range_without_end_is_refused():
    with pytest.raises(BadAnswerError):
        expanded(b"1:4294967295")
