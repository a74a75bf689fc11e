"""Which server writes the topmost Authentication-Results of nearly every mail (RFC 8601 5).

Only that server's word may silence a reply, so it is learned and offered, never trusted by itself:
the owner confirms it. A sender can write the field, too, but not into the mail of all others.
"""

from collections.abc import Iterable
from typing import Any

from reachapp.autoreply.authentication import authserv_id
from reachapp.core.message import Message, Unreadable
from reachapp.engine.stored import find_profile
from reachapp.engine.units import Shelves

SEEN = "authserv_seen:"
"""Fact per account: how many mails were looked at, and how many each server had signed."""
_LEAST_MAILS = 10
_LEAST_SHARE = 0.9
_MOST_MAILS = 400
"""Beyond this all counts are halved, so that a server that was changed is forgotten."""
_MOST_SERVERS = 20
_LONGEST = 200

Mail = Message | Unreadable


def note_authserv(shelves: Shelves, account: str, mails: Iterable[Mail]) -> None:
    """Count who signed the results of these mails of the inbox."""
    mail_count, servers = _seen(shelves, account)
    for mail in mails:
        if isinstance(mail, Unreadable):
            continue
        mail_count += 1
        server = authserv_id(mail.header("authentication-results") or "")[:_LONGEST]
        if server and (server in servers or len(servers) < _MOST_SERVERS):
            servers[server] = servers.get(server, 0) + 1
    if mail_count > _MOST_MAILS:
        mail_count //= 2
        servers = {name: count // 2 for name, count in servers.items() if count > 1}
    shelves.facts.put(SEEN + account, {"mails": mail_count, "servers": servers})


def learned_authserv(shelves: Shelves) -> tuple[tuple[str, int], ...]:
    """Return the servers that the owner could trust, the most seen first, with their mails."""
    profile = find_profile(shelves)
    trusted = {server.lower() for server in profile.mail.trusted_authserv_ids}
    found: dict[str, int] = {}
    for account in profile.accounts:
        mail_count, servers = _seen(shelves, account.name)
        for server, count in servers.items():
            is_sure = mail_count >= _LEAST_MAILS and count >= _LEAST_SHARE * mail_count
            if is_sure and server not in trusted:
                found[server] = found.get(server, 0) + count
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _seen(shelves: Shelves, account: str) -> tuple[int, dict[str, int]]:
    known: Any = shelves.facts.get(SEEN + account)
    if not isinstance(known, dict):
        return 0, {}
    return int(known["mails"]), {str(name): int(n) for name, n in known["servers"].items()}
