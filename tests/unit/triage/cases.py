"""Builds messages from the labelled cases, and scores labels."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import getaddresses
from pathlib import Path
from typing import Any

from reachapp.core.message import Address, Body, Message
from reachapp.core.verdict import Urgency, Verdict
from reachapp.triage.classify import classify
from reachapp.triage.work_calendar import office_week

DATA = Path(__file__).parents[2] / "data" / "triage"
CALENDAR = office_week()
_ATTRIBUTION = re.compile(
    r"^(Op .* schreef|On .* wrote|Am .* schrieb|Le .* écrit|-+ ?(Original|Oorspronk|Forwarded))"
)


def load(name: str) -> Iterator[dict[str, Any]]:
    for line in (DATA / name).read_text("utf-8").splitlines():
        yield json.loads(line)


def addresses(field: str) -> tuple[Address, ...]:
    return tuple(Address(name, spec) for name, spec in getaddresses([field]) if spec)


def message_of(case: Mapping[str, Any]) -> Message:
    fields = case.get("headers", {})
    headers = {name.lower(): (value,) for name, value in fields.items()}
    paragraphs = tuple(p for p in re.split(r"\n\s*\n", new_words(case["body"])) if p.strip())
    return Message(
        headers=headers,
        subject=case.get("subject", ""),
        from_=addresses(case.get("from", "A Client <client@klant.example>")),
        reply_to=addresses(headers.get("reply-to", ("",))[0]),
        in_reply_to=tuple(headers.get("in-reply-to", ())),
        body=Body(paragraphs=paragraphs),
        text=case["body"],
    )


def new_words(body: str) -> str:
    """Cut what is quoted, as the reader of a mail does."""
    lines: list[str] = []
    for line in body.splitlines():
        if _ATTRIBUTION.match(line):
            break
        if not line.startswith(">"):
            lines.append(line)
    return "\n".join(lines)


def verdict_of(case: Mapping[str, Any]) -> Verdict:
    received = datetime.fromisoformat(case.get("received_at", "2025-11-11T10:00:00+01:00"))
    return classify(message_of(case), received_at=received, calendar=CALENDAR)


def recall(pairs: Iterable[tuple[str, str]], label: str) -> float:
    told = [said for meant, said in pairs if meant == label]
    return sum(said == label for said in told) / len(told)


def precision(pairs: Iterable[tuple[str, str]], label: str) -> float:
    meant = [want for want, said in pairs if said == label]
    return sum(want == label for want in meant) / len(meant)


def f1(pairs: list[tuple[str, str]], label: str) -> float:
    p, r = precision(pairs, label), recall(pairs, label)
    return 2 * p * r / (p + r)


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    return sum(f1(pairs, label) for label in Urgency) / len(Urgency)
