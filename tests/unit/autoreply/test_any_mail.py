"""Whatever comes, the guards answer, and what they answer can be written."""

from hypothesis import given
from hypothesis import strategies as st

from reachapp.autoreply.case import ReplyTo
from reachapp.autoreply.compose import Signature, compose
from reachapp.autoreply.language import choose_language
from reachapp.autoreply.silence import Silence
from reachapp.autoreply.wording import greeting_name
from reachapp.core.automatic import is_mailbox
from reachapp.core.message import Unreadable
from reachapp.core.parse import read_message
from tests.unit.autoreply.asking import NOW, SERVER, answer

NAMES = [
    *("Return-Path", "From", "Reply-To", "Subject", "Message-ID", "References", "In-Reply-To"),
    *("Auto-Submitted", "Authentication-Results", "X-Auto-Response-Suppress", "Content-Type"),
    *("X-Forefront-Antispam-Report", "Precedence", "Content-Language", "Received-SPF"),
]
SIGNS = st.sampled_from([*'<>()",;:@\\= ?.-+*/[]{}', "a", "prvs=", "=?utf-8?q?=0a?=", "é", SERVER])
FIELD = st.tuples(st.sampled_from(NAMES), st.lists(SIGNS, max_size=20).map("".join))
USUAL = (
    "Return-Path: <anna@client.example>\nFrom: anna@client.example\n"
    "To: sanne@deboer.example\nSubject: Vraag\n"
)


@given(fields=st.lists(FIELD, max_size=6), is_first=st.booleans())
def test_every_mail_gets_an_answer_that_can_be_written(fields, is_first):
    given_fields = "".join(f"{name}: {body}\n" for name, body in fields)
    head = given_fields + USUAL if is_first else USUAL + given_fields
    message = read_message((head + "\nEen vraag.\n").encode())
    result = answer(message)

    assert isinstance(result, Silence | ReplyTo)
    if isinstance(result, Silence) or isinstance(message, Unreadable):
        return
    assert is_mailbox(result.recipient)
    signature = Signature(owner_name="Sanne", message_id="<a@deboer.example>", reference="ab")
    reply = compose(
        message, result, body="Binnen.", fallback_subject="x", signature=signature, now=NOW
    )
    assert f"\r\nTo: {result.recipient}\r\n".encode() in reply.raw
    assert choose_language(message, None, None) in {"nl", "en", "de", "fr"}
    assert "\n" not in greeting_name(message, result.recipient)
