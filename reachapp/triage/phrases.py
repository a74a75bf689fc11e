"""Finds the phrases of all cues in one pass over the words, without backtracking regexes.

A phrase is written as words:
    `word`      exactly this folded word (six letters and more: one slip of the pen is forgiven)
    `stem*` `*tail` `*mid*`   a word that begins, ends, or has this inside
    `a|b`       one of these
    `@name`     one of the words of a class
    `{name}`    one of the phrases of a macro
    `word?`     may be missing
    `~` `~7`    up to 4 (7) other words of the same sentence
    `a <> b`    both, in either order, at most 9 words apart
A line that is indented deeper than its first line goes on with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from reachapp.triage.cue import Cue
from reachapp.triage.words import Words

GAP, WIDE_GAP = 4, 9
_SHORTEST_STEM, _LONGEST_STEM = 2, 14
_FORGIVING = 6
"""From this length on a typing error is forgiven."""
Step = tuple[int, int]
"""A symbol, and how many words may stand before it."""
_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that was found, from word `first` to word `last`."""

    cue: Cue
    first: int
    last: int
    sentence: int
    segment: int


@dataclass(frozen=True, slots=True)
class Family:
    """The phrases of one cue, one a line."""

    cue: Cue
    phrases: str


class PhraseBook:
    """All phrases, indexed by the word that begins them."""

    def __init__(
        self, families: Iterable[Family], classes: Mapping[str, str], macros: Mapping[str, str]
    ) -> None:
        self._classes = classes
        self._macros = macros
        self._symbols: dict[str, int] = {}
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[str, set[int]] = defaultdict(set)
        self._tails: dict[str, set[int]] = defaultdict(set)
        self._middles: dict[str, set[int]] = defaultdict(set)
        self._starts: dict[int, list[tuple[tuple[Step, ...], Cue]]] = defaultdict(list)
        for family in families:
            for line in _lines(family.phrases):
                for words in self._expanded(line.split()):
                    self._add(words, family.cue)
        self._slips = self._slip_index()
        self.symbols_of = lru_cache(maxsize=20_000)(self._symbols_of)

    def find(self, text: Words) -> tuple[Hit, ...]:
        """Return every hit, the longest one for each cue and first word."""
        words = text.words
        sets = [self.symbols_of(word.folded) for word in words]
        ends = _sentence_ends(text)
        hits = []
        for first, symbols in enumerate(sets):
            best: dict[Cue, int] = {}
            for symbol in symbols:
                for steps, cue in self._starts.get(symbol, ()):
                    last = _match(sets, first + 1, ends[first], steps, 1)
                    if last > best.get(cue, 0):
                        best[cue] = last
            word = words[first]
            hits += [Hit(c, first, n - 1, word.sentence, word.segment) for c, n in best.items()]
        return tuple(hits)

    def _expanded(self, words: Sequence[str]) -> Iterator[list[str]]:
        if "<>" in words:
            cut = words.index("<>")
            left, right, gap = list(words[:cut]), list(words[cut + 1 :]), [f"~{WIDE_GAP}"]
            yield from self._expanded(left + gap + right)
            yield from self._expanded(right + gap + left)
            return
        choices = [list(self._choices(word)) for word in words]
        for choice in product(*choices):
            if flat := [piece for pieces in choice for piece in pieces]:
                yield flat

    def _choices(self, word: str) -> Iterator[list[str]]:
        if word.startswith("{"):
            for line in _lines(self._macros[word[1:-1]]):
                yield from self._expanded(line.split())
        elif word.endswith("?"):
            yield [word[:-1]]
            yield []
        else:
            yield [word]

    def _add(self, words: Sequence[str], cue: Cue) -> None:
        steps: list[Step] = []
        gap = 0
        for word in words:
            if word.startswith("~"):
                gap = int(word[1:] or GAP)
            else:
                steps.append((self._symbol(word), gap))
                gap = 0
        self._starts[steps[0][0]].append((tuple(steps), cue))

    def _symbol(self, word: str) -> int:
        if word not in self._symbols:
            number = self._symbols[word] = len(self._symbols)
            for form in self._forms(word):
                self._learn(form, number)
        return self._symbols[word]

    def _forms(self, word: str) -> Iterator[str]:
        for form in word.split("|"):
            if form.startswith("@"):
                for member in self._classes[form[1:]].split():
                    yield from self._forms(member)
            else:
                yield form

    def _learn(self, form: str, symbol: int) -> None:
        if form.startswith("*") and form.endswith("*"):
            self._middles[form[1:-1]].add(symbol)
        elif form.startswith("*"):
            self._tails[form[1:]].add(symbol)
        elif form.endswith("*"):
            self._stems[form[:-1]].add(symbol)
        else:
            self._exact[form].add(symbol)

    def _slip_index(self) -> dict[str, set[str]]:
        slips: dict[str, set[str]] = defaultdict(set)
        for form in self._exact:
            if len(form) >= _FORGIVING:
                for shorter in _one_less(form):
                    slips[shorter].add(form)
        return slips

    def _symbols_of(self, word: str) -> frozenset[int]:
        found = set(self._exact.get(word, _NOTHING))
        for size in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
            found |= self._stems.get(word[:size], _NOTHING)
            found |= self._tails.get(word[-size:], _NOTHING)
        for middle, symbols in self._middles.items():
            if middle in word:
                found |= symbols
        if not found and len(word) >= _FORGIVING and word.isalpha():
            for meant in self._meant(word):
                found |= self._exact[meant]
        return frozenset(found)

    def _meant(self, word: str) -> Iterator[str]:
        candidates = set(self._slips.get(word, ()))
        for shorter in _one_less(word):
            if shorter in self._exact and len(shorter) >= _FORGIVING:
                candidates.add(shorter)
            candidates |= self._slips.get(shorter, set())
        return (meant for meant in candidates if meant[:2] == word[:2])


def _lines(text: str) -> list[str]:
    """Return the phrases of a text; a line that is indented deeper goes on with the one above."""
    lines: list[str] = []
    depth = 0
    for line in text.splitlines():
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if lines and indent > depth:
            lines[-1] += words if lines[-1].endswith("|") else " " + words
        elif words:
            lines.append(words)
            depth = indent
    return lines


def _one_less(word: str) -> Iterator[str]:
    """Give the word with one letter left out: two words that share one are a slip apart."""
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


def _sentence_ends(text: Words) -> list[int]:
    ends = [0] * len(text.words)
    end = len(text.words)
    for number in range(len(text.words) - 1, -1, -1):
        following = text.words[number + 1 : number + 2]
        if following and following[0].sentence != text.words[number].sentence:
            end = number + 1
        ends[number] = end
    return ends


def _match(
    sets: Sequence[frozenset[int]], at: int, end: int, steps: tuple[Step, ...], number: int
) -> int:
    """Return the place after the last word of the match, or 0."""
    if number == len(steps):
        return at
    symbol, gap = steps[number]
    for place in range(at, min(at + gap + 1, end)):
        if symbol in sets[place]:
            after = _match(sets, place + 1, end, steps, number + 1)
            if after:
                return after
    return 0
