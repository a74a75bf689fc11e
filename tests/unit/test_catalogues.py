"""The check of the translations finds what is missing or broken."""

from babel.messages.catalog import Catalog

from scripts.catalogues import fault_of


def translated(text, string, **how) -> str | None:
    catalogue = Catalog(locale="nl")
    return fault_of(catalogue.add(text, string, **how), catalogue)


def test_a_text_that_is_not_in_the_catalogue_is_a_fault():
    assert "make catalogues" in fault_of(None, Catalog(locale="nl"))


def test_a_text_with_its_translation_is_none():
    assert translated("Sent at %(time)s", "Verzonden om %(time)s") is None


def test_an_empty_translation_is_a_fault():
    assert translated("Sent", "") == "not translated"


def test_a_guessed_translation_is_a_fault():
    assert translated("Sent", "Zond", flags=["fuzzy"]) == "not translated"


def test_a_translation_with_other_blanks_is_a_fault():
    assert "blanks" in translated("Sent at {time}", "Verzonden om {tijd}")


def test_each_plural_form_needs_its_translation():
    assert translated(("%d mail", "%d mails"), ("%d mail", "")) == "not translated"


def test_the_singular_may_leave_out_its_number():
    assert translated(("%d mail", "%d mails"), ("een mail", "%d mails")) is None
