"""The words of the window in the owner's language: `_` and `ngettext` of the chosen translator.

Like Qt's own translators there is one per process; `use` sets it before the first widget is made.
"""

from dataclasses import dataclass
from email.parser import HeaderParser
from gettext import NullTranslations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from reachapp.core.i18n import Translator

DEFAULT_LANGUAGE = "en"
HEADER = ""
"""The key under which a catalogue keeps what it says about itself."""


@dataclass(slots=True)
class _Chosen:
    translator: Translator
    language: str


_chosen = _Chosen(NullTranslations(), DEFAULT_LANGUAGE)


def use(translator: Translator) -> None:
    """Speak through `translator` from now on; its catalogue says which language that is."""
    _chosen.translator = translator
    look_up = translator.gettext
    header = HeaderParser().parsestr(look_up(HEADER))
    _chosen.language = (header.get("Language") or DEFAULT_LANGUAGE).partition("_")[0]


def _(message: str) -> str:
    """Return `message` in the owner's language."""
    return _chosen.translator.gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of the sentence that fits `number`."""
    return _chosen.translator.ngettext(one, many, number)


def translator() -> Translator:
    """Return who translates, for sentences that are made elsewhere."""
    return _chosen.translator


def language() -> str:
    """Return the language code for dates, such as `nl`."""
    return _chosen.language


def load_qt_words(application: QCoreApplication) -> QTranslator | None:
    """Give Qt's own buttons and menus the same language; None where Qt has no catalogue for it."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{language()}", folder):
        return None
    application.installTranslator(translator)
    return translator
