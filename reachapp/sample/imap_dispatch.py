"""Which command may be given when, and who does it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from reachapp.sample import imap_commands as account
from reachapp.sample import imap_messages as mails
from reachapp.sample.imap_session import Session
from reachapp.sample.imap_syntax import (
    BadCommandError,
    Command,
    CommandRefusedError,
    Value,
    text_of,
)

Action = Callable[[Session, tuple[Value, ...]], bytes]

_ANY_TIME: dict[str, Action] = {
    "CAPABILITY": account.capability,
    "ID": account.identify,
    "NOOP": account.noop,
    "LOGOUT": account.logout,
    "LOGIN": account.login,
}
_LOGGED_IN: dict[str, Action] = {
    "ENABLE": account.enable,
    "NAMESPACE": account.namespace,
    "LIST": account.list_mailboxes,
    "LSUB": account.list_subscribed,
    "STATUS": account.status,
    "SELECT": account.select,
    "EXAMINE": account.examine,
    "CREATE": account.create,
    "DELETE": account.delete,
    "RENAME": account.rename,
    "SUBSCRIBE": account.subscribe,
    "UNSUBSCRIBE": account.unsubscribe,
    "FETCH": mails.fetch,
    "STORE": mails.store,
    "SEARCH": mails.search,
    "COPY": mails.copy,
    "MOVE": mails.move,
    "EXPUNGE": mails.expunge,
    "CLOSE": mails.close,
    "UNSELECT": mails.unselect,
    "CHECK": mails.check,
}
_BY_UID: dict[str, Action] = {
    "FETCH": partial(mails.fetch, by_uid=True),
    "STORE": partial(mails.store, by_uid=True),
    "SEARCH": partial(mails.search, by_uid=True),
    "COPY": partial(mails.copy, by_uid=True),
    "MOVE": partial(mails.move, by_uid=True),
    "EXPUNGE": mails.uid_expunge,
}
_SPEAKS_IN_NUMBERS = {"FETCH", "STORE", "SEARCH"}


def answer(session: Session, command: Command, *, now: datetime) -> None:
    """Do one command; the answers gather in the session, the tagged line last."""
    try:
        with session.store.lock:
            done = _action(session, command, now)(session, command.args)
            session.sync(expunge=command.name not in _SPEAKS_IN_NUMBERS)
    except BadCommandError as error:
        _end(session, command, b"BAD " + str(error).encode())
    except CommandRefusedError as error:
        _end(session, command, b"NO " + str(error).encode())
    else:
        _end(session, command, b"OK " + done)


def _action(session: Session, command: Command, now: datetime) -> Action:
    if command.name in _ANY_TIME:
        return _ANY_TIME[command.name]
    if not session.logged_in:
        raise BadCommandError("log in first")
    if command.name == "APPEND":
        return partial(account.append, now=now)
    if command.name == "UID":
        return _by_uid(command)
    if command.name in _LOGGED_IN:
        return _LOGGED_IN[command.name]
    raise BadCommandError("unknown command")


def _by_uid(command: Command) -> Action:
    name = text_of(command.args[0]).decode("ascii", "replace").upper() if command.args else ""
    if name not in _BY_UID:
        raise BadCommandError("unknown UID command")
    return lambda session, args: _BY_UID[name](session, args[1:])


def _end(session: Session, command: Command, text: bytes) -> None:
    session.out += command.tag + b" " + text + b"\r\n"
