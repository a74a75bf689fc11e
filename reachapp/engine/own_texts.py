"""The owner's own reply texts: checked before they are saved, laid over those that we bring."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from reachapp.autoreply.texts import FORMS, FormTexts, Occasion, Text, Texts, check
from reachapp.core.profile import Owner, OwnText, OwnTexts, Profile

_PLAIN = ("subject", "greeting", "greeting_without_name", "closing")


def text_faults(profile: Profile) -> tuple[str, ...]:
    """Return what is wrong with the own texts, one line each: `texts.nl.open.known: ...`."""
    return tuple(
        f"texts.{language}.{fault}" for language, own in profile.texts.items() for fault in _of(own)
    )


def own_texts(profile: Profile, language: str) -> OwnTexts | None:
    """The owner's own texts in this language."""
    return next((own for key, own in profile.texts.items() if key == language), None)


def form_of(owner: Owner, own: OwnTexts | None) -> str:
    """The form of address of a reply in the language of `own`."""
    return (own.form if own is not None else None) or owner.form


def merged_texts(shipped: Texts, own: OwnTexts | None, owner: Owner) -> Texts:
    """Return the texts of a language with the owner's own in the place of ours."""
    if own is None:
        return shipped
    form = form_of(owner, own)
    # a language without the form has its texts under the polite one
    key = form if form in shipped.forms else FORMS[0]
    forms = {**shipped.forms, key: _merged(shipped.in_form(key), own)}
    return replace(shipped, subject=own.subject or shipped.subject, forms=MappingProxyType(forms))


def _merged(form: FormTexts, own: OwnTexts) -> FormTexts:
    given = {occasion: _text(own, occasion) for occasion in Occasion}
    texts: Mapping[Occasion, Text] = {
        occasion: _laid_over(text, mine) if (mine := given[occasion]) is not None else text
        for occasion, text in form.texts.items()
    }
    return replace(
        form,
        greeting=own.greeting or form.greeting,
        greeting_without_name=own.greeting_without_name or form.greeting_without_name,
        closing=own.closing or form.closing,
        texts=MappingProxyType(dict(texts)),
    )


def _laid_over(shipped: Text, own: OwnText) -> Text:
    # what strangers read stays ours unless it was written for them
    return Text(known=own.known, stranger=own.stranger or shipped.stranger)


def _text(own: OwnTexts, occasion: Occasion) -> OwnText | None:
    found: OwnText | None = getattr(own, occasion.value)
    return found


def _of(own: OwnTexts) -> Iterator[str]:
    for key in _PLAIN:
        text = getattr(own, key)
        if text is not None:
            yield from check(key, text, needs_promise=False)
    for occasion in Occasion:
        mine = _text(own, occasion)
        if mine is None:
            continue
        needs = occasion is not Occasion.NO_TIME
        for who, text in (("known", mine.known), ("stranger", mine.stranger)):
            if text is not None:
                yield from check(f"{occasion.value}.{who}", text, needs_promise=needs)
