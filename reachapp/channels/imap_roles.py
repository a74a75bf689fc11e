"""What a mailbox is for: SPECIAL-USE (RFC 6154) where the server says it, else popular names."""

from collections.abc import Iterable, Sequence

from reachapp.engine.ports import MailboxInfo, Role

Listed = tuple[Sequence[bytes], bytes | None, str]
"""One line of LIST: its attributes, the delimiter, and the name."""

_ATTRIBUTES = {
    b"\\inbox": Role.INBOX,  # Gmail's XLIST had it; harmless
    b"\\sent": Role.SENT,
    b"\\drafts": Role.DRAFTS,
    b"\\junk": Role.JUNK,
    b"\\trash": Role.TRASH,
    b"\\archive": Role.ARCHIVE,
    b"\\all": Role.ARCHIVE,
}
_NAMES: dict[Role, tuple[str, ...]] = {
    Role.SENT: (
        *("sent", "sent items", "sent messages", "sent mail", "sent-mail", "verzonden"),
        *("verzonden items", "verzonden berichten", "verstuurd", "gesendet"),
        *("gesendete elemente", "gesendete objekte", "envoyés", "éléments envoyés"),
        "messages envoyés",
    ),
    Role.DRAFTS: (*("drafts", "draft", "concepten", "klad", "entwürfe", "brouillons"),),
    Role.JUNK: (
        *("junk", "spam", "junk e-mail", "junk email", "bulk mail", "ongewenste e-mail"),
        *("ongewenst", "ongewenste mail", "ongewenste reclame", "junk-e-mail", "unerwünscht"),
        *("spamverdacht", "courrier indésirable", "indésirables", "pourriel"),
    ),
    Role.TRASH: (
        *("trash", "deleted items", "deleted messages", "deleted", "bin", "prullenbak"),
        *("verwijderde items", "verwijderd", "papierkorb", "gelöschte elemente", "corbeille"),
        "éléments supprimés",
    ),
    Role.ARCHIVE: ("archive", "archives", "archief", "archiv", "all mail", "alle berichten"),
}
_PARENTS = frozenset({"inbox", "[gmail]", "[google mail]", "[google-mail]"})


def mailbox_infos(listed: Iterable[Listed], *, sent: str | None = None) -> list[MailboxInfo]:
    """Return the mailboxes with their roles; `sent` is the owner's own choice and wins."""
    lines = list(listed)
    roles = _chosen(lines)
    if sent is not None:
        roles = {name: role for name, role in roles.items() if role is not Role.SENT}
        roles[sent] = Role.SENT
    return [
        MailboxInfo(
            name=name,
            role=roles.get(name, Role.OTHER),
            selectable=not _has(attributes, b"\\noselect", b"\\nonexistent"),
        )
        for attributes, _, name in lines
    ]


def _chosen(lines: Sequence[Listed]) -> dict[str, Role]:
    """Return at most one mailbox a role: a server that says so beats one that has the name."""
    roles: dict[str, Role] = {}
    for attributes, _, name in lines:
        if name.upper() == "INBOX":
            roles[name] = Role.INBOX
            continue
        said = next((_ATTRIBUTES[a.lower()] for a in attributes if a.lower() in _ATTRIBUTES), None)
        if said is not None and said not in roles.values():
            roles[name] = said
    for role, names in _NAMES.items():
        if role not in roles.values():
            best = _best_name(lines, names, taken=roles)
            if best is not None:
                roles[best] = role
    return roles


def _best_name(
    lines: Sequence[Listed], names: Sequence[str], *, taken: dict[str, Role]
) -> str | None:
    candidates = [
        (names.index(plain), name)
        for attributes, delimiter, name in lines
        if name not in taken
        and not _has(attributes, b"\\noselect", b"\\nonexistent")
        and (plain := _plain_name(name, delimiter)) in names
    ]
    return min(candidates)[1] if candidates else None


def _plain_name(name: str, delimiter: bytes | None) -> str:
    """Return the name as people say it; `Clients/Sent` is somebody's own and stays long."""
    low = name.casefold()
    if not delimiter:
        return low
    parent, found, last = low.rpartition(delimiter.decode("ascii", "replace"))
    return last if not found or parent in _PARENTS else low


def _has(attributes: Iterable[bytes], *wanted: bytes) -> bool:
    return any(attribute.lower() in wanted for attribute in attributes)
