"""Reads mails in this process: for tests, the demo and machines that cannot start a child."""

from reachapp.core.message import Message, Unreadable
from reachapp.core.parse import read_message


class DirectReader:
    """The port `Reader` without a wall around it; `read_message` itself is bounded in time."""

    def read(self, raw: bytes, *, size: int | None = None) -> Message | Unreadable:
        return read_message(raw, size=size)

    def close(self) -> None:
        """Nothing to end; the same shape as `ChildReader`."""
