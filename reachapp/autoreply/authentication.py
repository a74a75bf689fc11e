"""Row 20: what the owner's mail server found out about the sender (RFC 8601, RFC 7208).

Only fields under a trusted authserv-id are read: anyone can write the others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reachapp.autoreply.case import Case
from reachapp.autoreply.sender_rows import authors
from reachapp.autoreply.silence import Silence
from reachapp.core.addresses import strip_comments
from reachapp.core.message import Message

_RESULT = re.compile(r"\s*(?P<method>[a-z0-9-]+)\s*(?:/\s*\d+\s*)?=\s*(?P<result>[a-z]+)")
_SIGNER = re.compile(r"\bheader\.(?:d|i)\s*=\s*\"?(?:[^@\s\";]*@)?(?P<domain>[a-z0-9.-]+)")
# Who the client said to be says nothing about the sender of this mail (RFC 7208 2.3).
_ONLY_HELO = re.compile(r"\s*spf\b(?!.*smtp\.mailfrom).*smtp\.helo", re.DOTALL)
# A semicolon in quotes ends no result: reason="x; dmarc=fail".
_QUOTED_SEMICOLON = re.compile(r'"[^"]*;[^"]*"')
_LONGEST = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of one method, such as `spf=fail`."""

    method: str
    result: str
    signer: str = ""
    """The domain of a DKIM signature."""


def findings(message: Message, trusted: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return what trusted servers found, top field first."""
    servers = {server.strip().lower() for server in trusted}
    if not servers:
        return ()
    fields = message.headers_named("authentication-results")
    return tuple(finding for field in fields for finding in _read(field, servers))


def authentication_failed(case: Case) -> Silence | None:
    """Row 20: DMARC failed, or SPF alone failed and nothing vouches for the author.

    SPF fails for every forwarded mail, so a DMARC pass outweighs it where envelope and author
    belong together. Received-SPF counts only where no Authentication-Results is there; one that
    the sender wrote himself does not count as there (RFC 8601 5).
    """
    message, trusted = case.message, case.settings.trusted_authserv_ids
    if not _has_results(message, trusted):
        # A sender who forges this field silences only himself.
        received = strip_comments(message.header("received-spf") or "").strip().lower()
        return Silence.AUTH_FAILED if re.match(r"fail\b", received) else None
    found = findings(message, trusted)
    dmarc = {finding.result for finding in found if finding.method == "dmarc"}
    spf = next((finding.result for finding in found if finding.method == "spf"), "")
    if "fail" in dmarc:
        return Silence.AUTH_FAILED
    if spf == "fail" and not ("pass" in dmarc and _is_aligned(case)):
        return Silence.AUTH_FAILED
    return None


def signed_by(message: Message, trusted: tuple[str, ...]) -> frozenset[str]:
    """Return the domains whose DKIM signature a trusted server found good."""
    return frozenset(
        finding.signer
        for finding in findings(message, trusted)
        if finding.method == "dkim" and finding.result == "pass" and finding.signer
    )


def _has_results(message: Message, trusted: tuple[str, ...]) -> bool:
    """Say whether a trusted server reported; where none is known yet, whether any did."""
    fields = message.headers_named("authentication-results")
    servers = {server.strip().lower() for server in trusted}
    return any(not servers or authserv_id(field) in servers for field in fields)


def authserv_id(field: str) -> str:
    """Return who signs an Authentication-Results field (RFC 8601 2.2), in lower case."""
    words = strip_comments(field[:_LONGEST]).partition(";")[0].lower().split()
    return words[0].strip('"') if words else ""


def _is_aligned(case: Case) -> bool:
    domain = case.path.address.rpartition("@")[2]
    return any(author.rpartition("@")[2] == domain for author in authors(case.message))


def _read(field: str, servers: set[str]) -> Iterator[Finding]:
    plain = _QUOTED_SEMICOLON.sub('""', strip_comments(field[:_LONGEST]))
    if authserv_id(field) not in servers:
        return
    for text in plain.lower().split(";")[1:]:
        match = _RESULT.match(text)
        if match is not None and not _ONLY_HELO.match(text):
            signer = _SIGNER.search(text)
            yield Finding(
                method=match["method"],
                result=match["result"],
                signer=signer["domain"] if signer else "",
            )
