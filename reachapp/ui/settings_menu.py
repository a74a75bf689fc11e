"""The menu of the settings button: account, look, keys."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reachapp.core.i18n import N_
from reachapp.ui.i18n import _
from reachapp.ui.preferences import Preferences
from reachapp.ui.theme import ThemeChoice

LOOKS = {
    ThemeChoice.SYSTEM: N_("As the system"),
    ThemeChoice.LIGHT: N_("Light"),
    ThemeChoice.DARK: N_("Dark"),
}


class SettingsMenu(QMenu):
    """Signals: `account_asked`, `theme_chosen(ThemeChoice)`, `keys_asked`, `single_keys_turned`."""

    account_asked = Signal()
    theme_chosen = Signal(object)
    keys_asked = Signal()
    single_keys_turned = Signal(bool)
    quit_asked = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.setAccessibleName(_("Settings"))
        account = self.addAction(_("Account, hours and people …"))
        account.setObjectName("account")
        account.triggered.connect(self.account_asked)
        self.addSeparator()
        self._group = QActionGroup(self)
        for choice, words in LOOKS.items():
            action = self.addAction(_("Look: {look}").format(look=_(words)))
            action.setObjectName(f"look-{choice}")
            action.setCheckable(True)
            action.setChecked(choice is preferences.theme)
            action.setData(str(choice))
            self._group.addAction(action)
        self._group.triggered.connect(self._choose)
        self.addSeparator()
        single = self.addAction(_("Single letters as keys"))
        single.setCheckable(True)
        single.setChecked(preferences.has_single_keys)
        single.toggled.connect(self._turn)
        keys = self.addAction(_("List of keys"))
        keys.triggered.connect(self.keys_asked)
        self.addSeparator()
        leave = self.addAction(_("Quit Reachapp"))
        leave.triggered.connect(self.quit_asked)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        choice = ThemeChoice(action.data())
        self._preferences.keep_theme(choice)
        self.theme_chosen.emit(choice)

    @Slot(bool)
    def _turn(self, are_on: bool) -> None:
        self._preferences.keep_single_keys(are_on)
        self.single_keys_turned.emit(are_on)
