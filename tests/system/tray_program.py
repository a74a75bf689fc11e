"""The face over a fake engine, as a program of its own for the real tray: prints what is asked."""

import gettext
import io
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reachapp.ui.application import run
from tests.ui.fake_face import FakeFace

DUTCH = Path(__file__).parents[2] / "resources/locale/nl/LC_MESSAGES/reachapp.po"


class Telling(FakeFace):
    """Prints each request on a line."""

    def status(self):
        found = super().status()
        print(f"status {found.situation}", flush=True)
        return found

    def ask(self, request):
        print(f"asked {request}", flush=True)
        return super().ask(request)


def words() -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    with DUTCH.open("rb") as source:
        write_mo(compiled, read_po(source, locale="nl"))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    raise SystemExit(
        run(
            Telling,
            translator=words(),
            start_minimized=True,
            instance=str(folder / "one"),
            preferences_file=folder / "window.ini",
        )
    )
