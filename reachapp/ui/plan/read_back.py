"""The plan read back as clients read it, with one live example and a moment to try."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from reachapp.availability.plan_edits import Policy
from reachapp.availability.rule import DEFAULT_SCHEDULE, RespondKind
from reachapp.core.profile import Profile
from reachapp.ui.controls import box, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, rows
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.rule_words import hours_words, respond_words, subject_words
from reachapp.ui.plan.what_if import Told, WhatIf, example_of


class ReadBack(QFrame):
    """A card; whoever reads only this still checks the plan."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._draft = draft
        self._assistant = ""
        self.text = label("", "read", wrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.example = Told()
        self.what_if = WhatIf(draft)
        parts: Sequence[QFrame] = (box("row"), box("row"))
        layout = rows(self, gap=0, margins=(0, 14, 0, 14))
        top = rows(gap=0, margins=(16, 0, 16, 12))
        add(top, self.text)
        layout.addLayout(top)
        for part, inside in zip(parts, (self.example, self.what_if), strict=True):
            add(rows(part, margins=(16, 10, 16, 10)), inside)
            layout.addWidget(part)
        layout.setContentsMargins(0, layout.contentsMargins().top(), 0, 0)

    def show_profile(self, profile: Profile) -> None:
        assistant = profile.assistant
        self._assistant = (assistant.name or assistant.address) if assistant is not None else ""

    def show_week(self, monday: date) -> None:
        """Answer by the draft as it stands."""
        paragraphs = sentences_of(self._draft.policy, self._assistant)
        self.text.setText("".join(f"<p style='margin:0 0 8px 0'>{one}</p>" for one in paragraphs))
        self.text.setAccessibleName(plain(paragraphs))
        asked, answer, is_known = example_of(self._draft, monday)
        self.example.show_answer(asked, answer, is_known=is_known)
        self.what_if.show_rules()

    def words(self) -> str:
        return plain(sentences_of(self._draft.policy, self._assistant))


def sentences_of(policy: Policy, assistant: str) -> list[str]:
    """Return the plan as two paragraphs with the facts in bold (HTML, every value escaped)."""
    rules = policy.get("rules") or ()
    hours = _("My hours: {hours}.").format(hours=escape(hours_words(policy, {})))
    usual = [_sentence(policy, rule) for rule in reversed(rules) if not _is_urgent(rule)]
    urgent = [_sentence(policy, rule) for rule in rules if _is_urgent(rule)]
    usual.insert(1, hours)
    if assistant:
        urgent.append(_("Urgent mail goes to {name} at once.").format(name=escape(assistant)))
    else:
        urgent.append(_("Urgent mail stands on top of your desk; nobody else gets it."))
    return [" ".join(usual), " ".join(urgent)]


def _sentence(policy: Policy, rule: Mapping[str, Any]) -> str:
    respond = rule.get("respond") or {}
    when = f"<b>{escape(respond_words(respond, is_brief=True))}</b>"
    has_own_hours = rule.get("schedule") not in {None, DEFAULT_SCHEDULE}
    if has_own_hours and respond.get("kind") != RespondKind.ELAPSED_MINUTES:
        when += f" ({escape(hours_words(policy, rule))})"
    return _("{subject} is answered {when}.").format(subject=escape(subject_words(rule)), when=when)


def _is_urgent(rule: Mapping[str, Any]) -> bool:
    return rule.get("urgency") in {"urgent", "grey"}


def plain(paragraphs: Sequence[str]) -> str:
    """Return the words without the marks."""
    text = " ".join(paragraphs).replace("<b>", "").replace("</b>", "")
    return text.replace("&#x27;", "'").replace("&amp;", "&")
