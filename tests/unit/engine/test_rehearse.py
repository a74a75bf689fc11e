"""The rehearsal: the past replayed by the same decision; nothing is stored, sent or marked."""

from datetime import timedelta

import pytest

from reachapp.bootstrap import decider
from reachapp.core.verdict import Urgency
from reachapp.engine.errors import Refused
from reachapp.engine.plans import Plans
from reachapp.engine.rehearse import Rehearser
from reachapp.reader.direct import DirectReader
from reachapp.report.rehearsal import Fate
from reachapp.report.rehearsal_page import rehearsal_page
from tests.builders import a_raw_mail
from tests.fakes import FakeClock, FakeInbox, FakeMailServer
from tests.stories.world import ALARM, KEY, OWNER, a_profile, at
from tests.unit.report.stories import a_speech

NOW = at("2026-11-27 12:00")
TUESDAY = at("2026-11-24 10:00")


class Past:
    """A mailbox with a past."""

    def __init__(self, **how):
        self.server = FakeMailServer(FakeClock(NOW))
        self.profile = a_profile(**how)
        self.opened = 0
        self._mails = 0

    def mail(self, when=TUESDAY, *, from_="anna@client.example", mailbox="INBOX", flags=(), **what):
        self._mails += 1
        message_id = what.setdefault("message_id", f"<p{self._mails}@client.example>")
        raw = a_raw_mail(from_=f"Anna <{from_}>", return_path=f"<{from_}>", **what)
        self.server.deliver(raw, mailbox, at=when, flags=flags)
        return message_id

    def answer(self, message_id, when, *, to="anna@client.example", **what):
        self._mails += 1
        raw = a_raw_mail(
            from_=f"Sanne <{OWNER}>",
            to=to,
            return_path=None,
            message_id=f"<s{self._mails}@deboer.example>",
            in_reply_to=[message_id] if message_id else (),
            references=[message_id] if message_id else (),
            **{"subject": "Re: Offerte keuken"} | what,
        )
        self.server.deliver(raw, "Sent", at=when)

    def rehearse(self, days=14, *, is_stopping=lambda: False, profile=None):
        made = Rehearser(
            decider=lambda plans: decider(KEY, plans),
            plans=Plans(),
            reader=DirectReader(),
            inbox=lambda _account: FakeInbox(self.server, self.server.password),
            is_stopping=is_stopping,
        )
        return made.rehearse(profile or self.profile, days, now=NOW)


@pytest.fixture
def past():
    return Past()


def test_each_mail_shows_the_reply_that_its_sender_would_have_had(past):
    past.mail()
    past.mail(from_="noreply@shop.example")
    made = past.rehearse()

    assert [mail.has_reply for mail in made.mails] == [True, False]
    assert made.mails[0].statement == "woensdag 25 november voor 17:00"
    assert made.silences == {"noreply": 1}


@pytest.mark.parametrize(
    ("answered", "fate"),
    [
        (at("2026-11-25 16:59"), Fate.KEPT),
        (at("2026-11-25 17:01"), Fate.BROKEN),
        (None, Fate.UNANSWERED),
    ],
)
def test_a_promise_is_held_against_the_answer_that_was_really_given(past, answered, fate):
    message_id = past.mail()
    if answered is not None:
        past.answer(message_id, answered)
    made = past.rehearse()

    assert made.fates[fate] == 1
    assert made.mails[0].answered_at == answered
    assert len(made.failed) == (fate is not Fate.KEPT)


def test_a_promise_of_today_still_runs(past):
    past.mail(at("2026-11-27 11:00"))

    assert past.rehearse().fates[Fate.RUNNING] == 1


def test_an_answer_without_headers_counts_by_client_and_subject(past):
    past.mail()
    past.answer(None, TUESDAY + timedelta(hours=3), subject="RE: Antw: Offerte keuken")

    assert past.rehearse().fates[Fate.KEPT] == 1


@pytest.mark.parametrize(
    "what",
    [
        {"to": "bob@other.example"},
        {"headers": [("Auto-Submitted", "auto-replied")]},
    ],
)
def test_what_is_no_answer_of_a_person_to_this_client_keeps_nothing(past, what):
    message_id = past.mail()
    past.answer(message_id, TUESDAY + timedelta(hours=1), **what)

    assert past.rehearse().fates[Fate.UNANSWERED] == 1


def test_an_alarm_rings_at_its_own_hour(past):
    past.mail(at("2026-11-24 21:40"), subject="Website ligt plat", text=ALARM)
    made = past.rehearse()

    assert [mail.at for mail in made.rings] == [at("2026-11-24 21:40")]
    assert made.rings[0].is_outside_hours
    assert "di 24 nov 21:40" in rehearsal_page(made, a_speech())


def test_without_anybody_to_call_the_page_says_so():
    past = Past(has_help=False)
    past.mail(subject="Website ligt plat", text=ALARM)
    made = past.rehearse()

    assert (made.has_target, made.rings, made.labels[Urgency.URGENT]) == (False, (), 1)
    assert "niemand was gebeld" in rehearsal_page(made, a_speech())


def test_a_mail_that_has_an_answer_by_now_had_none_then(past):
    past.mail(flags=["\\Answered", "\\Seen", "$ReachappReplied"])

    assert past.rehearse().mails[0].has_reply


def test_the_quiet_time_holds_in_the_order_in_which_mails_came(past):
    past.mail(TUESDAY + timedelta(days=1), subject="Later")
    past.mail(TUESDAY)
    made = past.rehearse()

    assert [mail.at for mail in made.mails] == [TUESDAY, TUESDAY + timedelta(days=1)]
    assert [mail.reason for mail in made.mails[1:]] == ["replied_recently"]


def test_whoever_is_answered_within_the_delay_gets_no_reply(past):
    message_id = past.mail()
    past.answer(message_id, TUESDAY + timedelta(seconds=40))
    made = past.rehearse()

    assert (made.mails[0].has_reply, made.mails[0].reason) == (False, "already_answered")


def test_several_mailboxes_are_played_in_one_order(past):
    account = past.profile.accounts[0].model_copy(update={"mailboxes": ("INBOX", "Werk")})
    profile = past.profile.model_copy(update={"accounts": (account,)})
    past.server.create("Werk")
    past.mail(TUESDAY, from_="a@client.example")
    past.mail(TUESDAY + timedelta(hours=1), from_="b@client.example", mailbox="Werk")
    past.mail(TUESDAY + timedelta(hours=2), from_="c@client.example")
    made = past.rehearse(profile=profile)

    assert [mail.address[0] for mail in made.mails] == ["a", "b", "c"]


def test_only_the_wanted_days_are_played(past):
    past.mail(NOW - timedelta(days=3, minutes=1))
    past.mail(NOW - timedelta(days=2))

    assert len(past.rehearse(3).mails) == 1


def test_replies_that_are_stopped_today_were_not_stopped_then(past):
    settings = past.profile.autoreply.model_copy(update={"stopped": True})
    past.mail()
    made = past.rehearse(profile=past.profile.model_copy(update={"autoreply": settings}))

    assert made.mails[0].has_reply


def test_the_mailbox_is_as_before(past):
    past.mail()
    before = {name: dict(box.mails) for name, box in past.server.mailboxes.items()}
    past.rehearse()

    assert {name: dict(box.mails) for name, box in past.server.mailboxes.items()} == before


def test_a_mail_that_cannot_be_read_is_one_for_a_person(past):
    past.server.deliver(b"", at=TUESDAY)
    made = past.rehearse()

    assert [(mail.label, mail.has_reply) for mail in made.mails] == [(Urgency.URGENT, False)]


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_senseless_span_is_refused(past, days):
    with pytest.raises(Refused, match="bad_days"):
        past.rehearse(days)


def test_a_rehearsal_ends_where_the_engine_ends(past):
    past.mail()

    with pytest.raises(Refused, match="stopped"):
        past.rehearse(is_stopping=lambda: True)


def test_the_page_is_in_english_for_who_reads_english(past):
    past.mail()
    told = rehearsal_page(past.rehearse(), a_speech("en"))

    assert "nothing was sent or stored" in told
    assert past.rehearse().as_json()["counts"]["replies"] == 1
