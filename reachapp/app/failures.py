"""How a command says that it cannot go on."""

import json
from pathlib import Path


class Failure(Exception):
    """One clear line for the user, and the exit code."""

    def __init__(self, line: str, code: int = 2) -> None:
        self.code = code
        super().__init__(line)


def read_json(path: Path) -> object:
    """Return the JSON in a file; raises `Failure` with what is wrong."""
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or 'cannot be read'}") from error
    except (ValueError, RecursionError) as error:
        raise Failure(f"{path}: not JSON ({_where(error)})") from error


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}: {error.msg}"
    return type(error).__name__
