"""A test page from the settings dialog: to the assistant or a telephone, marked as a test."""

import json
from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from reachapp.core.message import Address, Message
from reachapp.core.outbox import Outgoing, OutgoingKind, computed_message_id, reference
from reachapp.core.profile import Profile
from reachapp.core.written_mail import BadMail
from reachapp.engine.errors import ReachappError, Refused
from reachapp.engine.ports import Channel, TestResult
from reachapp.engine.requests import TestPage
from reachapp.escalation.page import Alarm, Envelope, page_mail, phone_note

MakeChannel = Callable[[Profile, str, str], Channel]
"""Builds the channel of an unsaved profile: profile, channel name, secret."""
ORIGINAL = b"From: Reachapp <test@reachapp.example>\r\nSubject: Test\r\n\r\nTest\r\n"
WORD = "TEST Reachapp"


class PageTester:
    """Sends one test, and says how it went."""

    def __init__(self, *, channel: MakeChannel, install_key: bytes) -> None:
        self._channel = channel
        self._install_key = install_key

    def test(self, request: TestPage, *, now: datetime) -> TestResult:
        """Send it; every error comes back as the result."""
        began = perf_counter()
        try:
            item = self._item(request, now=now)
            self._channel(request.profile, item.channel, request.secret).send(item)
        except ReachappError as error:
            return TestResult(works=False, code=error.code, detail=error.detail)
        return TestResult(works=True, code="ok", seconds=perf_counter() - began)

    def deliver(self, profile: Profile, item: Outgoing, secret: str) -> None:
        """Hand one item to a channel of this profile; raises what the channel raises."""
        self._channel(profile, item.channel, secret).send(item)

    def _item(self, request: TestPage, *, now: datetime) -> Outgoing:
        profile = request.profile
        key = f"test:{request.target}:{now.isoformat()}"
        alarm = Alarm(
            message=Message(headers={}, subject=WORD, from_=(Address(WORD, ""),)),
            owner_name=profile.owner.name,
            language=profile.owner.language or "nl",
        )
        if request.target == "assistant":
            return self._mail(profile, alarm, key, now=now)
        name = request.target.partition(":")[2]
        phone = next((each for each in profile.escalation.phones if each.name == name), None)
        if phone is None:
            raise Refused("no_such_phone")
        note = phone_note(alarm, number=phone.number)
        return Outgoing(
            key=key,
            kind=OutgoingKind.PAGE,
            channel=request.target,
            recipient=phone.number,
            body=json.dumps(note, ensure_ascii=False).encode(),
            due_at=now,
        )

    def _mail(self, profile: Profile, alarm: Alarm, key: str, *, now: datetime) -> Outgoing:
        own = next(iter(profile.owner.addresses), "")
        if profile.assistant is None or not profile.accounts:
            raise Refused("no_assistant" if profile.assistant is None else "no_account")
        message_id = computed_message_id(self._install_key, key, own.rpartition("@")[2])
        envelope = Envelope(
            from_address=own,
            to_address=profile.assistant.address,
            owner_address=own,
            message_id=message_id,
            reference=reference(self._install_key, key),
        )
        try:
            raw = page_mail(alarm, envelope, raw=ORIGINAL, now=now)
        except BadMail as error:
            raise Refused("bad_address", str(error)) from error
        return Outgoing(
            key=key,
            kind=OutgoingKind.PAGE,
            channel=f"mail:{profile.accounts[0].name}",
            recipient=profile.assistant.address,
            body=raw,
            message_id=message_id,
            due_at=now,
        )
