"""The rehearsal in the window: offered where it matters, and what it tells."""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from reachapp.core.verdict import Urgency
from reachapp.engine.requests import Outcome, Rehearse, SetMode
from reachapp.report.rehearsal import Fate, Rehearsal, RehearsedMail
from reachapp.ui.questions import LiveChoice, LiveQuestion
from reachapp.ui.side_bar import Place
from tests.ui.fake_face import NOW, FakeFace, at
from tests.ui.test_accessibility import clipped, nameless


def mail(clock, days, contact, subject, **changes):
    label = changes.pop("label", Urgency.LATER)
    return RehearsedMail(at=at(clock, days), contact=contact, address="iemand@klant.example",
                         subject=subject, label=label, **changes)  # fmt: skip


def a_rehearsal():
    urgent = {"label": Urgency.URGENT, "rings": True, "has_reply": True, "reason": "urgent"}
    told = {"has_reply": True, "reason": "open"}
    return Rehearsal(
        since=at("11:42", -14), until=NOW, zone="Europe/Amsterdam",
        mails=(
            mail("9:12", -12, "Fietsenmakerij Van Dijk", "Afrekenen werkt niet",
                 statement="donderdag 12 november voor 9:45", promise_at=at("9:45", -12),
                 answered_at=at("9:40", -12), fate=Fate.KEPT, **urgent),
            mail("22:40", -9, "Hotel Zonnezicht", "Site ligt plat", is_outside_hours=True,
                 statement="zondag 15 november voor 23:15", promise_at=at("23:15", -9),
                 answered_at=at("8:05", -8), fate=Fate.BROKEN, **urgent),
            mail("10:02", -6, "Kwekerij Groenhart", "Vraag over factuur",
                 statement="donderdag 19 november voor 14:00", promise_at=at("14:00", -5),
                 fate=Fate.UNANSWERED, **told),
            mail("7:00", -5, "Nieuwsbrief Webwinkel", "Aanbiedingen", label=Urgency.NO_REPLY,
                 reason="from_list"),
        ),
    )  # fmt: skip


class RehearsalFace(FakeFace):
    """Holds the rehearsal until `give`."""

    def __init__(self, **changes):
        super().__init__(**changes)
        self.running = []

    def ask(self, request):
        if not isinstance(request, Rehearse):
            return super().ask(request)
        self.asked.append(request)
        self.running.append(Future())
        return self.running[-1]

    def give(self, **outcome):
        self.running.pop().set_result(Outcome(**outcome))


@pytest.fixture
def face():
    return RehearsalFace(status={"is_observing": True})


@pytest.fixture
def desktop(open_desktop, face):
    return open_desktop(face)


def rehearse(qtbot, desktop, face, **outcome):
    """Run one rehearsal to its end."""
    dialog = desktop.rehearsal
    desktop.rehearse()
    qtbot.mouseClick(dialog.run, Qt.MouseButton.LeftButton)
    face.give(**outcome)
    qtbot.waitUntil(dialog.run.isEnabled)
    return dialog


def test_the_banner_the_report_and_the_question_before_going_live_offer_it(
    qtbot, desktop, monkeypatch
):
    window, dialog = desktop.window, desktop.rehearsal
    qtbot.mouseClick(window.notices.banner.actions_[1], Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    window.go_to(Place.REPORT)
    window.report.rehearse.click()
    assert dialog.isVisible()
    dialog.reject()

    monkeypatch.setattr("reachapp.ui.desktop.asks_to_go_live", lambda _parent: LiveChoice.REHEARSE)
    desktop.go_live()
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("button", "choice"),
    [("yes", LiveChoice.SEND), ("no", LiveChoice.OBSERVE), ("rehearse", LiveChoice.REHEARSE)],
)
def test_the_question_before_going_live_has_three_answers(desktop, button, choice):
    question = LiveQuestion(desktop.window)
    QTimer.singleShot(0, lambda: getattr(question, button).click())

    assert question.chosen() is choice


def test_while_it_runs_the_button_says_so_and_the_window_stays_free(qtbot, desktop, face):
    dialog = desktop.rehearsal
    desktop.rehearse()
    dialog.days.choose(30)
    qtbot.mouseClick(dialog.run, Qt.MouseButton.LeftButton)

    assert face.asked_for(Rehearse) == [Rehearse(30)]
    assert dialog.run.text() == "Being rehearsed …"
    assert not dialog.run.isEnabled()
    dialog._say_long()
    assert "A full mailbox takes a few minutes." in dialog.empty.words()
    dialog.reject()
    face.give(result=a_rehearsal())
    qtbot.waitUntil(dialog.run.isEnabled)
    desktop.rehearse()
    assert dialog.sheet.isVisible()


def test_the_result_tells_replies_alarms_and_failed_promises(qtbot, desktop, face):
    dialog = rehearse(qtbot, desktop, face, result=a_rehearsal())

    words = dialog.sheet.words()
    assert "4 mails: 2 urgent, 1 later, 1 without need of an answer" in words
    assert "3 replies" in words
    assert "2 alarms, 1 of them outside your hours" in words
    assert "Site ligt plat (outside your hours)" in words
    assert "promised zondag 15 november voor 23:15; answered Mon 16 Nov 08:05" in words
    assert "promised donderdag 19 november voor 14:00; no answer until now" in words
    assert "Nobody" not in words  # there is a target


def test_a_past_without_mail_says_what_to_do(qtbot, in_dutch, desktop, face):
    nothing = Rehearsal(since=at("11:42", -14), until=NOW, zone="Europe/Amsterdam")
    dialog = rehearse(qtbot, desktop, face, result=nothing)

    assert dialog.empty.isVisible()
    assert dialog.run.isEnabled()
    assert dialog.sheet.isHidden()


def test_a_refused_password_is_told_and_can_be_tried_again(qtbot, desktop, face):
    dialog = rehearse(qtbot, desktop, face, problem="login_refused")
    assert dialog.empty.words().startswith("The server rejects this password.")

    qtbot.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)

    assert len(face.asked_for(Rehearse)) == 2


def test_going_live_is_one_step_from_the_result(qtbot, desktop, face, monkeypatch):
    monkeypatch.setattr("reachapp.ui.desktop.asks_to_go_live", lambda _parent: LiveChoice.SEND)
    dialog = rehearse(qtbot, desktop, face, result=a_rehearsal())

    qtbot.mouseClick(dialog.live, Qt.MouseButton.LeftButton)

    assert dialog.isHidden()
    assert face.asked_for(SetMode) == [SetMode("send", "Sanne de Boer")]


def test_who_sends_already_is_not_asked_to_begin(open_desktop):
    desktop = open_desktop(RehearsalFace())
    desktop.rehearse()

    assert desktop.rehearsal.live.isHidden()


def test_tab_reaches_every_control_and_dutch_words_fit(qtbot, in_dutch, desktop, face):
    dialog = rehearse(qtbot, desktop, face, result=a_rehearsal())
    dialog.grab()
    assert nameless(dialog) == []
    qtbot.waitUntil(lambda: clipped(dialog) == [])

    dialog.days.setFocus()
    reached = set()
    for _press in range(6):
        reached.add(QApplication.focusWidget() or dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert {dialog.days, dialog.run, dialog.live, dialog.put_away} <= reached
