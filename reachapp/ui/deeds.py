"""What a person does: the request goes out, and what came of it is said, with the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from reachapp.core.verdict import Urgency
from reachapp.engine import requests
from reachapp.engine.requests import Outcome, Request
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.link import Link
from reachapp.ui.toast import UNDO_SECONDS
from reachapp.ui.undo import opposite


@dataclass(frozen=True, slots=True)
class Said:
    """One toast."""

    words: str
    until: datetime | None
    undo: Callable[[], None] | None


class Deeds(QObject):
    """Signals: `said(Said)`, `failed(code)`, `answer_left(request)`, `answer_undone(request)`."""

    said = Signal(object)
    failed = Signal(str)
    answer_left = Signal(object)
    answer_undone = Signal(object)

    def __init__(self, link: Link) -> None:
        super().__init__(link)
        self._link = link

    def do(self, request: Request, before: Urgency | None = None) -> None:
        """Ask for it; `before` is the label that a change of label can go back to."""
        words = deed_words(request, self._name_of(request))
        self._link.ask(request, _Done(self, request, words, before))

    def settled(self, done: "_Done", outcome: Outcome) -> None:
        """Say how it went; called on the window's thread."""
        if outcome.problem:
            self.failed.emit(outcome.problem)
            return
        if isinstance(done.request, requests.Answer | requests.FirstReply):
            self.answer_left.emit(done.request)
        if isinstance(done.request, requests.SendNotices):
            self._say_notices(done.request, outcome)
            return
        if not done.words:
            return
        if outcome.undo_key and outcome.undo_until is not None:
            undo: Callable[[], None] | None = _UndoKey(self, outcome.undo_key, done.request)
            self.said.emit(Said(done.words, outcome.undo_until, undo))
            return
        undo = _Opposite(self, done.request, done.before)
        self.said.emit(Said(done.words, self._soon(), undo if undo.exists else None))

    def _say_notices(self, request: requests.SendNotices, outcome: Outcome) -> None:
        """Each notice is a mail with a key of its own; all of them can be taken back at once."""
        keys = outcome.result if isinstance(outcome.result, tuple) else ()
        words = ngettext("{n} message is on its way", "{n} messages are on their way", len(keys))
        undo = _UndoKeys(self, tuple(str(key) for key in keys), request) if keys else None
        self.said.emit(Said(words.format(n=len(keys)), self._soon(), undo))

    def _soon(self) -> datetime | None:
        present = self._link.present
        return present.now() + timedelta(seconds=UNDO_SECONDS) if present.is_known else None

    def undo_key(self, key: str, request: Request) -> None:
        self._link.ask(requests.Undo(key, self._link.owner), _Done(self, request, "", None))
        if isinstance(request, requests.Answer | requests.FirstReply):
            self.answer_undone.emit(request)

    def undo_by(self, request: Request, before: Urgency | None) -> None:
        """Ask for the opposite, on the row as it stands now."""
        row = self._link.find_row(number) if (number := _number(request)) is not None else None
        back = opposite(request, version=row.version if row else 0, before=before)
        if back is not None:
            self._link.ask(back, _Done(self, back, "", None))

    def _name_of(self, request: Request) -> str:
        number = _number(request)
        row = self._link.find_row(number) if number is not None else None
        name = row.contact if row else ""
        # the words are a format with {seconds}; a client's braces are not
        return name.replace("{", "{{").replace("}", "}}")


@dataclass(frozen=True, slots=True)
class _Done:
    deeds: Deeds
    request: Request
    words: str
    before: Urgency | None

    def __call__(self, outcome: Outcome) -> None:
        self.deeds.settled(self, outcome)


@dataclass(frozen=True, slots=True)
class _UndoKey:
    deeds: Deeds
    key: str
    request: Request

    def __call__(self) -> None:
        self.deeds.undo_key(self.key, self.request)


@dataclass(frozen=True, slots=True)
class _UndoKeys:
    deeds: Deeds
    keys: tuple[str, ...]
    request: Request

    def __call__(self) -> None:
        for key in self.keys:
            self.deeds.undo_key(key, self.request)


@dataclass(frozen=True, slots=True)
class _Opposite:
    deeds: Deeds
    request: Request
    before: Urgency | None

    @property
    def exists(self) -> bool:
        return opposite(self.request, version=0, before=self.before) is not None

    def __call__(self) -> None:
        self.deeds.undo_by(self.request, self.before)


def _number(request: Request) -> int | None:
    return getattr(request, "conversation", None)


def deed_words(request: Request, name: str) -> str:
    """Return what a toast says; an empty text where the window shows it anyway."""
    match request:
        case requests.Answer():
            return _("Answer to {name} will be sent in {seconds} s").replace("{name}", name)
        case requests.FirstReply():
            words = _("First reply to {name} will be sent in {seconds} s")
            return words.replace("{name}", name)
        case requests.Relabel(urgency=urgency):
            return _relabel_words(urgency).format(name=name)
        case requests.NeverAnswer(address=address):
            return _("{address} gets no automatic reply any more").format(address=address)
        case _:
            return _plain_words(request).format(name=name)


def _plain_words(request: Request) -> str:
    sentences: dict[type, str] = {
        requests.Take: _("You are on it: {name}"),
        requests.Release: _("Let go: {name}"),
        requests.Close: _("Done: {name}"),
        requests.Reopen: _("Open again: {name}"),
        requests.StopReplies: _("All replies are stopped"),
        requests.ResumeReplies: _("Replies are on again"),
        requests.CallInSick: _("Called in sick"),
        requests.BackAgain: _("You are back"),
        requests.CancelReply: _("The automatic reply is not sent"),
    }
    return sentences.get(type(request), "")


def _relabel_words(urgency: Urgency) -> str:
    return {
        Urgency.URGENT: _("Urgent now: {name}"),
        Urgency.LATER: _("Not urgent: {name}"),
        Urgency.NO_REPLY: _("Needs no reply: {name}"),
    }[urgency]
