"""Signing in to a submission server (RFC 4954): PLAIN (RFC 4616), else LOGIN."""

from base64 import b64encode
from collections.abc import Iterator, Sequence

from reachapp.channels.passwords import Password, required
from reachapp.engine.errors import OwnerMustAct


def auth_commands(offered: Sequence[str], user: str, password: Password) -> Iterator[bytes]:
    """Return the lines to say, one after each 334; UTF-8, which smtplib's own PLAIN refuses."""
    secret = required(password)
    if "PLAIN" in offered:
        return iter([b"AUTH PLAIN " + b64encode(f"\0{user}\0{secret}".encode())])
    if "LOGIN" in offered:
        return iter([b"AUTH LOGIN", b64encode(user.encode()), b64encode(secret.encode())])
    oauth = {"XOAUTH2", "OAUTHBEARER"} & set(offered)
    raise OwnerMustAct("oauth_only" if oauth else "no_password_login")
