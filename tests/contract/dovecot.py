"""A private Dovecot: its own folder, ports and certificate authority."""

import contextlib
import email
import grp
import os
import pwd
import signal
import smtplib
import subprocess
import threading
from dataclasses import dataclass
from email import policy
from pathlib import Path

import trustme

from reachapp.sample.imap_store import with_crlf
from tests.contract.imap_sessions import (
    HOST,
    PASSWORD,
    USER,
    empty_mailboxes,
    free_port,
    logged_in,
    wait_for_port,
)
from tests.real_parts import real_part

DEFAULT_SENDER = "klant@klant.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailUser:
    """Whose process reads the mail files: nobody when root runs the tests, else oneself."""

    uid: int
    gid: int
    name: str
    group: str


def mail_user() -> MailUser:
    uid = os.geteuid() or pwd.getpwnam("nobody").pw_uid
    person = pwd.getpwuid(uid)
    group = grp.getgrgid(person.pw_gid).gr_name
    return MailUser(uid=uid, gid=person.pw_gid, name=person.pw_name, group=group)


DOVECOT_CONF = """
protocols = imap lmtp {sieve}
listen = 127.0.0.1
base_dir = {root}/b
state_dir = {root}/s
log_path = {root}/log
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{root}/mail/%u
mail_max_userip_connections = 100
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {root}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/mail/%u allow_all_users=yes
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp_port}
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
}}
"""

SIEVE_CONF = """
service managesieve-login {{
  chroot =
  inet_listener sieve {{
    port = {sieve_port}
  }}
}}
protocol lmtp {{
  mail_plugins = sieve
  postmaster_address = postmaster@deboer-advies.example
}}
plugin {{
  sieve = file:~/sieve;active=~/.dovecot.sieve
  sieve_extensions = +editheader +imap4flags +vacation-seconds
}}
"""


class DovecotServer:
    """A private Dovecot with its own folder, ports and certificate authority."""

    def __init__(self, root: Path) -> None:
        self.host, self.user, self.password = HOST, USER, PASSWORD
        self.port, self.tls_port, self.lmtp_port, self.sieve_port = (free_port() for _ in range(4))
        self.ca_file = root / "ca.pem"
        self.has_sieve = Path("/usr/lib/dovecot/managesieve").exists()
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._uidvalidity = 1_800_000_000
        self._write_certificate()
        self._write_conf()
        self.refuse_logins(False)

    def _write_certificate(self) -> None:
        authority = trustme.CA()
        certificate = authority.issue_cert("localhost", HOST)
        authority.cert_pem.write_to_path(str(self.ca_file))
        certificate.cert_chain_pems[0].write_to_path(str(self._root / "cert.pem"))
        certificate.private_key_pem.write_to_path(str(self._root / "key.pem"))

    def _write_conf(self) -> None:
        who = mail_user()
        mail = self._root / "mail"
        mail.mkdir()
        if os.geteuid() == 0:
            os.chown(mail, who.uid, who.gid)
        template = DOVECOT_CONF + (SIEVE_CONF if self.has_sieve else "")
        (self._root / "conf").write_text(
            template.format(
                root=self._root,
                sieve="sieve" if self.has_sieve else "",
                user=who.name,
                group=who.group,
                uid=who.uid,
                gid=who.gid,
                port=self.port,
                tls_port=self.tls_port,
                lmtp_port=self.lmtp_port,
                sieve_port=self.sieve_port,
            )
        )

    def start(self) -> None:
        conf = str(self._root / "conf")
        self._process = subprocess.Popen([real_part("dovecot"), "-F", "-c", conf])
        wait_for_port(self.port, self._process)
        wait_for_port(self.lmtp_port, self._process)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def deliver(self, raw: bytes, mailbox: str = "INBOX") -> None:
        """Deliver through LMTP, which writes Return-Path; other mailboxes get an APPEND."""
        if mailbox != "INBOX":
            with logged_in(self) as client:
                client.append(mailbox, raw)
            return
        headers = email.message_from_bytes(raw, policy=policy.compat32)
        sender = str(headers.get("Return-Path", DEFAULT_SENDER)).strip("<> ")
        with smtplib.LMTP(HOST, self.lmtp_port) as lmtp:
            lmtp.sendmail(sender, [self.user], without_return_path(with_crlf(raw)))

    def drop_connections(self) -> None:
        """Kill the processes that serve the sessions: the line is gone without a BYE."""
        assert self._process is not None
        master = self._process.pid
        for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split():
            with contextlib.suppress(OSError):
                if Path(f"/proc/{pid}/comm").read_text().strip() == "imap":
                    os.kill(int(pid), signal.SIGKILL)

    def change_uidvalidity(self, mailbox: str) -> None:
        self._uidvalidity += 1
        self._doveadm("mailbox", "update", "-u", self.user, "--uid-validity",
                      str(self._uidvalidity), mailbox)  # fmt: skip

    def refuse_logins(self, refuse: bool) -> None:
        password = "somebody-else-changed-it" if refuse else self.password
        new = self._root / "users.new"
        new.write_text(f"{self.user}:{{PLAIN}}{password}\n")
        new.chmod(0o644)
        new.replace(self._root / "users")
        self._wait_until_logins(accepted=not refuse)

    def _wait_until_logins(self, *, accepted: bool) -> None:
        # Dovecot looks at the file at most once a second
        pause = threading.Event()
        for _ in range(50 if self._process else 0):
            command = [real_part("doveadm"), "-c", str(self._root / "conf"), "auth", "test"]
            tried = subprocess.run(
                [*command, self.user, self.password], check=False, capture_output=True, timeout=20
            )
            if (tried.returncode == 0) is accepted:
                return
            pause.wait(0.1)

    def empty(self) -> None:
        empty_mailboxes(self)

    def log(self) -> str:
        return (self._root / "log").read_text()

    def _doveadm(self, *words: str) -> None:
        command = [real_part("doveadm"), "-c", str(self._root / "conf"), *words]
        subprocess.run(command, check=True, capture_output=True, timeout=20)


def without_return_path(raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    return b"\n".join(lines[1:] if lines[0].lower().startswith(b"return-path:") else lines)
