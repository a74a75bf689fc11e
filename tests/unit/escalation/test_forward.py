import pytest

from reachapp.core.message import Unreadable
from reachapp.core.verdict import Urgency, Verdict
from reachapp.escalation.forward import ForwardCode, decide_forward, may_go_to
from tests.builders import a_message

URGENT = Verdict(urgency=Urgency.URGENT, score=0.9)
LATER = Verdict(urgency=Urgency.LATER, score=0.1)


def answer(message, verdict=URGENT, *, role="inbox", has_target=True, is_capped=False):
    decision = decide_forward(
        message, verdict, role=role, has_target=has_target, is_capped=is_capped
    )
    assert decision.is_forward == (decision.code in {"urgent", "unreadable"})
    return decision.code


def test_an_urgent_mail_goes_to_a_person():
    assert answer(a_message()) is ForwardCode.URGENT


def test_a_mail_that_nobody_could_read_may_be_urgent():
    assert answer(Unreadable(why="crash", size=9), None) is ForwardCode.UNREADABLE
    assert answer(Unreadable(why="crash", size=9), None, role="junk") is ForwardCode.WRONG_MAILBOX


@pytest.mark.parametrize("verdict", [LATER, Verdict(urgency=Urgency.NO_REPLY, score=0), None])
def test_the_rest_waits(verdict):
    assert answer(a_message(), verdict) is ForwardCode.NOT_URGENT


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"headers": (("X-Reachapp-Ref", "0a"),)}, ForwardCode.OWN_MARK),
        ({"headers": (("Auto-Submitted", "Auto-Replied (vacation)"),)}, ForwardCode.AUTO_REPLY),
        ({"content_type": "multipart/report"}, ForwardCode.REPORT),
        ({"content_type": "message/delivery-status"}, ForwardCode.REPORT),
    ],
)
def test_what_could_run_in_a_circle_stays(changes, why):
    assert answer(a_message(**changes)) is why


@pytest.mark.parametrize(
    "changes",
    [
        {"return_path": "<>"},
        {"return_path": None},
        {"headers": (("Auto-Submitted", "auto-generated"),)},
        {"headers": (("Auto-Submitted", 'auto-notified; owner-email="x@y.example"'),)},
        {"headers": (("Precedence", "bulk"), ("List-Id", "<alarm.example>"))},
        {"from_": "MAILER-DAEMON@client.example"},
        {"from_": "noreply@monitor.example"},
        {"headers": (("X-Spam-Flag", "YES"),)},
        {"to": "undisclosed-recipients:;"},
    ],
)
def test_a_monitoring_alarm_gets_through(changes):
    assert answer(a_message(**changes)) is ForwardCode.URGENT


@pytest.mark.parametrize("role", ["sent", "drafts", "junk"])
def test_mail_that_lies_elsewhere_stays(role):
    assert answer(a_message(), role=role) is ForwardCode.WRONG_MAILBOX


def test_without_a_target_or_past_the_limit_nothing_goes():
    assert answer(a_message(), has_target=False) is ForwardCode.NO_TARGET
    assert answer(a_message(), is_capped=True) is ForwardCode.CAP
    assert answer(a_message(), LATER, has_target=False) is ForwardCode.NOT_URGENT


def test_a_watched_mailbox_is_no_target():
    own = ("Sanne@deboer.example",)

    assert may_go_to("anne@assistent.example", own)
    assert may_go_to("sanne@assistent.example", own)
    assert not may_go_to("SANNE+urgent@deboer.example", own)
    assert not may_go_to(" ", own)
