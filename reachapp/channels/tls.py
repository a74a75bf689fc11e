"""Who is at the other end: verified TLS for every line that leaves this machine."""

import ssl

from reachapp.core.profile import Server, is_loopback
from reachapp.engine.errors import OwnerMustAct


def tls_context(server: Server) -> ssl.SSLContext | None:
    """Return the context to verify `server` with, or None for clear text on loopback.

    With `ca_file` only that authority counts. Raises `OwnerMustAct` where the file is no good, or
    clear text would leave this machine (a profile cannot say so, but values can be made without).
    """
    if server.tls == "none":
        if not is_loopback(server.host):
            raise OwnerMustAct("no_tls")
        return None
    try:
        return ssl.create_default_context(cafile=server.ca_file)
    except (OSError, ssl.SSLError) as error:
        raise OwnerMustAct("certificate_file", str(error)) from error
