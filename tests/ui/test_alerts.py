"""What rings on the desktop, and what stays quiet."""

from dataclasses import replace
from datetime import UTC, datetime

from reachapp.engine.views import DeskRow, DeskView, Pile, RowState
from reachapp.ui.alerts import Alerts

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
URGENT = DeskRow(
    id=1,
    pile=Pile.NOW,
    state=RowState.URGENT,
    contact="Fietsenmakerij Van Dijk",
    address="joost@vandijk.example",
    subject="Afrekenen werkt niet",
    received_at=NOON,
    answer_at=NOON,
    is_promised=True,
)


class Heard:
    def __init__(self):
        self.told = []

    def tell(self, title, text, *, is_urgent):
        self.told.append((title, text, is_urgent))


def desk(*rows):
    return DeskView(rows=rows, counts={})


def test_what_lies_there_at_the_start_rings_nobody(qtbot):
    heard = Heard()
    Alerts(heard).show_desk(desk(URGENT))

    assert heard.told == []


def test_a_new_urgent_message_rings_once(qtbot):
    heard = Heard()
    alerts = Alerts(heard)
    for shown in (desk(), desk(URGENT), desk(URGENT), desk(), desk(URGENT)):
        alerts.show_desk(shown)

    assert len(heard.told) == 1
    title, text, is_urgent = heard.told[0]
    assert "Fietsenmakerij Van Dijk" in title
    assert (text, is_urgent) == ("Afrekenen werkt niet", True)


def test_several_at_once_ring_together(qtbot):
    heard = Heard()
    alerts = Alerts(heard)
    alerts.show_desk(desk())
    alerts.show_desk(desk(URGENT, replace(URGENT, id=2, contact="El Amrani")))

    assert len(heard.told) == 1
    assert "El Amrani" in heard.told[0][1]


def test_what_somebody_has_taken_and_what_was_there_before_stay_quiet(qtbot):
    heard = Heard()
    alerts = Alerts(heard)
    alerts.show_desk(desk())
    alerts.show_desk(
        desk(
            replace(URGENT, taken_by="Anne"),
            replace(URGENT, id=2, is_from_before=True),
            replace(URGENT, id=3, state=RowState.LATER),
        )
    )

    assert heard.told == []
