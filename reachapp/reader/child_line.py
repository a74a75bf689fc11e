"""A running child process, and the frames that go to it and come back, with a time limit."""

import os
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

import reachapp
from reachapp.reader.frames import LONGEST_ANSWER, read_frame, write_frame

_ROOT = Path(reachapp.__file__).resolve().parent.parent
_KEPT = ("PATH", "SYSTEMROOT", "PYTHONHOME", "LD_LIBRARY_PATH", "TMPDIR", "TEMP")


class ChildLine:
    """A running child, and the thread that talks with it.

    A pipe cannot be waited for with a limit on every system; a queue can.
    """

    def __init__(self, command: Sequence[str], *, name: str = "mail-reader") -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603  the command is ours, without a shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd=_ROOT,
            env={
                **environment,
                "OMP_NUM_THREADS": "1",
                "OPENBLAS_NUM_THREADS": "1",
                "PYTHONPATH": str(_ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._requests: SimpleQueue[bytes | None] = SimpleQueue()
        self._answers: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._talk, name=name, daemon=True)
        self._thread.start()

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: bytes, seconds: float) -> bytes:
        """Return the answer; TimeoutError if none comes in time, EOFError if the child has gone."""
        self._requests.put(request)
        try:
            answer = self._answers.get(timeout=seconds)
        except Empty:
            raise TimeoutError from None
        if answer is None:
            raise EOFError
        return answer

    def end(self, *, has_gone: bool) -> int:
        """End it, whatever it does, and return its exit code.

        One that `has_gone` from its line gets a moment to say why; one that stays is killed.
        """
        code = self._exit_code(1.0 if has_gone else 0.0)
        self._requests.put(None)
        self._thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        return code

    def _exit_code(self, seconds: float) -> int:
        try:
            return self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _talk(self) -> None:
        requests, answers = self._process.stdin, self._process.stdout
        while requests and answers and (request := self._requests.get()) is not None:
            try:
                write_frame(requests, request)
                answer = read_frame(answers, limit=LONGEST_ANSWER)
            except (OSError, ValueError):
                answer = None
            self._answers.put(answer)
            if answer is None:
                return
