"""The body of a reply: greeting, the promise word for word with its zone, and who signs.

What comes from outside, the sender's name above all, is cleaned and cut before it is put in.
"""

import re
from dataclasses import dataclass

from reachapp.autoreply.senders import canonical
from reachapp.autoreply.template import render
from reachapp.autoreply.texts import Occasion, Texts
from reachapp.core.message import Message
from reachapp.core.written_mail import one_line

_LONGEST_NAME = 40
_LONGEST_VALUE = 300
_MOST_WORDS = 4
# A name is letters, and what stands within names; an advertisement or an address is not greeted.
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")
_DOTTED = re.compile(r"\.\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told to one sender."""

    occasion: Occasion
    statement: str = ""
    """The promise in the reply's language, as it was frozen; empty with `NO_TIME`."""
    zone: str = "Europe/Amsterdam"
    """The IANA zone in which the statement is meant."""
    form: str = "u"
    name: str = ""
    """Whom to greet, see `greeting_name`."""
    owner_name: str = ""
    is_known: bool = False
    """A contact of the owner; only they read reasons, names and ways around."""
    channel: str = ""
    """`kanaal`: another way to reach the owner."""
    urgent_route: str = ""
    """`spoedroute`: a sentence on what to do if it cannot wait."""
    stand_in: str = ""
    """`waarneming`: who covers for the owner."""


def reply_body(texts: Texts, telling: Telling) -> str:
    """Return the text of the reply; the statement stands in it word for word."""
    form = texts.in_form(telling.form)
    text = form.texts[telling.occasion]
    values = _values(texts, telling)
    greeting = form.greeting if telling.name else form.greeting_without_name
    pieces = (greeting, text.known if telling.is_known else text.stranger, form.closing)
    return "\n\n".join(render(piece, values).strip("\n") for piece in pieces) + "\n"


def line_in_short(texts: Texts, telling: Telling) -> str:
    """Return one line of this language, to stand below a reply in another."""
    template = texts.in_short if telling.statement else texts.in_short_no_time
    return render(template, _values(texts, telling))


def greeting_name(message: Message, recipient: str, known_name: str = "") -> str:
    """Return the name to greet: of a contact, else the author's if the reply goes to that author.

    Empty where the name could be anything but a name, so that nobody can make us deliver words.
    """
    if known_name:
        return one_line(known_name, _LONGEST_NAME)
    names = {author.name for author in message.from_ if author.spec.lower() == canonical(recipient)}
    return plain_name(names.pop()) if len(names) == 1 else ""


def plain_name(shown: str) -> str:
    """Return a stranger's name where it can be nothing but a name, else an empty text."""
    name = one_line(shown, 2 * _LONGEST_NAME)
    is_name = (
        _NAME.fullmatch(name) is not None
        and len(name) <= _LONGEST_NAME
        and len(name.split()) <= _MOST_WORDS
        and _DOTTED.search(name.replace(". ", " ")) is None
    )
    return name if is_name else ""


def _values(texts: Texts, telling: Telling) -> dict[str, str]:
    # a reader on another clock finds the zone in the statement itself
    names_zone = telling.statement.endswith(")") or not telling.statement
    told_to_friends = {
        "kanaal": telling.channel,
        "spoedroute": telling.urgent_route,
        "waarneming": telling.stand_in,
    }
    values = {
        "naam": telling.name,
        "dag_en_tijd": telling.statement,
        "zone": "" if names_zone else f" ({texts.zone_name(telling.zone)})",
        "afzender": telling.owner_name,
        **(told_to_friends if telling.is_known else {}),
    }
    return {name: one_line(value, _LONGEST_VALUE) for name, value in values.items()} | {
        "zone": values["zone"]
    }
