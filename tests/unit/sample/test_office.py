import smtplib
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from imapclient import IMAPClient

from reachapp.availability.evaluate import evaluate
from reachapp.availability.plan import check_plan
from reachapp.core.profile import read_profile
from reachapp.sample.office import SampleOffice

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.fixture
def office():
    with SampleOffice() as office:
        yield office


def test_its_profile_is_a_profile_with_working_addresses(office):
    profile = read_profile(office.profile(enabled_since=NOW))
    (account,) = profile.accounts
    assert profile.owner.name == "Sanne de Boer"
    assert profile.autoreply.delay_seconds == 0
    assert profile.autoreply.enabled_since == NOW
    assert [contact.name for contact in profile.contacts if contact.vip] == ["Marieke Vos"]
    assert (account.imap.port, account.smtp.port) == (office.imap.port, office.smtp.port)
    assert profile.escalation.phones[0].url == office.phone.url("sanne")


def test_its_plan_is_whole_and_hurries_where_it_should(office):
    plan = office.profile()["plan"]
    assert check_plan(plan) == []
    for hour in range(7 * 24):
        received_at = NOW + timedelta(hours=hour)
        plain = promised(plan, received_at)
        assert promised(plan, received_at, urgency="urgent") < plain
        assert promised(plan, received_at, urgency="grey") <= plain
        assert promised(plan, received_at, **{"class": "vip"}) <= plain


def promised(plan, received_at, **item):
    answer = evaluate(plan, {"received_at": received_at.isoformat(), **item})
    return datetime.fromisoformat(answer["promise_at"])


def test_its_passwords_open_mailbox_and_way_out(office):
    account = read_profile(office.profile()).accounts[0]
    passwords = office.secrets()
    with IMAPClient(account.imap.host, port=account.imap.port, ssl=False, timeout=5) as client:
        client.login(account.imap.user, passwords["REACHAPP_SECRET_MAIN_IMAP"])
    with smtplib.SMTP(account.smtp.host, account.smtp.port, timeout=5) as smtp:
        smtp.login(account.smtp.user, passwords["REACHAPP_SECRET_MAIN_SMTP"])


def test_its_phone_rings(office):
    phone = read_profile(office.profile()).escalation.phones[0]
    httpx.post(phone.url, content="Spoed", headers={"Title": "Bakkerij"})
    assert [message.title for message in office.phone.messages] == ["Bakkerij"]


def test_all_mails_come_at_once_when_asked(office):
    assert office.deliver_all(NOW) == len(office.arrivals)
    assert office.deliver_all(NOW) == 0
    assert {mail.at for mail in office.imap.messages("INBOX")} == {NOW}


def test_mails_come_over_a_minute(office):
    first = office.deliver_due(0, NOW)
    later = office.deliver_due(30, NOW + timedelta(seconds=30))
    assert first >= 1
    assert later > first
    assert office.waiting == len(office.arrivals) - first - later
    assert office.deliver_due(30, NOW) == 0
    office.deliver_due(60, NOW + timedelta(seconds=60))
    assert office.waiting == 0


def test_two_offices_stand_side_by_side(office):
    with SampleOffice() as other:
        assert other.imap.port != office.imap.port
        assert other.password != office.password
