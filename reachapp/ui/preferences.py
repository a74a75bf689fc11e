"""What this window remembers on this machine: look, size, and whether single keys work."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from reachapp.ui.theme import ThemeChoice


class Preferences:
    """An INI file beside the data, or the user's usual place."""

    def __init__(self, file: Path | None = None) -> None:
        form = QSettings.Format.IniFormat
        if file is not None:
            self._kept = QSettings(str(file), form)
        else:
            self._kept = QSettings(form, QSettings.Scope.UserScope, "reachapp", "window")

    @property
    def theme(self) -> ThemeChoice:
        kept = str(self._kept.value("theme", ThemeChoice.SYSTEM))
        return ThemeChoice(kept) if kept in set(ThemeChoice) else ThemeChoice.SYSTEM

    def keep_theme(self, choice: ThemeChoice) -> None:
        self._kept.setValue("theme", str(choice))

    @property
    def has_single_keys(self) -> bool:
        return str(self._kept.value("single_keys", "yes")) == "yes"

    def keep_single_keys(self, are_on: bool) -> None:
        self._kept.setValue("single_keys", "yes" if are_on else "no")

    @property
    def was_told_of_hiding(self) -> bool:
        return str(self._kept.value("told_of_hiding", "no")) == "yes"

    def keep_told_of_hiding(self) -> None:
        self._kept.setValue("told_of_hiding", "yes")

    @property
    def geometry(self) -> QByteArray:
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)
