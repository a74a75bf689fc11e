"""What servers do wrong: each has its class, and no neighbour suffers."""

import threading

import pytest

from reachapp.channels.imap_inbox import ImapInbox
from reachapp.channels.imap_login import ImapLimits
from reachapp.core.profile import Account, Server
from reachapp.engine.errors import OwnerMustAct, Refused, Throttled, Unreachable
from reachapp.system.clock import SystemClock
from tests.unit.channels.fake_imap import HANG_UP, ScriptedImap

LIMITS = ImapLimits(connect=2, answer=0.5, idle_round=5, idle_answer=0.3, poll=0.1)
MAIL = (
    b'* 1 FETCH (UID 1 FLAGS () INTERNALDATE "01-Jan-2026 00:00:00 +0000" RFC822.SIZE 1'
    b" BODY[]<0> {1}\r\nx)\r\n"
)
OK = b"{tag} OK done\r\n"


@pytest.fixture
def scripted():
    opened = []

    def start(answers=None, **how):
        server = ScriptedImap(answers or {}, **how)
        account = Account(
            name="main",
            imap=Server(host=server.host, port=server.port, user=server.user, tls="none"),
            smtp=Server(host="127.0.0.1", port=1, tls="none"),
        )
        inbox = ImapInbox(account, lambda: "x", clock=SystemClock(), limits=LIMITS)
        opened.append((server, inbox))
        return server, inbox

    yield start
    for server, inbox in opened:
        inbox.close()
        server.stop()


@pytest.mark.parametrize(
    ("greeting", "error"),
    [
        (b"* BYE come back later\r\n", Unreachable),
        (b"* BYE Too many simultaneous connections\r\n", Throttled),
        (b"HTTP/1.1 400 Bad Request\r\n", Unreachable),
        (b"\xff\xfe\r\n", Unreachable),
        (HANG_UP, Unreachable),
        (b"", Unreachable),
    ],
)
def test_a_bad_greeting(scripted, greeting, error):
    if greeting == HANG_UP:
        server, inbox = scripted()
        server.stop()
    else:
        _, inbox = scripted(greeting=greeting)
    with pytest.raises(error):
        inbox.open("INBOX")


@pytest.mark.parametrize(
    ("answer", "error", "code"),
    [
        (b"{tag} NO [AUTHENTICATIONFAILED] wrong\r\n", OwnerMustAct, "login_refused"),
        (b"{tag} NO LOGIN failed.\r\n", OwnerMustAct, "login_refused"),
        (b"{tag} NO Application-specific password required\r\n", OwnerMustAct, "app_password"),
        (b"{tag} NO [UNAVAILABLE] try again\r\n", Unreachable, "unavailable"),
        (b"{tag} NO [THROTTLED] slow down\r\n", Throttled, "throttled"),
        (b"{tag} NO Too many simultaneous connections.\r\n", Throttled, "throttled"),
        (b"* BYE shutting down\r\n" + HANG_UP, Unreachable, "bye"),
        (HANG_UP, Unreachable, "bye"),
        (b"", Unreachable, "timeout"),
    ],
)
def test_a_sign_in_that_fails(scripted, answer, error, code):
    _, inbox = scripted({"LOGIN": answer})
    with pytest.raises(error) as caught:
        inbox.open("INBOX")
    assert caught.value.code == code


def test_a_server_that_wants_no_clear_password_gets_none(scripted):
    server, inbox = scripted({"CAPABILITY": b"* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n" + OK})
    with pytest.raises(OwnerMustAct, match="no_password_login"):
        inbox.open("INBOX")
    assert not any("LOGIN" in command for command in server.commands)


def test_no_on_one_mail_leaves_its_neighbours_alone(scripted):
    _, inbox = scripted({
        "UID FETCH 1:2 (": MAIL + b"{tag} NO [EXPUNGEISSUED] some are gone\r\n",
        "UID FETCH 2 (UID FLAGS INTERNALDATE RFC822.SIZE BODY": b"{tag} NO cannot read\r\n",
        "UID FETCH 2 (UID FLAGS INTERNALDATE RFC822.SIZE)": b"* 2 FETCH (UID 2 FLAGS (\\Seen)"
        b' INTERNALDATE "01-Jan-2026 00:00:00 +0000" RFC822.SIZE 99)\r\n' + OK,
    })  # fmt: skip
    inbox.open("INBOX")
    first, second = inbox.fetch([1, 2], limit=100)
    assert first.raw == b"x"
    assert (second.uid, second.raw, second.size) == (2, b"", 99)


def test_a_mail_that_is_gone_after_a_no_is_left_out(scripted):
    _, inbox = scripted({"UID FETCH 1:2 (": MAIL + b"{tag} NO gone\r\n", "UID FETCH 2 (": OK})
    inbox.open("INBOX")
    assert [mail.uid for mail in inbox.fetch([1, 2], limit=100)] == [1]


def test_unasked_answers_do_not_disturb(scripted):
    noise = b"* 5 FETCH (FLAGS (\\Seen))\r\n* 9 FETCH (UID 77 FLAGS ())\r\n* 1 EXPUNGE\r\n"
    again = b"* 1 FETCH (UID 1 FLAGS (\\Answered))\r\n* OK [ALERT] hi {5}\r\n"
    _, inbox = scripted({"UID FETCH": noise + MAIL + again + b"* 4 RECENT\r\n" + OK})
    inbox.open("INBOX")
    (mail,) = inbox.fetch([1], limit=100)
    assert mail.raw == b"x"
    assert mail.flags == {"\\Answered"}


@pytest.mark.parametrize(
    "answer",
    [
        b"* 1 FETCH (UID 1 BODY[] {4294967296}\r\n",
        b"* 1 FETCH (UID 1 BODY[] {50000001}\r\n",
        b"* 1 FETCH (UID 1 BODY[] {-1}\r\n",
        b"* 1 FETCH (UID 1 BODY[] {10}\r\nhalf" + HANG_UP,
        b"* 1 FETCH (UID 1 BODY[] {10}\r\nhalf",
        b"* 1 FETCH (UID 1" + HANG_UP,
        b"* BYE gone\r\n",
        b"{tag} MAYBE\r\n",
        b"what is this\r\n",
        HANG_UP,
        b"",
    ],
)
def test_an_answer_that_breaks_closes_the_line_and_the_next_call_opens_it(scripted, answer):
    server, inbox = scripted({"UID FETCH": answer})
    inbox.open("INBOX")
    with pytest.raises(Unreachable):
        list(inbox.fetch([1], limit=100))
    assert inbox.uids_after(0) == []
    assert sum(command.endswith("CAPABILITY") for command in server.commands) >= 2


def test_a_literal_of_no_bytes_and_one_of_literal8(scripted):
    answer = b"* 1 FETCH (UID 1 BODY[] {0}\r\n)\r\n* 2 FETCH (UID 2 BODY[] ~{2}\r\nxy)\r\n" + OK
    _, inbox = scripted({"UID FETCH": answer})
    inbox.open("INBOX")
    assert [mail.raw for mail in inbox.fetch([1, 2], limit=100)] == [b"", b"xy"]


def test_being_throttled_is_told_as_such(scripted):
    _, inbox = scripted({"UID SEARCH": b"{tag} NO [THROTTLED] bandwidth\r\n"})
    inbox.open("INBOX")
    with pytest.raises(Throttled):
        inbox.uids_after(0)


# IDLE


@pytest.mark.parametrize(
    "answers",
    [
        {"IDLE": b""},
        {"IDLE": HANG_UP},
        {"IDLE": b"* BYE idle too long\r\n" + HANG_UP},
        {"IDLE": b"+ idling\r\n" + HANG_UP},
        {"IDLE": b"+ idling\r\n* BYE\r\n"},
        {"IDLE": b"+ idling\r\n* 3 EX" + HANG_UP},
    ],
)
def test_a_line_that_dies_in_idle_is_unreachable_at_once(scripted, answers):
    _, inbox = scripted(answers)
    inbox.open("INBOX")
    clock = SystemClock()
    began = clock.monotonic()
    with pytest.raises((Unreachable, Throttled)):
        inbox.wait(20)
    assert clock.monotonic() - began < 5


def test_a_half_open_line_is_noticed_when_done_gets_no_answer(scripted):
    _, inbox = scripted({"IDLE": b"+ idling\r\n", "DONE": b""})
    inbox.open("INBOX")
    with pytest.raises(Unreachable, match="timeout"):
        inbox.wait(0.2)


@pytest.mark.parametrize(
    "start",
    [
        b"* 3 EXISTS\r\n+ idling\r\n",
        b"+ idling\r\n* 3 EXISTS\r\n",
        b"+\r\n* OK hm\r\n* 3 EXISTS\r\n",
    ],
)
def test_news_in_the_same_packet_is_heard(scripted, start):
    _, inbox = scripted({"IDLE": start, "DONE": b"{tag} OK idle done\r\n"})
    inbox.open("INBOX")
    assert inbox.wait(20)


def test_chatter_is_no_news(scripted):
    chatter = b"+ idling\r\n* OK Still here\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 1 EXPUNGE\r\n"
    _, inbox = scripted({"IDLE": chatter, "DONE": b"{tag} OK idle done\r\n"})
    inbox.open("INBOX")
    assert not inbox.wait(0.3)


def test_news_that_comes_with_the_noop_after_a_silent_round_is_heard(scripted):
    server, inbox = scripted({
        "IDLE": b"+ idling\r\n",
        "DONE": b"{tag} OK idle done\r\n",
        "NOOP": b"* 3 EXISTS\r\n" + OK,
    })  # fmt: skip
    inbox.open("INBOX")
    inbox._limits = ImapLimits(idle_round=0.1)
    assert inbox.wait(5)
    assert any(command.endswith("NOOP") for command in server.commands)


@pytest.mark.parametrize(
    "answers",
    [
        {"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n" + OK},
        {"IDLE": b"{tag} NO not today\r\n"},
        {"IDLE": b"{tag} BAD what\r\n"},
    ],
)
def test_without_idle_it_says_look_now_after_a_while(scripted, answers):
    server, inbox = scripted(answers)
    inbox.open("INBOX")
    assert inbox.wait(20)
    assert any(command.endswith("NOOP") for command in server.commands)
    timer = threading.Timer(0.02, inbox.interrupt)
    timer.start()
    inbox._limits = ImapLimits(poll=10)
    assert not inbox.wait(20)
    timer.join()


# opening and marks


def test_a_mailbox_without_lasting_numbers_is_refused(scripted):
    _, inbox = scripted({"SELECT": b"* 2 EXISTS\r\n" + OK})
    with pytest.raises(Refused, match="no_uidvalidity"):
        inbox.open("INBOX")


def test_where_the_next_number_is_not_told_the_newest_mail_tells(scripted):
    answers = {
        "SELECT": b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n" + OK,
        "UID SEARCH": b"* SEARCH 41\r\n" + OK,
    }
    _, inbox = scripted(answers)
    assert inbox.open("INBOX").uid_next == 42


def test_where_keywords_are_not_kept_none_is_set(scripted):
    select = b"* OK [PERMANENTFLAGS (\\Seen \\Answered)] x\r\n* OK [UIDVALIDITY 7] x\r\n"
    server, inbox = scripted({"SELECT": select + b"* OK [UIDNEXT 3] x\r\n" + OK})
    assert not inbox.open("INBOX").keeps_keywords
    inbox.add_keyword("INBOX", 1, "$ReachappReplied")
    assert not any("STORE" in command for command in server.commands)


def test_a_mailbox_that_is_read_only_can_be_watched(scripted):
    select = b"* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 3] x\r\n{tag} OK [READ-ONLY] done\r\n"
    _, inbox = scripted({"SELECT": select, "EXAMINE": select})
    assert not inbox.open("INBOX").keeps_keywords


def test_a_line_that_rested_is_tried_before_it_is_used(scripted):
    server, inbox = scripted({"NOOP": HANG_UP})
    inbox.open("INBOX")
    inbox._limits = ImapLimits(rested=-1)
    assert inbox.uids_after(0) == []
    assert sum("SELECT" in command for command in server.commands) == 2
