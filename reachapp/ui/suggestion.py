"""What the account dialog wants to know about a mail address; who knows is passed in."""

from typing import Protocol


class Suggestion(Protocol):
    """The servers of an address, and what its provider needs before a password helps."""

    @property
    def imap_host(self) -> str: ...

    @property
    def imap_port(self) -> int: ...

    @property
    def imap_tls(self) -> str: ...

    @property
    def smtp_host(self) -> str: ...

    @property
    def smtp_port(self) -> int: ...

    @property
    def smtp_tls(self) -> str: ...

    @property
    def need(self) -> str:
        """`app_password`, `oauth_missing`, or empty."""
        ...

    @property
    def provider(self) -> str:
        """The provider's name for people, or empty where it is not known."""
        ...
