"""The account dialog as an owner walks through it: known provider, failing test, hours, people."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from reachapp.core.profile import MailSettings, Profile
from reachapp.engine import requests
from reachapp.engine.ports import TestResult
from reachapp.engine.requests import Outcome
from reachapp.ui.account_dialog.steps import Step
from tests.ui.fake_face import FakeFace, a_profile

ADDRESS = "sanne@deboer-websites.example"


@dataclass(frozen=True)
class Found:
    imap_host: str = "imap.deboer-websites.example"
    imap_port: int = 993
    imap_tls: str = "implicit"
    smtp_host: str = "smtp.deboer-websites.example"
    smtp_port: int = 465
    smtp_tls: str = "implicit"
    need: str = ""
    provider: str = "De Boer Hosting"


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def face():
    return FakeFace(status={"is_sample": True, "has_account": False}, profile=Profile())


@pytest.fixture
def open_dialog(qtbot, open_desktop, face):
    def open_it(found=None, face=face):
        desktop = open_desktop(face, suggest=lambda _address: found or Found())
        desktop.open_account()
        qtbot.waitUntil(lambda: desktop.dialog is not None)
        return desktop.dialog

    return open_it


def type_address(qtbot, dialog):
    qtbot.keyClicks(dialog.address.name_field, "Sanne de Boer")
    dialog.address.address.setFocus()
    qtbot.keyClicks(dialog.address.address, ADDRESS)
    qtbot.keyClick(dialog.address.address, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: dialog.draft.imap.host != "")


def test_nothing_goes_on_without_an_address(qtbot, open_dialog):
    dialog = open_dialog()
    assert not dialog.on.isEnabled()

    qtbot.keyClicks(dialog.address.address, "sanne@")
    assert not dialog.on.isEnabled()

    qtbot.keyClicks(dialog.address.address, "deboer-websites.example")
    assert dialog.on.isEnabled()


def test_an_app_password_is_asked_for_before_the_password(qtbot, open_dialog):
    dialog = open_dialog(Found(need="app_password", provider="Gmail"))

    type_address(qtbot, dialog)

    assert "Gmail wants an app password." in dialog.address.banner.words()
    assert dialog.step is Step.ADDRESS


def test_a_provider_that_needs_registration_is_said_and_not_asked(qtbot, open_dialog):
    dialog = open_dialog(Found(need="oauth_missing", provider="Microsoft 365"))

    type_address(qtbot, dialog)
    assert "Microsoft 365 cannot be connected yet." in dialog.address.banner.words()
    assert not dialog.on.isEnabled()

    click(qtbot, dialog.address.banner.actions_[0])
    assert dialog.on.isEnabled()


def test_a_refused_password_is_explained_at_its_field_and_the_other_test_stands(
    qtbot, open_dialog, face
):
    detail = "535 5.7.8 not accepted"
    face.tests[requests.TestImap] = TestResult(works=False, code="login_refused", detail=detail)
    dialog = open_dialog()
    type_address(qtbot, dialog)
    click(qtbot, dialog.on)
    assert dialog.step is Step.CONNECTION
    qtbot.keyClicks(dialog.connection.imap.password.field, "geheim")

    click(qtbot, dialog.on)
    qtbot.waitUntil(lambda: dialog.connection.smtp.works)

    imap = dialog.connection.imap
    assert imap.chip.text() == "Does not work yet"
    assert imap.password.field.property("tone") == "err"
    assert "The server rejects this password." in imap.banner.words()
    assert imap.banner._more.isHidden()
    assert dialog.connection.smtp.chip.text() == "Works"
    assert [type(one) for one in face.asked] == [requests.TestImap, requests.TestSmtp]
    assert face.asked[0].password == face.asked[1].password == "geheim"

    qtbot.keyClicks(imap.password.field, "2")
    assert imap.chip.isHidden()
    assert imap.password.field.property("tone") == ""


def test_the_mailboxes_that_can_be_watched_are_offered(qtbot, open_dialog):
    dialog = open_dialog()
    type_address(qtbot, dialog)
    click(qtbot, dialog.on)
    click(qtbot, dialog.connection.imap.test)
    qtbot.waitUntil(lambda: dialog.connection.imap.works)

    assert list(dialog.connection.boxes) == ["INBOX", "Offertes"]
    assert dialog.connection.boxes["INBOX"].isChecked()
    assert dialog.connection.imap.found.text() == "Signed in within 0.4 s. 1,284 messages seen."


def test_a_whole_walk_saves_an_account_that_observes(qtbot, open_dialog, face):
    dialog = open_dialog()
    type_address(qtbot, dialog)
    click(qtbot, dialog.on)
    qtbot.keyClicks(dialog.connection.imap.password.field, "geheim")
    click(qtbot, dialog.on)
    qtbot.waitUntil(lambda: dialog.connection.both_work)
    dialog.connection.boxes["Offertes"].setChecked(True)
    click(qtbot, dialog.on)
    click(qtbot, dialog.hours.presets[1])
    for _step in range(2):
        click(qtbot, dialog.on)
    qtbot.keyClicks(dialog.people.name_field, "Anne Bakker")
    qtbot.keyClicks(dialog.people.address, "anne@assistent.example")
    click(qtbot, dialog.on)
    assert dialog.on.text() == "Add account"
    with qtbot.waitSignal(dialog.saved):
        click(qtbot, dialog.on)

    saved = face.asked_for(requests.SaveProfile)[0]
    profile = saved.profile
    assert profile.autoreply.mode == "observe"
    assert profile.owner.name == "Sanne de Boer"
    assert profile.owner.addresses == (ADDRESS,)
    assert profile.accounts[0].imap.host == "imap.deboer-websites.example"
    assert profile.accounts[0].mailboxes == ("INBOX", "Offertes")
    assert profile.assistant.address == "anne@assistent.example"
    assert saved.secrets == (("MAIN_IMAP", "geheim"), ("MAIN_SMTP", "geheim"))
    weekly = profile.plan["schedules"]["main"]["weekly"]
    assert [(one["start"], one["end"]) for one in weekly] == [
        ("09:00", "11:00"),
        ("15:00", "17:00"),
    ]


def test_the_example_says_what_a_client_would_read_now(qtbot, in_dutch, open_dialog):
    dialog = open_dialog()
    type_address(qtbot, dialog)
    dialog._show_step(Step.HOURS)

    assert dialog.hours.example.words() == (
        "Een mail die nu binnenkomt, krijgt als antwoord: "
        "‘U krijgt antwoord op woensdag 25 november voor 17:00.’"
    )
    click(qtbot, dialog.hours.presets[1])
    assert "dinsdag 24 november voor 17:00" in dialog.hours.example.words()


def test_hours_are_typed_as_people_write_them(qtbot, open_dialog):
    dialog = open_dialog()
    type_address(qtbot, dialog)
    dialog._show_step(Step.HOURS)
    monday = dialog.hours.days[0]
    field = monday._stretches[0].start
    field.selectAll()
    qtbot.keyClicks(field, "830")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert monday.windows() == ((510, 1020),)

    field.selectAll()
    qtbot.keyClicks(field, "18:00")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert monday._fault.text() == "The end must come after the start."
    assert not dialog.on.isEnabled()


def test_assistant_and_phone_have_a_test_each(qtbot, open_dialog, face):
    dialog = open_dialog()
    type_address(qtbot, dialog)
    dialog._show_step(Step.PEOPLE)
    assert not dialog.people.assistant.test.isEnabled()
    qtbot.keyClicks(dialog.people.address, "anne@assistent.example")
    click(qtbot, dialog.people.assistant.test)
    qtbot.waitUntil(lambda: "Sent" in dialog.people.assistant.chip.text())

    dialog.people.kind.choose("ntfy")
    qtbot.keyClicks(dialog.people.url, "https://ntfy.example/t")
    click(qtbot, dialog.people.phone.test)
    qtbot.waitUntil(lambda: "Sent" in dialog.people.phone.chip.text())

    assert [one.target for one in face.asked_for(requests.TestPage)] == ["assistant", "phone:phone"]


def test_what_the_engine_refuses_to_save_is_said_and_nothing_is_lost(qtbot, open_dialog, face):
    face.outcomes[requests.SaveProfile] = Outcome(problem="no_keyring")
    dialog = open_dialog()
    type_address(qtbot, dialog)
    dialog.save()
    qtbot.waitUntil(dialog.banner.isVisible)

    assert "no safe place for the password" in dialog.banner.words()
    assert dialog.isVisible()


def test_an_existing_account_keeps_its_password_and_what_the_dialog_does_not_show(
    qtbot, open_dialog
):
    profile = a_profile(mail=MailSettings(trusted_authserv_ids=("mx.example",)))
    face = FakeFace(profile=profile)
    dialog = open_dialog(face=face)
    assert dialog.on.text() == "Save"

    dialog._show_step(Step.HOURS)
    click(qtbot, dialog.hours.presets[2])
    with qtbot.waitSignal(dialog.saved):
        click(qtbot, dialog.on)

    saved = face.asked_for(requests.SaveProfile)[0]
    assert saved.secrets == ()
    assert saved.profile.mail.trusted_authserv_ids == ("mx.example",)
    assert saved.profile.autoreply.mode == "send"
    assert saved.profile.accounts == profile.accounts
