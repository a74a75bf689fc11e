"""Where a provider's servers stand, and what it wants of a sign-in: from a list."""

from dataclasses import dataclass
from enum import StrEnum

from reachapp.core.profile import Server

IMAPS, SUBMISSIONS, SUBMISSION = 993, 465, 587


class Need(StrEnum):
    """What the owner must have before a password works."""

    PASSWORD = "password"  # noqa: S105  a word, no secret
    APP_PASSWORD = "app_password"  # noqa: S105
    """A password for one program, made in the account's settings after 2-step verification."""
    OAUTH_ONLY = "oauth_only"
    """No password is accepted; not possible with Reachapp yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Settings to try for an address."""

    imap: Server
    smtp: Server
    need: Need = Need.PASSWORD
    is_known: bool = True
    """False: guessed from the domain; the connection test will tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Provider:
    domains: tuple[str, ...]
    imap: str
    smtp: str
    smtp_port: int = SUBMISSIONS
    need: Need = Need.PASSWORD


_PROVIDERS = (
    _Provider(
        domains=("gmail.com", "googlemail.com"),
        imap="imap.gmail.com",
        smtp="smtp.gmail.com",
        need=Need.APP_PASSWORD,
    ),
    _Provider(
        domains=("icloud.com", "me.com", "mac.com"),
        imap="imap.mail.me.com",
        smtp="smtp.mail.me.com",
        smtp_port=SUBMISSION,
        need=Need.APP_PASSWORD,
    ),
    _Provider(
        domains=("yahoo.com", "yahoo.nl", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "ymail.com"),
        imap="imap.mail.yahoo.com",
        smtp="smtp.mail.yahoo.com",
        need=Need.APP_PASSWORD,
    ),
    _Provider(
        domains=(
            *("outlook.com", "outlook.nl", "hotmail.com", "hotmail.nl", "hotmail.be", "live.com"),
            *("live.nl", "live.be", "msn.com", "office365.com", "onmicrosoft.com"),
        ),
        imap="outlook.office365.com",
        smtp="smtp.office365.com",
        smtp_port=SUBMISSION,
        need=Need.OAUTH_ONLY,
    ),
    _Provider(
        domains=("transip.email", "transip.nl"),
        imap="imap.transip.email",
        smtp="smtp.transip.email",
    ),
    _Provider(domains=("hostnet.nl",), imap="imap.hostnet.nl", smtp="smtp.hostnet.nl"),
    _Provider(domains=("strato.nl", "strato.de"), imap="imap.strato.de", smtp="smtp.strato.de"),
    _Provider(
        domains=("ziggo.nl", "home.nl", "casema.nl", "upcmail.nl", "chello.nl"),
        imap="imap.ziggo.nl",
        smtp="smtp.ziggo.nl",
        smtp_port=SUBMISSION,
    ),
    _Provider(
        domains=("kpnmail.nl", "kpnplanet.nl", "planet.nl", "hetnet.nl", "xs4all.nl", "telfort.nl"),
        imap="imap.kpnmail.nl",
        smtp="smtp.kpnmail.nl",
        smtp_port=SUBMISSION,
    ),
    _Provider(domains=("zeelandnet.nl",), imap="imap.zeelandnet.nl", smtp="smtp.zeelandnet.nl"),
    _Provider(domains=("one.com",), imap="imap.one.com", smtp="send.one.com"),
    _Provider(
        domains=("fastmail.com",),
        imap="imap.fastmail.com",
        smtp="smtp.fastmail.com",
        need=Need.APP_PASSWORD,
    ),
)
_BY_DOMAIN = {domain: provider for provider in _PROVIDERS for domain in provider.domains}
_HOSTS_OF = {
    "google.com": Need.APP_PASSWORD,
    "gmail.com": Need.APP_PASSWORD,
    "googlemail.com": Need.APP_PASSWORD,
    "mail.me.com": Need.APP_PASSWORD,
    "mail.yahoo.com": Need.APP_PASSWORD,
    "office365.com": Need.OAUTH_ONLY,
    "outlook.com": Need.OAUTH_ONLY,
    "hotmail.com": Need.OAUTH_ONLY,
    "live.com": Need.OAUTH_ONLY,
}


def suggest(address: str) -> Suggestion | None:
    """Return settings for an address, or None where it has no domain.

    For a domain that no list has, the customary names `imap.` and `smtp.` are guessed.
    """
    _, at, domain = address.strip().rpartition("@")
    domain = domain.rstrip(".").lower()
    if not at or "." not in domain or any(sign in domain for sign in " /:<>,;"):
        return None
    provider = _BY_DOMAIN.get(domain) or _subdomain_of(domain)
    if provider is not None:
        return _suggestion(provider, address.strip(), is_known=True)
    guess = _Provider(domains=(), imap=f"imap.{domain}", smtp=f"smtp.{domain}")
    return _suggestion(guess, address.strip(), is_known=False)


def need_of_host(host: str) -> Need:
    """Return what a server wants, for an own domain that is kept at a large provider."""
    low = host.rstrip(".").lower()
    for parent, need in _HOSTS_OF.items():
        if low == parent or low.endswith(f".{parent}"):
            return need
    return Need.PASSWORD


def _subdomain_of(domain: str) -> _Provider | None:
    return _BY_DOMAIN["onmicrosoft.com"] if domain.endswith(".onmicrosoft.com") else None


def _suggestion(provider: _Provider, user: str, *, is_known: bool) -> Suggestion:
    tls = "starttls" if provider.smtp_port == SUBMISSION else "implicit"
    return Suggestion(
        imap=Server(host=provider.imap, port=IMAPS, user=user),
        smtp=Server(host=provider.smtp, port=provider.smtp_port, user=user, tls=tls),
        need=provider.need,
        is_known=is_known,
    )
