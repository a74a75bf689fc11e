"""A session with a submission server, driven phase by phase (RFC 5321, 6409).

`smtplib.sendmail` does it in one call and so hides the one thing that matters: whether the line
broke before or after the final dot.
"""

import contextlib
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass
from io import BufferedReader

from typing_extensions import override

from reachapp.channels.lines import LineLostError, has_input, is_readable, keep_alive, line_error
from reachapp.channels.passwords import Password
from reachapp.channels.smtp_auth import auth_commands
from reachapp.channels.smtp_replies import NotTakenError, Phase, Reply, refusal
from reachapp.channels.tls import tls_context
from reachapp.core.profile import Server
from reachapp.engine.errors import OwnerMustAct, Unreachable, Unsure

# an address literal, as other private mail programs do: the machine's name is nobody's business
_GREETS_AS = "[127.0.0.1]"
_CHUNK = 65_536
_MOST_LINES = 200
_MOST_LINE = 8192
_REPLY = re.compile(rb"([2-5]\d\d)(?:([ -])(.*))?\r?\n\Z", re.DOTALL)
_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpLimits:
    """How long we wait, in seconds: Postfix's own figures (RFC 5321 4.5.3.2)."""

    connect: float = 30.0
    command: float = 300.0
    data_begin: float = 120.0
    data_block: float = 180.0
    data_end: float = 600.0
    goodbye: float = 5.0


class _OwnReplies(smtplib.SMTP):
    """smtplib's line with a strict reading of replies: half a reply is none."""

    @override
    def getreply(self) -> tuple[int, bytes]:
        try:
            reply = read_reply(self.reader())
        except OSError:
            self.close()  # smtplib's constructor would leave the socket open
            raise
        return reply.code or -1, reply.text.encode()

    def reader(self) -> BufferedReader:
        if self.file is None:
            if self.sock is None:
                raise LineLostError("the line is closed")
            self.file = self.sock.makefile("rb")
        reader: BufferedReader = self.file
        return reader


class _OwnRepliesTls(_OwnReplies, smtplib.SMTP_SSL):
    """The same inside TLS from the first byte."""


def read_reply(reader: BufferedReader) -> Reply:
    """Return one whole reply, code 0 for what is none; raises `OSError` for a cut one."""
    texts: list[bytes] = []
    code = 0
    for _ in range(_MOST_LINES):
        line = reader.readline(_MOST_LINE)
        if not line.endswith(b"\n") and len(line) < _MOST_LINE:
            raise LineLostError("the server ended the line in a reply")
        found = _REPLY.match(line)
        if found is None or (code and int(found.group(1)) != code):
            return Reply(0, line.decode("utf-8", "replace"))
        code = int(found.group(1))
        texts.append((found.group(3) or b"").strip())
        if found.group(2) != b"-":
            return Reply(code, b"\n".join(texts).decode("utf-8", "replace"))
    return Reply(0, "a reply without end")


class SmtpLine:
    """A session; close it whatever happens. Raises `NotTakenError` and errors of the port."""

    def __init__(self, server: Server, *, limits: SmtpLimits) -> None:
        self._server = server
        self._limits = limits
        context = tls_context(server)
        self._smtp = self._connected(context)
        try:
            keep_alive(self._socket)
            self._greet()
            if server.tls == "starttls" and context is not None:
                self._start_tls(context)
        except BaseException:
            self.close()
            raise

    def offers(self, extension: str) -> bool:
        """Say whether the server has this ESMTP extension."""
        return bool(self._smtp.has_extn(extension))

    def largest(self) -> int | None:
        """The largest mail that the server takes, where it says so (RFC 1870)."""
        size = self._smtp.esmtp_features.get("size", "")
        return int(size) if size.isdigit() and int(size) else None

    def sign_in(self, user: str, password: Password) -> None:
        """Sign in once, in the safest way on offer; no second try with a wrong password."""
        offered = self._smtp.esmtp_features.get("auth", "").upper().split()
        for line in auth_commands(offered, user, password):
            reply = self._ask(Phase.AUTH, line)
            if reply.code == 334:  # noqa: PLR2004  RFC 4954 4: go on
                continue
            if not reply.is_positive(Phase.AUTH):
                raise NotTakenError(Phase.AUTH, reply)
            return
        raise Unreachable("bad_answer")

    def command(self, phase: Phase, line: str) -> Reply:
        """Say `line` and return the consent; raises `NotTakenError` for any other reply."""
        reply = self._ask(phase, line.encode())
        if not reply.is_positive(phase):
            raise NotTakenError(phase, reply)
        return reply

    def data(self, mail: bytes) -> None:
        """Hand over the mail; raises `Unsure` where the line broke at the dot or after it."""
        self.command(Phase.DATA, "DATA")
        lines = _LINE_END.sub(b"\r\n", mail).removesuffix(b"\r\n") + b"\r\n"
        stuffed = (b"\r\n" + lines).replace(b"\r\n.", b"\r\n..")[2:]
        try:
            for start in range(0, len(stuffed), _CHUNK):
                self._socket.settimeout(self._limits.data_block)
                self._socket.sendall(stuffed[start : start + _CHUNK])
            self._hear_early(Phase.DATA)
        except OSError as error:
            raise line_error(error) from error
        self._end_data()

    def _end_data(self) -> None:
        try:
            self._socket.settimeout(self._limits.data_end)
            self._socket.sendall(b".\r\n")
            reply = read_reply(self._smtp.reader())
        except OSError as error:
            raise Unsure(f"{line_error(error).code}_after_dot", str(error)) from error
        if not reply.is_positive(Phase.DOT):
            raise NotTakenError(Phase.DOT, reply)

    def close(self, *, is_polite: bool = False) -> None:
        """Leave, with QUIT where all went well; what happens to that does not matter any more."""
        if is_polite:
            with contextlib.suppress(OSError):
                self._socket.settimeout(self._limits.goodbye)
                self._socket.sendall(b"QUIT\r\n")
                read_reply(self._smtp.reader())
        self._smtp.close()

    @property
    def _socket(self) -> socket.socket:
        if self._smtp.sock is None:
            raise LineLostError("the line is closed")
        return self._smtp.sock

    def _connected(self, context: ssl.SSLContext | None) -> _OwnReplies:
        host, port, limit = self._server.host, self._server.port, self._limits.connect
        try:
            if self._server.tls != "implicit" or context is None:
                return _OwnReplies(host, port, _GREETS_AS, timeout=limit)
            return _OwnRepliesTls(host, port, _GREETS_AS, timeout=limit, context=context)
        except smtplib.SMTPConnectError as error:
            text = error.smtp_error
            reply = Reply(
                max(error.smtp_code, 0), text.decode() if isinstance(text, bytes) else text
            )
            raise refusal(Phase.GREETING, reply) from error
        except OSError as error:
            raise line_error(error) from error

    def _greet(self) -> None:
        self._socket.settimeout(self._limits.command)
        try:
            code, text = self._smtp.ehlo()
        except OSError as error:
            raise line_error(error) from error
        reply = Reply(max(code, 0), text.decode("utf-8", "replace"))
        if not reply.is_positive(Phase.EHLO):
            raise refusal(Phase.EHLO, reply)

    def _start_tls(self, context: ssl.SSLContext) -> None:
        if not self.offers("starttls"):
            raise OwnerMustAct("no_starttls")  # never go on in clear: the offer may be taken out
        try:
            code, text = self._smtp.starttls(context=context)
        except smtplib.SMTPResponseException as error:
            code, text = error.smtp_code, bytes(str(error.smtp_error), "utf-8")
        except OSError as error:
            raise line_error(error) from error
        reply = Reply(max(code, 0), text.decode("utf-8", "replace"))
        if not reply.is_positive(Phase.STARTTLS):
            raise refusal(Phase.STARTTLS, reply)
        self._greet()

    def _ask(self, phase: Phase, line: bytes) -> Reply:
        limits = self._limits
        try:
            self._hear_early(phase)
            self._socket.settimeout(limits.data_begin if phase is Phase.DATA else limits.command)
            self._socket.sendall(line + b"\r\n")
            return read_reply(self._smtp.reader())
        except OSError as error:
            raise line_error(error) from error

    def _hear_early(self, phase: Phase) -> None:
        """Raise what the server said unasked: taken for the next reply it would be a lie."""
        line, reader = self._socket, self._smtp.reader()
        if has_input(line, reader, is_readable=is_readable(line)):
            reply = read_reply(reader)
            if reply.code // 100 in {4, 5}:
                raise NotTakenError(phase, reply)
            raise Unreachable("bad_answer", reply.text)
