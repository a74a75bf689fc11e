"""The answer of a child is taken field by field, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.core.parse import read_message
from reachapp.reader.wire import from_json, to_json

RAW = (
    b"From: Bo <bo@x.example>\nTo: a@b.example\nDate: Tue, 24 Nov 2026 09:12:00 +0100\n"
    b"Message-ID: <1@x.example>\nContent-Type: multipart/mixed; boundary=b\n\n"
    b"--b\n\nHoi\n\nGroet,\nBo\n--b\nContent-Disposition: attachment; filename=a.pdf\n\nx\n--b--\n"
)
GOOD = json.loads(to_json(read_message(RAW)))


def test_a_message_comes_back_as_it_was():
    message = read_message(RAW)
    assert from_json(to_json(message), size=message.size) == message


@given(st.binary(max_size=2000))
def test_any_mail_comes_back_as_it_was(raw):
    result = read_message(raw)
    assert from_json(to_json(result), size=result.size) == result


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("value", [None, 1, True, "\ud800", "a\x07", [[]], {"a": 1}, [["a"]], -1.5])
def test_a_field_of_the_wrong_kind_is_refused(name, value):
    if name in {"message_id", "sent_at"} and value is None:
        value = 0
    if name == "is_cut" and value is True:
        value = "yes"
    with pytest.raises(ValueError, match=r"."):
        from_json(json.dumps({**GOOD, name: value}).encode(), size=len(RAW))


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_field_is_refused(name):
    less = {key: value for key, value in GOOD.items() if key != name}
    with pytest.raises(ValueError, match=r"."):
        from_json(json.dumps(less).encode(), size=len(RAW))


@pytest.mark.parametrize(
    "change",
    [
        {"more": 1},
        {"size": 3},
        {"sent_at": "2026-11-24T09:12:00"},
        {"sent_at": "soon"},
        {"subject": "a\nBcc: v@x.example"},
        {"parts": [["text/plain", {}, None, False]]},
        {"from": [["a", "b", "c"]]},
        {"recipients": [["a", "b@x.example"]] * 3000},
    ],
)
def test_an_answer_that_fits_no_mail_is_refused(change):
    with pytest.raises(ValueError, match=r"."):
        from_json(json.dumps({**GOOD, **change}).encode(), size=len(RAW))


@given(st.binary(max_size=300) | st.just(b"[" * 100_000) | st.just(b"{" * 9) | st.just(b"9" * 9000))
def test_no_bytes_of_a_child_raise_anything_else(data):
    with pytest.raises(ValueError, match=r"."):
        from_json(data, size=1)
