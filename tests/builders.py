"""Builders with sensible defaults; keywords change what the test is about."""

from reachapp.core.message import Message
from reachapp.core.parse import read_message

OWNER = "sanne@deboer.example"
SENDER = "anna@client.example"


def a_raw_mail(
    *,
    from_=f"Anna Visser <{SENDER}>",
    to=OWNER,
    return_path=f"<{SENDER}>",
    subject="Offerte keuken",
    text="Kunt u mij een offerte sturen voor de keuken?",
    message_id="<mail-1@client.example>",
    in_reply_to=(),
    references=(),
    headers=(),
    parts=(),
    content_type="text/plain; charset=utf-8",
    reply_to="",
    cc="",
):
    """Return the bytes of a mail from a client, as a server delivers it.

    `headers` are (name, body) pairs that stand above the usual ones, `parts` the Content-Type of
    each part beside the text. None or an empty value leaves a field out.
    """
    fields = [
        ("Return-Path", return_path),
        *headers,
        ("From", from_),
        ("To", to),
        ("Cc", cc),
        ("Reply-To", reply_to),
        ("Subject", subject),
        ("Message-ID", message_id),
        ("In-Reply-To", " ".join(in_reply_to)),
        ("References", "\n ".join(references)),
        ("Date", "Tue, 24 Nov 2026 10:58:00 +0100"),
        ("MIME-Version", "1.0"),
        ("Content-Type", f"{content_type}; boundary=xx" if parts else content_type),
    ]
    added = {name for name, _ in headers}
    given = (
        f"{name}: {body}" for name, body in fields if body or (body is not None and name in added)
    )
    body = text
    if parts:
        pieces = ["Content-Type: text/plain; charset=utf-8\n\n" + text]
        pieces += [f"Content-Type: {kind}\n\nSubject: x\n\nx" for kind in parts]
        body = "".join(f"--xx\n{piece}\n" for piece in pieces) + "--xx--"
    mail = "\n".join(given) + "\n\n" + body + "\n"
    return mail.replace("\n", "\r\n").encode()


def a_message(**changes) -> Message:
    """Return that mail as the rules see it."""
    message = read_message(a_raw_mail(**changes))
    assert isinstance(message, Message)
    return message
