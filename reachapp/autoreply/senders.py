"""Sender addresses: one name a sender for the ledger, and the names that no person has."""

import re

from reachapp.core.addresses import ascii_domain, canonical_sender

# What Exchange Online and SparkPost make of the forms that `canonical_sender` knows.
_EXCHANGE_SRS = re.compile(r".+\+srs=[^=]+=[^=]+=(?P<domain>[^=]+)=(?P<local>[^@]+)@.+")
_SPARKPOST_TAG = re.compile(r"msprvs\d?=[^=]+=")

_NEEDLESS_QUOTES = re.compile(r'"([a-z0-9.+_-]+)"')
_DAEMON = "mailer-daemon"
_LIST_ROLES = re.compile(r"listserv|majordomo|owner-.+|.+-request")
_BOUNCES = re.compile(
    r"bounces?(?:[+=_-].*)?"
    r"|.+-bounces?(?:[+=-].*)?"
    r"|.+-owner"
    # VERP: the recipient's own address inside the local part
    r"|.*[^=]=[a-z0-9-]+(?:\.[a-z0-9-]+)+"
    # Google Groups, and the hex local part of Amazon SES
    r"|.+\+bnc[a-z0-9]{10,}"
    r"|[0-9a-f]{16}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{6}"
)
_BOUNCE_LABEL = re.compile(r"(?:.+\.)?bounces?\..+")
_NOREPLY = re.compile(
    r"(?:^|[-_.+=])"
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|niet[-_.]?beantwoorden|nicht[-_.]?antworten"
    r"|ne[-_.]?pas[-_.]?repondre)"
    r"(?:$|[-_.+=])"
)
_NOREPLY_LABEL = re.compile(r"(?:.+\.)?(?:no-?reply|do-?not-?reply)\..+")
_FORM_SCRIPTS = frozenset({"wordpress", "www-data", "apache", "nginx", "webform", "contactform"})


def canonical(address: str) -> str:
    """Return the name under which the ledger knows this sender, see `canonical_sender`."""
    sender = _SPARKPOST_TAG.sub("", canonical_sender(address), count=1)
    wrapped = _EXCHANGE_SRS.fullmatch(sender)
    return canonical_sender(f"{wrapped['local']}@{wrapped['domain']}") if wrapped else sender


def comparable(address: str) -> str:
    """Return an own address as it is compared: any case, any +detail, IDN as A-labels."""
    local, _, domain = address.strip().lower().rpartition("@")
    # the quotes of RFC 5321 4.1.2 mean nothing where the name needs none
    quoted = _NEEDLESS_QUOTES.fullmatch(local)
    local = quoted[1] if quoted else local
    return f"{local.partition('+')[0]}@{ascii_domain(domain)}"


def is_role(address: str) -> bool:
    """Say whether a mail system, a list server or a bounce collector owns this address.

    Whole names only: `bouncer@`, `listo@`, `request@` and `owner@` are people.
    """
    local, _, domain = canonical(address).rpartition("@")
    return (
        local == _DAEMON
        or _LIST_ROLES.fullmatch(local) is not None
        or _BOUNCES.fullmatch(local) is not None
        or _BOUNCE_LABEL.fullmatch(domain) is not None
    )


def is_noreply(address: str) -> bool:
    """Say whether the address says, in one of our languages, that it takes no replies."""
    local, _, domain = canonical(address).rpartition("@")
    return _NOREPLY.search(local) is not None or _NOREPLY_LABEL.fullmatch(domain) is not None


def is_form_script(address: str) -> bool:
    """Say whether web sites send their forms under this name when nobody chose another."""
    return address.lower().partition("@")[0] in _FORM_SCRIPTS
