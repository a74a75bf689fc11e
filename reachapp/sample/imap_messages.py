"""The commands on mails: FETCH, STORE, SEARCH, COPY, MOVE, EXPUNGE, each also by UID."""

from reachapp.sample.imap_commands import Args, expect, parse_flags
from reachapp.sample.imap_fetch import FetchItem, parse_items, write_flags
from reachapp.sample.imap_search import Horizon, parse_search
from reachapp.sample.imap_session import Session, View
from reachapp.sample.imap_store import StoredMail, canonical_flags
from reachapp.sample.imap_syntax import (
    BadCommandError,
    mailbox_name,
    parse_set,
    set_text,
    text_of,
)


def fetch(session: Session, args: Args, *, by_uid: bool = False) -> bytes:
    """Write what was asked of each mail; BODY[] without PEEK marks it as seen."""
    which, wanted = expect(args, 2)
    view, items = session.get_view(), parse_items(wanted)
    if by_uid and all(item.name != b"UID" for item in items):
        items = [*parse_items(b"UID"), *items]
    for number, mail in view.chosen(which, by_uid=by_uid):
        _write(session, view, number, _seen(view, mail, items), items)
    return b"Fetch completed"


def _seen(view: View, mail: StoredMail, items: list[FetchItem]) -> StoredMail:
    marks = any(item.marks_seen for item in items)
    if not marks or view.read_only or mail.has("\\Seen"):
        return mail
    return view.mailbox.set_flags(mail.uid, mail.flags | {"\\Seen"})


def _write(
    session: Session, view: View, number: int, mail: StoredMail, items: list[FetchItem]
) -> None:
    pairs = [item.name + b" " + item.write(mail) for item in items]
    flags_told = any(item.name == b"FLAGS" for item in items)
    if view.told.get(mail.uid) != mail.flags and not flags_told:
        pairs.append(b"FLAGS " + write_flags(mail))
    view.told[mail.uid] = mail.flags
    session.say(b"%d FETCH (%b)" % (number, b" ".join(pairs)))


def store(session: Session, args: Args, *, by_uid: bool = False) -> bytes:
    """Set, add or take away flags; any keyword is welcome."""
    if len(args) < 3:  # noqa: PLR2004 - set, kind of change, flags
        raise BadCommandError("STORE wants a set, a change and flags")
    view = session.get_writable()
    kind = text_of(args[1]).decode("ascii", "replace").upper()
    silent = kind.endswith(".SILENT")
    sign = kind.removesuffix(".SILENT")
    if sign not in {"FLAGS", "+FLAGS", "-FLAGS"}:
        raise BadCommandError("unknown change of flags")
    flags = parse_flags(args[2] if isinstance(args[2], tuple) else args[2:])
    for number, mail in view.chosen(args[0], by_uid=by_uid):
        changed = view.mailbox.set_flags(mail.uid, _changed(mail, sign, flags))
        view.told[mail.uid] = changed.flags
        if not silent:
            uid = b"UID %d " % mail.uid if by_uid else b""
            session.say(b"%d FETCH (%bFLAGS %b)" % (number, uid, write_flags(changed)))
    session.store.changed()
    return b"Store completed"


def _changed(mail: StoredMail, sign: str, flags: list[str]) -> frozenset[str]:
    if sign == "FLAGS":
        return canonical_flags(flags)
    if sign == "+FLAGS":
        return canonical_flags([*sorted(mail.flags), *flags])
    gone = {flag.casefold() for flag in flags}
    return frozenset(flag for flag in mail.flags if flag.casefold() not in gone)


def search(session: Session, args: Args, *, by_uid: bool = False) -> bytes:
    """Answer with the numbers or UIDs of all mails that pass."""
    view = session.get_view()
    horizon = Horizon(number=len(view.uids), uid=view.uids[-1] if view.uids else 0)
    test = parse_search(args, horizon)
    found = [mail.uid if by_uid else number for number, mail in view.all() if test(number, mail)]
    session.say(b" ".join([b"SEARCH", *(b"%d" % number for number in found)]))
    return b"Search completed"


def copy(session: Session, args: Args, *, by_uid: bool = False) -> bytes:
    """Copy mails with flags and dates, and tell their new UIDs (RFC 4315)."""
    code, _ = _copy(session, args, by_uid=by_uid)
    return code + b"Copy completed"


def move(session: Session, args: Args, *, by_uid: bool = False) -> bytes:
    """Copy and remove in one step (RFC 6851): COPYUID is told before the removals."""
    view = session.get_writable()
    code, uids = _copy(session, args, by_uid=by_uid)
    if code:
        session.say(b"OK " + code + b"Moved")
    view.mailbox.remove(uids)
    session.store.changed()
    return b"Move completed"


def _copy(session: Session, args: Args, *, by_uid: bool) -> tuple[bytes, list[int]]:
    which, name = expect(args, 2)
    target = session.store.get(mailbox_name(name), code="TRYCREATE")
    mails = [mail for _, mail in session.get_view().chosen(which, by_uid=by_uid)]
    new = [target.put(mail.raw, mail.flags, mail.at).uid for mail in mails]
    session.store.changed()
    if not new:
        return b"", []
    old = [mail.uid for mail in mails]
    words = (target.uidvalidity, set_text(old), set_text(new))
    return b"[COPYUID %d %b %b] " % words, old


def expunge(session: Session, args: Args) -> bytes:
    """Remove all mails that are marked as deleted."""
    expect(args, 0)
    _expunge(session, session.get_writable())
    return b"Expunge completed"


def uid_expunge(session: Session, args: Args) -> bytes:
    """Remove those of the given UIDs that are marked as deleted (RFC 4315)."""
    view = session.get_writable()
    wanted = parse_set(expect(args, 1)[0], largest=view.uids[-1] if view.uids else 0)
    gone = [m.uid for _, m in view.all() if m.uid in wanted and m.has("\\Deleted")]
    view.mailbox.remove(gone)
    session.store.changed()
    return b"Expunge completed"


def close(session: Session, args: Args) -> bytes:
    """Leave the mailbox and remove what is marked as deleted, without a word (RFC 3501 6.4.2)."""
    expect(args, 0)
    view = session.get_view()
    if not view.read_only:
        _expunge(session, view)
    session.view = None
    return b"Close completed"


def unselect(session: Session, args: Args) -> bytes:
    """Leave the mailbox and remove nothing (RFC 3691)."""
    expect(args, 0)
    session.get_view()
    session.view = None
    return b"Unselect completed"


def check(session: Session, args: Args) -> bytes:
    """Do nothing: all is always kept."""
    expect(args, 0)
    session.get_view()
    return b"Check completed"


def _expunge(session: Session, view: View) -> None:
    gone = [mail.uid for mail in view.mailbox.mails.values() if mail.has("\\Deleted")]
    view.mailbox.remove(gone)
    session.store.changed()
