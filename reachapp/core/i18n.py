"""Marks strings for translation where the translator is not known yet."""

from typing import Protocol


class Translator(Protocol):
    """What gettext gives: the same sentence in the reader's language."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


def N_(message: str) -> str:  # noqa: N802  gettext's customary name
    """Mark `message` for the catalogue and return it unchanged (English is the key)."""
    return message
