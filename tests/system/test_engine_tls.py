"""The headless set-up over TLS with an own authority; what it does not trust gets no password."""

import ssl
import threading

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.contract.imap_servers import free_port
from tests.contract.smtp_servers import ScriptedSmtp
from tests.system.engine_process import CALM, CLIENT, eventually, health


class TlsSmtp:
    """A submission server behind TLS from the first byte, with an authority of its own."""

    def __init__(self, user, password, folder):
        self.ca_file = folder / "smtp-ca.pem"
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.ca_file))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
        self.mails, self.logins = [], []
        self._account = (user.encode(), password.encode())
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=free_port(),
            ssl_context=context,
            authenticator=self._authenticate,
            auth_require_tls=False,  # all of the line is inside TLS
        )
        self.port = self._controller.port

    def _authenticate(self, _server, _session, _envelope, _mechanism, login):
        self.logins.append(login)
        return AuthResult(success=(login.login, login.password) == self._account)

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  aiosmtpd's name
        self.mails.append(envelope)
        return "250 taken"

    def start(self):
        self._controller.start()

    def stop(self):
        self._controller.stop()


@pytest.fixture
def tls_smtp(office, tmp_path):
    server = TlsSmtp(office.imap.user, office.imap.password, tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def other_ca(tmp_path):
    """An authority that signed nothing here."""
    file = tmp_path / "other-ca.pem"
    trustme.CA().cert_pem.write_to_path(str(file))
    return str(file)


def tls_profile(office, smtp, *, imap_ca, smtp_ca):
    imap = {"port": office.imap.tls_port, "tls": "implicit", "ca_file": str(imap_ca)}
    out = {"port": smtp.port, "tls": "implicit", "ca_file": str(smtp_ca)}
    return office.profile(accounts=[office.account(imap=imap, smtp=out)])


def test_import_and_engine_are_a_whole_set_up_over_tls(office, tls_smtp):
    profile = tls_profile(office, tls_smtp, imap_ca=office.imap.ca_file, smtp_ca=tls_smtp.ca_file)
    imported = office.import_(profile)
    assert (imported.code, imported.out) == (0, "1 account(s), mode send\n")
    with office.process():
        office.deliver(CALM)
        eventually(lambda: tls_smtp.mails and not office.waiting())

    (mail,) = tls_smtp.mails
    assert mail.rcpt_tos == [CLIENT]


def test_a_mailbox_of_another_authority_is_told_and_gets_no_password(office, tls_smtp, other_ca):
    before = office.imap.log().count("Login:")
    office.save(tls_profile(office, tls_smtp, imap_ca=other_ca, smtp_ca=tls_smtp.ca_file))

    done = office.run("engine", "--once")

    assert (done.code, done.out, done.err) == (1, "imap:main: certificate\n", "")
    assert office.imap.log().count("Login:") == before


def test_a_way_out_of_another_authority_is_told_and_gets_no_password(office, tls_smtp, other_ca):
    office.save(tls_profile(office, tls_smtp, imap_ca=office.imap.ca_file, smtp_ca=other_ca))
    with office.engine() as built:
        office.deliver(CALM)
        built.program.run_once()
        assert health(built) == {"mail:main": "certificate"}

    assert (tls_smtp.mails, tls_smtp.logins) == ([], [])
    assert office.waiting() == 1


class ClearImap(ScriptedSmtp):
    """A server that offers no TLS and writes down what it hears."""

    def __init__(self):
        self.heard = b""
        self._ended = threading.Event()
        super().__init__()

    def _talk(self, line):
        line.sendall(b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n")
        with line.makefile("rb") as reader:
            while command := reader.readline():
                self.heard += command
                tag = command.split(b" ")[0]
                line.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + b" OK done\r\n")


def test_a_server_that_hides_its_starttls_gets_no_password_in_clear(office):
    stripped = ClearImap()
    starttls = {"port": stripped.port, "tls": "starttls"}
    office.save(office.profile(accounts=[office.account(imap=starttls)]))
    with office.engine() as built:
        built.program.run_once()
        assert health(built) == {"imap:main": "no_starttls"}
    stripped.stop()

    assert b"AUTHENTICATE" not in stripped.heard.upper()
    assert b"LOGIN" not in stripped.heard.upper()
    assert office.imap.password.encode() not in stripped.heard
