"""One window a user: a second start asks the first one to show itself, and leaves."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1_000
SHOW = b"show\n"


class SingleInstance(QObject):
    """`show_asked` comes when somebody starts Reachapp again."""

    show_asked = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self) -> bool:
        """Take the name, or tell its holder to show itself and return False."""
        if self._reached_another():
            return False
        if not self._server.listen(self._name):
            # left behind by a crash: nobody answered, so nobody needs it
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return True

    def close(self) -> None:
        self._server.close()

    def _reached_another(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(SHOW)
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    @Slot()
    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.show_asked.emit()
