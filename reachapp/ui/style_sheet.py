"""The style sheet as a template: `$name` colours, `$pN` measures and `$tN` type sizes of `theme`.

Widgets choose by dynamic properties: `role` is a place in the type scale or a kind of box, `kind`
a kind of button, `tone` a state.
"""

STYLE_SHEET = """
* { font-size: $t13; }
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[role="page"] { background: $win; }
QWidget[role="side"] { background: $side; }
QFrame[role="side"] { border: none; border-right: 1px solid $line; }
QWidget[role="surface"] { background: $surf; }
QFrame[role="list"] { background: $win; border: none; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="topbar"] { border: none; border-bottom: 1px solid $line; }
QFrame[role="foot"] { border: none; border-top: 1px solid $line; }
QFrame[role="card"] { background: $surf; border: 1px solid $line; border-radius: $p10; }
QFrame[role="paper"] { background: $win; border: 1px solid $line; border-radius: $p10; }
QFrame[role="popfoot"] { background: $win; border: none; border-top: 1px solid $line;
  border-bottom-left-radius: $p9; border-bottom-right-radius: $p9; }
QFrame[role="banner"] { background: $watchs; border: none; border-radius: $p8; }
QFrame[role="banner"][tone="err"] { background: $errs; }
QFrame[role="banner"][tone="info"] { background: $accs; }
QFrame[role="banner"][tone="reach"] { background: $reachs; }
QFrame[role="banner"][tone="urgent"] { background: $urgents; }
QFrame[role="banner"][tone="broken"] { background: $brokens; }
QFrame[role="banner"][tone="soon"] { background: $soons; }
QFrame[role="plan-card"] { background: $surf; border: 1px solid $line2; border-radius: $p10; }
QFrame[role="row"] { border: none; border-top: 1px solid $line; }
QFrame[role="toast"] { background: $toast; border: none; border-radius: $p8; }
QFrame[role="toast"] QLabel { color: $toast_ink; }
QFrame[role="toast"] QLabel[role="key"] { color: $toast_ink; background: transparent;
  border: 1px solid $toast_edge; }

QLabel { background: transparent; }
QLabel[role="display"] { font-size: $t26; font-weight: 600; }
QLabel[role="title"] { font-size: $t20; font-weight: 600; }
QLabel[role="brand"] { font-size: $t16; font-weight: 600; }
QLabel[role="head"] { font-size: $t15; font-weight: 600; }
QLabel[role="read"] { font-size: $t14; }
QLabel[role="name"] { font-weight: 600; }
QLabel[role="second"] { color: $ink2; }
QLabel[role="third"] { color: $ink3; }
QLabel[role="small"] { font-size: $t12; color: $ink2; }
QLabel[role="hint"] { font-size: $t12; color: $ink3; }
QLabel[role="caption"] { font-size: $t12; font-weight: 600; color: $ink3; }
QLabel[role="key"] { font-size: $t11; color: $ink3; background: $surf2; border: 1px solid $line;
  border-radius: $p4; padding: 0 $p5; }
QLabel[role="chip"] { font-size: $t12; color: $ink; border: 1px solid $line;
  border-radius: $p10; padding: $p2 $p8; }
QLabel[role="chip"][tone="reach"] { background: $reachs; color: $reach; border: none;
  font-weight: 500; }
QLabel[role="chip"][tone="err"] { background: $errs; color: $err; border: none;
  font-weight: 500; }
QLabel[role="chip"][tone="closed"] { background: $closeds; color: $ink2; border: none;
  font-weight: 500; }
QLabel[tone="urgent"] { color: $urgent; font-weight: 600; }
QLabel[tone="soon"] { color: $soon; font-weight: 600; }
QLabel[tone="watch"] { color: $watch; font-weight: 600; }
QLabel[tone="broken"] { color: $broken; font-weight: 600; }
QLabel[tone="kept"] { color: $reach; font-weight: 600; }
QLabel[tone="reach"] { color: $reach; font-weight: 600; }
QLabel[tone="err"] { color: $err; font-weight: 600; }

QPushButton { background: $surf; border: 1px solid $edge; border-radius: $p6; color: $ink;
  font-weight: 500; padding: 0 $p12; min-height: $p30; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $surf2; }
QPushButton:focus { border: 2px solid $acc; padding: 0 $p11; min-height: $p28; }
QPushButton:disabled { color: $ink3; border-color: $line; }
QPushButton[kind="primary"] { background: $acc; border-color: $acc; color: $onacc;
  font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $surf2; color: $ink3; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $ink2; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $acc; }
QPushButton[kind="quiet"]:disabled { color: $ink3; }
QPushButton[kind="icon"] { background: transparent; border-color: transparent; padding: 0;
  min-width: $p30; max-width: $p30; }
QPushButton[kind="icon"]:hover { background: $hover; }
QPushButton[kind="icon"]:focus { border: 2px solid $acc; min-width: $p28; max-width: $p28;
  padding: 0; }
QPushButton[kind="turn"] { background: transparent; border: 1px solid transparent; padding: 0;
  min-width: $p24; max-width: $p24; min-height: $p24; }
QPushButton[kind="turn"]:focus { border: 2px solid $acc; min-width: $p22; max-width: $p22;
  min-height: $p22; padding: 0; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $acc;
  font-weight: 600; padding: 0 $p2; min-height: $p20; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $acc; border-radius: $p4; }
QPushButton[kind="danger"] { background: transparent; border-color: transparent; color: $err;
  font-weight: 500; text-align: left; padding: 0 $p2; }
QPushButton[kind="danger"]:hover { text-decoration: underline; }
QPushButton[kind="danger"]:focus { border: 1px solid $err; }
QPushButton[kind="undo"] { background: transparent; border: 1px solid transparent;
  color: $toast_act;
  font-weight: 600; padding: 0 $p8; min-height: $p24; }
QPushButton[kind="undo"]:focus { border: 1px solid $toast_act; }
QPushButton[kind="place"] { background: transparent; border: 2px solid transparent; color: $ink2;
  text-align: left; padding: 0 $p8; min-height: $p30; font-weight: 400; }
QPushButton[kind="place"]:hover { background: $hover; }
QPushButton[kind="place"]:checked { background: $sel; color: $ink; font-weight: 600; }
QPushButton[kind="place"]:focus { border-color: $acc; }
QPushButton[kind="fold"] { background: transparent; border: 2px solid transparent;
  border-top: 1px solid $line; border-radius: 0; color: $ink2; text-align: left;
  padding: 0 $p20; min-height: $p34; font-weight: 400; }
QPushButton[kind="fold"]:hover { background: $hover; }
QPushButton[kind="fold"]:focus { border: 2px solid $acc; }
QPushButton[kind="preset"] { text-align: left; padding: $p8 $p12; border-radius: $p8;
  min-height: $p40; }
QPushButton[kind="preset"]:checked { background: $sel; border: 2px solid $acc; }
QPushButton[kind="preset"]:focus { border: 2px solid $ink2; }
QPushButton[kind="square"] { padding: 0; min-width: $p30; max-width: $p30; }
QPushButton[kind="square"]:focus { padding: 0; min-width: $p28; max-width: $p28; }
QPushButton[kind="day"] { padding: 0; min-width: $p32; max-width: $p32; font-weight: 400; }
QPushButton[kind="day"]:checked { background: $sel; border: 1px solid $acc; font-weight: 600; }
QPushButton[kind="day"]:focus { border: 2px solid $acc; padding: 0; min-width: $p30;
  max-width: $p30; }
QPushButton[kind="tool"] { background: transparent; border: 1px solid transparent; color: $ink2;
  font-weight: 400; padding: 0 $p7; min-height: $p24; }
QPushButton[kind="tool"]:hover { background: $hover; }
QPushButton[kind="tool"]:checked { background: $surf; border: 1px solid $edge; color: $ink;
  font-weight: 500; }
QPushButton[kind="tool"]:focus { border: 2px solid $acc; padding: 0 $p6; min-height: $p22; }
QPushButton::menu-indicator { width: 0; image: none; }

QLineEdit, QPlainTextEdit[role="field"], QComboBox, QSpinBox, QDateEdit {
  background: $surf; border: 1px solid $edge; border-radius: $p6; color: $ink;
  padding: 0 $p8; min-height: $p30; selection-background-color: $acc; selection-color: $onacc; }
QLineEdit:focus, QPlainTextEdit[role="field"]:focus, QComboBox:focus, QSpinBox:focus,
QDateEdit:focus { border: 2px solid $acc;
  padding: 0 $p7; min-height: $p28; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0;
  min-height: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button {
  width: 0; border: none; }
QLineEdit[tone="err"] { border: 1px solid $err; }
QLineEdit:disabled, QComboBox:disabled { color: $ink3; background: $surf2;
  border-color: $line; }
QPlainTextEdit[role="field"] { padding: $p8; }
QPlainTextEdit[role="field"]:focus { padding: $p7; }
QComboBox { padding-right: $p28; }
QComboBox::drop-down { border: none; width: $p28; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surf; border: 1px solid $line2; color: $ink;
  selection-background-color: $sel; selection-color: $ink; outline: none; padding: $p4; }
QComboBox QAbstractItemView::item { min-height: $p28; padding: 0 $p8; }

QTextEdit[role="mail"] { background: transparent; border: none; color: $ink; font-size: $t14;
  selection-background-color: $acc; selection-color: $onacc; }
QTableView { background: $win; border: none; outline: none; gridline-color: transparent;
  selection-background-color: transparent; }
QListView { background: $surf; border: 1px solid $edge; border-radius: $p6; outline: none; }
QScrollArea, QScrollArea > QWidget > QWidget[role="clear"] { background: transparent;
  border: none; }
QSplitter::handle { background: $line; }

QScrollBar:vertical { background: transparent; width: $p10; margin: 0; }
QScrollBar::handle:vertical { background: $line2; border-radius: $p3; min-height: $p32;
  margin: $p2 $p2 $p2 $p2; }
QScrollBar::handle:vertical:hover { background: $edge; }
QScrollBar:horizontal { background: transparent; height: $p10; margin: 0; }
QScrollBar::handle:horizontal { background: $line2; border-radius: $p3; min-width: $p32;
  margin: $p2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surf; border: 1px solid $line2; border-radius: $p8; padding: $p6; }
QMenu::item { padding: $p6 $p24 $p6 $p10; border-radius: $p6; color: $ink; }
QMenu::item:selected { background: $sel; color: $ink; }
QMenu::item:disabled { color: $ink3; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: $p6 $p4; }
QMenu::icon { padding-left: $p8; }
QToolTip { background: $toast; color: $toast_ink; border: none; padding: $p4 $p8; }
"""
