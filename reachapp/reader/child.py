"""The child's own program: reads mails from its input until nobody is left to ask.

It imports the standard library and `reachapp.core` alone. Started by `ChildReader`.
"""

import os
import select
import sys
from collections.abc import Callable
from typing import IO

from reachapp.core.message import Message, Unreadable
from reachapp.core.parse import read_message
from reachapp.reader.frames import LONGEST_REQUEST, read_frame, write_frame
from reachapp.reader.limits import CPU_SECONDS, limit_process, start_stopwatch, stop_stopwatch
from reachapp.reader.wire import to_json

IDLE_SECONDS = 300.0
OUT_OF_MEMORY = 77
"""The exit code of a child that had too little memory for a mail."""

SIZE_BYTES = 8
"""Each request begins with the size of the whole mail."""

Read = Callable[[bytes, int], Message | Unreadable]


def serve(
    requests: IO[bytes], answers: IO[bytes], *, read: Read, idle: float = IDLE_SECONDS
) -> int:
    """Answer request after request; return the exit code once nobody asks any more."""
    try:
        while is_asked(requests, idle):
            request = read_frame(requests, limit=LONGEST_REQUEST)
            if request is None:
                return 0
            start_stopwatch(CPU_SECONDS)
            size = int.from_bytes(request[:SIZE_BYTES], "big")
            answer = to_json(read(request[SIZE_BYTES:], size))
            stop_stopwatch()
            write_frame(answers, answer)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def is_asked(requests: IO[bytes], idle: float) -> bool:
    """Wait for a request; where pipes cannot be waited for (Windows), wait by reading."""
    if sys.platform == "win32":
        return True
    ready, _, _ = select.select([requests], [], [], idle)
    return bool(ready)


def run(read: Read = lambda raw, size: read_message(raw, size=size)) -> int:
    """Shut the process in and serve on its standard input and output."""
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    sys.stdout = sys.stderr  # nothing but answers on the line
    limit_process()
    return serve(requests, answers, read=read)


if __name__ == "__main__":
    sys.exit(run())
