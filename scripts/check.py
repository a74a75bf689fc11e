"""Runs all gates of `make check`, says how each went, and fails if one did."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
GATES = {
    "format": [BIN / "ruff", "format", "--quiet", "--check", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy"],
    "imports": [BIN / "lint-imports"],
    "house rules": [sys.executable, "scripts/house_rules.py"],
    "translations": [sys.executable, "scripts/catalogues.py", "check"],
}


def main() -> int:
    failed = [name for name, command in GATES.items() if not passes(name, command)]
    print(f"check: {', '.join(failed)} failed" if failed else "check: all gates passed")
    return 1 if failed else 0


def passes(name: str, command: list[str | Path]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        print(done.stdout)
    verdict = "failed" if done.returncode else "ok"
    print(f"{name:<14} {verdict:<7} {time.monotonic() - began:5.1f} s", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
