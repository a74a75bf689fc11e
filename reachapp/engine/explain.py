"""What would happen to a mail, and why: the same decision as intake, nothing sent or stored.

Lines with the same sequence share one reply ledger in memory, in order; others start empty.
"""

import base64
import binascii
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from reachapp.autoreply.ledger import MemoryLedger
from reachapp.availability.form import InvalidPlan
from reachapp.availability.promise import Promised
from reachapp.core.message import Message, Unreadable
from reachapp.core.parse import unreadable
from reachapp.core.profile import BadProfile, Profile, merged, read_profile
from reachapp.engine.decide import Decider, Decision, Incoming
from reachapp.engine.own_texts import text_faults
from reachapp.engine.ports import Reader

log = logging.getLogger(__name__)

Words = Callable[[str, str], str]
"""The sentence of a triage reason, by code and language."""
Files = Callable[[str], bytes]
"""Reads a mail by the path in a line; raises `OSError`."""

ROLES = {"inbox": "inbox", "sent": "sent", "junk": "junk", "drafts": "drafts", "trash": "trash"}


SENDING = ("ok", "refused", "deferred")
"""What the submission server says to a reply."""


class BadLine(ValueError):
    """A line of the batch that cannot be worked on; the run goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the batch, read."""

    id: object
    raw: bytes
    at: datetime
    internal_date: datetime
    role: str
    flags: frozenset[str]
    sequence: str | None
    profile: Profile
    items_ahead: int
    is_accepted: bool


class Explainer:
    """Answers line after line; keeps the ledgers of sequences and the parsed profiles."""

    def __init__(
        self,
        *,
        profile: Mapping[str, Any],
        decider: Decider,
        reader: Reader,
        files: Files,
        words: Words,
        now: Callable[[], datetime],
    ) -> None:
        self._base = profile
        self._decider = decider
        self._reader = reader
        self._files = files
        self._words = words
        self._now = now
        self._ledgers: dict[str, MemoryLedger] = {}
        self._profiles: dict[str, Profile] = {}
        self._count = 0

    def answers(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """Answer each line, in order; one bad line never ends the run."""
        for text in lines:
            if text.strip():
                yield self.answer(text)

    def answer(self, text: bytes) -> dict[str, Any]:
        """Answer one line of JSON."""
        data = _json(text)
        name = data.get("id") if isinstance(data, dict) else None
        if not isinstance(data, dict):
            return {"id": None, "error": "not a JSON object"}
        try:
            line = self.line(data)
        except BadLine as fault:
            return {"id": name, "error": str(fault)}
        return self.explain(line)

    def explain(self, line: Line) -> dict[str, Any]:
        """Answer one line that was read."""
        self._count += 1
        message = self._reader.read(line.raw)
        ledger = self._ledger(line.sequence)
        if line.role == "sent" and isinstance(message, Message):
            ledger.record_answers(message.in_reply_to, now=line.at)
        incoming = Incoming(
            message=message,
            raw=line.raw,
            role=line.role,
            flags=line.flags,
            internal_date=line.internal_date,
            key=f"explain:{self._count}",
            items_ahead=line.items_ahead,
        )
        try:
            decision = self._decision(line, incoming, ledger)
        except InvalidPlan as fault:
            return {"id": line.id, "error": f"plan: {fault}"}
        except Exception:  # a mail that trips over a bug of ours is one for a person, as at intake
            log.exception("a mail of %d bytes could not be decided on", len(line.raw))
            message = unreadable("bug", line.raw)
            decision = self._decision(line, replace(incoming, message=message), ledger)
        self._remember(line, decision, ledger)
        return self._told(line, message, decision)

    def _decision(self, line: Line, incoming: Incoming, ledger: MemoryLedger) -> Decision:
        since = line.profile.autoreply.enabled_since
        return self._decider.decide(
            incoming, line.profile, ledger, enabled_since=since, now=line.at
        )

    def _ledger(self, sequence: str | None) -> MemoryLedger:
        if sequence is None:
            return MemoryLedger()
        return self._ledgers.setdefault(sequence, MemoryLedger())

    def _remember(self, line: Line, decision: Decision, ledger: MemoryLedger) -> None:
        if decision.trips_cap:
            ledger.trip(now=line.at)
        entry = decision.ledger_entry(line.at)
        if entry is not None and line.is_accepted:
            ledger.record(entry)

    def line(self, data: Mapping[str, Any]) -> Line:
        """Read one line; raises `BadLine`."""
        at = _moment(data.get("at"), "at") or self._now()
        internal = _moment(data.get("internal_date"), "internal_date") or at
        profile = self._profile(data.get("profile"))
        if not profile.owner.addresses:
            raise BadLine("the profile has no owner.addresses")
        sequence = data.get("sequence")
        flags = data.get("flags") or []
        return Line(
            id=data.get("id"),
            raw=self._raw(data),
            at=at,
            internal_date=internal,
            role=ROLES.get(str(data.get("mailbox") or "INBOX").lower(), "other"),
            flags=frozenset(str(flag) for flag in flags)
            if isinstance(flags, list)
            else frozenset(),
            sequence=None if sequence is None else json.dumps(sequence),
            profile=profile,
            items_ahead=_count(data.get("items_ahead")),
            is_accepted=_is_accepted(data.get("sending")),
        )

    def _raw(self, data: Mapping[str, Any]) -> bytes:
        if isinstance(data.get("raw_base64"), str):
            try:
                # folded base64 is fine, other characters are not
                return base64.b64decode("".join(data["raw_base64"].split()), validate=True)
            except (binascii.Error, ValueError) as error:
                raise BadLine("raw_base64: not base64") from error
        if isinstance(data.get("file"), str):
            try:
                return self._files(data["file"])
            except (OSError, ValueError) as error:
                raise BadLine(f"file: cannot be read ({type(error).__name__})") from error
        raise BadLine("no mail: give file or raw_base64")

    def _profile(self, over: object) -> Profile:
        if over is not None and not isinstance(over, Mapping):
            raise BadLine("profile: not an object")
        key = json.dumps(over, sort_keys=True, default=str) if over else ""
        if key not in self._profiles:
            if len(self._profiles) >= KEPT_PROFILES:
                self._profiles.clear()
            try:
                profile = read_profile(merged(self._base, over or {}))
            except BadProfile as fault:
                raise BadLine(f"profile: {fault}") from fault
            if faults := text_faults(profile):
                raise BadLine(f"profile: {'; '.join(faults)}")
            self._profiles[key] = profile
        return self._profiles[key]

    def _told(
        self, line: Line, message: Message | Unreadable, decision: Decision
    ) -> dict[str, Any]:
        language = line.profile.owner.language or "nl"
        return {
            "id": line.id,
            "triage": self._triage(decision, language),
            "reply": _reply(decision),
            "forward": {"verdict": decision.forward_verdict, "reason": decision.forward_reason},
            "error": message.why if isinstance(message, Unreadable) else None,
        }

    def _triage(self, decision: Decision, language: str) -> dict[str, Any]:
        verdict = decision.verdict
        reasons = [
            {
                "code": reason.code,
                "text": self._words(reason.code, language),
                "evidence": reason.evidence,
            }
            for reason in verdict.reasons
        ]
        return {
            "label": verdict.urgency.value,
            "grey": verdict.grey,
            "score": round(verdict.score, 4),
            "reasons": reasons,
        }


KEPT_PROFILES = 200
"""Merged profiles that are kept parsed; more would let memory grow with the input."""


def _reply(decision: Decision) -> dict[str, Any]:
    promised = decision.promised if isinstance(decision.promised, Promised) else None
    written = decision.written
    told = written is not None and promised is not None
    return {
        "verdict": decision.reply_verdict,
        "reason": decision.reply_reason,
        "recipient": written.recipient if written else None,
        "from": written.from_address if written else None,
        "language": written.language if written else None,
        "due_at": _utc(promised.due_at) if promised else None,
        "promise_at": _utc(promised.promise_at) if told and promised else None,
        "statement": promised.statement if told and promised and written else None,
        "raw": written.composed.raw.decode("utf-8", "replace") if written else None,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _json(text: bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _moment(value: object, name: str) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is None or moment.tzinfo is None:
            raise BadLine(f"{name}: not an ISO 8601 moment with an offset")
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadLine(f"{name}: not an ISO 8601 moment with an offset") from error


def _is_accepted(value: object) -> bool:
    if value is not None and value not in SENDING:
        raise BadLine(f"sending: not one of {', '.join(SENDING)}")
    return value in (None, "ok")


def _count(value: object) -> int:
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadLine("items_ahead: not a count")
    return value
