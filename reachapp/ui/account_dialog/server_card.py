"""One server of the connection step: fields, a test beside them, and what the test found."""

from babel.numbers import format_decimal
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reachapp.engine.ports import TestResult
from reachapp.engine.requests import Outcome
from reachapp.ui.account_dialog.draft import ServerDraft
from reachapp.ui.account_dialog.step_page import field_row, indented
from reachapp.ui.banner import Banner
from reachapp.ui.controls import Button, dress, label
from reachapp.ui.fields import Choice, PasswordField, text_field
from reachapp.ui.i18n import _, language
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.problems import trouble

PASSWORD_CODES = frozenset({"login_refused", "app_password", "no_password"})
HOST_CODES = frozenset({"no_such_host", "unknown_host", "connection_refused", "timeout"})


class ServerCard(QFrame):
    """Signals: `test_asked`, `changed`."""

    test_asked = Signal()
    changed = Signal()

    def __init__(self, title: str, kind: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.works = False
        self._kind = kind
        self.chip = label("", "chip")
        self.chip.setObjectName(f"{kind}-result")
        self.chip.hide()
        server = _("Server ({kind})").format(kind=kind.upper())
        self.host = text_field(server)
        self.host.setObjectName(f"{kind}-host")
        self.port = text_field(_("Port"), width=64)
        self.tls = Choice(_("Security"))
        for words, value in (("TLS", "implicit"), ("STARTTLS", "starttls"), (_("none"), "none")):
            self.tls.addItem(words, value)
        self.user = text_field(_("User name"))
        self.password = PasswordField(_("Password"))
        self.password.field.setObjectName(f"{kind}-password")
        self.test = Button(_("Test"), "", "ui/refresh")
        self.test.name(_("Test {kind}").format(kind=kind.upper()))
        self.test.setObjectName(f"{kind}-test")
        self.found = label("", "hint", wrap=True)
        self.found.hide()
        self.banner = Banner("err", is_link=True)
        self.banner.hide()
        self.login = QFrame()
        self._build(title, server)
        self._connect()

    def _build(self, title: str, server: str) -> None:
        self.inner: QVBoxLayout = rows(self, gap=12, margins=(16, 14, 16, 16))
        head = columns(gap=8)
        add(head, label(title, "head"), None)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.test)
        login = rows(self.login, gap=12)
        add(login, field_row(_("User name"), self.user), field_row(_("Password"), self.password))
        add(self.inner, head, field_row(server, self.host, self.port, self.tls), self.login)
        add(self.inner, indented(self.found), indented(self.banner))

    def _connect(self) -> None:
        self.test.clicked.connect(self.test_asked)
        for field in (self.host, self.port, self.user, self.password.field):
            field.textEdited.connect(self.forget_result)
        self.tls.activated.connect(self.forget_result)

    def show_server(self, server: ServerDraft) -> None:
        self.host.setText(server.host)
        self.port.setText(str(server.port))
        self.tls.choose(server.tls)
        self.user.setText(server.user)
        for field in (self.host, self.user):
            field.setCursorPosition(0)

    def server(self) -> ServerDraft:
        port = self.port.text().strip()
        return ServerDraft(
            host=self.host.text().strip(),
            port=int(port) if port.isdigit() and 0 < int(port) < 65536 else 993,  # noqa: PLR2004
            tls=str(self.tls.currentData()),
            user=self.user.text().strip(),
        )

    @property
    def is_complete(self) -> bool:
        return bool(self.host.text().strip())

    @Slot()
    def forget_result(self) -> None:
        """Typing clears what the last test said."""
        self.works = False
        self.chip.hide()
        self.banner.hide()
        self.found.hide()
        self._mark("")
        self.changed.emit()

    def begin(self) -> None:
        self.banner.hide()
        self.found.hide()
        self._mark("")
        self.test.setEnabled(False)
        self._chip(_("Being tested …"), "closed")

    def show_outcome(self, outcome: Outcome) -> None:
        self.test.setEnabled(True)
        result = outcome.result if isinstance(outcome.result, TestResult) else None
        self.works = result is not None and result.works and not outcome.problem
        if self.works and result is not None:
            self._chip(_("Works"), "reach")
            self.found.setText(self._found_words(result))
            self.found.show()
        else:
            code = outcome.problem or (result.code if result else "")
            detail = outcome.detail or (result.detail if result else "")
            self._show_fault(code, detail)
        self.changed.emit()

    def _show_fault(self, code: str, detail: str) -> None:
        self._chip(_("Does not work yet"), "err")
        found = trouble(code)
        self.banner.show_words(found.what, found.remedy, detail=detail)
        self.banner.show()
        self._mark(code)

    def _mark(self, code: str) -> None:
        self.password.show_fault(code in PASSWORD_CODES)
        dress(self.host, tone="err" if code in HOST_CODES else "")

    def _found_words(self, result: TestResult) -> str:
        seconds = format_decimal(round(result.seconds, 1), locale=language())
        if self._kind == "smtp":
            return _("Signed in within {seconds} s. Nothing was sent.").format(seconds=seconds)
        words = _("Signed in within {seconds} s. {count} messages seen.")
        count = format_decimal(result.messages, locale=language())
        return words.format(seconds=seconds, count=count)

    def _chip(self, words: str, tone: str) -> None:
        self.chip.setText(words)
        dress(self.chip, tone=tone)
        self.chip.show()


class BothTests(QObject):
    """Waits until both servers have been tested; `done(both_work)`."""

    done = Signal(bool)

    def __init__(self, cards: tuple[ServerCard, ServerCard]) -> None:
        super().__init__(cards[0])
        self._cards = cards
        self._waiting: set[ServerCard] = set()

    def expect(self, card: ServerCard) -> None:
        self._waiting.add(card)

    def came(self, card: ServerCard) -> None:
        if card in self._waiting:
            self._waiting.discard(card)
            if not self._waiting:
                self.done.emit(all(one.works for one in self._cards))
