"""The way back from what was just done on the desk: the opposite request, on the row as it is."""

from reachapp.core.verdict import Urgency
from reachapp.engine.requests import (
    BackAgain,
    CallInSick,
    Close,
    Relabel,
    Release,
    Reopen,
    Request,
    ResumeReplies,
    SetMode,
    StopReplies,
    Take,
)


def opposite(request: Request, *, version: int, before: Urgency | None = None) -> Request | None:
    """Return what undoes `request` on a row of this version, or None where nothing does."""
    match request:
        case Take(conversation=number, by=by):
            return Release(number, version, by)
        case Release(conversation=number, by=by):
            return Take(number, version, by)
        case Close(conversation=number, by=by):
            return Reopen(number, version, by)
        case Reopen(conversation=number, by=by):
            return Close(number, version, by)
        case Relabel(conversation=number, by=by) if before is not None:
            return Relabel(number, version, before, by)
        case _:
            return _opposite_setting(request)


def _opposite_setting(request: Request) -> Request | None:
    match request:
        case StopReplies(by=by):
            return ResumeReplies(by)
        case CallInSick(by=by):
            return BackAgain(by)
        case SetMode(mode=mode, by=by):
            return SetMode("send" if mode == "observe" else "observe", by)
        case _:
            return None
