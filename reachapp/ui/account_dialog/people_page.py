"""Step 5: who is told about urgent mail; each with a test, each can be left out."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from reachapp.engine.ports import TestResult
from reachapp.engine.requests import Outcome
from reachapp.ui.account_dialog.draft import Draft, is_address
from reachapp.ui.account_dialog.step_page import StepPage, field_row, indented
from reachapp.ui.banner import Banner
from reachapp.ui.controls import Button, dress, label
from reachapp.ui.fields import Choice, PasswordField, text_field
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.problems import trouble


class TestedCard(QFrame):
    """A card with a test in its head; `test_asked`."""

    __test__ = False

    test_asked = Signal()

    def __init__(self, title: str, second: str, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.chip = label("", "chip")
        self.chip.setObjectName(f"{name}-result")
        self.chip.hide()
        self.test = Button(_("Send a test"), "", "ui/send").name(
            _("Send a test: {what}").format(what=title)
        )
        self.test.setObjectName(f"{name}-test")
        self.test.clicked.connect(self.test_asked)
        self.banner = Banner("err", is_link=True)
        self.banner.hide()
        self.inner = rows(self, gap=12, margins=(16, 14, 16, 16))
        head = columns(gap=8)
        add(head, label(title, "head"), None)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.test)
        add(self.inner, head, label(second, "second", wrap=True))

    def begin(self) -> None:
        self.test.setEnabled(False)
        self.banner.hide()
        self._chip(_("Being tested …"), "closed")

    def show_outcome(self, outcome: Outcome) -> None:
        self.test.setEnabled(True)
        result = outcome.result if isinstance(outcome.result, TestResult) else None
        if result is not None and result.works and not outcome.problem:
            self._chip(_("Sent; ask whether it arrived"), "reach")
            return
        self._chip(_("Does not work yet"), "err")
        found = trouble(outcome.problem or (result.code if result else ""))
        detail = outcome.detail or (result.detail if result else "")
        self.banner.show_words(found.what, found.remedy, detail=detail)
        self.banner.show()

    def forget_result(self) -> None:
        self.chip.hide()
        self.banner.hide()

    def _chip(self, words: str, tone: str) -> None:
        self.chip.setText(words)
        dress(self.chip, tone=tone)
        self.chip.show()


class PeoplePage(StepPage):
    """Signals: `test_asked(target)` with `assistant` or `phone:phone`."""

    test_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            _("Who helps with urgent mail?"),
            _("They get an urgent mail at once. You can leave this for later."),
        )
        self.assistant = TestedCard(
            _("Assistant"), _("Gets a copy of the mail and can answer it."), "assistant"
        )
        self.name_field = text_field(_("Name of the assistant"))
        self.address = text_field(_("Mail address of the assistant"))
        self.address.setObjectName("assistant-address")
        self.language = Choice(_("Language of the assistant"))
        for code, words in (("nl", "Nederlands"), ("en", "English")):
            self.language.addItem(words, code)
        self.phone = TestedCard(
            _("Phone"), _("Gets a short message; never the text of the mail."), "phone"
        )
        self.kind = Choice(_("Kind of phone message"))
        self.kind.setObjectName("phone-kind")
        for words, value in ((_("none"), ""), (_("ntfy app"), "ntfy"), (_("SMS provider"), "http")):
            self.kind.addItem(words, value)
        self.url = text_field(_("Address of the service"), "https://ntfy.example/…")
        self.url.setObjectName("phone-url")
        self.number = text_field(_("Number"), "+31 6 …")
        self.secret = PasswordField(_("Token"))
        self._phone_fields = QFrame()
        self._build()
        self._connect()

    def _build(self) -> None:
        inner = self.assistant.inner
        add(inner, field_row(_("Name"), self.name_field))
        add(inner, field_row(_("Mail address"), self.address))
        add(inner, field_row(_("Language"), self.language), indented(self.assistant.banner))
        fields = rows(self._phone_fields, gap=12)
        add(fields, field_row(_("Address of the service"), self.url))
        add(fields, field_row(_("Number"), self.number), field_row(_("Token"), self.secret))
        inner = self.phone.inner
        add(inner, field_row(_("By"), self.kind), self._phone_fields, indented(self.phone.banner))
        add(self.body, self.assistant, self.phone, None)

    def _connect(self) -> None:
        self.assistant.test_asked.connect(self._test_assistant)
        self.phone.test_asked.connect(self._test_phone)
        self.kind.currentIndexChanged.connect(self._weigh)
        for field in (self.name_field, self.address):
            field.textChanged.connect(self._weigh)
            field.textEdited.connect(self.assistant.forget_result)
        for field in (self.url, self.number, self.secret.field):
            field.textChanged.connect(self._weigh)
            field.textEdited.connect(self.phone.forget_result)

    def show_draft(self, draft: Draft) -> None:
        self.name_field.setText(draft.assistant_name)
        self.address.setText(draft.assistant_address)
        self.language.choose(draft.assistant_language)
        self.kind.choose(draft.phone_kind)
        self.url.setText(draft.phone_url)
        self.number.setText(draft.phone_number)
        self._weigh()

    def take(self, draft: Draft) -> Draft:
        return replace(
            draft,
            assistant_name=self.name_field.text(),
            assistant_address=self.address.text(),
            assistant_language=self.language.currentData(),
            phone_kind=self.kind.currentData(),
            phone_url=self.url.text(),
            phone_number=self.number.text(),
            phone_secret=self.secret.text(),
        )

    @override
    def can_go_on(self) -> bool:
        address = self.address.text().strip()
        return not address or is_address(address)

    def show_result(self, target: str, outcome: Outcome) -> None:
        (self.assistant if target == "assistant" else self.phone).show_outcome(outcome)

    @Slot()
    def _weigh(self) -> None:
        self.assistant.test.setEnabled(is_address(self.address.text()))
        has_phone = bool(self.kind.currentData())
        self._phone_fields.setVisible(has_phone)
        self.phone.test.setEnabled(has_phone and bool(self.url.text().strip()))
        self.changed.emit()

    @Slot()
    def _test_assistant(self) -> None:
        self.assistant.begin()
        self.test_asked.emit("assistant")

    @Slot()
    def _test_phone(self) -> None:
        self.phone.begin()
        self.test_asked.emit("phone")
