"""The decision table of automatic replies, in both directions: who sent it, and to whom."""

import pytest

from reachapp.autoreply.case import ReplyTo
from reachapp.autoreply.silence import Silence
from tests.builders import OWNER, SENDER, a_message
from tests.unit.autoreply.asking import answer, with_header

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
