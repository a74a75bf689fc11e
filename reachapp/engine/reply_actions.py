"""What the owner asks about automatic replies as a whole: say it again, believe this server."""

import re
from datetime import datetime
from typing import assert_never

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.profile import AutoreplySettings, MailSettings
from reachapp.engine import requests as ask
from reachapp.engine.errors import Refused
from reachapp.engine.stored import find_profile, save_profile
from reachapp.engine.units import Shelves

_NUMBERED = re.compile(r"(?P<name>.*?)(?:#(?P<number>[0-9]{1,6}))?")
_LONGEST_NAME = 70
_AUTHSERV_ID = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,250})")


def act_on_replies(
    shelves: Shelves, request: ask.TellEveryoneAgain | ask.TrustAuthserv, *, now: datetime
) -> ask.Outcome:
    """Do what is asked; raises `Refused`."""
    profile = find_profile(shelves)
    match request:
        case ask.TellEveryoneAgain():
            handle = next_handle(profile.autoreply.handle)
            changed: dict[str, AutoreplySettings | MailSettings] = {
                "autoreply": profile.autoreply.model_copy(update={"handle": handle})
            }
        case ask.TrustAuthserv():
            changed = {"mail": _trusting(profile.mail, request.id)}
        case _:
            assert_never(request)
    save_profile(shelves, profile.model_copy(update=changed), now=now)
    shelves.journal.add(JournalEntry(at=now, what=Happened.SETTINGS_CHANGED, by=request.by))
    shelves.topics.add("status")
    return ask.Outcome()


def next_handle(handle: str) -> str:
    """Return the handle of a new response: `office`, `office#2`, `office#3` (RFC 5230 4.2)."""
    match = _NUMBERED.fullmatch(handle)
    name = (match["name"] if match is not None else handle)[:_LONGEST_NAME]
    number = int(match["number"] or 1) if match is not None else 1
    return f"{name}#{number + 1}"


def _trusting(mail: MailSettings, server: str) -> MailSettings:
    known = mail.trusted_authserv_ids
    name = server.strip().lower()
    if not _AUTHSERV_ID.fullmatch(name):
        raise Refused("bad_authserv_id")
    if name in {each.lower() for each in known}:
        return mail
    return mail.model_copy(update={"trusted_authserv_ids": (*known, name)})
