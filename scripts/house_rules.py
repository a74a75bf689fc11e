"""Finds what no linter knows: the house rules that stand in CONTRIBUTING.md, as searches.

Prints one line a fault, `file:line: what`, and leaves with 1 if there is one.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Written in two parts, so that this page does not find itself.
BAD_LINES = {
    re.compile("#\\s*" + r"noqa(?!:)", re.IGNORECASE): "a noqa without its rule",
    re.compile("#\\s*type:" + r"\s*ignore(?!\[)"): "a type: ignore without its code",
    re.compile("#\\s*WORK" + r"AROUND(?! https://)"): "a workaround without the link to its cause",
    re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"): "unfinished work; open an issue instead",
    re.compile("raise NotImpl" + "ementedError"): "a stub",
    re.compile(r"\.\./" + "shared"): "a path outside the project",
}
FORBIDDEN_MODULES = {"utils", "util", "helpers", "helper", "common", "misc", "constants", "types"}
# The old profiler, whose name no reader will take for the owner's profile.
TAKEN_MODULES = sys.stdlib_module_names - {"profile", "__future__"}
FORBIDDEN_WORDS = {
    *("manager", "managers", "helper", "helpers", "util", "utils", "misc", "cooldown"),
}
FORBIDDEN_ENDINGS = (
    *("Manager", "Helper", "Util", "Utils", "Handler", "Processor", "Service", "Impl"),
    *("Base", "Data"),
)
TEXT = {".py", ".sh", ".toml", ".md", ".yml", ".in", ".lock", ".po", ".json", ""}


def main() -> int:
    faults = [fault for path in committed() for fault in faults_of(path)]
    print("\n".join(faults))
    return 1 if faults else 0


def committed() -> list[Path]:
    """Return the files of the project, those that git does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def faults_of(path: Path) -> Iterator[str]:
    name = path.relative_to(ROOT)
    if path.suffix in TEXT and name.parts[:2] != ("tests", "data"):
        text = path.read_text(errors="replace")
        yield from (f"{name}:{number}: {what}" for number, what in bad_lines(text))
        if path.suffix == ".py":
            yield from (f"{name}:{number}: {what}" for number, what in bad_names(text))
    if name.parts[0] == "reachapp" and path.suffix == ".py":
        yield from (f"{name}:1: {what}" for what in bad_module(path.stem))


def bad_lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern, what in BAD_LINES.items():
            if pattern.search(line):
                yield number, what


def bad_module(stem: str) -> Iterator[str]:
    if stem in FORBIDDEN_MODULES:
        yield f"a module called {stem} has no subject"
    if stem in TAKEN_MODULES:
        yield f"the standard library has a {stem} already"


def bad_names(text: str) -> Iterator[tuple[int, str]]:
    """Find the names that this code gives; names of libraries are their own matter."""
    for node in ast.walk(ast.parse(text)):
        for given in names_given(node):
            words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", given)}
            bad = words & FORBIDDEN_WORDS
            if isinstance(node, ast.ClassDef) and given.endswith(FORBIDDEN_ENDINGS):
                bad = bad or {given}
            for word in sorted(bad):
                yield node.lineno, f"{given}: {word} is no word of docs/glossary.md"


def names_given(node: ast.AST) -> list[str]:
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return [node.name]
        case ast.arg():
            return [node.arg]
        case ast.Name(ctx=ast.Store()):
            return [node.id]
        case _:
            return []


if __name__ == "__main__":
    raise SystemExit(main())
