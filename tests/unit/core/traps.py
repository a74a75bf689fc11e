"""Small mails that break readers: a row of traps each, made here so that their bytes are seen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trap:
    name: str
    raw: bytes


def _mail(header: bytes, body: bytes = b"Hallo\r\n") -> bytes:
    return b"From: Ann <ann@x.example>\r\n" + header + b"\r\n\r\n" + body


def _html(body: bytes) -> bytes:
    return b"Subject: h\nContent-Type: text/html; charset=utf-8\n\n" + body


def _multi(kind: bytes, *parts: bytes, boundary: bytes = b"b") -> bytes:
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"
    return _mail(b"Content-Type: multipart/" + kind + b'; boundary="' + boundary + b'"', body)


def _plain(text: bytes) -> bytes:
    return b"Content-Type: text/plain\r\n\r\n" + text


def _markup(text: bytes) -> bytes:
    return b"Content-Type: text/html\r\n\r\n" + text


NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    for level in range(5000)
)

TRAPS = [
    Trap(
        "01 subject with encoded line end", _mail(b"Subject: =?utf-8?q?Hi=0D=0ABcc:_v@x.example?=")
    ),
    Trap(
        "01 subject with encoded line end in base64",
        _mail(b"Subject: =?utf-8?b?SGkNCkJjYzogdg==?="),
    ),
    Trap(
        "02 word in a word", _mail(b"Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3FHi=3D0D=3D0ABcc=3F=3D?=")
    ),
    Trap("02 word in message-id", _mail(b"Message-ID: <=?utf-8?q?a=0D=0ABcc:_v?=@x.example>")),
    Trap(
        "02 word in references", _mail(b"References: <a@x.example> <=?utf-8?q?=0D=0A?=@x.example>")
    ),
    Trap("03 other line ends", _mail("Subject: a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g".encode())),
    Trap("04 encoded line end in a name", _mail(b"Reply-To: =?utf-8?q?A=0D=0AB?= <a@x.example>")),
    *(
        Trap(f"05 from {value!r}", b"From: " + value + b"\nMessage-ID: <\nReply-To: <\n\nHallo\n")
        for value in (b'"', b"<", b"<>", b".", b"ann", b"", b"<a@[192.0.2.1>", b"A: B: c@x;;")
    ),
    Trap("07 deep comments", _mail(b"To: " + b"(" * 5000 + b"a@x.example" + b")" * 5000)),
    Trap("07 100 kB of brackets", _mail(b"To: " + b"(" * 100_000)),
    Trap("07 100 kB of colons", _mail(b"To: " + b":" * 100_000)),
    Trap("08 raw utf-8", _mail("Subject: Lekkage caf\u00e9 \U0001f4a7".encode())),
    Trap("08 raw latin-1", _mail(b"Subject: caf\xe9\r\nTo: Andr\xe9 <andre@x.example>")),
    Trap("09 two addresses in one", b'From: "ann@x.example"<boss@y.example\n\nHallo\n'),
    Trap("09 two From lines", b"From: a@x.example\nFrom: b@x.example\n\nHallo\n"),
    Trap("10 invisible in address", _mail("Reply-To: ann@sen\u200bder.example".encode())),
    *(
        Trap(
            f"11 charset {name!r}"[:40],
            _mail(b"Content-Type: text/plain; charset=" + name, b"caf\xe9"),
        )
        for name in (
            *(b"x-unknown", b'""', b"rot13", b"zlib", b"hex", b"a\x00b", b"idna", b"punycode"),
            *(b"undefined", b"unicode_escape", b"utf-7", b"utf-16", b"iso-2022-jp", b"x" * 5000),
        )
    ),
    *(
        Trap(f"13 word {word!r}", _mail(b"Subject: " + word))
        for word in (
            *(
                b"=?x-foo?q?a?=",
                b"=?utf-8?b?a?=",
                b"=?utf-8?b?!!!!?=",
                b"=?a\x00b?q?a?=",
                b"=?utf-8?q?",
            ),
            *(
                b"=?utf-8?q?=ZZ?=",
                b"=?utf-8?q??=",
                b"=?utf-8?x?a?=",
                b"=?undefined?q?a?=",
                b"=?=?=?=",
            ),
        )
    ),
    Trap("14 multipart without boundary", _mail(b"Content-Type: multipart/mixed", b"Help!")),
    Trap("14 boundary never used", _mail(b"Content-Type: multipart/mixed; boundary=zz", b"Help!")),
    Trap("14 empty boundary", _mail(b'Content-Type: multipart/mixed; boundary=""', b"--\nHelp!")),
    *(
        Trap(f"15 type {name!r}", _mail(b"Content-Type: " + name, b"Help!"))
        for name in (b"/", b"text/", b"/plain", b"t\xe9xt/plain", b"", b";", b"text/plain/x", b"(")
    ),
    Trap("16 empty plain beside html", _multi(b"alternative", _plain(b" \r\n"), _markup(b"Help!"))),
    Trap("17 5,000 levels", NESTED + b"Help!"),
    Trap("17 5,000 levels of message/rfc822", b"Content-Type: message/rfc822\n\n" * 5000 + b"x"),
    Trap("18 20,000 parts", _multi(b"mixed", *[_plain(b"x")] * 20_000)),
    Trap("19 1 MB subject", _mail(b"Subject: " + b"word " * 200_000)),
    Trap(
        "19 5,000 recipients",
        _mail(b"To: " + b", ".join(b"a%d@x.example" % i for i in range(5000))),
    ),
    Trap("19 100,000 commas", _mail(b"To: " + b"," * 100_000)),
    Trap(
        "20 20,000 headers", b"".join(b"X-%d: y\n" % number for number in range(20_000)) + b"\nHi"
    ),
    Trap("20 10,000 parameters", _mail(b"Content-Type: text/plain" + b"; a=b" * 10_000)),
    Trap("21 5 MB of empty lines", _mail(b"Subject: x", b"\n" * 5_000_000)),
    *(
        Trap(f"22 date {value!r}", _mail(b"Date: " + value))
        for value in (
            *(
                b"",
                b"x",
                b"Tue, 24 Nov 2026 09:12:00 +9999999999999",
                b"31 Dec 9999 23:59:59 -1200",
            ),
            *(b"1 Jan 0000 00:00:00 +0000", b"32 Foo 2026 25:61:61 +0100", b"24 Nov 2026 09:12:00"),
            *(b"24 Nov 2026 09:12:00 -0000", b"Tue, 24 Nov 2026 23:59:60 +0100", b"\xe9 Nov"),
        )
    ),
    *(
        Trap(f"24 file name {value!r}"[:40], _mail(b"Content-Disposition: attachment; " + value))
        for value in (
            *(b"filename*" + b"9" * 5000 + b"=a", b"filename*=undefined''a", b"filename*=idna''a"),
            *(b"filename*=a\x00b''c", b"filename=../../etc/passwd", b'filename="C:\\x\\nul.txt"'),
        )
    ),
    Trap(
        "25 long file name",
        _mail(b'Content-Disposition: attachment; filename="%s.pdf"' % (b"a" * 9000)),
    ),
    Trap("26 two subjects", _mail(b"Subject: a\r\nSubject: b")),
    Trap("29 base64 with holes", _mail(b"Content-Transfer-Encoding: base64", b"SGV!scA=\r\n=x")),
    Trap(
        "29 quoted-printable with holes",
        _mail(b"Content-Transfer-Encoding: quoted-printable", b"=\n=Z=4"),
    ),
    Trap("no header at all", b"Hallo, de kelder staat blank.\nKunt u komen?\n"),
    Trap("header without body", b"Subject: x"),
    Trap("no blank line", b"Subject: x\nHallo daar allemaal\nDe kelder\n"),
    Trap(
        "stray line between headers",
        b"Subject: x\nstray line\nAuto-Submitted: auto-replied\n\nHi\n",
    ),
    Trap("blank before the colon", b"Subject : x\nAuto-Submitted \t: auto-replied\n\nHi\n"),
    Trap("bare CR", b"Subject: x\rTo: a@x.example\r\rHallo\r"),
    Trap("mbox line", b"From ann@x.example Tue Nov 24\nSubject: x\n\nHallo\n"),
    Trap("nul bytes", b"Subject: \x00a\x00\n\n\x00Hallo\x00"),
    Trap("only a newline first", b"\nSubject: x\n\nHallo\n"),
    Trap(
        "marks without end",
        _mail(b"Content-Type: text/plain; charset=utf-8", b"a" + "\u0301\u0316".encode() * 40_000),
    ),
    Trap("html without end", _html(b"<p>Help<" + b"<div" * 1000)),
    Trap("html of nothing but tags", _html(b"<div>" * 50_000 + b"Help")),
    Trap("html attribute of 1 MB", _html(b'<p title="' + b"a" * 1_000_000 + b'">Help')),
    Trap(
        "html with 100,000 attributes",
        _html(b"<p " + b" ".join(b"a%d" % i for i in range(100_000)) + b">Help"),
    ),
    Trap("html comment without end", _html(b"Help<!--" + b"x" * 1000)),
    Trap("html reference of 9,000 digits", _html(b"Help &#" + b"9" * 9000 + b"; &#xD800; &#0;")),
]
