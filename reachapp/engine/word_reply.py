"""Writes the reply to one mail: language, promise in words, text, marks; one value comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from reachapp.autoreply.case import ReplyTo
from reachapp.autoreply.compose import Composed, ComposeFault, Signature, compose
from reachapp.autoreply.texts import Occasion, Texts
from reachapp.autoreply.wording import Telling, greeting_name, line_in_short, reply_body
from reachapp.availability.promise import Promised
from reachapp.core.addresses import same_address
from reachapp.core.message import Message
from reachapp.core.outbox import computed_message_id, reference
from reachapp.core.profile import Contact, Profile
from reachapp.engine.own_texts import form_of, merged_texts, own_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReply:
    """A reply that could leave."""

    key: str
    message_id: str
    recipient: str
    from_address: str
    language: str
    statement: str
    composed: Composed


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reply is written from."""

    message: Message
    reply: ReplyTo
    occasion: Occasion
    promised: Promised | None
    contact: Contact | None
    profile: Profile
    language: str
    zone: str
    key: str
    in_english: str | None = None
    """The promise in English where the language is a guess; empty where there is no time."""


class ReplyWriter:
    """Writes replies with the shipped or the owner's texts."""

    def __init__(self, *, texts: Mapping[str, Texts], install_key: bytes) -> None:
        self._texts = texts
        self._install_key = install_key

    def write(self, asked: Asked, *, now: datetime) -> WrittenReply | None:
        """Return the reply, or None where it cannot be written without risk."""
        key = f"reply:{asked.key}"
        domain = asked.reply.from_address.rpartition("@")[2].lower()
        message_id = computed_message_id(self._install_key, key, domain)
        statement = asked.promised.statement if asked.promised is not None else ""
        profile = asked.profile
        own = own_texts(profile, asked.language)
        texts = merged_texts(self._texts.get(asked.language, self._texts["en"]), own, profile.owner)
        telling = _telling(asked, statement, form_of(profile.owner, own))
        try:
            composed = compose(
                asked.message,
                asked.reply,
                body=reply_body(texts, telling) + self._in_english(asked, telling),
                fallback_subject=texts.subject,
                signature=Signature(
                    owner_name=asked.profile.owner.name,
                    message_id=message_id,
                    reference=reference(self._install_key, key),
                ),
                now=now.astimezone(ZoneInfo(asked.zone)),
            )
        except ComposeFault:
            return None
        return WrittenReply(
            key=key,
            message_id=message_id,
            recipient=asked.reply.recipient,
            from_address=asked.reply.from_address,
            language=asked.language,
            statement=statement,
            composed=composed,
        )

    def _in_english(self, asked: Asked, telling: Telling) -> str:
        """One line for a reader whose language we do not know."""
        if asked.in_english is None:
            return ""
        told = replace(telling, statement=asked.in_english)
        return f"\n{line_in_short(self._texts['en'], told)}\n"


def _telling(asked: Asked, statement: str, form: str) -> Telling:
    contact = asked.contact
    known_name = contact.name if contact is not None else ""
    # what a form was filled in with is a stranger's text: it is not repeated
    name = "" if asked.reply.is_form else _name(asked, known_name)
    return Telling(
        occasion=asked.occasion,
        statement=statement,
        zone=asked.promised.zone if asked.promised is not None else asked.zone,
        form=form,
        name=name,
        owner_name=asked.profile.owner.name,
        # a forged From must not send a contact's words to a stranger's return path
        is_known=contact is not None and same_address(contact.address, asked.reply.canonical),
        channel=asked.profile.owner.other_channel,
        urgent_route=asked.profile.owner.urgent_route,
        stand_in=asked.profile.assistant.name if asked.profile.assistant else "",
    )


def _name(asked: Asked, known_name: str) -> str:
    return greeting_name(asked.message, asked.reply.recipient, known_name)
