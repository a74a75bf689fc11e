"""Ends a blocking `select` from another thread without polling: a pair of sockets as a bell."""

import contextlib
import selectors
import socket
import threading


class Wakeup:
    """A bell; a ring that nobody waited for ends the next wait at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pair: tuple[socket.socket, socket.socket] | None = None

    def ring(self) -> None:
        """End the wait that runs; from any thread."""
        # a full buffer has rung often enough, a closed one has nobody waiting
        with contextlib.suppress(OSError):
            self._both()[1].send(b"!")

    def ear(self) -> socket.socket:
        """Return the socket that becomes readable on a ring."""
        return self._both()[0]

    def silence(self) -> bool:
        """Forget what rang so far, and say whether anything did."""
        rang = False
        try:
            while self.ear().recv(64):
                rang = True
        except BlockingIOError:
            return rang
        return rang

    def wait(self, seconds: float) -> bool:
        """Block until a ring or the time is over; True for a ring."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.ear(), selectors.EVENT_READ)
            selector.select(max(seconds, 0.0))
        return self.silence()

    def close(self) -> None:
        """Close the sockets; the next use opens new ones."""
        with self._lock:
            pair, self._pair = self._pair, None
        for end in pair or ():
            end.close()

    def _both(self) -> tuple[socket.socket, socket.socket]:
        with self._lock:
            if self._pair is None:
                self._pair = socket.socketpair()
                for end in self._pair:
                    end.setblocking(False)
            return self._pair
