"""Goals 3, 5 and 14: reading a mailbox, answering one mail, and looking where nothing changed."""

import smtplib
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

from bench.limits.reply_loop import ReplyLoop
from bench.limits.wire import WireLine, fetch_all
from bench.mailbox import OWNER
from bench.office import Watch, a_profile, dovecot, fill, has_dovecot
from bench.outside import Outside
from bench.row import Row, children_cpu, cpu, median, p95, wall
from reachapp.bootstrap import engine, running
from reachapp.engine.mailboxes import FETCH_LIMIT
from reachapp.engine.stored import save_profile
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import MemorySecrets
from reachapp.system.paths import find_paths

ITEMS = f"UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.{FETCH_LIMIT}>"
"""What the engine asks of each mail."""
NAMES = {
    3: ("3: engine CPU per mail: fetch, read, decide, store", "<= 0.15 ms"),
    13: ("bulk fetch: the same against the wire limit, wall", ">= 0.40x"),
    5: ("5: EXISTS to reply accepted, against the minimum, p50", "<= 2.0x"),
    14: ("14: look again, nothing changed", "<= 5 round trips, <= 20 ms"),
}


def rows(*, rounds: int, count: int, mails: int, mailbox: int) -> Iterator[Row]:
    if not has_dovecot():
        for name, goal in NAMES.values():
            yield Row(name=name, goal=goal, measured="Dovecot is not installed here", meets=None)
        return
    yield from _reading(rounds, count)
    yield _looking(rounds * 4, mailbox)
    yield from _answering(rounds, mails)


def _reading(rounds: int, count: int) -> Iterator[Row]:
    """Each round lets `count` new mails come into the mailbox of an engine that is up to date."""
    own: list[float] = []
    ratios: list[float] = []
    with dovecot() as (server, root), tempfile.TemporaryDirectory() as folder:
        profile = a_profile(server.port, 1, server.user, mode="observe")
        line = WireLine(server.host, server.port)
        line.ask(f"LOGIN {server.user} {server.password}")
        for number in range(rounds + 1):
            data = Path(folder) / str(number)
            data.mkdir()
            watch = Watch(data, profile, server.password)
            watch.mailboxes.look()
            first = watch.inbox.open("INBOX").uid_next
            fill(root, server.user, count, seed=100 + number)
            line.ask("SELECT INBOX")
            fetch_all(line, first, ITEMS)  # the server's cache is warm for both
            at_wire, _ = fetch_all(line, first, ITEMS)
            before, began, at_cpu = children_cpu(), wall(), cpu()
            taken = watch.mailboxes.look()
            took, used = wall() - began, cpu() - at_cpu
            watch.close()  # the reader has ended: its CPU can be asked for
            used += children_cpu() - before
            if taken != count:
                raise RuntimeError(f"{taken} of {count} mails came in")
            if number:
                own.append(used / count * 1000)
                ratios.append(at_wire / took)
        line.close()
    ms, ratio = median(own), median(ratios)
    yield Row(
        name=NAMES[3][0],
        goal=NAMES[3][1],
        measured=f"{ms:.2f} ms",
        meets=ms <= 0.15,
        figures={"ms": ms},
    )
    yield Row(
        name=NAMES[13][0],
        goal=NAMES[13][1],
        measured=f"{ratio:.3f}x",
        meets=ratio >= 0.4,
        figures={"x": ratio},
    )


def _looking(rounds: int, count: int) -> Row:
    with dovecot() as (server, root), tempfile.TemporaryDirectory() as folder:
        fill(root, server.user, count, seed=10)
        with Outside(server.port) as outside:
            profile = a_profile(outside.imap_port, 1, server.user, mode="observe")
            watch = Watch(Path(folder), profile, server.password)
            watch.mailboxes.look()
            times, trips, used = [], [], []
            for _ in range(rounds + 1):
                began, at_cpu = wall(), cpu()
                watch.mailboxes.look()
                times.append((wall() - began) * 1000)
                used.append((cpu() - at_cpu) * 1000)
                outside.next("trip", after=began)
                trips.append(outside.count("trip", after=began))
            watch.close()
    ms, trip = median(times[1:]), median([float(each) for each in trips[1:]])
    return Row(
        name=f"{NAMES[14][0]} ({count:,} mails)",
        goal=NAMES[14][1],
        measured=f"{trip:.0f} round trips, {ms:.1f} ms, {median(used[1:]):.1f} ms CPU",
        meets=trip <= 5 and ms <= 20,
        figures={"trips": trip, "ms": ms, "p95_ms": p95(times[1:])},
    )


def _letter(number: int, turn: str) -> bytes:
    text = f"""\
        From: Klant {number} <klant{number}@{turn}{number}.example>
        To: Sanne de Boer <{OWNER}>
        Subject: Vraag {number}
        Message-ID: <{number}.{turn}@klant.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        Hallo Sanne, kun je me de offerte nog eens sturen?
        """
    return textwrap.dedent(text).replace("\n", "\r\n").encode()


class _Delivery:
    """Hands letters to the server and waits for the reply."""

    def __init__(self, port: int, user: str, outside: Outside) -> None:
        self._lmtp = smtplib.LMTP("127.0.0.1", port)
        self._user = user
        self._outside = outside

    def deliver(self, number: int, turn: str) -> None:
        sender = f"klant{number}@{turn}{number}.example"
        self._lmtp.sendmail(sender, [self._user], _letter(number, turn))

    def measured(self, began: float) -> list[float]:
        """Milliseconds from EXISTS to the reply; nothing where the mail was seen without news."""
        taken = self._outside.next("mail", after=began)["at"]
        news = [e["at"] for e in self._outside.told("exists", after=began) if e["at"] < taken]
        return [(taken - min(news)) * 1000] if news else []

    def close(self) -> None:
        self._lmtp.quit()


def _answering(rounds: int, mails: int) -> Iterator[Row]:
    own: list[float] = []
    least: list[float] = []
    with dovecot() as (server, _root), Outside(server.port) as outside:
        way = _Delivery(server.lmtp_port, server.user, outside)
        for number in range(rounds):
            own += _engine_turn(server, outside, way, f"e{number}", mails)
            server.empty()
            least += _least_turn(server, outside, way, f"m{number}", mails)
            server.empty()
        way.close()
    for share, ours, theirs in (
        ("p50", median(own), median(least)),
        ("p95", p95(own), p95(least)),
    ):
        yield Row(
            name=NAMES[5][0].replace("p50", share),
            goal=NAMES[5][1],
            measured=f"{ours / theirs:.1f}x ({ours:.1f} ms against {theirs:.1f} ms)",
            meets=ours / theirs <= 2,
            figures={"ms": ours, "minimum_ms": theirs},
        )


def _engine_turn(server, outside, way, turn, mails) -> list[float]:
    found = []
    with tempfile.TemporaryDirectory(prefix="rb-") as folder:
        profile = a_profile(outside.imap_port, outside.smtp_port, server.user, mode="send")
        secrets = MemorySecrets({"MAIN_IMAP": server.password, "MAIN_SMTP": server.password})
        with engine(find_paths(Path(folder)), secrets=secrets) as built:
            with built.units.writing() as shelves:
                save_profile(shelves, profile, now=SystemClock().now())
            began = wall()
            with running(built):
                _until_idle(outside, began)
                for number in range(mails):
                    began = wall()
                    way.deliver(number, turn)
                    found += way.measured(began)
                    _until_idle(outside, began)
    return found[1:]  # the first one starts the reader


def _until_idle(outside: Outside, began: float) -> None:
    """Wait until the engine waits: the last thing it said is IDLE."""
    after = began
    while True:
        event = outside.next("trip", after=after)
        if event["first"].upper().rstrip().endswith("IDLE"):
            return
        after = event["at"]


def _least_turn(server, outside, way, turn, mails) -> list[float]:
    found = []
    with tempfile.TemporaryDirectory(prefix="rb-") as folder:
        loop = ReplyLoop(
            ("127.0.0.1", outside.imap_port),
            ("127.0.0.1", outside.smtp_port),
            Path(folder) / "sent.sqlite",
        )
        loop.sign_in(server.user, server.password)
        for number in range(mails):
            began = wall()
            loop.answer_next(lambda number=number: way.deliver(number, turn))
            found += way.measured(began)
        loop.close()
    return found[1:]
