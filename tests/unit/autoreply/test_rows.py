"""The decision table of automatic replies, each row in both directions.

A case is a whole small mail, as a server would deliver it, or a change to one.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reachapp.autoreply.case import Arrival, ReplySettings, ReplyTo
from reachapp.autoreply.guards import decide
from reachapp.autoreply.ledger import LedgerEntry, MemoryLedger
from reachapp.autoreply.silence import Silence
from reachapp.core.message import Unreadable
from reachapp.core.parse import read_message
from reachapp.core.verdict import Urgency, Verdict
from tests.builders import OWNER, SENDER, a_message, a_raw_mail

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


def test_a_client_gets_a_reply_at_the_return_path():
    assert answer(a_message()) == ReplyTo(
        recipient=SENDER,
        canonical=SENDER,
        handle="office",
        from_address=OWNER,
        thread_ids=("<mail-1@client.example>",),
    )


def test_an_unreadable_mail_gets_none():
    assert answer(Unreadable(why="crash", size=9)) is Silence.UNREADABLE


# Rows 1 to 3: where it lies

SILENT_ARRIVALS = {
    "sent": (arrival(role="sent"), Silence.WRONG_MAILBOX),
    "drafts": (arrival(role="drafts"), Silence.WRONG_MAILBOX),
    "junk": (arrival(role="junk"), Silence.WRONG_MAILBOX),
    "draft flag": (arrival(flags=frozenset({"\\Draft"})), Silence.WRONG_MAILBOX),
    "deleted flag": (arrival(flags=frozenset({"\\DELETED"})), Silence.WRONG_MAILBOX),
    "junk keyword": (arrival(flags=frozenset({"$Junk"})), Silence.WRONG_MAILBOX),
    "answered flag": (arrival(flags=frozenset({"\\Answered"})), Silence.ALREADY_ANSWERED),
    "own keyword": (arrival(flags=frozenset({"$reachappreplied"})), Silence.ALREADY_ANSWERED),
    "renumbered": (arrival(is_renumbered=True), Silence.TOO_OLD),
    "promise passed": (arrival(promise_at=NOW), Silence.TOO_OLD),
    "eight days old": (arrival(internal_date=NOW - 8 * DAY), Silence.TOO_OLD),
}
ANSWERED_ARRIVALS = {
    "seen": arrival(flags=frozenset({"\\Seen", "\\Recent", "$NotJunk", "NonJunk"})),
    "flagged": arrival(flags=frozenset({"\\Flagged", "$Forwarded", "$MDNSent"})),
    "other folder": arrival(role="other"),
    "archive": arrival(role="archive"),
    "promise ahead": arrival(promise_at=NOW + DAY, internal_date=NOW - 9 * DAY),
    "two days old": arrival(internal_date=NOW - 2 * DAY),
}


@pytest.mark.parametrize(("arrived", "why"), SILENT_ARRIVALS.values(), ids=SILENT_ARRIVALS)
def test_where_it_lies_is_reason_for_silence(arrived, why):
    assert answer(a_message(), arrived=arrived) is why


@pytest.mark.parametrize("arrived", ANSWERED_ARRIVALS.values(), ids=ANSWERED_ARRIVALS)
def test_where_it_lies_is_no_reason_for_silence(arrived):
    assert isinstance(answer(a_message(), arrived=arrived), ReplyTo)


def test_mail_that_a_person_answered_elsewhere_gets_none():
    ledger = MemoryLedger()
    ledger.record_answers(["<mail-1@client.example>"], now=NOW)

    assert answer(a_message(), ledger=ledger) is Silence.ALREADY_ANSWERED
    assert isinstance(answer(a_message(message_id=None), ledger=ledger), ReplyTo)


def test_mail_from_before_replies_were_on_gets_none():
    assert answer(a_message(), enabled_since=NOW) is Silence.TOO_OLD
    assert isinstance(answer(a_message(), enabled_since=NOW - timedelta(minutes=1)), ReplyTo)


# Rows 4 to 11: the sender

SILENT_PATHS = {
    "missing": (None, Silence.NO_RETURN_PATH),
    "null": ("<>", Silence.NULL_RETURN_PATH),
    "null with a blank": ("< >", Silence.NULL_RETURN_PATH),
    "null with comment": ("<> (bounce)", Silence.NULL_RETURN_PATH),
    "two": ("<a@client.example>, <b@client.example>", Silence.BAD_RETURN_PATH),
    "two in one": ("<a@client.example,b@client.example>", Silence.BAD_RETURN_PATH),
    "qmail": ("<#@[]>", Silence.BAD_RETURN_PATH),
    "no domain": ("<MAILER-DAEMON>", Silence.BAD_RETURN_PATH),
    "domain only": ("<@client.example>", Silence.BAD_RETURN_PATH),
    "open": ("<anna@client.example", Silence.BAD_RETURN_PATH),
    "beyond ascii": ("<änna@client.example>", Silence.BAD_RETURN_PATH),
    "own": (f"<{OWNER.upper()}>", Silence.OWN_ADDRESS),
    "own with detail": ("<sanne+news@deboer.example>", Silence.OWN_ADDRESS),
    "own with a daily tag": ("<prvs=0123456789=info@deboer.example>", Silence.OWN_ADDRESS),
    "daemon": ("<MAILER-DAEMON@client.example>", Silence.ROLE_SENDER),
    "listserv": ("<LISTSERV@uni.example>", Silence.ROLE_SENDER),
    "majordomo": ("<majordomo@uni.example>", Silence.ROLE_SENDER),
    "owner-": ("<owner-bakers@uni.example>", Silence.ROLE_SENDER),
    "-request": ("<bakers-request@uni.example>", Silence.ROLE_SENDER),
    "bounce": ("<bounce@shop.example>", Silence.ROLE_SENDER),
    "bounces": ("<Bounces@shop.example>", Silence.ROLE_SENDER),
    "bounce+": ("<bounce+1a2b@shop.example>", Silence.ROLE_SENDER),
    "bounces-": ("<bounces-77@shop.example>", Silence.ROLE_SENDER),
    "-bounces": ("<bakers-bounces@uni.example>", Silence.ROLE_SENDER),
    "-bounces+": ("<bakers-bounces+sanne=x@uni.example>", Silence.ROLE_SENDER),
    "verp": ("<news-sanne=deboer.example@shop.example>", Silence.ROLE_SENDER),
    "-owner": ("<bakers-owner@uni.example>", Silence.ROLE_SENDER),
    "bounce domain": ("<x123@bounces.shop.example>", Silence.ROLE_SENDER),
    "ses": (
        "<0102018f3a5b6c7d-1a2b3c4d-1111-2222-3333-1a2b3c4d5e6f-000000@mail.shop.example>",
        Silence.ROLE_SENDER,
    ),
    "wrapped bounce": ("<SRS0=Ab12=XY=shop.example=bounce@fwd.example>", Silence.ROLE_SENDER),
    "noreply": ("<noreply@shop.example>", Silence.NOREPLY),
    "no-reply": ("<No-Reply@shop.example>", Silence.NOREPLY),
    "no_reply": ("<orders.no_reply@shop.example>", Silence.NOREPLY),
    "no.reply": ("<no.reply@shop.example>", Silence.NOREPLY),
    "with detail": ("<noreply+77@shop.example>", Silence.NOREPLY),
    "donotreply": ("<donotreply@shop.example>", Silence.NOREPLY),
    "do-not-reply": ("<do-not-reply@shop.example>", Silence.NOREPLY),
    "dutch": ("<niet-beantwoorden@shop.example>", Silence.NOREPLY),
    "german": ("<nicht-antworten@shop.example>", Silence.NOREPLY),
    "french": ("<ne-pas-repondre@shop.example>", Silence.NOREPLY),
    "noreply domain": ("<x@noreply.shop.example>", Silence.NOREPLY),
}
ANSWERED_PATHS = {
    "no brackets": "anna@client.example",
    "comment": "(envelope) <anna@client.example>",
    "source route": "<@relay.example:anna@client.example>",
    "capitals": "<Anna@Client.Example>",
    "detail": "<anna+shop@client.example>",
    "apostrophe": "<d'angelo@client.example>",
    "quoted": '<"anna visser"@client.example>',
    "postmaster": "<postmaster@client.example>",
    "norely": "<norely@client.example>",
    "bouncer": "<bouncer@client.example>",
    "listo": "<listo@client.example>",
    "owner": "<owner@client.example>",
    "request": "<request@client.example>",
    "requestor": "<requestor@client.example>",
    "groot": "<groot@client.example>",
    "listservice": "<listservice@client.example>",
    "casanoreply": "<casanoreplya@client.example>",
    "own name elsewhere": "<sanne@client.example>",
    "own name as part": "<xsanne@deboer.example>",
    "daily tag": "<prvs=0123456789=anna.visser@client.example>",
    "forwarded": "<SRS0=Ab12=XY=client.example=anna@fwd.example>",
    "forwarded twice": "<SRS1=Cd34=fwd.example==Ab12=XY=client.example=anna@two.example>",
    "forwarded by exchange": "<info+SRS=44ldt=IX=client.example=anna@fwd.example>",
}


@pytest.mark.parametrize(("path", "why"), SILENT_PATHS.values(), ids=SILENT_PATHS)
def test_a_return_path_is_reason_for_silence(path, why):
    assert answer(a_message(return_path=path)) is why


@pytest.mark.parametrize("path", ANSWERED_PATHS.values(), ids=ANSWERED_PATHS)
def test_a_return_path_is_no_reason_for_silence(path):
    assert isinstance(answer(a_message(return_path=path)), ReplyTo)


def test_the_topmost_return_path_counts():
    below = a_message(headers=(("Return-Path", "<>"),))
    assert answer(below).recipient == SENDER

    above = a_message(return_path="<>", headers=(("Return-Path", f"<{SENDER}>"),))
    assert answer(above) is Silence.NULL_RETURN_PATH


def test_addresses_beyond_ascii_are_answered_where_the_way_out_speaks_them():
    reply = answer(a_message(return_path="<änna@client.example>"), speaks_smtputf8=True)

    assert reply.recipient == "änna@client.example"


@pytest.mark.parametrize("path", ["<prvs=1=Anna@Client.Example>", "<ANNA@client.example>"])
def test_the_reply_goes_to_the_path_and_the_ledger_knows_the_person(path):
    reply = answer(a_message(return_path=path))

    assert reply.canonical == SENDER
    assert reply.recipient.lower() == path.strip("<>").lower()


SILENT_AUTHORS = {
    "own": (f"Sanne <{OWNER}>", Silence.OWN_ADDRESS),
    "own with detail": ("Sanne <Sanne+x@deboer.example>", Silence.OWN_ADDRESS),
    "empty group": ("undisclosed:;", Silence.NO_AUTHOR),
    "name only": ("Anna", Silence.NO_AUTHOR),
    "missing": (None, Silence.NO_AUTHOR),
    "daemon": ("Mail System <MAILER-DAEMON@client.example>", Silence.ROLE_SENDER),
    "noreply": ("Shop <no-reply@shop.example>", Silence.NOREPLY),
}


@pytest.mark.parametrize(("author", "why"), SILENT_AUTHORS.values(), ids=SILENT_AUTHORS)
def test_an_author_is_reason_for_silence(author, why):
    assert answer(a_message(from_=author)) is why


def test_two_from_fields_are_a_forgery():
    assert answer(with_header("From", "Boss <boss@deboer.example>")) is Silence.NO_AUTHOR


def test_a_name_that_says_noreply_is_no_address():
    assert isinstance(answer(a_message(from_=f'"no-reply" <{SENDER}>')), ReplyTo)


# Rows 12 to 19 and 21: the header

SILENT_HEADERS = {
    Silence.AUTO_SUBMITTED: [
        ("Auto-Submitted", "auto-replied"),
        ("AUTO-SUBMITTED", "Auto-Generated"),
        ("Auto-Submitted", 'auto-notified; owner-email="x@y.example"'),
        ("Auto-Submitted", "(no) auto-replied"),
        ("Auto-Submitted", "yes"),
        ("Auto-Submitted", "none"),
        ("Auto-Submitted", "x-custom"),
        ("Auto-Submitted", "no-reply"),
    ],
    Silence.FROM_LIST: [
        *((name, "x") for name in ["List-Id", "list-help", "List-Subscribe", "List-Unsubscribe"]),
        *((name, "x") for name in ["List-Post", "List-Owner", "List-Archive", "Mailing-List"]),
        *((name, "x") for name in ["List-Unsubscribe-Post", "X-Mailing-List", "X-BeenThere"]),
        ("X-Mailman-Version", "2.1"),
    ],
    Silence.PRECEDENCE: [
        ("Precedence", "bulk"),
        ("Precedence", "List"),
        ("X-Precedence", "junk"),
        ("Precedence", "auto_reply"),
        ("Precedence", "bulk (newsletter)"),
    ],
    Silence.SUPPRESS_HEADER: [
        ("X-Auto-Response-Suppress", "All"),
        ("X-Auto-Response-Suppress", "DR, RN, oof"),
        ("X-Auto-Response-Suppress", "DR,AutoReply"),
    ],
    Silence.MACHINE_HEADER: [
        ("X-Autoreply", "yes"),
        ("X-Auto-Reply", "Yes"),
        ("X-Autorespond", "x"),
        ("X-Autoresponder", "x"),
        ("X-Autoresponse", "x"),
        ("X-AutoReply-From", "x@y.example"),
        ("X-Mail-Autoreply", "x"),
        ("X-Autogenerated", "Reply"),
        ("X-Loop", "x@y.example"),
        ("X-RT-Loop-Prevention", "desk"),
        ("X-FC-MachineGenerated", "true"),
        ("X-POST-MessageClass", "9; Autoresponder"),
        ("X-MS-Exchange-Inbox-Rules-Loop", "x@y.example"),
        ("X-Ignorevacation", "yes"),
        ("X-Cron-Env", "<SHELL=/bin/sh>"),
        ("X-Failed-Recipients", "x@y.example"),
        ("Delivered-To", "Autoresponder"),
        ("Feedback-ID", "7:shop"),
        ("X-Reachapp-Ref", "0a"),
        ("X-Apple-Action", "VACATION"),
        ("X-MS-Embedded-Report", ""),
        ("X-Mimecast-Originator", "<>"),
    ],
    Silence.SPAM: [
        ("X-Spam-Flag", "YES"),
        ("X-Spam-Status", "Yes, score=7.1"),
        ("X-MS-Exchange-Organization-SCL", "5"),
        ("X-MS-Exchange-Organization-SCL", "9"),
        ("X-Forefront-Antispam-Report", "CIP:1.2.3.4;SCL:6;SRV:;"),
    ],
    Silence.AUTH_FAILED: [
        ("Authentication-Results", f"{SERVER}; dmarc=fail header.from=client.example"),
        ("Authentication-Results", f"{SERVER} 1; spf=fail smtp.mailfrom=client.example"),
        ("Authentication-Results", f"{SERVER}; dkim=pass header.d=x.example; DMARC=Fail (p=none)"),
        ("Received-SPF", "Fail (mx: domain does not designate)"),
    ],
}
ANSWERED_HEADERS = [
    ("Auto-Submitted", "no"),
    ("Auto-Submitted", "NO (really; auto-replied)"),
    ("Auto-Submitted", "no; x=auto-replied"),
    ("Auto-Submitted", " (a (nested) comment) no"),
    ("X-List-Price", "12.50"),
    ("Listing-Id", "77"),
    ("X-List-Unsubscribe", "x"),
    ("Precedence", "first-class"),
    ("Precedence", "normal"),
    ("Precedence", ""),
    ("Precedence", "normal (not bulk)"),
    ("X-Auto-Response-Suppress", "DR, NDR, RN, NRN"),
    ("X-Auto-Response-Suppress", "None"),
    ("X-Auto-Response-Suppress", "Allowed"),
    ("X-Autoreply", "no"),
    ("X-POST-MessageClass", "9; Autoresponders welcome"),
    ("Delivered-To", OWNER),
    ("X-Mimecast-Originator", SENDER),
    ("X-Spam-Flag", "NO"),
    ("X-Spam-Status", "No, score=1.1 (Yes is 5)"),
    ("X-MS-Exchange-Organization-SCL", "4"),
    ("X-MS-Exchange-Organization-SCL", "-1"),
    ("X-Forefront-Antispam-Report", "CIP:1.2.3.4;SCL:1;PSCL:9;"),
    ("Authentication-Results", "mx.elsewhere.example; dmarc=fail"),
    ("Authentication-Results", f"{SERVER}; spf=softfail; dmarc=pass"),
    ("Authentication-Results", f"{SERVER}; dmarc=none; spf=temperror"),
    ("Authentication-Results", f"{SERVER}; spf=pass (dmarc=fail; spf=fail); dmarc=pass"),
    ("Authentication-Results", f'{SERVER}; spf=pass reason="x; dmarc=fail"'),
    ("Authentication-Results", f"{SERVER}; spf=fail smtp.mailfrom=client.example; dmarc=pass"),
    ("Authentication-Results", f"{SERVER}; none"),
    ("Received-SPF", "SoftFail (x)"),
    ("Received-SPF", "pass (not fail)"),
    ("Disposition-Notification-To", SENDER),
    ("Return-Receipt-To", SENDER),
    ("Importance", "high"),
    ("User-Agent", "noreply list bulk"),
]


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [(name, body, why) for why, fields in SILENT_HEADERS.items() for name, body in fields],
)
def test_a_header_is_reason_for_silence(name, body, why):
    assert answer(with_header(name, body)) is why


@pytest.mark.parametrize(("name", "body"), ANSWERED_HEADERS)
def test_a_header_is_no_reason_for_silence(name, body):
    assert isinstance(answer(with_header(name, body)), ReplyTo)


def test_the_second_of_several_fields_counts_too():
    mail = a_message(headers=(("Auto-Submitted", "no"), ("Auto-Submitted", "auto-replied")))

    assert answer(mail) is Silence.AUTO_SUBMITTED


def test_a_failed_spf_is_outweighed_only_where_envelope_and_author_belong_together():
    field = ("Authentication-Results", f"{SERVER}; spf=fail; dmarc=pass")

    assert answer(a_message(headers=(field,), return_path="<x@other.example>")) is (
        Silence.AUTH_FAILED
    )


def test_without_a_trusted_server_its_findings_count_for_nothing():
    field = ("Authentication-Results", f"{SERVER}; dmarc=fail")
    received = ("Received-SPF", "fail")

    assert isinstance(answer(a_message(headers=(field,)), trusted_authserv_ids=()), ReplyTo)
    assert isinstance(
        answer(a_message(headers=(field, received)), trusted_authserv_ids=()), ReplyTo
    )


@pytest.mark.parametrize(
    "kind",
    ["multipart/report", "message/delivery-status", "message/disposition-notification"],
)
def test_a_report_gets_none_whatever_its_envelope(kind):
    assert answer(a_message(content_type=kind)) is Silence.REPORT


def test_a_report_without_its_boundary_is_still_one():
    mail = a_message(headers=(("Content-Type", "Multipart/Report (x); report-type=tlsrpt"),))

    assert answer(mail) is Silence.REPORT


@pytest.mark.parametrize("kind", ["message/delivery-status", "message/feedback-report"])
def test_a_report_that_old_systems_wrapped_is_one_too(kind):
    mail = a_message(content_type="multipart/mixed", parts=[kind, "message/rfc822"])

    assert answer(mail) is Silence.REPORT


def test_a_mail_that_a_postmaster_returns_is_a_report():
    parts = {"content_type": "multipart/mixed", "parts": ["message/rfc822"]}

    assert answer(a_message(from_="Postmaster@client.example", **parts)) is Silence.REPORT
    assert isinstance(answer(a_message(from_="postmaster@client.example")), ReplyTo)


def test_fields_are_read_as_servers_write_them():
    lines = {
        "Auto-Submitted:\r\n auto-replied": Silence.AUTO_SUBMITTED,
        "auto-submitted : auto-replied": Silence.AUTO_SUBMITTED,
        "AUTO-SUBMITTED:\tauto-generated (x)": Silence.AUTO_SUBMITTED,
        "List-Id :\r\n\t<bakers.uni.example>": Silence.FROM_LIST,
        "Return-Path:\r\n <>": Silence.NULL_RETURN_PATH,
        "return-path : < >": Silence.NULL_RETURN_PATH,
    }
    for line, why in lines.items():
        message = read_message(line.encode() + b"\r\n" + a_raw_mail())
        assert answer(message) is why, line


def test_a_forwarded_report_is_the_writers_mail():
    mail = a_message(content_type="multipart/mixed", parts=["message/rfc822"])

    assert isinstance(answer(mail), ReplyTo)


@pytest.mark.parametrize("method", ["REPLY", "Cancel", "COUNTER", "REFRESH", "PUBLISH"])
def test_an_answer_to_an_invitation_gets_none(method):
    part = f"text/calendar; charset=utf-8; method={method}"

    assert answer(a_message(content_type="multipart/alternative", parts=[part])) is (
        Silence.CALENDAR
    )
    assert answer(a_message(content_type=part)) is Silence.CALENDAR


@pytest.mark.parametrize("params", ["; method=REQUEST", "", "; method=x"])
def test_an_invitation_is_answered(params):
    mail = a_message(content_type="multipart/mixed", parts=["text/calendar" + params])

    assert isinstance(answer(mail), ReplyTo)


def test_a_hundred_hops_are_a_loop():
    hops = tuple(("Received", f"from a by b; {number}") for number in range(100))

    assert answer(a_message(headers=hops)) is Silence.TOO_MANY_HOPS
    assert isinstance(answer(a_message(headers=hops[:99])), ReplyTo)


# Row 22: addressed

SILENT_RECIPIENTS = {
    "none": "",
    "undisclosed": "undisclosed-recipients:;",
    "someone else": "piet@deboer.example",
    "in the name": f'"{OWNER}" <list@uni.example>',
    "in a comment": f"list@uni.example ({OWNER})",
    "as a part": f"x{OWNER}",
    "in another domain": "sanne@deboer.example.org",
}
ANSWERED_RECIPIENTS = {
    "capitals": (OWNER.upper(), OWNER),
    "detail": ("sanne+offerte@deboer.example", OWNER),
    "second of two": (f"list@uni.example, {OWNER}", OWNER),
    "another own address": ("Info <INFO@deboer.example>", "info@deboer.example"),
}


@pytest.mark.parametrize("to", SILENT_RECIPIENTS.values(), ids=SILENT_RECIPIENTS)
def test_mail_that_is_not_addressed_to_the_owner_gets_none(to):
    assert answer(a_message(to=to)) is Silence.NOT_ADDRESSED


@pytest.mark.parametrize(("to", "own"), ANSWERED_RECIPIENTS.values(), ids=ANSWERED_RECIPIENTS)
def test_the_reply_comes_from_the_address_that_was_written_to(to, own):
    assert answer(a_message(to=to)).from_address == own


@pytest.mark.parametrize("name", ["Bcc", "Resent-To", "Resent-Cc"])
def test_every_field_of_recipients_counts(name):
    mail = a_message(to="list@uni.example", headers=((name, OWNER),))

    assert isinstance(answer(mail), ReplyTo)


def test_a_copy_counts_as_addressed():
    assert isinstance(answer(a_message(to="x@y.example", cc=OWNER)), ReplyTo)


def test_an_international_domain_is_the_same_in_both_spellings():
    own = ("info@bücher.example",)

    assert isinstance(
        answer(a_message(to="info@xn--bcher-kva.example"), own_addresses=own), ReplyTo
    )


# Rows 23 to 25a, and the owner's own wishes


def ledger_with(**changes):
    ledger = MemoryLedger()
    given = {"key": "reply:0", "canonical": SENDER, "handle": "office", "at": NOW - DAY}
    ledger.record(LedgerEntry(**(given | changes)))
    return ledger


def test_a_sender_gets_the_same_reply_once_in_the_period():
    assert answer(a_message(), ledger=ledger_with()) is Silence.REPLIED_RECENTLY
    assert answer(a_message(), ledger=ledger_with(at=NOW - 7 * DAY + timedelta(seconds=1))) is (
        Silence.REPLIED_RECENTLY
    )
    assert isinstance(answer(a_message(), ledger=ledger_with(at=NOW - 7 * DAY)), ReplyTo)


def test_another_response_and_another_sender_are_not_repetition():
    assert isinstance(answer(a_message(), ledger=ledger_with(handle="holiday")), ReplyTo)
    assert isinstance(answer(a_message(), ledger=ledger_with(canonical="b@x.example")), ReplyTo)


def test_an_urgent_mail_gets_one_further_reply():
    urgent = Verdict(urgency=Urgency.URGENT, score=0.9)
    reply = answer(a_message(), ledger=ledger_with(), verdict=urgent)

    assert (reply.handle, reply.is_urgent) == ("office+urgent", True)
    assert answer(a_message(), ledger=ledger_with(handle="office+urgent"), verdict=urgent) is (
        Silence.REPLIED_RECENTLY
    )


def test_the_period_is_elapsed_time_and_not_the_clock_on_the_wall():
    amsterdam = ZoneInfo("Europe/Amsterdam")
    before = datetime(2026, 10, 24, 12, tzinfo=amsterdam)
    after = datetime(2026, 10, 25, 12, tzinfo=amsterdam)  # 25 hours later: clocks went back
    mail = arrival(internal_date=after)

    reply = answer(
        a_message(),
        ledger=ledger_with(at=before),
        at=after,
        arrived=mail,
        period=timedelta(hours=24, minutes=30),
    )

    assert isinstance(reply, ReplyTo)


def test_a_thread_that_was_answered_stays_silent():
    ledger = ledger_with(
        canonical="x@y.example", thread_ids=("<one@y.example>", "<re@own.example>")
    )

    assert answer(a_message(references=["<one@y.example>"]), ledger=ledger) is (
        Silence.THREAD_REPLIED
    )
    assert answer(a_message(in_reply_to=["<re@own.example>"]), ledger=ledger) is (
        Silence.THREAD_REPLIED
    )
    assert isinstance(answer(a_message(references=["<two@y.example>"]), ledger=ledger), ReplyTo)


def test_nobody_waits_for_an_answer_to_a_thank_you():
    thanks = Verdict(urgency=Urgency.NO_REPLY, score=0.0)

    assert answer(a_message(), verdict=thanks) is Silence.NO_REPLY_NEEDED
    assert isinstance(answer(a_message(), verdict=thanks, answer_no_reply=True), ReplyTo)


@pytest.mark.parametrize("entry", [SENDER.upper(), "@client.example"])
def test_whom_the_owner_never_answers_gets_none(entry):
    assert answer(a_message(), never=(entry,)) is Silence.NEVER_THIS_SENDER


@pytest.mark.parametrize("entry", ["client.example.org", "@lient.example", "na@client.example"])
def test_the_owners_list_holds_whole_addresses_and_domains(entry):
    assert isinstance(answer(a_message(), never=(entry,)), ReplyTo)


def test_replies_outside_hours_are_not_sent_inside():
    assert answer(a_message(), outside_hours_only=True, is_open_now=True) is Silence.INSIDE_HOURS
    assert isinstance(answer(a_message(), outside_hours_only=True), ReplyTo)
    assert isinstance(answer(a_message(), is_open_now=True), ReplyTo)


NEVER_A_CRITERION = {
    "subject": a_message(subject="Auto: te koop"),
    "automatic reply": a_message(subject="Automatic reply: out of office"),
    "no subject": a_message(subject=""),
    "no message id": a_message(message_id=None),
    "no text": a_message(text=""),
    "unsubscribe in the text": a_message(text="Dit is een noreply bericht, unsubscribe hier."),
    "encrypted": a_message(content_type="multipart/encrypted", parts=["application/octet-stream"]),
    "bad date": with_header("Date", "Mon, 99 Foo 0000 99:99:99"),
}


@pytest.mark.parametrize("mail", NEVER_A_CRITERION.values(), ids=NEVER_A_CRITERION)
def test_words_and_dates_are_never_a_criterion(mail):
    assert isinstance(answer(mail), ReplyTo)
