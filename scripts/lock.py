"""Writes requirements/ anew: what pyproject.toml asks for, then the exact versions with hashes.

Versions that a lock holds already stay, unless `--upgrade` asks for newer ones. No lock names an
index: where packages come from is the matter of the machine that installs them.
"""

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
HEAD = "# made from pyproject.toml by make lock"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take newer versions")
    upgrade = parser.parse_args().upgrade
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run = project["project"]["dependencies"]
    write("run", run)
    write("test", run + project["dependency-groups"]["test"])
    for name, limits in {"tools": [], "run": [], "test": ["-c", "requirements/run.lock"]}.items():
        code = compile_lock(name, limits + ["--upgrade"] * upgrade)
        if code:
            return code
    return 0


def write(name: str, wanted: list[str]) -> None:
    (REQUIREMENTS / f"{name}.in").write_text("\n".join([HEAD, *wanted]) + "\n")


def compile_lock(name: str, options: list[str]) -> int:
    command = [
        *(Path(sys.executable).parent / "uv", "pip", "compile", "--quiet", "--universal"),
        *("--python-version", "3.11", "--generate-hashes", "--no-header"),
        *("--no-emit-index-url", "--no-emit-find-links"),
        *(f"requirements/{name}.in", "-o", f"requirements/{name}.lock"),
    ]
    return subprocess.run([*command, *options], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
