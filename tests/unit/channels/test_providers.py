"""Settings are suggested from an address alone, and nobody is sent into a dead end."""

import pytest

from reachapp.channels.providers import Need, need_of_host, suggest


@pytest.mark.parametrize(
    ("address", "imap", "need"),
    [
        ("sanne@gmail.com", "imap.gmail.com", Need.APP_PASSWORD),
        ("sanne@Googlemail.com", "imap.gmail.com", Need.APP_PASSWORD),
        ("sanne@icloud.com", "imap.mail.me.com", Need.APP_PASSWORD),
        ("sanne@yahoo.com", "imap.mail.yahoo.com", Need.APP_PASSWORD),
        ("sanne@outlook.com", "outlook.office365.com", Need.OAUTH_ONLY),
        ("sanne@hotmail.nl", "outlook.office365.com", Need.OAUTH_ONLY),
        ("sanne@live.nl", "outlook.office365.com", Need.OAUTH_ONLY),
        ("sanne@firma.onmicrosoft.com", "outlook.office365.com", Need.OAUTH_ONLY),
        ("sanne@ziggo.nl", "imap.ziggo.nl", Need.PASSWORD),
        ("sanne@transip.email", "imap.transip.email", Need.PASSWORD),
    ],
)
def test_known_providers(address, imap, need):
    found = suggest(address)
    assert found.is_known
    assert found.imap.host == imap
    assert found.need is need
    assert found.imap.user == address


def test_an_own_domain_is_guessed_with_tls():
    found = suggest(" sanne@deboer-advies.example ")
    assert not found.is_known
    assert (found.imap.host, found.imap.port) == ("imap.deboer-advies.example", 993)
    assert (found.smtp.host, found.smtp.port) == ("smtp.deboer-advies.example", 465)
    assert {found.imap.tls, found.smtp.tls} == {"implicit"}
    assert found.imap.user == "sanne@deboer-advies.example"


def test_port_587_speaks_starttls():
    found = suggest("sanne@ziggo.nl")
    assert (found.smtp.port, found.smtp.tls) == (587, "starttls")


@pytest.mark.parametrize("address", ["", "sanne", "sanne@", "@", "sanne@localhost", "a@b c.nl"])
def test_what_is_no_address_gets_no_suggestion(address):
    assert suggest(address) is None


@pytest.mark.parametrize(
    ("host", "need"),
    [
        ("outlook.office365.com", Need.OAUTH_ONLY),
        ("smtp-mail.outlook.com", Need.OAUTH_ONLY),
        ("imap.gmail.com", Need.APP_PASSWORD),
        ("imap.notgmail.com", Need.PASSWORD),
        ("imap.hoster.example", Need.PASSWORD),
    ],
)
def test_the_host_tells_what_an_own_domain_at_a_large_provider_needs(host, need):
    assert need_of_host(host) is need
