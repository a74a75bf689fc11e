"""Which lines of a mail are older mails: quote marks, attribution lines, headers of forwards.

In Dutch, English, German and French, as Gmail, Outlook, Thunderbird and Apple Mail write them.
"""

import re
from collections.abc import Sequence

_QUOTE_MARK = re.compile(r"\s{0,3}(?:>|&gt;)")
_OPENER = re.compile(
    r"\W{0,3}(?:Op|On|Am|Den|Le|El|Il|Em|\d{4}-\d\d-\d\d)\b|[^\n]{2,120}\b(?:schreef|wrote|schrieb)\b",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"\W{0,3}(?:"
    r"Op\b.{4,300}\bschreef\b.{0,200}"
    r"|Op\b.{4,300}\bheeft\b.{1,200}\bgeschreven"
    r"|On\b.{4,300}\b(?:wrote|writes)\b.{0,40}"
    r"|(?:Am|Den)\b.{4,300}\bschrieb\b.{0,200}"
    r"|Am\b.{4,300}\bhat\b.{1,200}\bgeschrieben"
    r"|Le\b.{4,300}\ba écrit"
    r"|El\b.{4,300}\bescribió"
    r"|Il\b.{4,300}\bha scritto"
    r"|.{2,120}\b(?:schreef op|wrote on|schrieb am|a écrit le)\b.{4,100}"
    r"|\d{4}-\d\d-\d\d\b.{3,100}<[^<>\s]{3,100}@[^<>\s]{3,100}>"
    r")\s{0,3}:\W{0,3}",
    re.IGNORECASE,
)
# What tells a mail program's line from a person's: a time, a year or an address; and no "I".
_DATED = re.compile(r"\d{1,2}[:.h]\d\d|\b(?:19|20)\d\d\b|@")
_OWN_WORDS = re.compile(
    r"\b(?:schreef|wrote|schrieb|écrit)\s+(?:ik|u|je|jij|wij|we|me|mij|you|to|ich|sie)\b"
    r"|\b(?:I|we|you)\s+wrote\b|\bheb\b",
    re.IGNORECASE,
)
_REST_IS_OLDER = re.compile(
    r"[-_=*#\s]{0,40}(?:"
    r"(?:oorspronkelijk|origineel|(?:begin )?doorgestuurd|original|(?:begin )?forwarded)"
    r"\s+(?:bericht|message|e-?mail)"
    r"|(?:anfang der )?(?:ursprüngliche|weitergeleitete|weitergeleiteten|original)[\s-]?nachricht"
    r"|message\s+(?:d['’]origine|transféré|original)|début du message (?:réexpédié|transféré)"
    r"|(?:bericht|message) (?:doorgestuurd door|forwarded by) .{1,100}"
    r")\s{0,3}[-_=*#:\s]{0,40}",
    re.IGNORECASE,
)
_LINE_DRAWN = re.compile(r"\s*[_-]{20,}\s*")
_SENDER_LINE = re.compile(r"[\s*_>|]{0,4}(?:van|from|von|de|afzender)\b[\s*_]{0,3}:", re.IGNORECASE)
_HEADER_LINE = re.compile(
    r"[\s*_>|]{0,4}(?:(?P<sent>verzonden|verstuurd|sent|gesendet|envoyé)|(?P<date>datum|date)"
    r"|(?P<to>aan|to|an|à|cc)|(?P<subject>onderwerp|subject|betreff|objet))"
    r"(?: op| am| le)?[\s*_]{0,3}:",
    re.IGNORECASE,
)
_MOST_FOLDS = 4
_LONGEST_LINE = 500
_HEADER_LINES = 9


def find_quoted(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it belongs to an older mail.

    Words between quotes are new. Behind a header block, or an attribution line without quote
    marks, all is old: nothing shows where it would end.
    """
    quoted = [bool(_QUOTE_MARK.match(line)) for line in lines]
    at = 0
    while at < len(lines):
        if quoted[at]:
            at += 1
            continue
        if _starts_older_mail(lines, at):
            return quoted[:at] + [True] * (len(lines) - at)
        folds = _attribution_lines(lines, at)
        if folds:
            if not _quote_follows(quoted, lines, at + folds):
                return quoted[:at] + [True] * (len(lines) - at)
            quoted[at : at + folds] = [True] * folds
        at += max(folds, 1)
    return quoted


def _quote_follows(quoted: Sequence[bool], lines: Sequence[str], at: int) -> bool:
    return next((quoted[i] for i in range(at, min(at + 4, len(lines))) if lines[i].strip()), False)


def _attribution_lines(lines: Sequence[str], at: int) -> int:
    """Return over how many lines an attribution stands here; 0 where there is none."""
    line = lines[at].strip()
    if not line or len(line) > _LONGEST_LINE or not _OPENER.match(line):
        return 0
    joined = ""
    for folds, more in enumerate(lines[at : at + _MOST_FOLDS], 1):
        joined = f"{joined} {more.strip()}".strip()
        if not more.strip() or len(joined) > _LONGEST_LINE:
            return 0
        if joined.rstrip("* _\xa0").endswith(":") and _ATTRIBUTION.fullmatch(joined):
            is_theirs = _DATED.search(joined) and not _OWN_WORDS.search(joined)
            return folds if is_theirs else 0
    return 0


def _starts_older_mail(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    if len(line) > _LONGEST_LINE or not line or line.isspace():
        return False
    if _REST_IS_OLDER.fullmatch(line):
        return _is_marked(line) or _header_follows(lines, at + 1)
    if _LINE_DRAWN.fullmatch(line):
        return _header_follows(lines, at + 1)
    return bool(_SENDER_LINE.match(line)) and _is_header_block(lines, at)


def _is_marked(line: str) -> bool:
    """Tell a program's line from a heading in a person's text."""
    return line.lstrip()[:1] in {"-", "=", "*", "_", "#"} or line.rstrip().endswith(":")


def _header_follows(lines: Sequence[str], at: int) -> bool:
    for number in range(at, min(at + 3, len(lines))):
        if lines[number].strip():
            line = lines[number][:_LONGEST_LINE]
            return bool(_SENDER_LINE.match(line) or _HEADER_LINE.match(line))
    return False


def _is_header_block(lines: Sequence[str], at: int) -> bool:
    """Tell whether a From line is the head of an older mail, and no field of a web form."""
    found: set[str] = set()
    for line in lines[at + 1 : at + 1 + _HEADER_LINES]:
        match = _HEADER_LINE.match(line[:_LONGEST_LINE])
        if match and match.lastgroup:
            found.add(match.lastgroup)
    if "sent" in found:
        return len(found) > 1
    return {"date", "to", "subject"} <= found
