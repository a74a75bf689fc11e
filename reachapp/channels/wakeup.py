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
        self._rang_early = False
        """It rang while nobody had an ear: kept without a socket, which nobody might close."""

    def ring(self) -> None:
        """End the wait that runs; from any thread."""
        with self._lock:
            if self._pair is None:
                self._rang_early = True
                return
            # a full buffer has rung often enough
            with contextlib.suppress(OSError):
                self._pair[1].send(b"!")

    def ear(self) -> socket.socket:
        """Return the socket that becomes readable on a ring."""
        with self._lock:
            if self._pair is None:
                self._pair = socket.socketpair()
                for end in self._pair:
                    end.setblocking(False)
                if self._rang_early:
                    self._pair[1].send(b"!")
                    self._rang_early = False
            return self._pair[0]

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
