import email
import re
from datetime import UTC, datetime, timedelta
from email import policy
from email.utils import parsedate_to_datetime

import pytest

from reachapp.sample.mails import as_if_sent_now, read_arrivals, sample_folder

NOW = datetime(2027, 2, 3, 13, 30, 5, tzinfo=UTC)
OWN = {"sanne@deboer-advies.example", "info@deboer-advies.example"}
BROKEN = "onleesbaar"
ARRIVALS = read_arrivals(sample_folder())
WELL_FORMED = [one for one in ARRIVALS if BROKEN not in one.file]
LABELS = {"urgent", "later", "no_reply"}


def named(part):
    (found,) = [one for one in ARRIVALS if part in one.file]
    return found


def parsed(raw):
    return email.message_from_bytes(raw, policy=policy.default)


def test_there_are_enough_mails_and_each_has_a_file_of_its_own():
    files = [one.file for one in ARRIVALS]
    on_disk = {entry.name for entry in (sample_folder() / "mails").iterdir()}
    assert len(files) >= 36
    assert set(files) == on_disk
    assert len(set(files)) == len(files)


def test_they_come_within_the_first_minute():
    assert ARRIVALS[0].after == timedelta(0)
    assert timedelta(seconds=50) < ARRIVALS[-1].after <= timedelta(seconds=60)


@pytest.mark.parametrize("arrival", WELL_FORMED, ids=lambda one: one.file)
def test_a_mail_is_valid_and_invented(arrival):
    mail = parsed(arrival.raw)
    for name in ("Return-Path", "Received", "From", "To", "Subject", "Date", "Message-ID"):
        assert mail[name], name
    assert [part.defects for part in mail.walk() if part.defects] == []
    assert all(len(line) <= 998 for line in arrival.raw.split(b"\r\n"))
    assert mail["From"].defects == ()
    raw = arrival.raw.replace(b"=\r\n", b"")  # soft line ends of quoted-printable
    hosts = re.findall(rb"@([A-Za-z0-9.-]+\.[a-z]{2,})", raw)
    hosts += re.findall(rb"https?://([A-Za-z0-9.-]+)", raw)
    assert hosts
    assert {host.decode() for host in hosts if not host.endswith(b".example")} == set()


@pytest.mark.parametrize("arrival", ARRIVALS, ids=lambda one: one.file)
def test_what_is_expected_of_a_mail_is_whole(arrival):
    expect = arrival.expect
    assert expect["label"] in LABELS | {None}
    assert expect["verdict"] in {"reply", "suppress", None}
    assert (expect["reason"] is None) is (expect["verdict"] != "suppress")
    if expect["label"] == "urgent":
        assert expect["forward"] is True


def test_all_labels_reasons_and_languages_are_there():
    reasons = {one.expect["reason"] for one in ARRIVALS}
    labels = [one.expect["label"] for one in ARRIVALS]
    assert reasons >= {
        "auto_submitted", "auth_failed", "calendar", "from_list", "no_reply_needed", "noreply",
        "not_addressed", "null_return_path", "own_address", "replied_recently", "spam",
        "suppress_header",
    }  # fmt: skip
    assert labels.count("urgent") >= 8
    assert labels.count("later") >= 12


def test_the_replies_stay_below_the_cap_of_an_hour():
    assert sum(one.expect["verdict"] == "reply" for one in ARRIVALS) < 30


def test_message_ids_differ():
    ids = [parsed(one.raw)["Message-ID"] for one in ARRIVALS]
    assert len(set(ids)) == len(ids)


def test_a_mail_arrives_now():
    mail = parsed(as_if_sent_now(named("lekkage-bakkerij").raw, NOW))
    hops = [parsedate_to_datetime(str(hop).rpartition(";")[2]) for hop in mail.get_all("Received")]
    sent = parsedate_to_datetime(str(mail["Date"]))
    assert hops[0] == NOW
    assert hops == sorted(hops, reverse=True)
    assert timedelta(0) < NOW - sent < timedelta(minutes=1)


def test_nothing_else_of_a_mail_changes():
    original = named("cafe-rene").raw
    times = re.compile(rb"(?:;|\r\nDate:) [A-Z][a-z]{2}, [^\r\n]*")
    assert times.sub(b"", as_if_sent_now(original, NOW)) == times.sub(b"", original)


def test_an_invitation_stays_ahead_and_keeps_its_weekday():
    raw = as_if_sent_now(named("agenda-verzoek").raw, NOW)
    day = re.search(rb"DTSTART:(\d{8})T130000Z", raw)[1].decode()
    start = datetime.strptime(day + "+0000", "%Y%m%d%z")
    assert timedelta(days=14) < start - NOW < timedelta(days=30)
    assert start.weekday() == 0


def test_even_the_broken_mail_can_be_moved():
    assert b"2027" in as_if_sent_now(named(BROKEN).raw, NOW)
