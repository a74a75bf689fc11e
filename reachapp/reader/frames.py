"""The line between reader and child: four bytes of length, then the bytes themselves."""

from typing import IO

LONGEST_REQUEST = 64 * 1024 * 1024
LONGEST_ANSWER = 8 * 1024 * 1024
_LENGTH = 4


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Write one frame at once, over as many writes as an unbuffered stream needs."""
    rest = memoryview(len(data).to_bytes(_LENGTH, "big") + data)
    while rest:
        rest = rest[stream.write(rest) :]
    stream.flush()


def read_frame(stream: IO[bytes], *, limit: int) -> bytes | None:
    """Return the next frame, or None if the other side has gone; ValueError if it is too long."""
    head = _exactly(stream, _LENGTH)
    if head is None:
        return None
    length = int.from_bytes(head, "big")
    if length > limit:
        raise ValueError(f"a frame of {length} bytes")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], count: int) -> bytes | None:
    data = bytearray()
    while len(data) < count:
        piece = stream.read(min(count - len(data), 1 << 20))
        if not piece:
            return None
        data += piece
    return bytes(data)
