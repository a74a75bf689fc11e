"""Where an adapter gets its password: asked anew at each sign-in, so that a new one counts."""

from collections.abc import Callable

from reachapp.engine.errors import OwnerMustAct

Password = Callable[[], str | None]


def required(password: Password) -> str:
    """Return the password; raises `OwnerMustAct` where there is none that can be sent."""
    found = password()
    if not found:
        raise OwnerMustAct("no_password")
    if any(sign in found for sign in "\0\r\n"):
        raise OwnerMustAct("login_refused", "the password holds a line break")
    return found
