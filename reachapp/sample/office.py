"""The sample office: a mailbox, a way out, a telephone and a morning of invented mail.

All of it lives on loopback and in memory; nothing is ever sent to anybody.
"""

import json
import secrets
from datetime import datetime, timedelta
from importlib.resources.abc import Traversable
from typing import Any, Self

from reachapp.sample.imap_server import HOST, SampleImapServer
from reachapp.sample.mails import Arrival, as_if_sent_now, read_arrivals, sample_folder
from reachapp.sample.phone import SamplePhone
from reachapp.sample.smtp_sink import SmtpSink

USER = "sanne"
ACCOUNT = "main"
TOPIC = "sanne"


class SampleOffice:
    """Starts the servers, says how to reach them, and delivers the mails when asked.

    It has no clock and no timer: who runs it says what time it is.
    """

    def __init__(self, *, folder: Traversable | None = None) -> None:
        self.password = secrets.token_urlsafe(12)
        self.imap = SampleImapServer(USER, self.password)
        self.smtp = SmtpSink(USER, self.password)
        self.phone = SamplePhone()
        self._folder = folder or sample_folder()
        self._arrivals = read_arrivals(self._folder)
        self._delivered = 0

    def __enter__(self) -> Self:
        """Start all servers."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop them."""
        self.stop()

    def start(self) -> None:
        """Open mailbox, way out and telephone, each on a free port."""
        self.imap.start()
        self.smtp.start()
        self.phone.start()

    def stop(self) -> None:
        """Close them; the mails are kept until the object goes."""
        self.phone.stop()
        self.smtp.stop()
        self.imap.stop()

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """All mails of the morning, in order."""
        return self._arrivals

    @property
    def waiting(self) -> int:
        """How many mails have not arrived yet."""
        return len(self._arrivals) - self._delivered

    def profile(self, *, enabled_since: datetime | None = None) -> dict[str, Any]:
        """Return the profile in its exchange form, with where the running servers are.

        `enabled_since` lets mail that lies there already be answered.
        """
        profile: dict[str, Any] = json.loads(
            (self._folder / "office.json").read_text(encoding="utf-8")
        )
        profile["accounts"] = [
            {"name": ACCOUNT, "imap": _server(self.imap.port), "smtp": _server(self.smtp.port)}
        ]
        if enabled_since is not None:
            profile["autoreply"]["enabled_since"] = enabled_since.isoformat()
        phone = {"name": "phone", "kind": "ntfy", "url": self.phone.url(TOPIC)}
        profile["escalation"] = {"phones": [phone], "policies": []}
        return profile

    def secrets(self) -> dict[str, str]:
        """Return the passwords by the names that the environment would give them."""
        name = f"REACHAPP_SECRET_{ACCOUNT.upper()}"
        return {f"{name}_IMAP": self.password, f"{name}_SMTP": self.password}

    def deliver_all(self, now: datetime) -> int:
        """Deliver every mail that has not arrived yet; return how many those were."""
        return self._deliver(len(self._arrivals), now)

    def deliver_due(self, elapsed_seconds: float, now: datetime) -> int:
        """Deliver what is due so long after the start; return how many mails that were."""
        elapsed = timedelta(seconds=elapsed_seconds)
        return self._deliver(sum(one.after <= elapsed for one in self._arrivals), now)

    def _deliver(self, until: int, now: datetime) -> int:
        due = self._arrivals[self._delivered : until]
        for arrival in due:
            self.imap.deliver("INBOX", as_if_sent_now(arrival.raw, now), at=now)
        self._delivered += len(due)
        return len(due)


def _server(port: int) -> dict[str, Any]:
    return {"host": HOST, "port": port, "user": USER, "tls": "none"}
