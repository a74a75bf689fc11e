"""The words of a reason: what stands dim before it, and what stands out."""

from reachapp.core.verdict import Reason
from reachapp.triage.reasons import SENTENCES, Code
from reachapp.ui.i18n import _


def reason_words(reason: Reason) -> tuple[str, str]:
    """Return the dim and the strong part of a reason's chip."""
    if reason.code == Code.VIP:
        return _("client"), reason.evidence or "VIP"
    if reason.evidence:
        return "", f"‘{reason.evidence}’"
    return "", reason_sentence(reason)


def reason_sentence(reason: Reason) -> str:
    """Return what the reason means, for tooltip and screen reader."""
    known = reason.code in set(Code)
    return _(SENTENCES[Code(reason.code)]) if known else reason.code.replace("_", " ")
