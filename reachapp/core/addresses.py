"""Addresses as the fields of a mail hold them (RFC 5322 3.4 and 4.4), and which are the same."""

import re
import unicodedata

from reachapp.core.message import Address
from reachapp.core.mime.cleaning import clean_line
from reachapp.core.mime.encodedwords import WORD, decode_words

MOST_ADDRESSES = 1000
_ATEXT = r"-A-Za-z0-9!#$%&'*+/=?^_`{|}~"
_PLAIN = re.compile(
    rf"[{_ATEXT}]{{1,64}}+(?:\.[{_ATEXT}]{{1,64}}+){{0,31}}+"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){0,31}"
)
_LONGEST, _LONGEST_LOCAL = 254, 64
# The two forms that nearly every mail has; all others go the long way.
_USUAL = re.compile(
    r"(?:([A-Za-z0-9À-ÿ' -]{1,100}+)|\"([A-Za-z0-9À-ÿ'(),. -]{1,100}+)\" ?)?"
    rf"<([{_ATEXT}.]{{1,64}}+)@([A-Za-z0-9.-]{{1,190}}+)>"
)
_TOKEN = re.compile(
    rf"(?P<word>{WORD})"
    r'|"(?P<quoted>(?:[^"\\]|\\.)*+)"'
    r"|<(?P<angle>[^<>]{0,1000}+)>"
    r"|(?P<mark>[(),:;<>\"])"
    r"|(?P<space>\s+)"
    r"|(?P<text>\\.|[^\s(),:;<>\"=\\]++|[=\\])"  # escapes whole: no quote is tried twice
)
_COMMENT_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|\\.|[()]|[^"\\()]++|["\\]', re.DOTALL)
_COMMENT_MARK = re.compile(r"\\.|[()]", re.DOTALL)
_ROUTE = re.compile(r"@[^:@]{1,250}(?:,@[^:@]{1,250}){0,20}:")
_AT = re.compile(r"\s*@\s*")
_BATV = re.compile(r"(?:prvs=[^=@]{1,64}=|btv1==[^=@]{1,64}==)(?=[^@])")
_SRS0 = re.compile(r"srs0[=+-][^=@]{1,64}=[^=@]{1,64}=([^=@]{1,190})=([^@]{1,190})@[^@]{1,190}")
_SRS1 = re.compile(
    r"srs1[=+-][^=@]{1,64}=[^=@]{1,190}=[=+-][^=@]{1,64}=[^=@]{1,64}=([^=@]{1,190})=([^@]{1,190})"
    r"@[^@]{1,190}"
)


def is_plain_address(text: str, *, allow_unicode: bool = False) -> bool:
    """Tell whether `text` is exactly one `dot-atom@domain`, in ASCII unless asked otherwise.

    Only such an address may be written to: no quotes, comments, routes or domain literals.
    """
    if not text.isascii():
        if not allow_unicode or not _is_written(text):
            return False
        text = "".join(letter if letter.isascii() else "x" for letter in text)
    local, _, domain = text.rpartition("@")
    if len(text) > _LONGEST or "=?" in text or len(local) > _LONGEST_LOCAL:
        return False
    return _PLAIN.fullmatch(text) is not None and not domain.rpartition(".")[2].isdigit()


def _is_written(text: str) -> bool:
    """Tell whether all that is not ASCII are letters, marks and digits: nothing invisible."""
    return all(c.isascii() or unicodedata.category(c)[0] in "LMN" for c in text)


def ascii_domain(domain: str) -> str:
    """Return the domain with A-labels (RFC 5890), or as it is where it has none."""
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def strip_comments(value: str) -> str:
    """Return `value` without its comments (RFC 5322 3.2.2); an open comment runs to the end."""
    if "(" not in value:
        return value
    pieces: list[str] = []
    depth = 0
    at = 0
    while at < len(value):
        # Within a comment a quote means nothing, outside it keeps its brackets.
        match = (_COMMENT_MARK.search if depth else _COMMENT_TOKEN.match)(value, at)
        if match is None:
            break
        found = match[0]
        at = match.end()
        if found == "(":
            depth += 1
        elif found == ")" and depth:
            depth -= 1
            pieces.append("" if depth else " ")
        elif not depth:
            pieces.append(found)
    return "".join(pieces).strip()


def parse_addresses(value: str) -> tuple[Address, ...]:
    """Return the mailboxes of an address field, at most 1,000, whatever the field looks like.

    A group gives its members. Where nothing holds an at sign, a lone word such as `MAILER-DAEMON`
    comes back as the spec and several words as the name of an address without spec. An address
    with its fault left in (`<boss@y`) is not plain, so nobody writes to it.
    """
    usual = _USUAL.fullmatch(value)
    if usual is not None:
        name = usual[1] or usual[2] or ""
        return (Address(clean_line(name.strip()), f"{usual[3]}@{usual[4].lower()}"),)
    found = _Mailboxes()
    at = 0
    while at < len(value) and len(found.addresses) < MOST_ADDRESSES:
        match = _TOKEN.match(value, at)
        if match is None:
            found.add_text(value[at])
            at += 1
            continue
        at = match.end()
        if match[0] == "(":
            end = _end_of_comment(value, at)
            found.add_comment(value[at : end - 1])
            at = end
        else:
            found.add(match.lastgroup or "", match[match.lastgroup or 0])
    return found.all()


def _end_of_comment(value: str, at: int) -> int:
    """Return the place behind the comment whose inside begins at `at`."""
    depth = 1
    for mark in _COMMENT_MARK.finditer(value, at):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if not depth:
            return mark.end()
    return len(value) + 1


class _Mailboxes:
    """What an address field has given so far, and the mailbox that is being read."""

    def __init__(self) -> None:
        self.addresses: list[Address] = []
        self._bare: list[Address] = []
        self._forget()

    def _forget(self) -> None:
        self._words: list[str] = []
        self._spec_text: list[str] = []
        self._comments: list[str] = []
        self._angles: list[str] = []
        self._is_open = False
        self._has_at = False

    def add(self, kind: str, content: str) -> None:
        """Take one token of the field."""
        if kind == "angle":
            self._angles.append(content)
        elif kind == "mark":
            self._add_mark(content)
        elif kind == "quoted":
            self._words.append(re.sub(r"\\(.)", r"\1", content))
            self._spec_text.append(f'"{content}"')
        elif kind == "word":
            self._words.append(content)
            self._spec_text.append(content)
        else:
            self.add_text(content)

    def add_text(self, content: str) -> None:
        self._words.append(content)
        self._spec_text.append(content)
        self._has_at = self._has_at or "@" in content

    def add_comment(self, content: str) -> None:
        self._comments.append(content)
        self.add_text(" ")

    def _add_mark(self, mark: str) -> None:
        if mark in ",;":
            self._close()
        elif mark == ":" and not self._angles and not self._has_at:
            self._forget()  # the name of a group
        elif mark in "<>":
            self._is_open = True
            self._spec_text.append(mark)
        elif mark != '"':  # a quote that nothing closes counts as dirt
            self.add_text(mark)

    def _close(self) -> None:
        """Take the mailbox that has been read into the list."""
        rest = "".join(self._spec_text).strip()
        if self._angles:
            name = _display("".join(self._words)) or _display(" ".join(self._comments))
            specs = [spec for angle in self._angles if (spec := _spec(angle))]
            self.addresses.extend(Address(name, spec) for spec in specs)
            if "@" in rest and '"' not in rest and not specs:
                self.addresses.append(Address("", _spec(rest)))
        elif "@" in rest:
            self.addresses.append(Address(_display(" ".join(self._comments)), _spec(rest)))
        elif rest and not self._is_open:
            self._bare.append(_bare(rest, " ".join(self._comments)))
        self._forget()

    def all(self) -> tuple[Address, ...]:
        self._close()
        return tuple(self.addresses[:MOST_ADDRESSES] or self._bare[:1])


def _bare(text: str, comment: str) -> Address:
    """Return what a field without any at sign names: `root (Cron)`, or just a person."""
    if text.isascii() and not re.search(r'[\s"]|=\?', text):
        return Address(_display(comment), text)
    return Address(_display(text.replace('"', "")) or _display(comment), "")


def _display(text: str) -> str:
    return " ".join(decode_words(text).split())


def _spec(text: str) -> str:
    """Return an addr-spec without route, comments and blanks around it; its faults stay."""
    text = clean_line(strip_comments(text)).strip()
    text = _ROUTE.sub("", text, count=1) if text.startswith("@") else text
    local, at, domain = _AT.sub("@", text).rpartition("@")
    return f"{local}{at}{domain.lower()}" if at else domain


def canonical_sender(address: str) -> str:
    """Return whom an envelope sender stands for, as the key of the ledger.

    Lower case; the tag of BATV and the wrapping of SRS, which change daily, are taken off; a
    `+detail` stays, because it may be another person.
    """
    text = address.strip("<> \t\r\n").lower()
    for _ in range(3):  # a forwarder may wrap what another has wrapped
        before = text
        text = _BATV.sub("", text, count=1) if _BATV.match(text) else text
        match = _SRS0.fullmatch(text) or _SRS1.fullmatch(text)
        text = f"{match[2]}@{match[1]}" if match else text
        if text == before:
            break
    return text


def same_address(first: str, second: str, *, ignore_detail: bool = False) -> bool:
    """Tell whether two addr-specs are the same mailbox, ignoring case.

    With `ignore_detail` also where they differ by a `+detail` alone, as for an owner's addresses.
    """
    return _comparable(first, ignore_detail) == _comparable(second, ignore_detail)


def _comparable(address: str, ignore_detail: bool) -> str:
    local, at, domain = address.strip().strip("<>").lower().rpartition("@")
    return f"{local.partition('+')[0] if ignore_detail else local}{at}{domain}"
