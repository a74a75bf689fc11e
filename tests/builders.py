"""Builders with sensible defaults; keywords change what the test is about."""

from email.utils import getaddresses

from reachapp.core.message import Address, Body, Message, Part

OWNER = "sanne@deboer.example"
SENDER = "anna@client.example"


def addresses(field):
    """Read an address list the easy way; for fields that a test wrote itself."""
    return tuple(
        Address(name=name, spec=f"{local}@{domain.lower()}")
        for name, spec in getaddresses([field])
        for local, _, domain in [spec.rpartition("@")]
        if spec
    )


def a_message(
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
    parts=None,
    content_type="text/plain",
    content_params=None,
    reply_to="",
    cc="",
):
    """Return a mail from a client; `headers` are (name, body) pairs on top of the usual ones.

    None for `return_path`, `message_id` or `from_` leaves the field out.
    """
    given = [
        ("Return-Path", return_path),
        *headers,
        ("From", from_),
        ("To", to),
        ("Cc", cc or None),
        ("Reply-To", reply_to or None),
        ("Subject", subject),
        ("Message-ID", message_id),
        ("Content-Type", content_type),
    ]
    fields: dict[str, tuple[str, ...]] = {}
    for name, body in given:
        if body is not None:
            fields[name.lower()] = (*fields.get(name.lower(), ()), body)
    leaves = parts if parts is not None else (Part(content_type="text/plain"),)
    recipients = [
        *(to, cc),
        *(body for name, body in headers if name.lower() in {"bcc", "resent-to", "resent-cc"}),
    ]
    return Message(
        headers=fields,
        message_id=message_id,
        in_reply_to=tuple(in_reply_to),
        references=tuple(references),
        subject=subject,
        from_=addresses(from_ or ""),
        reply_to=addresses(reply_to),
        recipients=tuple(each for field in recipients for each in addresses(field)),
        content_type=content_type,
        content_params=content_params or {},
        parts=leaves,
        body=Body(paragraphs=tuple(text.split("\n\n"))),
        text=text,
        size=len(text) + 500,
    )
