"""All ways out and in of one profile, by the channel names that outbox rows carry."""

import threading
from collections.abc import Callable

from reachapp.channels.imap_effects import ImapEffects
from reachapp.channels.imap_inbox import ImapInbox
from reachapp.channels.phone import PhoneChannel
from reachapp.channels.smtp_channel import EnvelopeMemory, SmtpChannel
from reachapp.core.clock import Clock
from reachapp.core.profile import Account, Phone, Profile
from reachapp.engine.errors import OwnerMustAct
from reachapp.engine.ports import Channel, Inbox, Secrets


class Ways:
    """Builds channels when they are first asked for, and anew after the profile changed."""

    def __init__(
        self,
        *,
        profile: Callable[[], Profile],
        secrets: Secrets,
        clock: Clock,
        envelopes: EnvelopeMemory,
    ) -> None:
        self._profile = profile
        self._secrets = secrets
        self._clock = clock
        self._envelopes = envelopes
        self._lock = threading.Lock()
        self._channels: dict[str, Channel] = {}
        self._effects: list[ImapEffects] = []

    def channel(self, name: str) -> Channel:
        """The channel of this name; raises `OwnerMustAct` where the profile has none."""
        with self._lock:
            found = self._channels.get(name)
            if found is None:
                found = self._made(self._profile(), name)
                self._channels[name] = found
            return found

    def reset(self) -> None:
        """Forget all channels: the profile or a secret changed."""
        with self._lock:
            effects, self._effects = self._effects, []
            self._channels.clear()
        for each in effects:
            each.close()

    def inbox(self, account: Account) -> Inbox:
        """A line of its own into the account's mailbox."""
        return ImapInbox(account, self._password(account, "IMAP"), clock=self._clock)

    def trial(self, profile: Profile, name: str, secret: str) -> Channel:
        """A channel of settings that are not saved yet; `secret` wins where it is given."""
        if name.startswith("phone:"):
            phone = _phone(profile, name.partition(":")[2])
            known = self._phone_secret(phone)
            return PhoneChannel(phone, lambda: secret or known())
        account = _account(profile, name.partition(":")[2])
        kept = self._password(account, "SMTP")
        return SmtpChannel(account, lambda: secret or kept(), address=_address(profile, account))

    def _made(self, profile: Profile, name: str) -> Channel:
        kind, _, key = name.partition(":")
        if kind == "phone":
            phone = _phone(profile, key)
            return PhoneChannel(phone, self._phone_secret(phone))
        account = _account(profile, key)
        if kind == "mail":
            return SmtpChannel(
                account,
                self._password(account, "SMTP"),
                address=_address(profile, account),
                envelopes=self._envelopes,
                sent=lambda: self.inbox(account),
            )
        effects = ImapEffects(self.inbox(account), clock=self._clock)
        self._effects.append(effects)
        return effects

    def _password(self, account: Account, protocol: str) -> Callable[[], str | None]:
        name = f"{account.name}_{protocol}".upper()
        return lambda: self._secrets.find(name)

    def _phone_secret(self, phone: Phone) -> Callable[[], str | None]:
        name = f"{phone.name}_PHONE".upper()
        return lambda: self._secrets.find(name)


def _account(profile: Profile, name: str) -> Account:
    for account in profile.accounts:
        if account.name == name:
            return account
    raise OwnerMustAct("no_account")


def _phone(profile: Profile, name: str) -> Phone:
    for phone in profile.escalation.phones:
        if phone.name == name:
            return phone
    raise OwnerMustAct("no_phone")


def _address(profile: Profile, account: Account) -> str:
    return account.address or next(iter(profile.owner.addresses), account.smtp.user)
