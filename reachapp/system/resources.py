"""Finds the files that come with the program: in a checkout, or in the installed package."""

from functools import cache
from pathlib import Path

import reachapp

FOLDER = "resources"


class ResourceMissing(Exception):
    """A file that belongs to the program is not there: the installation is broken."""


@cache
def resources_folder() -> Path:
    """Return the folder: inside the package when installed, beside it in a checkout."""
    package = Path(reachapp.__file__).resolve().parent
    for folder in (package / FOLDER, package.parent / FOLDER):
        if folder.is_dir():
            return folder
    raise ResourceMissing(FOLDER)


def resource(name: str) -> Path:
    """Return the path of `name`, e.g. `replies/nl.txt`."""
    path = resources_folder() / name
    if not path.exists():
        raise ResourceMissing(name)
    return path


def resource_text(name: str) -> str:
    """Return the text (UTF-8) of `name`."""
    return resource(name).read_text(encoding="utf-8")
