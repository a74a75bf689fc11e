"""The port `Channel` as the sender uses it: over the fake of the stories, and over SMTP."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from reachapp.channels.smtp_channel import SmtpChannel
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Account, Server
from reachapp.engine.errors import Refused, Unreachable, Unsure
from reachapp.sample.smtp_sink import Cut, Phase, SmtpSink
from tests.fakes import FakeChannel

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ITEM = Outgoing(
    key="reply:1",
    kind=OutgoingKind.REPLY,
    channel="mail:main",
    recipient="anna@client.example",
    body=b"From: sanne@deboer.example\r\nSubject: Re: Vraag\r\n\r\nDag Anna\r\n",
    message_id="<r1@deboer.example>",
    due_at=NOW,
)


def a_fake():
    channel = FakeChannel()
    return SimpleNamespace(
        channel=channel,
        count=lambda: len(channel.taken),
        refuse=lambda: channel.fails_next(Refused("refused")),
        go_down=channel.goes_down,
        lose_line=lambda is_taken: channel.loses_the_line(is_taken=is_taken),
    )


def over_smtp(sink):
    account = Account(
        name="main",
        imap=Server(host="127.0.0.1", port=1, tls="none"),
        smtp=Server(host=sink.host, port=sink.port, user="sanne", tls="none"),
    )

    def lose_line(is_taken):
        sink.answer(Phase.AFTER_DOT, Cut.LINE_AFTER_TAKING_IT if is_taken else Cut.LINE)

    return SimpleNamespace(
        channel=SmtpChannel(account, lambda: "geheim", address="sanne@deboer.example"),
        count=lambda: len(sink.mails),
        refuse=lambda: sink.answer(Phase.RCPT, "550 5.1.1 unknown", always=True),
        go_down=sink.stop,
        lose_line=lose_line,
    )


@pytest.fixture(params=["fake", "smtp"])
def way(request):
    if request.param == "fake":
        yield a_fake()
        return
    sink = SmtpSink("sanne", "geheim")
    sink.start()
    yield over_smtp(sink)
    sink.stop()


def test_what_is_sent_is_taken_once(way):
    way.channel.send(ITEM)
    assert way.count() == 1


def test_what_is_refused_is_not_taken(way):
    way.refuse()
    with pytest.raises(Refused):
        way.channel.send(ITEM)
    assert way.count() == 0


def test_nobody_there_is_unreachable_and_takes_nothing(way):
    way.go_down()
    with pytest.raises(Unreachable):
        way.channel.send(ITEM)
    assert way.count() == 0


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_line_lost_after_the_dot_is_unsure_whether_it_was_taken_or_not(way, is_taken):
    way.lose_line(is_taken)
    with pytest.raises(Unsure):
        way.channel.send(ITEM)
    assert way.count() == is_taken


def test_the_next_sending_after_a_lost_line_works(way):
    way.lose_line(False)
    with pytest.raises(Unsure):
        way.channel.send(ITEM)
    way.channel.send(ITEM)
    assert way.count() == 1


def test_what_never_left_is_not_claimed_to_be_there(way):
    assert not way.channel.find_sent(ITEM)
