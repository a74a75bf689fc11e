"""The mails that the benchmarks run on: the same for the same seed, and all readable."""

from bench.mailbox import mails
from reachapp.core.message import Message
from reachapp.core.parse import read_message


def test_the_same_seed_writes_the_same_bytes():
    assert list(mails(50, seed=3)) == list(mails(50, seed=3))


def test_another_seed_writes_other_mails():
    assert set(mails(50, seed=3)).isdisjoint(mails(50, seed=4))


def test_every_mail_can_be_read_and_the_box_is_varied():
    read = [read_message(raw) for raw in mails(200)]

    assert all(isinstance(message, Message) for message in read)
    assert len({message.content_type for message in read}) >= 4
    assert len({message.subject for message in read}) > 50
