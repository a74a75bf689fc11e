"""What a child may use: memory, files, processor time. Windows has none of these limits."""

import contextlib
import signal
import sys

MEMORY = 512 * 1024 * 1024
"""Bytes of address space; an idle child takes 20 MB, a mail of 25 MB some 150."""

CPU_SECONDS = 1.0
"""For one mail; a usual one takes 0.0003."""

if sys.platform != "win32":
    import resource

    def limit_process() -> None:
        """Allow this process little memory, no core dump, no file to write, no child."""
        limits = {
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_NPROC: 0,
            resource.RLIMIT_AS: MEMORY,
        }
        for kind, limit in limits.items():
            # macOS refuses some of them; the watch from outside remains.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))

    def start_stopwatch(seconds: float) -> None:
        """End this process by SIGPROF after that much CPU time from now, even inside C code."""
        signal.setitimer(signal.ITIMER_PROF, seconds)

else:

    def limit_process() -> None:
        """Windows: the watch from outside alone."""

    def start_stopwatch(seconds: float) -> None:
        """Windows: the watch from outside alone."""


def stop_stopwatch() -> None:
    """Let the time run again."""
    start_stopwatch(0)
