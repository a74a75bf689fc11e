import pytest

from reachapp.autoreply.language import choose_language, detected
from reachapp.core.profile import Contact
from tests.builders import SENDER, a_message

TEXTS = {
    "Kunt u mij vandaag terugbellen over de factuur?": "nl",
    "Hoi Sanne, de keuken is binnen. Wanneer kan je komen?": "nl",
    "De server ligt eruit en niemand kan bij de mail.": "nl",
    "Could you please send me the invoice for May?": "en",
    "Hi, the server is down and we cannot work.": "en",
    "Können Sie mir bitte ein Angebot für die Küche schicken?": "de",
    "Hallo, wir haben seit heute kein Wasser mehr.": "de",
    "Bonjour, pouvez-vous m'envoyer la facture de mai ?": "fr",
    "Le serveur est en panne depuis ce matin.": "fr",
    "Bonjour, j’ai une question pour vous.": "fr",
    "": None,
    "Help!": None,
    "Factuur 2026-117 EUR 1.250,00": None,
    "ok ok ok ok": None,
    "Dear Sanne, the invoice. Beste Sanne, hierbij de factuur.": None,
}


@pytest.mark.parametrize(("text", "language"), TEXTS.items())
def test_the_words_of_a_mail_tell_its_language(text, language):
    assert detected(text) == language


def a_contact(language):
    return Contact(address=SENDER, language=language)


def test_the_order_of_what_decides():
    unclear = {"text": "1234"}
    says_german = (("Content-Language", "de-DE, en"), ("Accept-Language", "fr"))
    accepts_french = (("Accept-Language", "fr-FR, en;q=0.5"),)
    french_text = a_message(text="Bonjour, j'ai une question pour vous.")

    assert choose_language(a_message(headers=says_german), a_contact("en"), "nl") == "de"
    assert choose_language(french_text, a_contact("en"), "nl") == "fr"
    assert choose_language(a_message(**unclear), a_contact("en"), "nl") == "en"
    assert choose_language(a_message(**unclear), a_contact(None), "de") == "de"
    assert choose_language(a_message(headers=accepts_french, **unclear), None, "de") == "de"
    assert choose_language(a_message(headers=accepts_french, **unclear), None, None) == "fr"
    assert choose_language(a_message(**unclear), None, None) == "nl"


@pytest.mark.parametrize("field", ["x-klingon", "es, pt", "", "(de) 12", "nederlands", "den"])
def test_a_language_that_we_do_not_write_is_passed_over(field):
    mail = a_message(headers=(("Content-Language", field),), text="1234")

    assert choose_language(mail, None, "en") == "en"


def test_the_quoted_mail_is_not_asked():
    text = (
        "Thanks, could you please call me back?\n\n> Beste mevrouw, hierbij de factuur van mei.\n"
    )

    assert choose_language(a_message(text=text * 1), None, "nl") == "en"
