"""Mails after the first reply that follow a text of the owner: notices of a delay, first replies.

Nothing of the client enters but the name, and the subject where one mail is about several things.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reachapp.autoreply.template import EARLIER, PROMISE, render
from reachapp.autoreply.texts import Letter, Texts
from reachapp.core.written_mail import one_line

_LONGEST_NAME = 100
_LONGEST_STATEMENT = 300
_LONGEST_SUBJECT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that a letter says."""

    letter: Letter
    statement: str = ""
    """The new time in words; empty where there is none."""
    earlier: str = ""
    """The time that was told before."""
    zone: str = "Europe/Amsterdam"
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Who writes to whom, and in which form of address."""

    form: str = "u"
    name: str = ""
    owner_name: str = ""


def letter_body(texts: Texts, writing: Writing, points: Sequence[Point]) -> str:
    """Return the text of one mail; of several points each is headed by its subject."""
    form = texts.in_form(writing.form)
    common = {
        "naam": one_line(writing.name, _LONGEST_NAME),
        "afzender": one_line(writing.owner_name, _LONGEST_NAME),
    }
    greeting = form.greeting if common["naam"] else form.greeting_without_name
    pieces = [render(greeting, common)]
    for point in points:
        text = render(form.letters[point.letter], common | _values(texts, point))
        subject = one_line(point.subject, _LONGEST_SUBJECT)
        pieces.append(f"{subject}:\n{text}" if len(points) > 1 and subject else text)
    pieces.append(render(form.sign_off, common))
    return "\n\n".join(piece.strip("\n") for piece in pieces) + "\n"


def _values(texts: Texts, point: Point) -> dict[str, str]:
    names_zone = point.statement.endswith(")") or not point.statement
    return {
        PROMISE: one_line(point.statement, _LONGEST_STATEMENT),
        EARLIER: one_line(point.earlier, _LONGEST_STATEMENT),
        "zone": "" if names_zone else f" ({texts.zone_name(point.zone)})",
    }
