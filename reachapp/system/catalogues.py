"""Translations: a compiled gettext catalogue, else its source, else English."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reachapp.core.i18n import Translator
from reachapp.system.resources import ResourceMissing, resources_folder

DOMAIN = "reachapp"


@cache
def translator(language: str) -> Translator:
    """Return the translator of a language like `nl`; what it lacks comes out in English."""
    try:
        folder = resources_folder() / "locale"
    except ResourceMissing:
        return gettext.NullTranslations()
    return read_catalogue(folder, language)


def read_catalogue(folder: Path, language: str) -> Translator:
    """Return the catalogue of `language` in a gettext folder.

    A checkout holds the sources only: there they are compiled in memory, so that nobody works
    with yesterday's texts.
    """
    place = folder / language / "LC_MESSAGES"
    compiled, source = place / f"{DOMAIN}.mo", place / f"{DOMAIN}.po"
    if compiled.is_file() and not _is_newer(source, compiled):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    if not source.is_file():
        return gettext.NullTranslations()
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime
