"""How automatic replies that still wait are told of: how many, and when the first leaves."""

from collections.abc import Sequence

from reachapp.engine.views import PendingReply
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.times import Present, minutes_between, span_words

MINUTE = 60


def leaves_words(reply: PendingReply, present: Present) -> str:
    """Return `40 s` or `3 min`."""
    seconds = max(0, round((reply.leaves_at - present.now()).total_seconds()))
    if seconds < MINUTE:
        return _("{n} s").format(n=seconds)
    return span_words(minutes_between(present.now(), reply.leaves_at))


def waiting_words(pending: Sequence[PendingReply], present: Present) -> str:
    """Return `2 antwoorden wachten, eerste over 40 s`."""
    first = min(pending, key=lambda reply: reply.leaves_at)
    count = len(pending)
    words = ngettext(
        "{n} reply waits, leaves in {span}", "{n} replies wait, the first leaves in {span}", count
    )
    return words.format(n=count, span=leaves_words(first, present))
