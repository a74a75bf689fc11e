"""Runs the command line: in this process, or as the real program."""

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from reachapp.app import main

ROOT = Path(__file__).resolve().parents[2]
OWNER = "sanne@deboer.example"
AT = "2026-11-24T11:00:00+01:00"
"""A Tuesday, inside the default hours."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def answers(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def answer(self):
        (only,) = self.answers
        return only

    @property
    def complaint(self):
        """The one line on stderr of a command that could not go on."""
        lines = self.err.splitlines()
        assert self.code == 2, self
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


def run(capsys, *words) -> Ran:
    """Run a command in this process."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    told = capsys.readouterr()
    return Ran(code, told.out, told.err)


def run_program(*words, given=None) -> Ran:
    """Run the program as its users do."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        input=given,
        timeout=100,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def a_profile(**changes):
    """Return the least profile with which mails can be explained."""
    return {"owner": {"name": "Sanne de Boer", "addresses": [OWNER], "language": "nl"}, **changes}


def write_json(path: Path, value) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def write_lines(path: Path, lines) -> Path:
    """Write one line a value; a string stands as it is."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
    return path


def coded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
