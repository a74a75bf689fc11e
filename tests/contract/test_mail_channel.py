"""The port `Channel` for mail: over aiosmtpd, and over a server that misbehaves in each phase."""

import ssl
from datetime import UTC, datetime

import pytest
import trustme
from aiosmtpd import smtp
from aiosmtpd.controller import Controller

from reachapp.channels.smtp_channel import EnvelopesInMemory, SmtpChannel
from reachapp.channels.smtp_line import SmtpLimits
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Account, Server
from reachapp.engine.errors import (
    ChannelError,
    OwnerMustAct,
    ReachappError,
    Refused,
    Throttled,
    Unreachable,
    Unsure,
)
from tests.contract.imap_servers import free_port
from tests.contract.smtp_servers import DROP, GOOD, STALL, ScriptedSmtp

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OWN = "sanne@deboer-advies.example"
CLIENT = "piet@klant.example"
BODY = b"From: sanne@deboer-advies.example\r\nSubject: Re: Vraag\r\n\r\nDag Piet,\r\n.punt\r\n"
SHORT = SmtpLimits(
    connect=2, command=0.5, data_begin=0.5, data_block=0.5, data_end=0.5, goodbye=0.5
)
FAST = SmtpLimits(
    connect=0.2, command=0.2, data_begin=0.2, data_block=0.2, data_end=0.2, goodbye=0.2
)
POLITE = SmtpLimits(connect=5, command=10, data_begin=10, data_block=10, data_end=10)


def an_item(kind=OutgoingKind.REPLY, **fields) -> Outgoing:
    given = {
        "key": "reply:1",
        "kind": kind,
        "channel": "mail:main",
        "recipient": CLIENT,
        "body": BODY,
        "message_id": "<r1@deboer-advies.example>",
        "due_at": NOW,
    }
    return Outgoing(**{**given, **fields})


def an_account(port: int, *, user: str = "sanne", **how) -> Account:
    where = {"host": "127.0.0.1", "port": port, "user": user, "tls": "none"}
    return Account(
        name="main",
        imap=Server(host="127.0.0.1", port=1, tls="none"),
        smtp=Server(**{**where, **how}),
    )


def a_channel(port: int, *, limits=SHORT, envelopes=None, sent=None, **how) -> SmtpChannel:
    return SmtpChannel(
        an_account(port, **how),
        lambda: "geheim-2026",
        address=OWN,
        envelopes=envelopes,
        sent=sent,
        limits=limits,
    )


@pytest.fixture
def scripted():
    servers = []

    def start(**script) -> ScriptedSmtp:
        servers.append(ScriptedSmtp(script))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


# over aiosmtpd


class Sink:
    """Keeps what comes: envelope sender, recipients, options, content."""

    def __init__(self) -> None:
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name
        self.envelopes.append(envelope)
        return "250 ok"


@pytest.fixture
def sink():
    return Sink()


@pytest.fixture
def smtp_port(sink):
    controller = Controller(
        sink,
        hostname="127.0.0.1",
        port=free_port(),
        auth_require_tls=False,
        authenticator=lambda server, session, envelope, mechanism, data: smtp.AuthResult(
            success=data.password == b"geheim-2026", handled=False
        ),
    )
    controller.start()
    yield controller.port
    controller.stop()


def test_a_reply_arrives_whole_with_an_empty_return_path(sink, smtp_port):
    a_channel(smtp_port, limits=POLITE).send(an_item())
    (envelope,) = sink.envelopes
    assert envelope.mail_from in {"", "<>"}
    assert envelope.rcpt_tos == [CLIENT]
    assert envelope.content == BODY


@pytest.mark.parametrize("kind", [OutgoingKind.ANSWER, OutgoingKind.PAGE])
def test_answers_and_pages_carry_the_owners_address(sink, smtp_port, kind):
    a_channel(smtp_port, limits=POLITE).send(an_item(kind))
    assert sink.envelopes[0].mail_from == OWN


def test_a_mail_that_says_auto_replied_has_an_empty_return_path(sink, smtp_port):
    body = b"Auto-Submitted: auto-replied\r\n" + BODY
    a_channel(smtp_port, limits=POLITE).send(an_item(OutgoingKind.ANSWER, body=body))
    assert sink.envelopes[0].mail_from in {"", "<>"}


def test_a_large_mail_with_dots_and_bare_line_ends_arrives_with_crlf(sink, smtp_port):
    body = b"Subject: x\n\n" + b".\r\n..\n" * 40_000 + b"einde"
    a_channel(smtp_port, limits=POLITE).send(an_item(body=body))
    assert (
        sink.envelopes[0].content == b"Subject: x\r\n\r\n" + b".\r\n..\r\n" * 40_000 + b"einde\r\n"
    )


def test_a_wrong_password_is_for_the_owner(smtp_port):
    channel = SmtpChannel(an_account(smtp_port), lambda: "fout", address=OWN, limits=POLITE)
    with pytest.raises(OwnerMustAct, match="login_refused"):
        channel.send(an_item())


def test_smtputf8_is_used_when_needed_only(sink, smtp_port):
    channel = a_channel(smtp_port, limits=POLITE)
    channel.send(an_item(recipient="piët@klant.example"))
    channel.send(an_item(recipient="piet@bücher.example"))
    assert "SMTPUTF8" in sink.envelopes[0].mail_options
    assert "SMTPUTF8" not in sink.envelopes[1].mail_options
    assert sink.envelopes[1].rcpt_tos == ["piet@xn--bcher-kva.example"]


class TlsServer:
    """aiosmtpd with its own authority, in TLS from the first byte or by STARTTLS."""

    def __init__(self, sink, folder, *, starttls: bool) -> None:
        authority = trustme.CA()
        self.ca_file = str(folder / "ca.pem")
        authority.cert_pem.write_to_path(self.ca_file)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        how = {"tls_context": context, "require_starttls": True} if starttls else {}

        class Here(Controller):
            def factory(self):
                return smtp.SMTP(sink, hostname="mail.example", **how)

        self.controller = Here(
            sink,
            hostname="127.0.0.1",
            port=free_port(),
            ssl_context=None if starttls else context,
        )


@pytest.mark.parametrize("starttls", [True, False])
def test_tls_is_verified_against_the_named_authority(sink, tmp_path, starttls):
    server = TlsServer(sink, tmp_path, starttls=starttls)
    other = trustme.CA()
    other.cert_pem.write_to_path(str(tmp_path / "other.pem"))
    tls = "starttls" if starttls else "implicit"
    server.controller.start()
    try:
        port = server.controller.port
        good = a_channel(port, limits=POLITE, tls=tls, ca_file=server.ca_file, user="")
        good.send(an_item())
        assert len(sink.envelopes) == 1
        for ca_file in (None, str(tmp_path / "other.pem")):
            bad = a_channel(port, limits=POLITE, tls=tls, ca_file=ca_file, user="")
            with pytest.raises(OwnerMustAct, match="certificate"):
                bad.send(an_item())
        assert len(sink.envelopes) == 1
    finally:
        server.controller.stop()


def test_starttls_that_is_not_offered_is_never_left_out(scripted):
    server = scripted()
    with pytest.raises(OwnerMustAct, match="no_starttls"):
        a_channel(server.port, tls="starttls").send(an_item())
    assert server.commands[0].startswith("ehlo")
    assert not server.mails


# each reply code in each phase

TEMPORARY, PERMANENT = ChannelError, Refused
CODES = {
    b"421 4.3.2 closing": Throttled,
    b"450 4.2.1 busy": TEMPORARY,
    b"451 4.3.0 local error": TEMPORARY,
    b"452 4.2.2 full": TEMPORARY,
    b"454 4.7.0 later": TEMPORARY,
    b"500 5.5.2 what": PERMANENT,
    b"501 5.1.7 bad": PERMANENT,
    b"550 5.1.1 unknown": PERMANENT,
    b"552 5.3.4 too large": PERMANENT,
    b"553 5.1.3 bad": PERMANENT,
    b"554 5.6.0 no": PERMANENT,
    b"535 5.7.8 sign in": OwnerMustAct,
    b"530 5.7.0 sign in": OwnerMustAct,
    b"550 5.4.5 Daily user sending limit exceeded": Throttled,
}
PHASES = ["GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "DOT"]


def expected_class(phase: str, reply: bytes) -> type[ReachappError]:
    named = CODES[reply]
    if phase == "AUTH":
        return OwnerMustAct if reply.startswith(b"5") else ChannelError
    if phase in {"GREETING", "EHLO"} and named is Refused:
        return Unreachable  # the server is ill, not the mail
    return named


@pytest.mark.parametrize("reply", CODES)
@pytest.mark.parametrize("phase", PHASES)
def test_each_refusal_is_sorted_by_who_must_act(scripted, phase, reply):
    server = scripted(**{phase: reply + b"\r\n"})
    with pytest.raises(expected_class(phase, reply)) as caught:
        a_channel(server.port).send(an_item(OutgoingKind.ANSWER))
    assert not isinstance(caught.value, Unsure)
    assert "@" not in caught.value.code


@pytest.mark.parametrize("words", [b"", b"25", b"250", b"250-go", b"250-go\r\n", b"25o ok\r\n"])
@pytest.mark.parametrize("phase", PHASES)
def test_a_line_that_breaks_is_unsure_only_after_the_dot(scripted, phase, words):
    server = scripted(**{phase: words + DROP})
    with pytest.raises(Unsure if phase == "DOT" else Unreachable):
        a_channel(server.port).send(an_item(OutgoingKind.ANSWER))
    assert bool(server.mails) is (phase == "DOT")


@pytest.mark.parametrize("phase", PHASES)
def test_a_server_that_falls_silent_is_unsure_only_after_the_dot(scripted, phase):
    server = scripted(**{phase: STALL})
    with pytest.raises(Unsure if phase == "DOT" else Unreachable, match="timeout"):
        a_channel(server.port, limits=FAST).send(an_item(OutgoingKind.ANSWER))


@pytest.mark.parametrize("phase", ["RCPT", "DATA"])
@pytest.mark.parametrize("early", [b"250 2.0.0 queued\r\n", b"554 5.6.0 no\r\n", b"421 bye\r\n"])
def test_a_reply_that_comes_too_early_is_not_taken_for_the_one_after_the_dot(
    scripted, phase, early
):
    server = scripted(**{phase: GOOD[phase] + early, "DOT": STALL})
    with pytest.raises((ChannelError, Refused)):
        a_channel(server.port).send(an_item(OutgoingKind.ANSWER))
    assert not server.mails


def test_a_wrong_consent_before_the_mail_stops_before_the_mail(scripted):
    server = scripted(DATA=b"250 ok\r\n")
    with pytest.raises(Unreachable, match="bad_answer"):
        a_channel(server.port).send(an_item(OutgoingKind.ANSWER))
    assert not server.mails


def test_a_reply_after_the_dot_that_is_none_is_unsure(scripted):
    server = scripted(DOT=b"354 go on\r\n")
    with pytest.raises(Unsure):
        a_channel(server.port).send(an_item(OutgoingKind.ANSWER))


def test_a_goodbye_that_fails_does_not_matter(scripted):
    server = scripted(QUIT=DROP)
    a_channel(server.port).send(an_item())
    assert len(server.mails) == 1


def test_nobody_at_the_port_is_unreachable():
    with pytest.raises(Unreachable, match="connection_refused"):
        a_channel(free_port()).send(an_item())


# the envelope


def senders(server: ScriptedSmtp) -> list[str]:
    return [line.split(">")[0][11:] for line in server.commands if line.startswith("MAIL")]


@pytest.mark.parametrize("phase", ["MAIL", "RCPT", "DOT"])
def test_where_the_empty_return_path_is_refused_the_own_address_is_tried_once(scripted, phase):
    refusal = b"550 5.7.60 cannot send as this sender\r\n"
    server = scripted(**{phase: [refusal, *[GOOD[phase]] * 9]})
    envelopes = EnvelopesInMemory()
    channel = a_channel(server.port, envelopes=envelopes)
    channel.send(an_item())
    assert senders(server) == ["", OWN]
    assert envelopes.takes_null("main", "127.0.0.1") is False
    channel.send(an_item())
    assert senders(server) == ["", OWN, OWN]


def test_a_recipient_that_is_refused_twice_teaches_nothing(scripted):
    server = scripted(RCPT=b"550 5.1.1 unknown\r\n")
    envelopes = EnvelopesInMemory()
    with pytest.raises(Refused, match="smtp_550"):
        a_channel(server.port, envelopes=envelopes).send(an_item())
    assert envelopes.takes_null("main", "127.0.0.1") is None


def test_an_accepted_empty_return_path_is_remembered(scripted):
    envelopes = EnvelopesInMemory()
    a_channel(scripted().port, envelopes=envelopes).send(an_item())
    assert envelopes.takes_null("main", "127.0.0.1") is True


def test_no_report_is_asked_for_on_automatic_replies_only(scripted):
    server = scripted()
    a_channel(server.port).send(an_item())
    a_channel(server.port).send(an_item(OutgoingKind.ANSWER))
    asked = [line for line in server.commands if line.startswith("RCPT")]
    assert asked == [f"RCPT TO:<{CLIENT}> NOTIFY=NEVER", f"RCPT TO:<{CLIENT}>"]


def test_eight_bit_text_is_announced(scripted):
    server = scripted()
    a_channel(server.port).send(an_item(body=BODY + "één".encode()))
    assert "MAIL FROM:<> BODY=8BITMIME" in server.commands


@pytest.mark.parametrize(
    "address",
    [
        "piet@klant.example\r\nRCPT TO:<x@y.example>",
        "piet@klant.example\n",
        "a@x.example, b@x.example",
        "a@x.example b@x.example",
        "<piet@klant.example>",
        "piet",
        "@klant.example",
        "",
        "piet@klant.example\x00",
    ],
)
def test_what_is_not_one_address_is_refused_before_the_line_opens(address):
    with pytest.raises(Refused, match="bad_address"):
        a_channel(free_port()).send(an_item(recipient=address))


def test_an_international_address_is_refused_where_the_server_cannot(scripted):
    server = scripted()
    with pytest.raises(Refused, match="smtputf8"):
        a_channel(server.port).send(an_item(recipient="piët@klant.example"))


def test_a_mail_larger_than_the_server_takes_is_refused_before_it_is_sent(scripted):
    server = scripted(EHLO=b"250-x\r\n250-AUTH PLAIN\r\n250 SIZE 50\r\n")
    with pytest.raises(Refused, match="too_large"):
        a_channel(server.port).send(an_item())
    assert not any(line.startswith("MAIL") for line in server.commands)


def test_signing_in_by_login_works(scripted):
    server = scripted(
        EHLO=b"250-x\r\n250 AUTH LOGIN\r\n",
        AUTH=b"334 VXNlcm5hbWU6\r\n",
        **{"C2FUBMU=": b"334 UGFzc3dvcmQ6\r\n", "Z2VOZWLTLTIWMJY=": b"235 ok\r\n"},
    )
    a_channel(server.port).send(an_item())
    assert len(server.mails) == 1


def test_a_server_that_knows_only_oauth_is_for_the_owner(scripted):
    server = scripted(EHLO=b"250-x\r\n250 AUTH XOAUTH2\r\n")
    with pytest.raises(OwnerMustAct, match="oauth_only"):
        a_channel(server.port).send(an_item())
