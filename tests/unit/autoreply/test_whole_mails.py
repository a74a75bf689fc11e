"""Mails as programs write them; the name of each file says what it gets."""

from pathlib import Path

import pytest

from reachapp.autoreply.case import ReplyTo
from reachapp.autoreply.silence import Silence
from reachapp.core.parse import read_message
from tests.unit.autoreply.asking import answer

FOLDER = Path(__file__).parents[2] / "data" / "mails" / "replies"
MAILS = sorted(FOLDER.glob("*.eml"))


def test_there_are_mails():
    assert len(MAILS) >= 10


@pytest.mark.parametrize("path", MAILS, ids=[path.stem for path in MAILS])
def test_a_whole_mail_gets_what_its_name_says(path):
    result = answer(read_message(path.read_bytes()))

    if path.stem.startswith("reply--"):
        assert isinstance(result, ReplyTo)
    else:
        assert result is Silence(path.stem.partition("--")[0])
