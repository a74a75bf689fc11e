"""The desk: what it shows, and what a person does on it by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reachapp.core.verdict import Urgency
from reachapp.engine import requests
from reachapp.engine.requests import Outcome
from reachapp.engine.views import DeskRow, Pile, RowState
from reachapp.ui.desk_model import Caption
from tests.ui.conftest import settle
from tests.ui.fake_face import FakeFace, a_row, busy_rows, design_rows

OWNER = "Sanne de Boer"


@pytest.fixture
def face():
    return FakeFace()


@pytest.fixture
def desktop(open_desktop, face):
    return open_desktop(face)


def press(qtbot, desktop, *keys):
    for key in keys:
        target = desktop.window.focusWidget() or desktop.window
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, key)


def rows_shown(desktop):
    return [line for line in desktop.window.desk.list.model.lines() if isinstance(line, DeskRow)]


def test_now_and_later_show_with_their_counts_and_the_other_piles_are_folded(desktop):
    captions = [x for x in desktop.window.desk.list.model.lines() if isinstance(x, Caption)]

    assert [(c.pile, c.count) for c in captions] == [(Pile.NOW, 3), (Pile.LATER, 5)]
    assert len(rows_shown(desktop)) == 8


def test_a_folded_pile_unfolds_below(qtbot, desktop):
    fold = desktop.window.desk.list._folds[Pile.NO_REPLY]

    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)

    assert len(rows_shown(desktop)) == 8 + 14


def test_the_model_keeps_the_rules_of_qt(desktop):
    model = desktop.window.desk.list.model
    tester = QAbstractItemModelTester(model)
    model.unfold(Pile.DONE, True)
    model.search("brinkman")

    assert tester.model() is model


def test_the_first_conversation_opens_by_itself(desktop):
    assert desktop.window.desk.pane._subject.text() == "Afrekenen in de webwinkel werkt niet"


def test_j_and_k_and_arrows_step_over_captions(qtbot, desktop):
    press(qtbot, desktop, "j", "j", Qt.Key.Key_Down)
    settle(qtbot, desktop)
    assert desktop.window.desk.pane.view.row.id == 4

    press(qtbot, desktop, "k")
    settle(qtbot, desktop)
    assert desktop.window.desk.pane.view.row.id == 3


def test_2_jumps_to_later(qtbot, desktop):
    press(qtbot, desktop, "2")
    settle(qtbot, desktop)

    assert desktop.window.desk.pane.view.row.id == 4


def test_the_pane_says_what_was_promised_and_why_it_is_urgent(desktop):
    pane = desktop.window.desk.pane

    assert pane.card._title.text() == "Answer promised by 12:00"
    assert pane.card._left.text() == "18 minutes left"
    assert pane.messages.texts[0].marks() == ["werkt", "klanten haken af"]
    assert "It is urgent" in pane.note.words()


def test_markup_in_a_mail_stays_text(open_desktop, qtbot):
    face = FakeFace([a_row(5, "<b>Piet</b>", "<img src='http://track.example/x.png'>")])
    pane = open_desktop(face).window.desk.pane

    assert pane._subject.text() == "<img src='http://track.example/x.png'>"
    assert pane._subject.textFormat() is Qt.TextFormat.PlainText
    assert "<img src='http://track.example/x.png'>" in pane.messages.texts[0].toPlainText()


def test_taking_it_names_the_owner_and_can_be_undone(qtbot, desktop, face):
    press(qtbot, desktop, "j")
    settle(qtbot, desktop)
    press(qtbot, desktop, "t")
    settle(qtbot, desktop)

    assert face.asked == [requests.Take(2, 1, OWNER)]
    assert desktop.window.desk.toast.words() == "You are on it: Marloes Hendriks"
    assert desktop.window.desk.pane.take.text() == "Let go"

    press(qtbot, desktop, "z")
    settle(qtbot, desktop)
    assert face.asked[1] == requests.Release(2, 2, OWNER)
    assert face.rows[2].taken_by == ""


def test_done_moves_it_to_answered_and_undo_brings_it_back(qtbot, desktop, face):
    press(qtbot, desktop, "e")
    settle(qtbot, desktop)
    assert face.rows[1].pile is Pile.DONE

    qtbot.mouseClick(desktop.window.desk.toast.button, Qt.MouseButton.LeftButton)
    settle(qtbot, desktop)
    assert face.asked[1] == requests.Reopen(1, 2, OWNER)


def test_the_correction_beside_the_reasons_changes_the_label(qtbot, desktop, face):
    qtbot.mouseClick(desktop.window.desk.pane.card.correct, Qt.MouseButton.LeftButton)
    settle(qtbot, desktop)

    assert face.asked == [requests.Relabel(1, 1, Urgency.LATER, OWNER)]
    assert desktop.window.desk.pane.card.correct.text() == "Is urgent"

    press(qtbot, desktop, "z")
    settle(qtbot, desktop)
    assert face.asked[1] == requests.Relabel(1, 2, Urgency.URGENT, OWNER)


def test_never_answer_this_sender_is_in_the_menu(qtbot, desktop, face):
    desktop.window.desk.pane.never.trigger()

    assert face.asked == [requests.NeverAnswer("joost@fietsenmakerij-vandijk.example", OWNER)]


def test_an_answer_goes_out_by_ctrl_enter_and_undo_gives_the_text_back(qtbot, desktop, face):
    press(qtbot, desktop, "r")
    pane = desktop.window.desk.pane
    qtbot.keyClicks(pane.composer.field, "Het werkt weer.")
    qtbot.keyClick(pane.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desktop)

    assert face.asked == [requests.Answer(1, 1, "Het werkt weer.", OWNER)]
    toast = desktop.window.desk.toast
    assert toast.words() == "Answer to Fietsenmakerij Van Dijk will be sent in 60 s"
    assert pane.composer.isHidden()

    press(qtbot, desktop, "z")
    settle(qtbot, desktop)
    assert face.asked[1] == requests.Undo("answer:1", OWNER)
    assert pane.composer.text == "Het werkt weer."


def test_letters_typed_into_an_answer_do_nothing_else(qtbot, desktop, face):
    press(qtbot, desktop, "r")
    qtbot.keyClicks(desktop.window.desk.pane.composer.field, "jekt z?")

    assert face.asked == []
    assert desktop.window.desk.pane.composer.text == "jekt z?"


def test_a_failed_answer_keeps_its_text_and_says_what_to_do(qtbot, desktop, face):
    face.outcomes[requests.Answer] = Outcome(problem="conflict")
    press(qtbot, desktop, "r")
    pane = desktop.window.desk.pane
    qtbot.keyClicks(pane.composer.field, "Dank")
    qtbot.mouseClick(pane.composer.send, Qt.MouseButton.LeftButton)
    settle(qtbot, desktop)

    assert pane.composer.text == "Dank"
    assert "Somebody else was first." in desktop.window.notices.banner.words()


def test_braces_in_a_name_do_not_break_the_toast(qtbot, open_desktop):
    face = FakeFace([a_row(1, "Piet {seconds} {0}", "Hallo")])
    desktop = open_desktop(face)
    press(qtbot, desktop, "e")
    settle(qtbot, desktop)

    assert desktop.window.desk.toast.words() == "Done: Piet {seconds} {0}"


def test_search_finds_by_name_and_subject_and_escape_ends_it(qtbot, desktop):
    press(qtbot, desktop, "/")
    qtbot.keyClicks(desktop.window.desk.list.field, "factuur")
    assert next(row.contact for row in rows_shown(desktop)) == "Kwekerij Groenhart"

    qtbot.keyClicks(desktop.window.desk.list.field, "xyz")
    assert "Nothing found for 'factuurxyz'" in desktop.window.desk.list.empty.words()

    qtbot.keyClick(desktop.window.desk.list.field, Qt.Key.Key_Escape)
    assert len(rows_shown(desktop)) == 8


def test_new_mail_leaves_the_chosen_conversation_chosen(qtbot, desktop, face):
    press(qtbot, desktop, "j")
    settle(qtbot, desktop)
    face.rows = {99: a_row(99, "Nieuw", "Vers", pile=Pile.NOW), **face.rows}
    face.tell()
    qtbot.waitUntil(lambda: len(rows_shown(desktop)) == 9)
    settle(qtbot, desktop)

    assert desktop.window.desk.pane.view.row.id == 2
    current = desktop.window.desk.list.table.currentIndex()
    assert desktop.window.desk.list.model.line_at(current).id == 2


def test_an_empty_desk_says_so(open_desktop):
    desktop = open_desktop(FakeFace([r for r in design_rows() if r.pile is Pile.DONE]))

    assert desktop.window.desk.list.empty.words() == "Nothing needs you now. No promises are open."


def test_each_line_has_the_height_of_its_pile_after_any_change(qtbot, desktop, face):
    table, model = desktop.window.desk.list.table, desktop.window.desk.list.model

    def heights():
        return [table.rowHeight(n) for n in range(model.rowCount())]

    before = heights()
    press(qtbot, desktop, "e")
    settle(qtbot, desktop)

    assert heights() == before[:1] + before[2:]


def test_thirty_open_mails_show_in_order(open_desktop):
    desktop = open_desktop(FakeFace(busy_rows()))

    assert len(rows_shown(desktop)) == 30
    assert desktop.window.side._count.text() == "30"


def test_a_hundred_thousand_rows_need_no_layout(open_desktop):
    rows = [a_row(i, f"Klant {i}", "Vraag") for i in range(100_000)]
    desktop = open_desktop(FakeFace(rows[:10]))
    model = desktop.window.desk.list.model
    model.show_view(FakeFace(rows).desk())
    desktop.window.desk.list.table.set_heights()

    assert model.rowCount() == 100_001


def test_an_unsure_send_asks_a_person(qtbot, open_desktop):
    face = FakeFace([a_row(1, "Piet", "Vraag", pile=Pile.NOW, state=RowState.UNSURE)])
    pane = open_desktop(face).window.desk.pane
    assert pane.unsure.isVisible()

    qtbot.mouseClick(pane.unsure.actions_[0], Qt.MouseButton.LeftButton)

    assert face.asked == [requests.DecideUnsure(1, True, OWNER)]


def test_a_narrow_window_shows_list_or_pane(qtbot, desktop):
    desktop.window.resize(900, 600)
    qtbot.waitUntil(desktop.window.desk.pane.isHidden)

    qtbot.keyClick(desktop.window.desk.list.table, Qt.Key.Key_Return)
    assert desktop.window.desk.pane.isVisible()

    qtbot.mouseClick(desktop.window.desk.pane.back, Qt.MouseButton.LeftButton)
    assert desktop.window.desk.list.isVisible()
