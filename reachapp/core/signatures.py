"""Which lines of the new words are only a signature: closing line, name, numbers, disclaimer.

Text after a closing line is not dropped for standing there: a P.S. is often what matters. Only a
line whose own shape is known counts as signature; in doubt it is a paragraph.
"""

import re
from collections.abc import Sequence

from reachapp.core.signaturewords import ALARM, DISCLAIMER_HINTS, PARTICLES, SPEECH, TITLES

_LONGEST_CLOSING = 80
_CLOSING = re.compile(
    r"(?:(?:met\s+)?(?:heel\s+|zeer\s+)?(?:vriendelijke?|hartelijke?|beste|sportieve|warme|lieve|"
    r"collegiale|zonnige|feestelijke)\s+groet(?:en|jes)?|groet(?:en|jes)?|gr\.?(?=[\s,]|$)|"
    r"m\.?\s?v\.?\s?g\.?(?=[\s,.]|$)|vr\.?\s?gr\.?(?=[\s,.]|$)|hoogachtend|"
    r"fijne?\s+(?:dag|avond|weekend|week|vakantie)(?:\s+nog|\s+toegewenst)?|"
    r"(?:with\s+)?(?:my\s+)?(?:kind(?:est)?|best|warm(?:est)?)\s+(?:regards|wishes)|regards|rgds|"
    r"best(?=\s*,)|all\s+the\s+best|(?:yours\s+)?sincerely(?:\s+yours)?|"
    r"yours\s+(?:truly|faithfully)|"
    r"cheers|have\s+a\s+(?:nice|great|good)\s+(?:day|weekend)|[bk]r(?=\s*,)|"
    r"(?:mit\s+)?(?:freundliche|beste|herzliche|liebe|viele|schöne|sonnige)n?\s+"
    r"gr(?:ü|ue)(?:ß|ss)e?n?|"
    r"gr(?:ü|ue)(?:ß|ss)e?|mfg|lg|vg|hochachtungsvoll|"
    r"(?:bien\s+|très\s+)?cordialement|(?:bien\s+)?à\s+(?:vous|toi)(?=\s*,|$)|amicalement|"
    r"(?:sincères|meilleures|cordiales)\s+salutations|salutations(?:\s+distinguées)?|"
    r"(?:veuillez|je\s+vous\s+prie\s+d['’])\s?agréer\b.{0,60}|bonne\s+(?:journée|soirée))"
    r"(?![\w-])",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:(?:alvast|bij voorbaat|hartelijk|heel erg|nogmaals)\s+)?"
    r"(?:dank(?:\s?(?:u|je)(?:\s?wel)?)?|bedankt)(?:\s+alvast)?|(?:many\s+)?thanks(?:\s+in\s+advance|\s+again)?|"
    r"thank\s+you(?:\s+in\s+advance)?|(?:vielen\s+)?dank(?:\s+im\s+voraus)?|"
    r"merci(?:\s+d['’]avance|\s+beaucoup)?",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s{0,2}--[ \xa0]?\s*|\s*[_*=~-]{3,}\s*")
_SENT_FROM = re.compile(
    r"\W{0,3}(?:verstuurd|verzonden|sent|gesendet|von meinem|envoyé|get)\b[^.!?\n]{0,60}\b"
    r"(?:iphone|ipad|android|samsung|galaxy|outlook|mobiel|telefoon|smartphone|mobile|handy|mail|"
    r"huawei|blackberry|protonmail|yahoo|gmx|gmail|windows|device|apparaat)\b.{0,80}"
    r"|\W{0,3}(?:outlook|yahoo mail|bluemail|k-9 mail)\b.{0,20}\b(?:voor|for|für|pour)\b.{0,20}\b"
    r"(?:ios|android|mac|windows)\b.{0,80}",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:bericht|e-?mail|mailbericht|message|nachricht|courriel)\b.{0,80}\b(?:uitsluitend|alleen)\s+"
    r"(?:bestemd|bedoeld)|(?:vertrouwelijke|confidential|vertrauliche|confidentielle)s?\b.{0,80}\b"
    r"(?:informatie|information|informationen|inhoud)|(?:intended|solely)\s+(?:only\s+)?for\s+the\s+"
    r"(?:use|addressee|recipient|person|individual|named)|niet\s+de\s+(?:beoogde|geadresseerde)|"
    r"not\s+the\s+(?:intended|named)\s+(?:recipient|addressee)|geen\s+rechten\s+worden\s+ontleend|"
    r"destinataire\s+(?:de\s+ce|prévu)|nicht\s+der\s+(?:richtige|beabsichtigte)\s+"
    r"(?:adressat|empfänger)|(?:denk|think|denken)\b.{0,30}\b(?:milieu|environment|umwelt)\b|"
    r"please\s+consider\s+the\s+environment|algemene\s+(?:leverings)?voorwaarden\b.{0,60}\b"
    r"(?:van\s+toepassing|gedeponeerd)|disclaimer\s*:|aansprakelijkheid\b.{0,60}\buitgesloten|"
    r"scanned\s+(?:by|for)\b.{0,40}\b(?:virus|avast|avg)|virusvrij|virenfrei",
    re.IGNORECASE | re.DOTALL,
)
_PHONE = re.compile(r"(?<![\w])(?:\(?\+|00)?\(?\d(?:[\s().\-/]{0,3}\d){7,14}(?!\w)")
_CONTACT = re.compile(
    r"<?(?:https?://|www\.)[^\s<>]{2,300}>?|<?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}>?"
    r"|(?<![\w@.])[a-z0-9-]{2,63}\.(?:nl|be|com|de|fr|eu|net|org|example)\b(?:/\S{0,100})?"
    r"|\b(?:k\.?v\.?k|btw|vat|iban|bic|hrb|siret|siren|rcs|ust-?id(?:-?nr)?|tva|becon|agb)\b[\s.:]{0,3}"
    r"(?:nr|nummer|number|no)?[\s.:]{0,3}[A-Z]{0,3}\d[\w. ]{3,30}"
    r"|\b\d{4}\s?[A-Z]{2}\b|\bPostbus\s\d{1,6}|(?<!\d)\d{5}(?=\s[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"[\w.' -]{2,50}(?:straat|weg|laan|plein|kade|singel|gracht|dijk|hof|pad|steeg|markt|park|"
    r"straße|strasse|str\.|allee|platz|street|road|lane|avenue|square|rue\b.{0,30})\s\d{1,5}\s?[a-z]?\b.{0,60}"
    r"|\d{1,5},?\s(?:rue|avenue|boulevard|place)\s.{2,60}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<![\w'])(?:tel|telefoon|telefon|telephone|téléphone|tél|phone|mob|mobiel|mobile|mobil|handy|fax|"
    r"direct|whatsapp|app|mail|e-?mail|web|website|internet|bezoekadres|postadres|adres|address|"
    r"adresse|t|m|f|e|w|i|p|b|a|office|kantoor|algemeen|linkedin|facebook|instagram|twitter|x|nr|"
    r"nummer)(?![\w'])[\s.:|/]{0,3}",
    re.IGNORECASE,
)
_URGENT_LINE = re.compile(
    r"(?:(?:voor|bij|in\s+geval\s+van|for|in\s+case\s+of|in|im|für|bei|en\s+cas\s+d['’e]\s?)\s+)?"
    r"(?:(?:al\s+uw|alle|all|een|an|of|out)\s+)?[\w\s,/&-]{0,40}?"
    r"(?:spoed\w*|nood\w*|calamiteit\w*|storing\w*|dringend\w*|urgent\w*|emergenc\w*|notf[aä]ll\w*|"
    r"notdienst|urgence\w*|24\s?/\s?7|24[\s-]?(?:uurs?|hours?))\b.{0,140}",
    re.IGNORECASE | re.DOTALL,
)
_OFFER = re.compile(
    r"kantoor(?:uren|tijden)|bereikbaar|bereiken|(?:storings|nood|spoed|calamiteiten)"
    r"(?:dienst|nummer|lijn|telefoon|service)|office\s+hours|(?:emergency|out[\s-]of[\s-]hours)\s+"
    r"(?:line|number|service|phone)|bürozeiten|geschäftszeiten|notdienst|notruf|heures\s+(?:d['’]"
    r"ouverture|de\s+bureau)|24\s?/\s?7|24[\s-]?(?:uurs?|hours?)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:openingstijden|geopend|bereikbaar|werkdagen|aanwezig|kantooruren|opening\s+hours|open|"
    r"öffnungszeiten|bürozeiten|erreichbar|horaires|ik\s+(?:werk|ben)\s+(?:niet\s+)?(?:op|aanwezig)|"
    r"mijn\s+werkdagen|my\s+working\s+days|i\s+work)\b.{0,100}"
    r"|(?:ma|maandag|mo|mon|montag|monday|lun|lundi)\.?\s*(?:-|–|t/m|tot|to|bis|au|&|en)\s*"
    r"(?:vr|vrijdag|fr|fri|freitag|friday|ven|vendredi|za|zo|do)\b.{0,60}",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?:volg|follow|folgen|suivez|bezoek|visit|besuchen)\b.{0,12}\b(?:ons|us|sie\s+uns|nous|onze|our)\b"
    r".{0,80}|(?:lid|member|onderdeel|part)\s+(?:van|of)\s.{2,60}|\[(?:cid|image|logo|afbeelding)\b.{0,200}\]",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"\W{0,3}(?:p\.?\s?s\.?|n\.?b\.?)(?:[\s:;,-]|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[?!]\s*$|[^.]{25,}\.\s*$")
_LONGEST_DISCLAIMER = 4000
_LONGEST_NAME = 80
_LONGEST_OFFER = 200
_MOST_NAME_WORDS = 6
_MOST_RESIDUE = 7
_MOST_LINES_ABOVE = 25


def find_signature(lines: Sequence[str]) -> list[bool]:
    """Return for each line of the new words whether it belongs to a signature."""
    tail = _disclaimers(lines)
    _mark_after_closing(lines, tail)
    _mark_by_shape(lines, tail)
    return tail


def _disclaimers(lines: Sequence[str]) -> list[bool]:
    """Mark the blocks that hold a disclaimer; the first block only if nothing else is in it."""
    tail = [False] * len(lines)
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and lines[end].strip():
            continue
        block = " ".join(lines[start:end])[:_LONGEST_DISCLAIMER].lower()
        if any(hint in block for hint in DISCLAIMER_HINTS):
            hits = len(_DISCLAIMER.findall(block))
            tail[start:end] = [hits > (start == 0)] * (end - start)
        start = end + 1
    return tail


def _mark_after_closing(lines: Sequence[str], tail: list[bool]) -> None:
    """Walk down; from a closing line on every line is asked for its shape."""
    in_tail = is_marked = in_sentence = False
    for at, line in enumerate(lines):
        text = line.strip()
        if not text or tail[at]:
            in_sentence = in_sentence and bool(text)
        elif _MARK.fullmatch(line):
            tail[at] = True
            is_marked = is_marked or text == "--"
            in_tail = in_tail or is_marked
        elif _SENT_FROM.fullmatch(text):
            tail[at] = in_tail = True
        elif (closing := closes(text)) is not None:
            tail[at] = closing
            in_tail, in_sentence = True, False
        elif in_tail:
            known = is_contact(text) if in_sentence else is_tail(text)
            tail[at] = known or (is_marked and not in_sentence and not _speaks(text))
            in_sentence = not tail[at]


def _mark_by_shape(lines: Sequence[str], tail: list[bool]) -> None:
    """Walk up from the end: a block of names and numbers is a signature without closing line."""
    block: list[int] = []
    contacts = 0
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].strip()
        if not text or tail[at]:
            continue
        if len(block) == _MOST_LINES_ABOVE or not is_tail(text):
            break
        block.append(at)
        contacts += is_contact(text) and not _URGENT_LINE.fullmatch(text)
    if contacts > 1 or (contacts and len(block) > 1):
        for at in block:
            tail[at] = True


def closes(text: str) -> bool | None:
    """Return True for a closing line, False for one that also says something, None for others."""
    if len(text) > _LONGEST_CLOSING:
        return None
    match = _CLOSING.match(text)
    if match is not None:
        rest = text[match.end() :].strip(" ,.!;:-–\xa0")
        return not rest or is_name(rest) or bool(_CLOSING.fullmatch(rest))
    match = _THANKS.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip(" ,.!;:-–\xa0")
    if not rest or is_name(rest):
        return False
    return bool(_CLOSING.match(rest)) or None


def is_tail(text: str) -> bool:
    """Tell whether a line below a closing has the shape of a signature line."""
    if _POSTSCRIPT.match(text):
        return False
    return (
        is_contact(text)
        or _is_offer(text)
        or bool(_HOURS.fullmatch(text) or _FOLLOW.fullmatch(text) or _STREET.fullmatch(text))
        or is_name(text)
        or _is_title(text)
        or bool(_MARK.fullmatch(text) or _SENT_FROM.fullmatch(text))
        or not _WORD.search(text)
    )


def is_contact(text: str) -> bool:
    """Tell whether a line is mainly a number, address, site or registration of a firm."""
    bare, numbers = _PHONE.subn(" ", _CONTACT.sub(" \x00 ", text[:500]))
    if not numbers and "\x00" not in bare:
        return False
    residue = _WORD.findall(_LABEL.sub(" ", bare))
    return len(residue) <= _MOST_RESIDUE and SPEECH.isdisjoint(map(str.lower, residue))


def _is_offer(text: str) -> bool:
    """Tell whether a line offers help out of hours, as firms do; a cry for help does not."""
    if len(text) > _LONGEST_OFFER or text.endswith("?") or not _URGENT_LINE.fullmatch(text):
        return False
    return bool(_OFFER.search(text)) and not re.search(
        r"\b(?:ik|wij|mij|ons|I|me|ich|mich)\b", text
    )


def is_name(text: str) -> bool:
    """Tell whether a line is a name of a person or firm: few words, all of them capitalised."""
    if len(text) > _LONGEST_NAME or _SENTENCE_END.search(text):
        return False
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MOST_NAME_WORDS:
        return False
    lowered = {word.lower() for word in words}
    if not ALARM.isdisjoint(lowered) or lowered & SPEECH - PARTICLES - {"la"}:
        return False
    return all(word[0].isupper() or word in PARTICLES for word in words)


def _is_title(text: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text[:100])}
    if not 0 < len(words) <= _MOST_NAME_WORDS or not SPEECH.isdisjoint(words):
        return False
    return not TITLES.isdisjoint(words) and ALARM.isdisjoint(words)


def _speaks(text: str) -> bool:
    """Tell whether a line below `-- ` says something to somebody after all."""
    if _POSTSCRIPT.match(text) or text.endswith("?"):
        return True
    words = {word.lower() for word in _WORD.findall(text[:500])}
    return not SPEECH.isdisjoint(words) or not ALARM.isdisjoint(words)
