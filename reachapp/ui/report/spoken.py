"""How the sentences of the report speak in the window: its language, and the clock of the plan."""

from reachapp.autoreply.silence import SENTENCES, Silence
from reachapp.report.speech import Speech
from reachapp.ui import i18n
from reachapp.ui.i18n import _
from reachapp.ui.times import Present


def speech_of(present: Present) -> Speech:
    """Return the window's language in the owner's zone."""
    return Speech(i18n.translator(), i18n.language(), present.zone)


def silence_words(code: str) -> str:
    """Return why a mail would have had no reply."""
    return _(SENTENCES[Silence(code)]) if code in set(Silence) else code.replace("_", " ")


def one_line(text: str) -> str:
    """Return a client's words without what would break a line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
