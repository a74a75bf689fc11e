"""The sample office's server reads each of its mails as Dovecot does."""

import pytest

from reachapp.sample.mails import read_arrivals, sample_folder
from tests.contract.imap_servers import logged_in

ASKED = [
    "ENVELOPE",
    "BODYSTRUCTURE",
    "RFC822.SIZE",
    "BODY.PEEK[]",
    "BODY.PEEK[1]",
    "BODY.PEEK[HEADER.FIELDS (SUBJECT RECEIVED)]",
    "BODY.PEEK[HEADER.FIELDS.NOT (RECEIVED)]",
    "BODY.PEEK[TEXT]<3.20>",
]
PARTS = ["BODY.PEEK[2]", "BODY.PEEK[1.MIME]"]
BROKEN = "onleesbaar"  # servers read a damaged mail each in their own way
ARRIVALS = [one for one in read_arrivals(sample_folder()) if BROKEN not in one.file]


@pytest.fixture
def twins(dovecot_server, sample_server):
    with logged_in(dovecot_server) as real, logged_in(sample_server) as sample:
        yield real, sample


def seen_by(client, raw):
    client.append("INBOX", raw)
    client.select_folder("INBOX")
    uid = client.search()[-1]
    answer = client.fetch(uid, ASKED + (PARTS if b"multipart/" in raw else []))[uid]
    structure = as_plain(answer.pop(b"BODYSTRUCTURE"))
    return {**answer, "structure": structure, b"SEQ": None}


def as_plain(value):
    """A structure as nested lists, without regard to case."""
    if isinstance(value, tuple | list):
        return [as_plain(one) for one in value]
    return value.lower() if isinstance(value, bytes) else value


def test_both_tell_the_same_of_every_sample_mail(twins):
    real, sample = twins
    for arrival in ARRIVALS:
        assert seen_by(sample, arrival.raw) == seen_by(real, arrival.raw), arrival.file


SEARCHES = [
    ["SUBJECT", "offerte"],
    ["FROM", "bakkerijvanrijn"],
    ["TO", "sanne"],
    ["HEADER", "Auto-Submitted", ""],
    ["HEADER", "List-Id", "ondernemers"],
    ["NOT", "HEADER", "List-Unsubscribe", ""],
    ["OR", "SUBJECT", "spoed", "BODY", "spoed"],
    ["TEXT", "vergunning"],
    ["LARGER", "1600"],
    ["SENTSINCE", "23-Nov-2026", "SENTBEFORE", "24-Nov-2026"],
    ["UID", "5:9", "UNSEEN"],
    ["3:*", "UNDELETED", "NOT", "FLAGGED"],
]


def test_both_find_the_same_mails(twins):
    for client in twins:
        for arrival in ARRIVALS:
            client.append("INBOX", arrival.raw)
        client.select_folder("INBOX")
    for criteria in SEARCHES:
        found = [places(client, criteria) for client in twins]
        assert found[0] == found[1], criteria


def places(client, criteria):
    """Which mails were found, by their place: Dovecot never gives a UID twice."""
    order = client.search()
    if "UID" in criteria:
        low = order[0]
        criteria = [f"{low + 4}:{low + 8}" if word == "5:9" else word for word in criteria]
    return [order.index(uid) for uid in client.search(criteria)]
