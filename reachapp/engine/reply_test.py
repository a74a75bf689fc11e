"""The reply that a client would get, sent to the owner's own mailbox: "send me a test reply"."""

from collections.abc import Callable, Mapping
from datetime import datetime
from time import perf_counter

from reachapp.autoreply.case import ReplyTo
from reachapp.autoreply.senders import canonical
from reachapp.autoreply.texts import Occasion, Texts
from reachapp.availability.form import InvalidPlan
from reachapp.availability.promise import Promised, promise_for
from reachapp.core.message import Address, Message
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Contact, Profile
from reachapp.engine.errors import ReachappError, Refused
from reachapp.engine.own_texts import text_faults
from reachapp.engine.plans import Plans, zone_of
from reachapp.engine.ports import TestResult
from reachapp.engine.requests import TestReply
from reachapp.engine.word_reply import Asked, ReplyWriter, WrittenReply

Send = Callable[[Profile, Outgoing, str], None]
"""Hands an item to a channel of an unsaved profile; the last is a secret, or empty."""
CLIENT = "Anna Visser"
SUBJECTS = {"nl": "Vraag", "en": "Question", "de": "Frage", "fr": "Question"}


class ReplyTester:
    """Sends one test reply, and says how it went."""

    def __init__(
        self, *, send: Send, plans: Plans, texts: Mapping[str, Texts], install_key: bytes
    ) -> None:
        self._send = send
        self._plans = plans
        self._writer = ReplyWriter(texts=texts, install_key=install_key)

    def test(self, request: TestReply, *, now: datetime) -> TestResult:
        """Send it; every error comes back as the result."""
        began = perf_counter()
        try:
            item = self._item(request, now=now)
            self._send(request.profile, item, "")
        except ReachappError as error:
            return TestResult(works=False, code=error.code, detail=error.detail)
        return TestResult(works=True, code="ok", seconds=perf_counter() - began)

    def _item(self, request: TestReply, *, now: datetime) -> Outgoing:
        profile = request.profile
        own = next(iter(profile.owner.addresses), "")
        if not profile.accounts or not own:
            raise Refused("no_account" if own else "no_address")
        if faults := text_faults(profile):
            raise Refused("invalid_texts", faults[0])
        written = self._written(request, own, now=now)
        return Outgoing(
            key=written.key,
            kind=OutgoingKind.REPLY,
            channel=f"mail:{profile.accounts[0].name}",
            recipient=own,
            body=written.composed.raw,
            message_id=written.message_id,
            due_at=now,
        )

    def _written(self, request: TestReply, own: str, *, now: datetime) -> WrittenReply:
        profile = request.profile
        try:
            occasion = Occasion(request.situation)
        except ValueError as error:
            raise Refused("no_such_situation") from error
        asked = Asked(
            message=Message(
                headers={}, subject=SUBJECTS[request.language], from_=(Address(CLIENT, own),)
            ),
            reply=ReplyTo(recipient=own, canonical=canonical(own), handle="test", from_address=own),
            occasion=occasion,
            promised=self._promised(request, occasion, now=now),
            # the client of the test is one whom the owner knows: all that can be told is told
            contact=Contact(address=own, name=CLIENT),
            profile=profile,
            language=request.language,
            zone=zone_of(profile),
            key=f"test:{now.isoformat()}",
        )
        written = self._writer.write(asked, now=now)
        if written is None:
            raise Refused("bad_address")
        return written

    def _promised(
        self, request: TestReply, occasion: Occasion, *, now: datetime
    ) -> Promised | None:
        if occasion is Occasion.NO_TIME:
            return None
        urgency = "urgent" if occasion is Occasion.URGENT else "later"
        try:
            found = promise_for(
                self._plans.plan_of(request.profile),
                channel="email",
                contact_class="normal",
                urgency=urgency,
                received_at=now,
                language=request.language,
            )
        except InvalidPlan as error:
            raise Refused("invalid_plan", str(error)) from error
        if not isinstance(found, Promised):
            raise Refused("no_time")
        return found
