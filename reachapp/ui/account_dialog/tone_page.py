"""Step 4: how clients are spoken to, with an example."""

from dataclasses import replace

from PySide6.QtCore import Slot

from reachapp.core.i18n import N_
from reachapp.ui.account_dialog.draft import Draft
from reachapp.ui.account_dialog.step_page import StepPage, field_row
from reachapp.ui.controls import Avatar, box, label, line
from reachapp.ui.fields import Choice
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows

LANGUAGES = {"nl": "Nederlands", "en": "English", "de": "Deutsch", "fr": "Français"}
FORMS = {"u": N_("formal (u)"), "je": N_("informal (je)")}
EXAMPLES = {
    ("nl", "u"): "Uw bericht is binnen. U krijgt antwoord op woensdag 25 november voor 11:00.",
    ("nl", "je"): "Je bericht is binnen. Je krijgt antwoord op woensdag 25 november voor 11:00.",
    ("en", ""): "Your message has arrived. You will have an answer on Wednesday 25 November "
    "by 11:00.",
    ("de", ""): "Ihre Nachricht ist angekommen. Sie erhalten eine Antwort am Mittwoch, "
    "25. November bis 11:00 Uhr.",
    ("fr", ""): "Votre message est arrivé. Vous aurez une réponse le mercredi 25 novembre "
    "avant 11:00.",
}


class TonePage(StepPage):
    """Language, and u or je where that language has both."""

    def __init__(self) -> None:
        super().__init__(
            _("How do you speak to clients?"),
            _("A client who writes in another language is answered in that language."),
        )
        self.language = Choice(_("Language"))
        self.language.setObjectName("language")
        for code, words in LANGUAGES.items():
            self.language.addItem(words, code)
        self.form = Choice(_("Form of address"))
        self.form.setObjectName("form")
        for code, words in FORMS.items():
            self.form.addItem(_(words), code)
        self._form_row = box("")
        columns(self._form_row).addLayout(field_row(_("Form of address"), self.form), 1)
        self._face = Avatar(32)
        self._name = label("", "name")
        self._address = label("", "hint")
        self._text = label("", "read", wrap=True)
        self._end = label("", "read", wrap=True)
        self._build()
        self.language.currentIndexChanged.connect(self._change)
        self.form.currentIndexChanged.connect(self._change)

    def _build(self) -> None:
        card = box("card")
        inner = rows(card, gap=12, margins=(16, 16, 16, 16))
        add(inner, field_row(_("Language"), self.language), self._form_row)
        names = rows(gap=0)
        add(names, self._name, self._address)
        top = columns(gap=10)
        add(top, self._face)
        top.addLayout(names, 1)
        mail = box("card")
        add(rows(mail, gap=12, margins=(18, 14, 18, 18)), top, line(), self._text, self._end)
        add(self.body, card, label(_("How it arrives"), "caption"), mail, None)

    def show_draft(self, draft: Draft) -> None:
        self.language.choose(draft.language)
        self.form.choose(draft.form)
        self._face.show_name(draft.owner_name or draft.address)
        self._name.setText(draft.owner_name or draft.address)
        self._address.setText(draft.address if draft.owner_name else "")
        self._change()

    def take(self, draft: Draft) -> Draft:
        return replace(draft, language=self.language.currentData(), form=self.form.currentData())

    @Slot()
    def _change(self) -> None:
        code = str(self.language.currentData())
        form = str(self.form.currentData()) if code == "nl" else ""
        self._form_row.setVisible(code == "nl")
        self._text.setText(EXAMPLES[code, form])
        greetings = {
            "nl": "Met vriendelijke groet,",
            "en": "Kind regards,",
            "de": "Mit freundlichen Grüßen",
            "fr": "Cordialement,",
        }
        self._end.setText(f"{greetings[code]}\n{self._name.text()}")
        self.changed.emit()
