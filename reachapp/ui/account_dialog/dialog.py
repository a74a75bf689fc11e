"""The account dialog: six steps, nothing saved before the end, tests that store nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget
from typing_extensions import override

from reachapp.core.profile import Profile
from reachapp.engine.requests import Outcome, SaveProfile, TestImap, TestPage, TestSmtp
from reachapp.ui.account_dialog.address_page import AddressPage
from reachapp.ui.account_dialog.connection_page import ConnectionPage
from reachapp.ui.account_dialog.draft import Draft, draft_of
from reachapp.ui.account_dialog.hours_page import HoursPage
from reachapp.ui.account_dialog.observe_page import ObservePage
from reachapp.ui.account_dialog.people_page import PeoplePage
from reachapp.ui.account_dialog.steps import NEXT, Step, StepBar
from reachapp.ui.account_dialog.tone_page import TonePage
from reachapp.ui.banner import Banner
from reachapp.ui.controls import Button, box
from reachapp.ui.i18n import _, language
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.link import Link
from reachapp.ui.problems import trouble
from reachapp.ui.suggestion import Suggestion
from reachapp.ui.theme import px

Suggest = Callable[[str], Suggestion]
AnyStep = AddressPage | ConnectionPage | HoursPage | TonePage | PeoplePage | ObservePage


class AccountDialog(QDialog):
    """Signals: `saved` when the engine has taken the profile."""

    saved = Signal()

    def __init__(
        self,
        link: Link,
        profile: Profile,
        *,
        suggest: Suggest | None,
        is_new: bool,
        parent: QWidget | None = None,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Add account") if is_new else _("Account"))
        self.setObjectName("account-dialog")
        self._link, self._suggest, self._is_new = link, suggest, is_new
        self.draft = draft or draft_of(profile, is_new=is_new, language=language())
        self._done: set[Step] = set() if is_new else set(Step)
        self._asked_for = self.draft.address
        self.address = AddressPage()
        self.connection = ConnectionPage()
        self.hours = HoursPage(link.present)
        self.tone = TonePage()
        self.people = PeoplePage()
        self.observe = ObservePage()
        self._pages: dict[Step, AnyStep] = {
            Step.ADDRESS: self.address,
            Step.CONNECTION: self.connection,
            Step.HOURS: self.hours,
            Step.TONE: self.tone,
            Step.PEOPLE: self.people,
            Step.OBSERVE: self.observe,
        }
        self.step = Step.ADDRESS
        foot = _("Nothing goes to clients yet. At first Reachapp only looks on.")
        self.bar = StepBar(foot if is_new else "")
        self.banner = Banner("err")
        self.banner.hide()
        self.back = Button(_("Back")).name(_("Back"))
        self.later = Button(_("Finish later") if is_new else _("Cancel"), "quiet")
        self.later.name(self.later.text())
        self.skip = Button("", "quiet")
        self.on = Button("", "primary")
        self.on.setObjectName("on")
        self.skip.setObjectName("skip")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._show_step(Step.ADDRESS)

    def _build(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
            page.show_draft(self.draft)
        foot = box("foot")
        buttons = columns(foot, gap=8, margins=(36, 14, 36, 14))
        add(buttons, self.back, None, self.later, self.skip, self.on)
        right = rows()
        warn = columns(margins=(36, 12, 36, 0))
        add(warn, self.banner)
        add(right, warn, self._stack, foot)
        right.setStretch(1, 1)
        layout = columns(self, gap=0)
        add(layout, self.bar)
        layout.addLayout(right, 1)
        self.setMinimumSize(px(760), px(560))
        self.resize(px(900), px(720))

    def _connect(self) -> None:
        self.bar.chosen.connect(self._choose)
        self.back.clicked.connect(self._go_back)
        self.later.clicked.connect(self.reject)
        self.skip.clicked.connect(self._skip)
        self.on.clicked.connect(self._go_on)
        self.address.address_left.connect(self.ask_servers)
        self.connection.imap_test_asked.connect(self.test_imap)
        self.connection.smtp_test_asked.connect(self.test_smtp)
        self.connection.tests.done.connect(self._after_tests)
        self.people.test_asked.connect(self.test_person)
        for page in self._pages.values():
            page.changed.connect(self._weigh)

    def go_to(self, name: str) -> None:
        """Open at this step, where it is one."""
        if name in set(Step) and (not self._is_new or name == Step.ADDRESS):
            self._show_step(Step(name))

    @override
    def reject(self) -> None:
        self.draft = self._pages[self.step].take(self.draft)
        super().reject()

    @Slot(str)
    def ask_servers(self, address: str) -> None:
        """Find the servers of an address, once, off the window's thread."""
        self.draft = self.address.take(self.draft)
        if self._suggest is None or not self.draft.has_address or address == self._asked_for:
            return
        self._asked_for = address
        self._link.calls.run(_Suggested(self._suggest, address), self._take_servers)

    def _take_servers(self, found: "tuple[str, Suggestion]") -> None:
        address, suggestion = found
        if address != self.address.address.text().strip():
            return
        self.draft = self.address.take(self.draft).with_suggestion(suggestion)
        self.address.show_need(self.draft)
        self.connection.show_draft(self.draft)

    @Slot()
    def test_imap(self) -> None:
        draft = self._taken()
        self.connection.imap.begin()
        self.connection.tests.expect(self.connection.imap)
        request = TestImap(draft.account(), draft.imap_password)
        self._link.ask(request, self.connection.show_imap)

    @Slot()
    def test_smtp(self) -> None:
        draft = self._taken()
        self.connection.smtp.begin()
        self.connection.tests.expect(self.connection.smtp)
        request = TestSmtp(draft.account(), draft.password_for_smtp)
        self._link.ask(request, self.connection.show_smtp)

    @Slot(str)
    def test_person(self, kind: str) -> None:
        draft = self._taken()
        try:
            profile = draft.profile()
        except ValidationError:
            self.people.show_result(kind, Outcome(problem="bad_address"))
            return
        target = kind if kind == "assistant" else f"phone:{profile.escalation.phones[0].name}"
        secret = draft.phone_secret if kind == "phone" else draft.password_for_smtp
        request = TestPage(profile, target, secret)
        self._link.ask(request, _PersonTested(self.people, kind))

    def _taken(self) -> Draft:
        self.draft = self._pages[self.step].take(self.draft)
        return self.draft

    @Slot(object)
    def _choose(self, step: Step) -> None:
        if self.address.can_go_on() or step is Step.ADDRESS:
            self._leave_step()
            self._show_step(step)
        else:
            self._show_step(self.step)

    @Slot()
    def _go_back(self) -> None:
        self._leave_step()
        steps = list(Step)
        self._show_step(steps[max(0, steps.index(self.step) - 1)])

    @Slot()
    def _skip(self) -> None:
        if self._is_new:
            self._next()
        else:
            self.save()

    @Slot()
    def _go_on(self) -> None:
        if self.step is Step.CONNECTION and not self.connection.both_work:
            self.test_imap()
            self.test_smtp()
        elif not self._is_new or self.step is Step.OBSERVE:
            self.save()
        else:
            self._next()

    @Slot(bool)
    def _after_tests(self, both_work: bool) -> None:
        if both_work and self._is_new and self.step is Step.CONNECTION and self.on.hasFocus():
            self.on.setFocus()
        self._weigh()

    def _next(self) -> None:
        self._leave_step()
        self._done.add(self.step)
        steps = list(Step)
        self._show_step(steps[min(len(steps) - 1, steps.index(self.step) + 1)])

    def _leave_step(self) -> None:
        if self.step is Step.ADDRESS:
            self.ask_servers(self.address.address.text().strip())
        self._taken()

    def _show_step(self, step: Step) -> None:
        self.step = step
        self._pages[step].show_draft(self.draft)
        self._stack.setCurrentWidget(self._pages[step])
        self.bar.show_step(step, self._done)
        self.banner.hide()
        self._weigh()
        self._pages[step].take_focus()

    @Slot()
    def _weigh(self) -> None:
        """Say on the buttons what they do now, and whether they can."""
        page = self._pages[self.step]
        is_testing = self.step is Step.CONNECTION and not self.connection.both_work
        steps = list(Step)
        self.back.setVisible(self.step is not Step.ADDRESS)
        if is_testing:
            words = _("Test both")
        elif not self._is_new:
            words = _("Save")
        elif self.step is Step.OBSERVE:
            words = _("Add account")
        else:
            words = _(NEXT[steps[steps.index(self.step) + 1]])
        self.on.setText(words)
        self.on.name(words)
        self.on.setToolTip("")
        self.on.setEnabled(page.can_go_on())
        self.skip.setText(_("On without testing") if self._is_new else _("Save without testing"))
        self.skip.setVisible(is_testing)
        self.skip.setEnabled(page.can_go_on())

    def save(self) -> None:
        """Hand the profile to the engine; the dialog closes when it has been taken."""
        draft = self._taken()
        try:
            request = SaveProfile(draft.profile(), draft.secrets(), self._link.owner)
        except ValidationError:
            self.banner.show_words(
                _("Something is missing or cannot be right."),
                _("Look at the address and the servers again."),
            )
            self.banner.show()
            return
        self.on.setEnabled(False)
        self._link.ask(request, self._take_saved)

    def _take_saved(self, outcome: Outcome) -> None:
        self.on.setEnabled(True)
        if outcome.problem:
            found = trouble(outcome.problem)
            self.banner.show_words(found.what, found.remedy, detail=outcome.detail)
            self.banner.show()
            return
        self.saved.emit()
        self.accept()


@dataclass(frozen=True, slots=True)
class _Suggested:
    suggest: Suggest
    address: str

    def __call__(self) -> tuple[str, Suggestion]:
        return self.address, self.suggest(self.address)


@dataclass(frozen=True, slots=True)
class _PersonTested:
    page: PeoplePage
    kind: str

    def __call__(self, outcome: Outcome) -> None:
        self.page.show_result(self.kind, outcome)
