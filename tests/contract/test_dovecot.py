"""What the private Dovecot of the tests promises beyond IMAP: TLS and delivery by LMTP."""

import ssl

import pytest
from imapclient import IMAPClient

from tests.contract.imap_servers import a_raw_mail, hang_up, logged_in


def test_dovecot_speaks_tls_under_its_own_authority(dovecot_server):
    trusted = ssl.create_default_context(cafile=dovecot_server.ca_file)
    client = IMAPClient(
        "localhost", port=dovecot_server.tls_port, ssl_context=trusted, use_uid=True, timeout=10
    )
    client.login(dovecot_server.user, dovecot_server.password)
    hang_up(client)
    with pytest.raises(ssl.SSLCertVerificationError):
        IMAPClient("localhost", port=dovecot_server.tls_port, timeout=10)


def test_lmtp_writes_the_return_path_and_keeps_the_rest(dovecot_server):
    dovecot_server.deliver(a_raw_mail().replace(b"\r\n", b"\n"))
    with logged_in(dovecot_server) as client:
        client.select_folder("INBOX")
        raw = client.fetch(client.search(), ["BODY.PEEK[]"]).popitem()[1][b"BODY[]"]
    assert raw.startswith(b"Return-Path: <piet@klant.example>\r\n")
    assert raw.lower().count(b"return-path:") == 1
    assert raw.endswith(a_raw_mail().partition(b"\r\n")[2])
