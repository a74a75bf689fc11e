"""The sentence encoder in its child: vectors of meaning, and no harm where it is missing."""

import sys
import time

import pytest

from reachapp.reader.child_encoder import LENGTH, ChildEncoder


@pytest.fixture
def encoder():
    made = ChildEncoder(monotonic=time.monotonic)
    yield made
    made.close()


def likeness(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_sentences_of_one_meaning_lie_near_in_any_language(encoder):
    dutch, english, other = encoder.encode(
        [
            "Er komt water door het plafond.",
            "Water is coming through the ceiling.",
            "Kunt u mij de factuur van maart sturen?",
        ]
    )

    assert len(dutch) == LENGTH
    assert likeness(dutch, english) > likeness(dutch, other) + 0.2


def test_a_missing_encoder_answers_none_and_is_left_alone_for_a_while():
    now = [0.0]
    gone = ChildEncoder(
        monotonic=lambda: now[0], command=(sys.executable, "-c", "raise SystemExit")
    )
    first = gone.encode(["hallo"])
    away = gone.is_away
    now[0] += 700
    back = gone.is_away
    gone.close()

    assert first is None
    assert (away, back) == (True, False)


def test_a_child_that_babbles_is_not_believed():
    babble = (
        "import sys; sys.stdout.buffer.write((3).to_bytes(4, 'big') + b'abc');"
        " sys.stdout.flush(); sys.stdin.read()"
    )
    liar = ChildEncoder(monotonic=time.monotonic, command=(sys.executable, "-c", babble))
    answer = liar.encode(["hallo"])
    liar.close()

    assert answer is None
