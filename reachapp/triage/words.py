"""Cuts text into folded words that know where they stand, so that cues can show what they saw.

Folding: lower case, no accents, no apostrophes; French elisions (`l'eau`) lose their head.
Everything is linear in the text: one regex without nested repeats, and a bounded length.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

HEAD, TAIL = 12_000, 4_000
"""Characters of a text that are judged: its beginning and its end."""
MAX_SEGMENTS = 60
_WRAPPED = 50
"""Lines at least this long may be wrapped by a program."""
_PIECE = re.compile(
    r"(?P<word>\d+(?:[.:,/-]\d+)*|[^\W\d_]{1,40}(?:['’`][^\W\d_]{1,40})?)"
    r"|(?P<end>[.!?;\n]|\s[-–—]\s)|(?P<mark>[%€$£@&])"
)
_ELISIONS = frozenset(("l", "d", "j", "qu", "n", "s", "c", "m", "t"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a mail: its folded form, its place in the text, its sentence and segment."""

    folded: str
    start: int
    end: int
    sentence: int
    segment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The judged text of a mail as words. A segment is a subject or a paragraph."""

    texts: tuple[str, ...]
    words: tuple[Word, ...]
    questions: frozenset[int]
    """Sentences that end with a question mark."""
    exclaimed: frozenset[int]
    """Sentences that end with an exclamation mark."""

    def evidence(self, first: int, last: int) -> str:
        """Return the text from word `first` to word `last` as it stands in the mail."""
        start, end = self.words[first], self.words[last]
        return " ".join(self.texts[start.segment][start.start : end.end].split())[:120]


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return the form of a word in which cues are written."""
    lowered = word.lower()
    if not lowered.isascii():
        lowered = lowered.replace("’", "'").replace("ß", "ss").replace("œ", "oe")
        pieces = unicodedata.normalize("NFD", lowered)
        lowered = "".join(c for c in pieces if not unicodedata.combining(c))
    head, mark, tail = lowered.partition("'")
    if mark and head in _ELISIONS and len(tail) > 1:
        return tail
    return lowered.replace("'", "").replace("`", "")


def cut(text: str) -> str:
    """Return the part of a long text that is judged."""
    if len(text) <= HEAD + TAIL:
        return text
    return text[:HEAD] + "\n" + text[-TAIL:]


def _is_wrapped(text: str, newline: int) -> bool:
    """Say whether a line only ends because the writer's program wraps lines."""
    after = text[newline + 1 : newline + 2]
    line = newline - 1 - text.rfind("\n", 0, newline)
    return after.islower() and line >= _WRAPPED


def split_words(segments: Sequence[str]) -> Words:
    """Cut segments into words; a sentence never crosses a segment."""
    words: list[Word] = []
    questions: set[int] = set()
    exclaimed: set[int] = set()
    sentence = 0
    for number, text in enumerate(segments):
        for match in _PIECE.finditer(text):
            if match.lastgroup != "end":
                folded = fold(match.group())
                words.append(Word(folded, match.start(), match.end(), sentence, number))
                continue
            if match.group() == "\n" and _is_wrapped(text, match.start()):
                continue
            if "?" in match.group():
                questions.add(sentence)
            elif "!" in match.group():
                exclaimed.add(sentence)
            sentence += 1
        sentence += 1
    return Words(
        texts=tuple(segments),
        words=tuple(words),
        questions=frozenset(questions),
        exclaimed=frozenset(exclaimed),
    )
