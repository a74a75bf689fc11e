"""Step 2: the two servers, tested apart, and which mailboxes are watched."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from reachapp.core.profile import is_loopback
from reachapp.engine.ports import MailboxInfo, Role, TestResult
from reachapp.engine.requests import Outcome
from reachapp.ui.account_dialog.draft import Draft
from reachapp.ui.account_dialog.server_card import BothTests, ServerCard
from reachapp.ui.account_dialog.step_page import StepPage, indented
from reachapp.ui.banner import Banner
from reachapp.ui.controls import box, label
from reachapp.ui.fields import CheckBox
from reachapp.ui.i18n import _
from reachapp.ui.layouts import FlowLayout, add, clear, rows
from reachapp.ui.problems import trouble

NEVER_WATCHED = frozenset({Role.SENT, Role.DRAFTS, Role.JUNK, Role.TRASH})


class ConnectionPage(StepPage):
    """Signals: `imap_test_asked`, `smtp_test_asked`; `tests.done(both_work)`."""

    imap_test_asked = Signal()
    smtp_test_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Connection with your mailbox"), "")
        self.need = Banner("soon")
        self.need.hide()
        self.imap = ServerCard(_("Receive mail"), "imap")
        self.smtp = ServerCard(_("Send replies"), "smtp")
        self.tests = BothTests((self.imap, self.smtp))
        self.same = CheckBox(_("The same user name and password as for receiving"))
        self.same.setObjectName("same-login")
        self.same.toggled.connect(self._turn_same)
        self.smtp.inner.insertLayout(2, indented(self.same))
        self.boxes: dict[str, CheckBox] = {}
        self._watch = box("card")
        inner = rows(self._watch, gap=8, margins=(16, 14, 16, 16))
        self._flow = FlowLayout(16)
        add(inner, label(_("Watched mailboxes"), "head"))
        add(inner, label(_("New mail in these lands on your desk."), "second"))
        inner.addLayout(self._flow)
        self._watch.hide()
        self._wanted: Sequence[str] = ("INBOX",)
        hint = label(_("The password stays on this computer, in its keyring."), "hint")
        add(self.body, self.need, self.imap, self.smtp, self._watch, hint, None)
        self.imap.test_asked.connect(self.imap_test_asked)
        self.smtp.test_asked.connect(self.smtp_test_asked)
        for card in (self.imap, self.smtp):
            card.changed.connect(self.changed)

    def show_draft(self, draft: Draft) -> None:
        words = _("Found for {address}. If something is wrong, correct it here.")
        self.say(words.format(address=draft.address))
        self.imap.show_server(draft.imap)
        self.smtp.show_server(draft.smtp)
        self.same.setChecked(draft.has_one_password)
        self._turn_same(draft.has_one_password)
        self._wanted = draft.mailboxes
        self.need.setVisible(draft.need == "app_password")
        found = trouble("app_password")
        self.need.show_words(found.what, found.remedy)
        has_account = bool(draft.base.accounts)
        hint = _("unchanged if left empty") if has_account else ""
        self.imap.password.field.setPlaceholderText(hint)
        if draft.imap_password:
            self.imap.password.field.setText(draft.imap_password)

    def take(self, draft: Draft) -> Draft:
        return replace(
            draft,
            imap=self.imap.server(),
            smtp=self.smtp.server(),
            imap_password=self.imap.password.text(),
            smtp_password=self.smtp.password.text(),
            has_one_password=self.same.isChecked(),
            mailboxes=self._chosen() or draft.mailboxes,
        )

    @override
    def can_go_on(self) -> bool:
        return all(self._is_usable(card) for card in (self.imap, self.smtp))

    @property
    def both_work(self) -> bool:
        return self.imap.works and self.smtp.works

    def show_imap(self, outcome: Outcome) -> None:
        self.imap.show_outcome(outcome)
        if self.imap.works and isinstance(outcome.result, TestResult):
            self._offer(outcome.result.mailboxes)
        self.tests.came(self.imap)

    def show_smtp(self, outcome: Outcome) -> None:
        self.smtp.show_outcome(outcome)
        self.tests.came(self.smtp)

    def _is_usable(self, card: ServerCard) -> bool:
        server = card.server()
        return bool(server.host) and (server.tls != "none" or is_loopback(server.host))

    def _offer(self, mailboxes: Sequence[MailboxInfo]) -> None:
        clear(self._flow)
        self.boxes = {}
        for mailbox in mailboxes:
            if mailbox.selectable and mailbox.role not in NEVER_WATCHED:
                is_inbox = mailbox.name.upper() == "INBOX"
                made = CheckBox(_("Inbox") if is_inbox else mailbox.name)
                made.setChecked(mailbox.name in self._wanted)
                self.boxes[mailbox.name] = made
                self._flow.addWidget(made)
        self._watch.setVisible(bool(self.boxes))

    def _chosen(self) -> tuple[str, ...]:
        return tuple(name for name, made in self.boxes.items() if made.isChecked())

    @Slot(bool)
    def _turn_same(self, is_same: bool) -> None:
        self.smtp.login.setVisible(not is_same)
        self.smtp.forget_result()
