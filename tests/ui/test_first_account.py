"""From typed hours to told promise: the dialog, the engine, Dovecot and SMTP in one walk."""

from email import message_from_bytes, policy

import pytest
from PySide6.QtCore import Qt

from reachapp.availability.evaluate import evaluate
from reachapp.engine.requests import SetMode
from reachapp.ui.account_dialog.steps import Step
from tests.system.conftest import office as office_of_servers
from tests.system.engine_process import (
    ASSISTANT,
    CALM,
    OWNER,
    MovableClock,
    asked,
    last_monday,
)
from tests.ui.test_account_dialog import Found, click

office = office_of_servers


@pytest.mark.timeout(120)
def test_hours_typed_in_the_window_are_what_clients_are_promised(qtbot, open_desktop, office):
    clock = MovableClock(last_monday(8))
    with office.engine(clock) as built:
        servers = {"imap_host": office.imap.host, "imap_port": office.imap.port, "imap_tls": "none"}
        servers |= {"smtp_host": office.imap.host, "smtp_port": office.smtp.port}
        found = Found(**servers, smtp_tls="none")
        desktop = open_desktop(built.program, suggest=lambda _address: found)
        walk(qtbot, desktop, office)
        assert built.program.status().is_observing
        asked(built, SetMode("send", by="Sanne"))
        first = promised(office, built, clock, "ann@client.example")
        plan = built.program.profile().plan
        desktop.link.calls.close()
    with office.engine(clock) as built:
        again = promised(office, built, clock, "bob@client.example")

    wanted = evaluate(plan, {"received_at": last_monday(8, 40).isoformat()})
    assert plan["schedules"]["main"]["weekly"]
    for told in (first, again):
        assert wanted["statement_nl"] in told


def walk(qtbot, desktop, office):
    """Set the first account up as an owner does, with a Monday that begins at half past eight."""
    desktop.open_account()
    qtbot.waitUntil(lambda: desktop.dialog is not None)
    dialog = desktop.dialog
    qtbot.keyClicks(dialog.address.name_field, "Sanne de Boer")
    dialog.address.address.setFocus()
    qtbot.keyClicks(dialog.address.address, OWNER)
    qtbot.keyClick(dialog.address.address, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: dialog.draft.imap.host != "")
    click(qtbot, dialog.on)
    imap = dialog.connection.imap
    imap.user.selectAll()
    qtbot.keyClicks(imap.user, office.imap.user)
    qtbot.keyClicks(imap.password.field, office.imap.password)
    click(qtbot, dialog.on)
    qtbot.waitUntil(lambda: dialog.connection.both_work, timeout=20_000)
    click(qtbot, dialog.on)
    assert dialog.step is Step.HOURS
    click(qtbot, dialog.hours.presets[1])
    field = dialog.hours.days[0]._stretches[0].start
    field.selectAll()
    qtbot.keyClicks(field, "830")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    for _step in range(2):
        click(qtbot, dialog.on)
    qtbot.keyClicks(dialog.people.name_field, "Anne Bakker")
    qtbot.keyClicks(dialog.people.address, ASSISTANT)
    click(qtbot, dialog.on)
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        click(qtbot, dialog.on)


def promised(office, built, clock, client):
    """Let a mail of Monday 8:40 come in, and return the text of the reply to it."""
    clock.move_to(last_monday(8, 40))
    office.append(CALM, at=clock.now(), from_=client, return_path=f"<{client}>")
    built.program.run_once()
    (reply,) = [mail for mail in office.smtp.mails if mail.rcpt_tos == (client,)]
    return message_from_bytes(reply.raw, policy=policy.default).get_content()
