import smtplib
from contextlib import contextmanager

import pytest

from reachapp.sample.smtp_sink import Cut, Phase, SmtpSink

MAIL = b"Subject: Ontvangen\r\n\r\nU hoort v\xc3\xb3\xc3\xb3r 12:00 van ons.\r\n"


@pytest.fixture
def sink():
    sink = SmtpSink("sanne", "geheim")
    sink.start()
    yield sink
    sink.stop()


@contextmanager
def session(sink):
    with smtplib.SMTP(sink.host, sink.port, timeout=5) as smtp:
        smtp.login("sanne", "geheim")
        yield smtp


def send(sink, sender="sanne@deboer-advies.example"):
    with session(sink) as smtp:
        smtp.sendmail(sender, ["klant@klant.example"], MAIL)


def test_it_keeps_envelope_and_mail(sink):
    send(sink)
    (mail,) = sink.mails
    assert mail.envelope_from == "sanne@deboer-advies.example"
    assert mail.rcpt_tos == ("klant@klant.example",)
    assert mail.raw == MAIL
    assert mail.at.tzinfo is not None


def test_the_null_return_path_is_empty(sink):
    send(sink, sender="")
    assert sink.mails[0].envelope_from == ""


def test_the_listener_hears_of_each_mail():
    heard = []
    sink = SmtpSink("sanne", "geheim", on_mail=heard.append)
    sink.start()
    send(sink)
    sink.stop()
    assert [mail.raw for mail in heard] == [MAIL]


def test_smtputf8_is_offered_and_dsn_is_not(sink):
    with session(sink) as smtp:
        assert smtp.has_extn("smtputf8")
        assert not smtp.has_extn("dsn")


def test_a_wrong_password_is_refused(sink):
    with (
        smtplib.SMTP(sink.host, sink.port, timeout=5) as smtp,
        pytest.raises(smtplib.SMTPAuthenticationError),
    ):
        smtp.login("sanne", "fout")


@pytest.mark.parametrize(
    ("phase", "raised"),
    [
        (Phase.MAIL, smtplib.SMTPSenderRefused),
        (Phase.RCPT, smtplib.SMTPRecipientsRefused),
        (Phase.DATA, smtplib.SMTPDataError),
        (Phase.AFTER_DOT, smtplib.SMTPDataError),
    ],
)
def test_a_planned_refusal_comes_once(sink, phase, raised):
    sink.answer(phase, "451 4.3.0 Later")
    with pytest.raises(raised):
        send(sink)
    assert sink.mails == []
    send(sink)
    assert len(sink.mails) == 1


def test_signing_in_can_be_put_off(sink):
    sink.answer(Phase.AUTH, "454 4.7.0 Temporary failure", always=True)
    with pytest.raises(smtplib.SMTPAuthenticationError) as caught:
        send(sink)
    assert caught.value.smtp_code == 454


def test_a_login_leaves_no_warning_in_the_log(sink, caplog):
    send(sink)
    assert caplog.records == []


def test_a_planned_refusal_for_always_stays_until_told_to_behave(sink):
    sink.answer(Phase.RCPT, "550 5.1.1 No such user", always=True)
    for _ in range(2):
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            send(sink)
    sink.behave()
    send(sink)


@pytest.mark.parametrize("phase", [Phase.EHLO, Phase.MAIL, Phase.RCPT, Phase.DATA])
def test_the_line_is_lost_at(sink, phase):
    sink.answer(phase, Cut.LINE)
    with pytest.raises((smtplib.SMTPServerDisconnected, OSError)):
        send(sink)
    assert sink.mails == []


@pytest.mark.parametrize(("how", "taken"), [(Cut.LINE, 0), (Cut.LINE_AFTER_TAKING_IT, 1)])
def test_a_line_lost_after_the_dot_may_have_taken_the_mail(sink, how, taken):
    sink.answer(Phase.AFTER_DOT, how)
    with pytest.raises((smtplib.SMTPServerDisconnected, OSError)):
        send(sink)
    assert len(sink.mails) == taken


def test_it_comes_back_on_its_port(sink):
    port = sink.port
    sink.stop()
    with pytest.raises(ConnectionRefusedError):
        send(sink)
    sink.start()
    send(sink)
    assert sink.port == port
