"""Which language a reply is written in, so that its reader understands it."""

import re
from collections import Counter
from collections.abc import Iterator

from reachapp.core.addresses import strip_comments
from reachapp.core.message import Message
from reachapp.core.profile import Contact, Language

DEFAULT: Language = "nl"
_LEAST_WORDS = 3
_LEAST_VOTES = 2
_LEAST_SHARE = 0.6
_LONGEST_TEXT = 4_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TAG = re.compile(r"(?:^|[,;\s])([a-z]{2})(?:-[a-z0-9-]+)?(?=$|[,;\s])")

_STOP_WORDS: dict[Language, str] = {
    "nl": """
    de het een en van ik je u uw jij jouw wij we jullie zij ze hij dit dat deze die niet geen wel
    met voor naar bij uit om te aan op als maar want dus ook nog al er hier daar waar wat wie hoe
    waarom wanneer welke kan kunt kunnen wil wilt willen zou zouden moet moeten mag heb hebt heeft
    hebben had bent zijn waren wordt worden zal zullen gaat gaan doen doet graag bedankt dank alvast
    groet groeten vriendelijke beste geachte mijn onze ons mij me vandaag morgen gisteren week dagen
    afspraak vraag bericht factuur bellen sturen weten laat even nu snel kapot goedemorgen hoi dag
    misschien iets alles mevrouw meneer mvg ivm
    """,
    "en": """
    the a an and of i you your yours we they he she it this that these those not no yes with for to
    from at by on off as but because so also still here there where what who how why when which can
    could want would should must may might have has had are is am was were been be will do does did
    please thanks thank regards kind dear hello hi hey my our us me today tomorrow yesterday days
    appointment question message invoice call send know let just now soon broken help need about
    if or then than some any all more very get got sent best morning
    """,
    "de": """
    der die das ein eine einen einem einer und von ich du sie ihr ihre ihren ihnen wir er es dies
    diese dieser nicht kein keine mit für nach bei aus um zu zum zur an auf als aber denn auch noch
    schon hier wo was wer wie warum wann welche kann können könnten will wollen möchte würde muss
    müssen darf habe hast hat haben hatte bin ist sind war waren wird werden gerne danke vielen dank
    gruß grüße grüßen freundlichen liebe lieber sehr geehrte geehrter mein meine unser uns mir mich
    heute morgen gestern tage termin frage nachricht rechnung anrufen senden bitte jetzt schnell
    kaputt hallo guten im am vom den dem des oder wenn dass etwas alles
    """,
    "fr": """
    le la les un une des et du je tu vous votre vos nous notre nos ils elle elles il ce cet cette
    ces ne pas non oui avec pour vers chez par sur au aux dans comme mais car donc aussi encore ici
    où que qui quoi comment pourquoi quand quel quelle peux peut pouvez pourriez veux voudrais
    voulez dois devez ai as avez avons ont suis est sommes êtes sont était sera faire merci beaucoup
    cordialement bonjour bonsoir salut cher chère mon ma mes moi me aujourd'hui demain hier jours
    rendez-vous question message facture appeler envoyer savoir maintenant vite panne svp si ou
    j'ai c'est d'un d'une l'heure s'il qu'il plus très tout de à en
    """,
}


def _shares() -> dict[str, dict[Language, float]]:
    """A word of several languages speaks for each of them, but less."""
    languages: dict[str, list[Language]] = {}
    for language, words in _STOP_WORDS.items():
        for word in set(words.split()):
            languages.setdefault(word, []).append(language)
    return {word: dict.fromkeys(found, 1 / len(found)) for word, found in languages.items()}


_VOTES = _shares()


def choose_language(
    message: Message, contact: Contact | None, owner_language: Language | None
) -> Language:
    """Return the language of the reply, by the first of five that tells one.

    They are the mail's Content-Language, its own words, the contact, the owner, and where the
    owner set none, Accept-Language.
    """
    return (
        _named(message, "content-language")
        or detected(message.body.new_text)
        or (contact.language if contact is not None else None)
        or owner_language
        or _named(message, "accept-language")
        or DEFAULT
    )


def is_told(message: Message, contact: Contact | None) -> bool:
    """Say whether the mail or the contact tells the language; else it is the owner's guess."""
    is_known = contact is not None and contact.language is not None
    return bool(is_known or _named(message, "content-language") or detected(message.body.new_text))


def detected(text: str) -> Language | None:
    """Return the language that the stop words of `text` vote for, or None where it is unclear."""
    words = [match[0].lower().replace("’", "'") for match in _WORD.finditer(text[:_LONGEST_TEXT])]
    if len(words) < _LEAST_WORDS:
        return None
    votes: Counter[Language] = Counter()
    for word in words:
        for language, share in _VOTES.get(word, {}).items():
            votes[language] += share  # type: ignore[assignment]  # a Counter may hold fractions
    total = sum(votes.values())
    if total < _LEAST_VOTES:
        return None
    ((winner, count),) = votes.most_common(1)
    return winner if count >= _LEAST_SHARE * total else None


def _named(message: Message, field: str) -> Language | None:
    """Return the first of our languages that the field names (RFC 3282), in its order."""
    body = strip_comments(message.header(field) or "")[:200].lower()
    return next(_ours(body), None)


def _ours(body: str) -> Iterator[Language]:
    for tag in _TAG.findall(body):
        for language in _STOP_WORDS:
            if tag == language:
                yield language
