"""Asks the guards about one mail, with everything else as it usually is."""

from datetime import UTC, datetime, timedelta

from reachapp.autoreply.case import Arrival, ReplySettings
from reachapp.autoreply.guards import decide
from reachapp.autoreply.ledger import MemoryLedger
from reachapp.core.verdict import Urgency, Verdict
from tests.builders import OWNER, a_message

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
DAY = timedelta(days=1)
SERVER = "mx.deboer.example"
LATER = Verdict(urgency=Urgency.LATER, score=0.1)


def settings(**changes):
    given = {"own_addresses": (OWNER, "info@deboer.example"), "trusted_authserv_ids": (SERVER,)}
    return ReplySettings(**(given | changes))


def arrival(**changes):
    given = {"role": "inbox", "internal_date": NOW - timedelta(minutes=1)}
    return Arrival(**(given | changes))


def answer(message, *, ledger=None, verdict=LATER, at=NOW, arrived=None, **changes):
    return decide(
        message,
        arrival=arrived or arrival(),
        settings=settings(**changes),
        ledger=ledger or MemoryLedger(),
        verdict=verdict,
        now=at,
    )


def with_header(name, body, **changes):
    return a_message(headers=((name, body),), **changes)
