"""The commands on the account and its mailboxes: LOGIN, LIST, SELECT, APPEND and their kin."""

import base64
import binascii
import re
from collections.abc import Callable
from datetime import datetime

from reachapp.sample.imap_session import Session, View
from reachapp.sample.imap_store import SPECIAL_USE, SYSTEM_FLAGS, Mailbox
from reachapp.sample.imap_syntax import (
    Atom,
    BadCommandError,
    CommandRefusedError,
    Value,
    encode_utf7,
    mailbox_name,
    parse_date_time,
    quoted,
    text_of,
)

CAPABILITY = (
    b"CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN ID ENABLE IDLE NAMESPACE CHILDREN "
    b"LIST-EXTENDED SPECIAL-USE UIDPLUS MOVE UNSELECT"
)
Args = tuple[Value, ...]
_FLAG = re.compile(r"\\?[^\x00-\x20(){%*\"\\\]\x7f]+")


def capability(session: Session, args: Args) -> bytes:
    """Say what this server can do."""
    expect(args, 0)
    session.say(CAPABILITY)
    return b"Capability completed"


def identify(session: Session, args: Args) -> bytes:
    """Answer ID (RFC 2971)."""
    expect(args, 1)
    session.say(b'ID ("name" "Reachapp sample office")')
    return b"ID completed"


def noop(session: Session, args: Args) -> bytes:
    """Do nothing; what is new is told after every command."""
    expect(args, 0)
    session.sync()
    return b"Done"


def logout(session: Session, args: Args) -> bytes:
    """Say goodbye."""
    expect(args, 0)
    session.say(b"BYE Until later")
    session.leaving = True
    return b"Logout completed"


def login(session: Session, args: Args) -> bytes:
    """Let the one account in."""
    user, password = (text_of(word) for word in expect(args, 2))
    return let_in(session, user, password)


def sasl_plain(session: Session, response: bytes) -> bytes:
    """Let the one account in by SASL PLAIN (RFC 4616)."""
    try:
        parts = base64.b64decode(response, validate=True).split(b"\0")
    except binascii.Error as error:
        raise BadCommandError("not base64") from error
    if len(parts) != 3:  # noqa: PLR2004 - authzid, authcid, password
        raise BadCommandError("not a PLAIN response")
    return let_in(session, parts[1], parts[2])


def let_in(session: Session, user: bytes, password: bytes) -> bytes:
    """Check the account."""
    if session.logged_in:
        raise BadCommandError("already logged in")
    if not session.login.accepts(user, password):
        raise CommandRefusedError("[AUTHENTICATIONFAILED] Wrong user name or password")
    session.logged_in = True
    return b"[" + CAPABILITY + b"] Logged in"


def enable(session: Session, args: Args) -> bytes:
    """Answer ENABLE (RFC 5161); nothing here needs switching on."""
    if not args:
        raise BadCommandError("ENABLE wants a name")
    session.say(b"ENABLED")
    return b"Enable completed"


def namespace(session: Session, args: Args) -> bytes:
    """Name the one namespace (RFC 2342)."""
    expect(args, 0)
    session.say(b'NAMESPACE (("" "/")) NIL NIL')
    return b"Namespace completed"


def list_mailboxes(session: Session, args: Args) -> bytes:
    """List mailboxes, also in the extended form with selection and RETURN (RFC 5258, 6154)."""
    words = list(args)
    selection = _options(words.pop(0)) if words and isinstance(words[0], tuple) else set()
    if len(words) not in {2, 4}:
        raise BadCommandError("LIST wants a reference and a pattern")
    if text_of(words[1]) == b"":
        session.say(b'LIST (\\Noselect) "/" ""')
        return b"List completed"
    for name in _matching(session, text_of(words[0]), words[1]):
        if "SPECIAL-USE" in selection and name not in SPECIAL_USE:
            continue
        if "SUBSCRIBED" in selection and name not in session.store.subscribed:
            continue
        session.say(_list_line(session, b"LIST", name))
    return b"List completed"


def list_subscribed(session: Session, args: Args) -> bytes:
    """List the subscribed mailboxes."""
    reference, pattern = expect(args, 2)
    for name in _matching(session, text_of(reference), pattern):
        if name in session.store.subscribed:
            session.say(_list_line(session, b"LSUB", name))
    return b"Lsub completed"


def _options(value: Value) -> set[str]:
    words = value if isinstance(value, tuple) else (value,)
    return {text_of(word).decode("ascii", "replace").upper() for word in words}


def _matching(session: Session, reference: bytes, pattern: Value) -> list[str]:
    patterns = pattern if isinstance(pattern, tuple) else (pattern,)
    found = []
    for one in patterns:
        text = mailbox_name(reference + text_of(one))
        parts = [_WILD.get(sign, re.escape(sign)) for sign in re.sub(r"\*+", "*", text)]
        wanted = re.compile("".join(parts), re.DOTALL)
        found += [name for name in session.store.names() if wanted.fullmatch(name)]
    return list(dict.fromkeys(found))


_WILD = {"*": ".*", "%": "[^/]*"}


def _list_line(session: Session, word: bytes, name: str) -> bytes:
    below = any(other.startswith(name + "/") for other in session.store.names())
    flags = ["\\HasChildren" if below else "\\HasNoChildren"]
    if word == b"LIST" and name in SPECIAL_USE:
        flags.append(SPECIAL_USE[name])
    return b'%b (%b) "/" %b' % (word, " ".join(flags).encode(), quoted(encode_utf7(name)))


def status(session: Session, args: Args) -> bytes:
    """Answer STATUS for any mailbox."""
    name, wanted = expect(args, 2)
    mailbox = session.store.get(mailbox_name(name))
    if not isinstance(wanted, tuple):
        raise BadCommandError("STATUS wants a list")
    words = [text_of(word).decode("ascii", "replace").upper() for word in wanted]
    if unknown := [word for word in words if word not in _STATUS]:
        raise BadCommandError(f"STATUS knows no {len(unknown)} of these items")
    pairs = b" ".join(b"%b %d" % (word.encode(), _STATUS[word](mailbox)) for word in words)
    session.say(b"STATUS %b (%b)" % (quoted(encode_utf7(mailbox.name)), pairs))
    return b"Status completed"


def _unseen(mailbox: Mailbox) -> int:
    return sum(not mail.has("\\Seen") for mail in mailbox.mails.values())


_STATUS: dict[str, Callable[[Mailbox], int]] = {
    "MESSAGES": lambda mailbox: len(mailbox.mails),
    "RECENT": lambda _: 0,
    "UIDNEXT": lambda mailbox: mailbox.uidnext,
    "UIDVALIDITY": lambda mailbox: mailbox.uidvalidity,
    "UNSEEN": _unseen,
}


def select(session: Session, args: Args, *, read_only: bool = False) -> bytes:
    """Open a mailbox and say what is in it."""
    session.view = None
    mailbox = session.store.get(mailbox_name(expect(args, 1)[0]))
    view = View(mailbox=mailbox, read_only=read_only, version=mailbox.version)
    view.uids = list(mailbox.mails)
    view.told = {mail.uid: mail.flags for mail in mailbox.mails.values()}
    keywords = sorted({f for m in mailbox.mails.values() for f in m.flags} - set(SYSTEM_FLAGS))
    flags = " ".join([*SYSTEM_FLAGS, *keywords]).encode("utf-8")
    session.say(b"FLAGS (%b)" % flags)
    kept = b"" if read_only else flags + b" \\*"
    session.say(b"OK [PERMANENTFLAGS (%b)] Flags that last" % kept)
    session.say(b"%d EXISTS" % len(view.uids))
    session.say(b"0 RECENT")
    session.say(b"OK [UIDVALIDITY %d] UIDs are valid" % mailbox.uidvalidity)
    session.say(b"OK [UIDNEXT %d] Predicted next UID" % mailbox.uidnext)
    session.view = view
    return b"[READ-ONLY] Examine completed" if read_only else b"[READ-WRITE] Select completed"


def examine(session: Session, args: Args) -> bytes:
    """Open a mailbox to look only."""
    return select(session, args, read_only=True)


def create(session: Session, args: Args) -> bytes:
    """Make a mailbox."""
    session.store.create(mailbox_name(expect(args, 1)[0]))
    return b"Create completed"


def delete(session: Session, args: Args) -> bytes:
    """Remove a mailbox."""
    session.store.delete(mailbox_name(expect(args, 1)[0]))
    return b"Delete completed"


def rename(session: Session, args: Args) -> bytes:
    """Rename a mailbox."""
    old, new = expect(args, 2)
    session.store.rename(mailbox_name(old), mailbox_name(new))
    return b"Rename completed"


def subscribe(session: Session, args: Args) -> bytes:
    """Mark a mailbox as subscribed."""
    session.store.subscribed.add(session.store.get(mailbox_name(expect(args, 1)[0])).name)
    return b"Subscribe completed"


def unsubscribe(session: Session, args: Args) -> bytes:
    """Take the mark away."""
    session.store.subscribed.discard(mailbox_name(expect(args, 1)[0]))
    return b"Unsubscribe completed"


def append(session: Session, args: Args, *, now: datetime) -> bytes:
    """Store a mail: name, flags and date if given, and the mail itself (RFC 3501 6.3.11)."""
    words = list(args)
    if len(words) < 2 or isinstance(words[-1], tuple | Atom):  # noqa: PLR2004 - name and mail
        raise BadCommandError("APPEND wants a name and a literal")
    name, raw, options = mailbox_name(words[0]), text_of(words[-1]), words[1:-1]
    flags = parse_flags(options.pop(0)) if options and isinstance(options[0], tuple) else []
    at = parse_date_time(text_of(options.pop(0))) if options else now
    if options:
        raise BadCommandError("APPEND has too many arguments")
    mail = session.store.append(name, raw, flags, at)
    uidvalidity = session.store.get(name).uidvalidity
    return b"[APPENDUID %d %d] Append completed" % (uidvalidity, mail.uid)


def parse_flags(value: Value) -> list[str]:
    """Read a list of flags."""
    words = value if isinstance(value, tuple) else (value,)
    flags = [text_of(word).decode("utf-8", "replace") for word in words]
    if not all(_FLAG.fullmatch(flag) for flag in flags):
        raise BadCommandError("not a flag")
    return flags


def expect(args: Args, count: int) -> Args:
    """Return the arguments if there are as many as expected."""
    if len(args) != count:
        raise BadCommandError(f"{count} arguments expected")
    return args
