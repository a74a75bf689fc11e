"""Writes docs/profile.md from the models in reachapp/core/profile.py, or checks it.

    python scripts/profile_docs.py [--check]

Every key has its sentence beside its declaration; a key without one is a fault.
"""

import argparse
import ast
import inspect
import json
import sys
import types
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime, BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reachapp.core import profile  # noqa: E402  found only from here on

PAGE = ROOT / "docs" / "profile.md"
HEAD = """\
# The profile file

One JSON object with everything that another machine needs to be this owner's engine, but for the
secrets: `reachapp profile export F` writes it, `profile import F` replaces it, and
`explain --profile F` reads it. Every key is optional unless it says *required*; an unknown key
is an error that names it.

Passwords never stand here. They come from the keyring, from `$CREDENTIALS_DIRECTORY/<NAME>_IMAP`
(systemd), or from `REACHAPP_SECRET_<NAME>_IMAP`, `_SMTP`, `_SIEVE` and `_PHONE`; `<NAME>` is the
name of the account or telephone in capitals.

Without `plan` the hours are Monday to Friday 09:00-17:00 in Amsterdam with the Dutch holidays, and
an answer is promised for the end of the next working day.

This page is written by `scripts/profile_docs.py` from `reachapp/core/profile.py`.
"""
PLAIN = {str: "text", int: "whole number", bool: "true or false", AwareDatetime: "moment"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail if it differs")
    options = parser.parse_args()
    text = page()
    if not options.check:
        PAGE.write_text(text, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != text:
        print("docs/profile.md is not what the code says: run scripts/profile_docs.py")
        return 1
    return 0


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for path, model in models(profile.Profile, ""):
        title = f"`{path}`" if path else "The object itself"
        about = " ".join(inspect.getdoc(model).split())
        parts.append(
            f"\n## {title}\n\n{about}\n\n| key | what it takes | default | what it says |\n"
        )
        parts.append("| --- | --- | --- | --- |\n")
        said = sentences(model)
        parts += (row(name, field, said) for name, field in model.model_fields.items())
    return "".join(parts)


def models(model: type[BaseModel], path: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Give each object of the form with its path; servers are alike and come once."""
    yield path, model
    seen = set()
    for name, field in model.model_fields.items():
        for inner in inner_models(field.annotation):
            if inner not in seen:
                seen.add(inner)
                many = "[]" if get_origin(field.annotation) is tuple else ""
                yield from models(inner, f"{path}.{name}{many}".lstrip("."))


def inner_models(kind: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(kind) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from inner_models(part)


def row(name: str, field: FieldInfo, said: Mapping[str, str]) -> str:
    if name not in said:
        raise SystemExit(f"reachapp/core/profile.py: {name} has no sentence")
    return f"| `{name}` | {taken(field)} | {default(field)} | {said[name]} |\n"


def taken(field: FieldInfo) -> str:
    limits = [
        f"{word} {getattr(limit, key)}"
        for limit in field.metadata
        for key, word in (("ge", "from"), ("le", "to"), ("max_length", "at most"))
        if hasattr(limit, key)
    ]
    return " ".join([kind_of(field.annotation), *limits])


def kind_of(kind: Any) -> str:
    if kind in PLAIN:
        return PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in parts)
    if origin in {Union, types.UnionType}:
        return kind_of(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        return f"list of {kind_of(parts[0])}"
    return "object"


def default(field: FieldInfo) -> str:
    if field.is_required():
        return "*required*"
    value = field.default
    if value is PydanticUndefined or isinstance(value, BaseModel):
        return "empty"
    if value is None or value in ("", ()):
        return "none"
    shown = list(value) if isinstance(value, tuple) else value
    return f"`{json.dumps(shown)}`"


def sentences(model: type[BaseModel]) -> dict[str, str]:
    """Return the text that stands under each key of the class."""
    body = ast.parse(inspect.getsource(model)).body[0].body
    return {
        key.target.id: " ".join(text.value.value.split())
        for key, text in pairwise(body)
        if isinstance(key, ast.AnnAssign)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }


if __name__ == "__main__":
    raise SystemExit(main())
