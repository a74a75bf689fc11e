"""Keeps the translations: `extract` collects texts from the code, `compile` makes what gettext
reads, `check` fails if a text of the code lacks its translation.

Only the .po files are committed: resources/locale/LANGUAGE/LC_MESSAGES/reachapp.po. English needs
none, it stands in the code.
"""

import argparse
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
MARKS = {**DEFAULT_KEYWORDS, "N_": None, "phrase": None, "phrases": (1, 2)}
REQUIRED = "nl"
BLANKS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=["extract", "compile", "check"])
    return {"extract": extract, "compile": compile_all, "check": check}[parser.parse_args().task]()


def extract() -> int:
    """Bring all catalogues up to date with the code; kept translations stay."""
    template = texts_of_the_code()
    for path in sources() or [source_of(REQUIRED)]:
        catalogue = read(path) if path.exists() else empty(REQUIRED)
        made_on = catalogue.creation_date
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.creation_date = made_on  # no change of texts, no change of the file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    return 0


def compile_all() -> int:
    for path in sources():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))
    return 0


def check() -> int:
    template = texts_of_the_code()
    paths = {source_of(REQUIRED), *sources()} if len(template) else sources()
    faults = [fault for path in sorted(paths) for fault in faults_of(path, template)]
    print("\n".join(faults))
    return 1 if faults else 0


def faults_of(path: Path, template: Catalog) -> Iterator[str]:
    name = path.relative_to(ROOT)
    catalogue = read(path) if path.exists() else Catalog(locale=REQUIRED)
    for text in template:
        if text.id and (fault := fault_of(catalogue.get(text.id, text.context), catalogue)):
            yield f"{name}: {fault}: {text.id!r} ({text.locations[0][0]})"


def fault_of(translated: Message | None, catalogue: Catalog) -> str | None:
    if translated is None:
        return "not in the catalogue, run make catalogues"
    forms = translated.string if translated.pluralizable else (translated.string,)
    many = catalogue.num_plurals if translated.pluralizable else 1
    if translated.fuzzy or len(forms) != many or not all(forms):
        return "not translated"
    english = translated.id[-1] if translated.pluralizable else translated.id
    *singular, general = [set(BLANKS.findall(form)) for form in forms]
    # "one client" may leave out the number that "3 clients" needs
    if general != set(BLANKS.findall(english)) or any(not form <= general for form in singular):
        return "other blanks than in English"
    return None


def texts_of_the_code() -> Catalog:
    catalogue = Catalog(project="reachapp", charset="utf-8")
    found = extract_from_dir(ROOT / "reachapp", [("**.py", "python")], keywords=MARKS)
    for file, line, text, comments, context in found:
        if text:  # the empty one asks gettext for the head of the catalogue
            where = [(f"reachapp/{file}", line)]
            catalogue.add(text, None, where, auto_comments=comments, context=context)
    return catalogue


def empty(language: str) -> Catalog:
    return Catalog(
        locale=language,
        project="Reachapp",
        version="0.1.0",
        header_comment=f"# The words of Reachapp: {language}.",
        last_translator="The Reachapp authors",
        language_team=language,
        msgid_bugs_address="-",
        revision_date=datetime.now(UTC),
        fuzzy=False,
    )


def sources() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/reachapp.po"))


def source_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "reachapp.po"


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


if __name__ == "__main__":
    raise SystemExit(main())
