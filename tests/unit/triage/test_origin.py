"""Machines, lists, forms and groups are told apart by headers."""

import pytest

from reachapp.core.message import Address, Body, Message
from reachapp.core.verdict import Urgency
from reachapp.triage.origin import Origin, read_origin
from reachapp.triage.reasons import Code
from tests.unit.triage.cases import message_of, verdict_of


def origin(sender: str = "anna@klant.example", *, subject: str = "", **fields: str) -> Origin:
    message = Message(
        headers={name.replace("_", "-"): (value,) for name, value in fields.items()},
        subject=subject,
        from_=(Address("", sender),),
        body=Body(paragraphs=("Hallo",)),
    )
    return read_origin(message, frozenset({"kapper.example"})).origin


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (origin(), Origin.PERSON),
        (origin(auto_submitted="no"), Origin.PERSON),
        (origin(auto_submitted="auto-generated"), Origin.MACHINE),
        (origin(auto_submitted="auto-replied; x=y"), Origin.AUTO_REPLY),
        (origin(return_path="<>"), Origin.AUTO_REPLY),
        (origin(subject="Out of office: back Monday"), Origin.AUTO_REPLY),
        (origin("no-reply@winkel.example"), Origin.MACHINE),
        (origin("noreply@winkel.example", list_unsubscribe="<mailto:x@y.example>"), Origin.BULK),
        (origin(feedback_id="1:2:3"), Origin.BULK),
        (origin(precedence="bulk"), Origin.BULK),
        (origin(list_id="<club.lijst.example>", precedence="list"), Origin.LIST),
        (origin(list_id="<info.kapper.example>", precedence="list"), Origin.GROUP),
        (origin(x_google_group_id="12", list_unsubscribe="<x>"), Origin.GROUP),
        (
            origin(x_google_group_id="12", list_id="<x.y.example>", subject="[leden] wie?"),
            Origin.LIST,
        ),
        (origin(subject="Geaccepteerd: overleg"), Origin.MACHINE),
    ],
)
def test_origin_is_told_by_headers(found: Origin, expected: Origin) -> None:
    assert found is expected


def test_a_website_form_carries_a_person() -> None:
    case = {
        "from": "wordpress@kapper.example",
        "subject": "Contactformulier",
        "body": "Naam: Els\nTelefoon: 06\nBericht: het water stroomt door het plafond!",
        "headers": {"Reply-To": "els@klant.example"},
    }

    assert read_origin(message_of(case), frozenset()).origin is Origin.FORM
    assert verdict_of(case).urgency is Urgency.URGENT


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("[ALERT] shop.example is DOWN", "Connection timeout since 03:12.", Urgency.URGENT),
        ("[RECOVERED] shop.example is UP", "Back online after 4 minutes.", Urgency.NO_REPLY),
        ("Betaling mislukt", "Uw hosting wordt vandaag stopgezet.", Urgency.URGENT),
        ("Backup succesvol", "Alle bestanden zijn bewaard.", Urgency.NO_REPLY),
        ("Weekoverzicht", "U had 12 bezoekers.", Urgency.NO_REPLY),
    ],
)
def test_a_machine_rings_only_for_trouble(subject: str, body: str, expected: Urgency) -> None:
    headers = {"Auto-Submitted": "auto-generated"}
    verdict = verdict_of(
        {"from": "robot@dienst.example", "subject": subject, "body": body, "headers": headers}
    )

    assert verdict.urgency is expected
    assert any(reason.code in {Code.MACHINE, Code.MACHINE_ALARM} for reason in verdict.reasons)
