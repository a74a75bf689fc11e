"""Step 1: who the owner is; what the provider needs is said before any password is asked."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from reachapp.ui.account_dialog.draft import Draft, is_address
from reachapp.ui.account_dialog.step_page import StepPage, field_row, indented
from reachapp.ui.banner import Banner
from reachapp.ui.controls import box
from reachapp.ui.fields import text_field
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, rows


class AddressPage(StepPage):
    """`address_left(address)` when the field is left with an address in it."""

    address_left = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            _("Which address does Reachapp watch?"),
            _("Nothing is sent yet, and nothing in your mailbox changes."),
        )
        self.name_field = text_field(_("Your name"), _("as clients know you"))
        self.address = text_field(_("Mail address"), _("you@yourcompany.example"))
        self.name_field.setObjectName("owner-name")
        self.address.setObjectName("address")
        self.banner = Banner("info", is_link=True)
        self.banner.hide()
        card = box("card")
        inner = rows(card, gap=12, margins=(16, 16, 16, 16))
        add(inner, field_row(_("Your name"), self.name_field))
        add(inner, field_row(_("Mail address"), self.address), indented(self.banner))
        add(self.body, card, None)
        self._need = ""
        self._by_hand = False
        self.name_field.textChanged.connect(self.changed)
        self.address.textChanged.connect(self._type)
        self.address.editingFinished.connect(self._leave)
        self.banner.acted.connect(self._insist)

    def show_draft(self, draft: Draft) -> None:
        self.name_field.setText(draft.owner_name)
        self.address.setText(draft.address)
        self.show_need(draft)

    def take(self, draft: Draft) -> Draft:
        return replace(
            draft,
            owner_name=self.name_field.text(),
            address=self.address.text().strip(),
        )

    def show_need(self, draft: Draft) -> None:
        """Say what the provider wants, or that the servers are known."""
        self._need = draft.need
        provider = draft.provider or draft.address.rpartition("@")[2]
        self.banner.setVisible(draft.has_address and bool(draft.need or draft.provider))
        if draft.need == "app_password":
            self.banner.show_tone("soon")
            self.banner.show_words(
                _("{provider} wants an app password.").format(provider=provider),
                _(
                    "Create one in the security settings of your mail account; your usual "
                    "password will be refused. The next step asks for it."
                ),
            )
        elif draft.need == "oauth_missing":
            self.banner.show_tone("err")
            self.banner.show_words(
                _("{provider} cannot be connected yet.").format(provider=provider),
                _(
                    "It lets in registered programs only, and Reachapp is not registered there "
                    "yet. A password would not help. Use another address for now."
                ),
                "" if self._by_hand else _("Enter servers myself"),
            )
        elif draft.provider:
            self.banner.show_tone("reach")
            self.banner.show_words(
                _("{provider} is known.").format(provider=provider),
                _("The servers are filled in; your usual password works."),
            )
        self.changed.emit()

    @override
    def can_go_on(self) -> bool:
        is_shut = self._need == "oauth_missing" and not self._by_hand
        return is_address(self.address.text()) and not is_shut

    @Slot()
    def _type(self) -> None:
        self._by_hand = False
        self.changed.emit()

    @Slot()
    def _leave(self) -> None:
        self.address_left.emit(self.address.text().strip())

    @Slot(int)
    def _insist(self, _number: int) -> None:
        self._by_hand = True
        self.banner.actions_[0].hide()
        self.changed.emit()
