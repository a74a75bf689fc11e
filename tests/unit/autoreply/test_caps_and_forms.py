"""Limits on how much leaves, and web forms."""

from datetime import UTC, datetime, timedelta

import pytest

from reachapp.autoreply.caps import Cap
from reachapp.autoreply.case import Arrival, ReplySettings, ReplyTo
from reachapp.autoreply.guards import broken_cap, decide
from reachapp.autoreply.ledger import LedgerEntry, MemoryLedger
from reachapp.autoreply.silence import Silence
from reachapp.core.verdict import Urgency, Verdict
from tests.builders import OWNER, a_message

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
LATER = Verdict(urgency=Urgency.LATER, score=0.1)
SERVER = "mx.deboer.example"
FORM = "wordpress@deboer.example"
SIGNED = ("Authentication-Results", f"{SERVER}; dkim=pass header.d=deboer.example; dmarc=pass")


class Office:
    """Decides and remembers, as the engine does."""

    def __init__(self, **changes):
        self.ledger = MemoryLedger()
        self.settings = ReplySettings(own_addresses=(OWNER,), **changes)
        self.count = 0

    def receives(self, message, at=NOW):
        asked = {
            "arrival": Arrival(role="inbox", internal_date=at),
            "settings": self.settings,
            "ledger": self.ledger,
            "verdict": LATER,
            "now": at,
        }
        answer = decide(message, **asked)
        if isinstance(answer, ReplyTo):
            self.count += 1
            self.ledger.record(
                LedgerEntry(
                    key=f"reply:{self.count}",
                    canonical=answer.canonical,
                    handle=answer.handle,
                    at=at,
                )
            )
        elif answer is Silence.CAP:
            self.cap = broken_cap(message, **asked)
            self.ledger.trip(now=at)
        return answer


def mail_from(address):
    return a_message(from_=address, return_path=f"<{address}>", message_id=None)


def test_the_31st_reply_of_an_hour_stops_all_until_the_owner_resumes():
    office = Office()
    for number in range(30):
        sent = office.receives(
            mail_from(f"a@firm{number}.example"), NOW + timedelta(seconds=number)
        )
        assert isinstance(sent, ReplyTo)

    assert office.receives(mail_from("a@last.example"), NOW + HOUR / 2) is Silence.CAP
    assert office.cap is Cap.ACCOUNT_HOUR
    assert office.receives(mail_from("a@next.example"), NOW + 5 * HOUR) is Silence.CAP
    assert office.cap is Cap.STOPPED

    office.ledger.resume(now=NOW + 6 * HOUR)
    assert isinstance(office.receives(mail_from("a@next.example"), NOW + 6 * HOUR), ReplyTo)


def test_replies_of_an_hour_ago_do_not_count_any_more():
    office = Office()
    for number in range(30):
        office.receives(mail_from(f"a@firm{number}.example"))

    assert isinstance(office.receives(mail_from("a@last.example"), NOW + HOUR), ReplyTo)


def test_the_fourth_new_address_of_a_firm_in_an_hour_stops_all():
    office = Office()
    for number in range(3):
        assert isinstance(office.receives(mail_from(f"a{number}@firm.example")), ReplyTo)

    assert office.receives(mail_from("a3@firm.example")) is Silence.CAP
    assert office.cap is Cap.DOMAIN_HOUR


def test_known_addresses_of_a_firm_do_not_count_as_new():
    office = Office()
    for number in range(4):
        office.receives(mail_from(f"a{number}@firm.example"), NOW + number * HOUR)
    month = NOW + timedelta(days=30)

    answers = [office.receives(mail_from(f"a{number}@firm.example"), month) for number in range(4)]

    assert all(isinstance(answer, ReplyTo) for answer in answers)


def test_twenty_new_addresses_of_a_public_domain_are_no_flood():
    office = Office()
    for number in range(20):
        assert isinstance(office.receives(mail_from(f"a{number}@ziggo.nl")), ReplyTo)

    assert office.receives(mail_from("a20@ziggo.nl")) is Silence.CAP


def test_one_sender_gets_three_replies_a_day_over_all_handles():
    office = Office()
    for handle in ["holiday", "focus", "sick"]:
        office.ledger.record(
            LedgerEntry(key=handle, canonical="a@firm.example", handle=handle, at=NOW - 2 * HOUR)
        )

    assert office.receives(mail_from("b@firm.example")) is not Silence.CAP
    assert office.receives(mail_from("a@firm.example")) is Silence.CAP
    assert office.cap is Cap.SENDER_DAY

    office.ledger.resume(now=NOW)
    assert office.receives(mail_from("a@firm.example"), NOW + 22 * HOUR) is not Silence.CAP


def test_stopped_replies_stay_in():
    assert Office(stopped=True).receives(a_message()) is Silence.CAP


def form_mail(**changes):
    given = {
        "from_": f"Website <{FORM}>",
        "return_path": f"<{FORM}>",
        "reply_to": "Anna Visser <anna@client.example>",
        "headers": (SIGNED,),
        "message_id": None,
    }
    return a_message(**(given | changes))


def with_form(**changes):
    return Office(form_senders=(FORM,), trusted_authserv_ids=(SERVER,), **changes)


def test_a_form_is_silent_unless_the_owner_named_it():
    assert Office(trusted_authserv_ids=(SERVER,)).receives(form_mail()) is Silence.ROLE_SENDER


@pytest.mark.parametrize("author", ["www-data@host.example", "WordPress@host.example"])
def test_a_script_on_another_host_is_a_form_too(author):
    mail = form_mail(from_=author, return_path=f"<{author}>")

    assert Office().receives(mail) is Silence.ROLE_SENDER


def test_a_person_may_have_his_answers_elsewhere():
    mail = a_message(reply_to="anna@home.example")

    assert Office().receives(mail).recipient == "anna@client.example"


def test_a_named_and_signed_form_is_answered_at_its_reply_to():
    answer = with_form().receives(form_mail())

    assert (answer.recipient, answer.handle) == ("anna@client.example", "office+form")
    assert answer.is_form


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"headers": ()}, Silence.AUTH_FAILED),
        (
            {"headers": (("Authentication-Results", f"{SERVER}; dkim=pass header.d=x.example"),)},
            Silence.AUTH_FAILED,
        ),
        (
            {
                "headers": (
                    ("Authentication-Results", "x.example; dkim=pass header.d=deboer.example"),
                )
            },
            Silence.AUTH_FAILED,
        ),
        ({"reply_to": ""}, Silence.NO_AUTHOR),
        ({"reply_to": "a@client.example, b@client.example"}, Silence.NO_AUTHOR),
        ({"reply_to": "änna@client.example"}, Silence.NO_AUTHOR),
        ({"reply_to": OWNER}, Silence.OWN_ADDRESS),
        ({"reply_to": "noreply@client.example"}, Silence.NOREPLY),
        ({"reply_to": "bounces@client.example"}, Silence.ROLE_SENDER),
        ({"return_path": None}, Silence.NO_RETURN_PATH),
        ({"to": "x@y.example"}, Silence.NOT_ADDRESSED),
        ({"headers": (SIGNED, ("Auto-Submitted", "auto-replied"))}, Silence.AUTO_SUBMITTED),
    ],
)
def test_a_named_form_keeps_its_conditions(changes, why):
    assert with_form().receives(form_mail(**changes)) is why


def test_a_form_may_send_under_the_owners_own_address():
    office = Office(form_senders=(OWNER,), trusted_authserv_ids=(SERVER,))
    mail = form_mail(from_=OWNER, return_path=f"<{OWNER}>")

    assert office.receives(mail).recipient == "anna@client.example"


def test_a_form_does_not_use_up_the_reply_to_the_persons_own_mail():
    office = with_form()

    assert isinstance(office.receives(form_mail()), ReplyTo)
    assert office.receives(form_mail()) is Silence.REPLIED_RECENTLY
    assert isinstance(office.receives(a_message()), ReplyTo)


def test_forms_get_ten_replies_an_hour():
    office = with_form()
    for number in range(10):
        assert isinstance(office.receives(form_mail(reply_to=f"a@f{number}.example")), ReplyTo)

    assert office.receives(form_mail(reply_to="a@last.example")) is Silence.CAP
    assert office.cap is Cap.FORM_HOUR
