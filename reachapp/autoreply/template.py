"""Texts with blanks: a closed list of `{placeholders}`, and values that are never read again.

Neither `str.format` nor a template engine, since a client's name is put in: whatever it holds
stays the letters that it is.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from reachapp.core.i18n import N_, Translator

PROMISE = "dag_en_tijd"
EARLIER = "eerder"
"""What was promised before: for notices of a delay."""
PLACEHOLDERS = ("naam", PROMISE, "zone", "kanaal", "spoedroute", "waarneming", "afzender", EARLIER)

_BLANK = re.compile(r"\{([^{}\n]*)\}")
_MAY_BE_EMPTY = frozenset({"zone"})

UNKNOWN = N_("{blank} is no blank that can be filled in.")
DID_YOU_MEAN = N_("{blank} is no blank that can be filled in; did you mean {guess}?")
NO_PROMISE = N_("The text must say when the answer comes: put in {blank}.")


class UnknownPlaceholder(ValueError):
    """A text asks for a value that does not exist; saving checks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a text, for whoever writes it."""

    sentence: str
    """The key of the catalogue."""
    blank: str
    guess: str = ""

    def told(self, translator: Translator) -> str:
        """Return the sentence in the reader's language."""
        return _filled(translator.gettext(self.sentence), self)

    @property
    def in_english(self) -> str:
        """The sentence for a log or a command line."""
        return _filled(self.sentence, self)


def check_template(template: str, *, needs_promise: bool) -> tuple[Fault, ...]:
    """Return what is wrong with `template`, in the order in which it stands there."""
    faults = []
    for name in _BLANK.findall(template):
        if name not in PLACEHOLDERS:
            guess = _nearest(name.strip().lower())
            sentence = DID_YOU_MEAN if guess else UNKNOWN
            faults.append(Fault(sentence=sentence, blank=f"{{{name}}}", guess=guess))
    if needs_promise and f"{{{PROMISE}}}" not in template:
        faults.append(Fault(sentence=NO_PROMISE, blank=f"{{{PROMISE}}}"))
    return tuple(faults)


def render(template: str, values: Mapping[str, str]) -> str:
    """Return `template` with its blanks filled in, all at once; values are not read for blanks.

    A line with a blank that stays empty is left out. Raises `UnknownPlaceholder`.
    """
    unknown = set(_BLANK.findall(template)) - set(PLACEHOLDERS)
    if unknown:
        raise UnknownPlaceholder(", ".join(sorted(unknown)))
    lines = [
        line
        for line in template.split("\n")
        if all(values.get(name) or name in _MAY_BE_EMPTY for name in _BLANK.findall(line))
    ]
    return _BLANK.sub(lambda blank: values.get(blank[1], ""), "\n".join(lines))


def _nearest(name: str) -> str:
    """Return the blank that was probably meant, with its braces, or nothing."""
    begun = [known for known in PLACEHOLDERS if name and known.startswith(name)]
    near = begun or difflib.get_close_matches(name, PLACEHOLDERS, n=1)
    return f"{{{near[0]}}}" if near else ""


def _filled(sentence: str, fault: Fault) -> str:
    parts = {"{blank}": fault.blank, "{guess}": fault.guess}
    return re.sub(r"\{blank\}|\{guess\}", lambda match: parts[match[0]], sentence)
