from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.core.mime.charsets import codec_of, decode_bytes
from reachapp.core.mime.cleaning import clean_line, clean_text, is_clean
from reachapp.core.mime.contenttype import parse_content_type, parse_disposition, safe_filename
from reachapp.core.mime.dates import parse_date
from reachapp.core.mime.encodedwords import decode_words
from reachapp.core.mime.fields import cut_value, split_header
from reachapp.core.mime.tree import find_leaves, leaf_bytes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?caf=C3=A9?=", "café"),
        ("=?UTF-8?B?Y2Fmw6k=?=", "café"),
        ("=?UTF-8?B?Y2Fmw6k?=", "café"),
        ("=?iso-8859-1?q?caf=E9_=80?= x", "café € x"),
        ("=?utf-8*nl?q?caf=C3=A9?=", "café"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?=\t =?iso-8859-1?q?=E9?=", "aé"),
        ("=?utf-8?q?a?= and =?utf-8?q?b?=", "a and b"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=A9?=", "é"),
        ("=?utf-8?b?4oI=?= =?utf-8?b?rA==?=", "€"),
        ("=?iso-2022-jp?b?GyRCJCIbKEI=?=", "あ"),
        ("=?ks_c_5601-1987?b?sKE=?=", "가"),
        ("a=?utf-8?q?b?=c", "abc"),
        ("=?utf-8?b?a?= =?utf-8?q?b?=", "= ?utf-8?b?a?= b"),
        ("=?utf-8?q?=3D=3F?=", "= ?"),
        ("=?utf-8?q?x=0D=0AY=00=E2=80=A8?=", "x  Y  "),
        ("=?utf-8?q?e=CC=81?=", "é"),
    ],
)
def test_encoded_words_are_read_once(text, expected):
    assert decode_words(text) == expected


@given(st.text(alphabet="=?utf8qbQB_ABC0D\n é\u0301", max_size=80))
def test_no_text_gives_dirt_or_a_second_word(text):
    decoded = decode_words(text)
    assert "=?" not in decoded
    assert "\n" not in decoded
    assert is_clean(decoded)


@pytest.mark.parametrize(
    "name", ["rot13", "zlib", "idna", "utf-7", "", None, "hex", "x" * 99, "\0"]
)
def test_what_is_no_charset_has_no_codec(name):
    assert codec_of(name) is None


@pytest.mark.parametrize(
    "name", ["UTF8", " Windows-1252 ", "ks_c_5601-1987", "ISO-8859-8-I", "GB2312"]
)
def test_a_charset_is_known_under_its_other_names(name):
    codec = codec_of(name)
    assert codec is not None
    assert "a".encode(codec)


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        (b"abc", None, "abc"),
        ("é".encode(), None, "é"),
        (b"\xe9", None, "é"),
        (b"\xe9", "us-ascii", "é"),
        (b"\xe9", "x-unknown", "é"),
        (b"\xe9", "utf-8", "\ufffd"),
        (b"\xef\xbb\xbfa", "utf-8", "a"),
        (b"\x80", "iso-8859-1", "€"),
        (b"\x81", "cp1252", "\ufffd"),
        (b'\x1b$B$"\x1b(B', "iso-2022-jp", "あ"),
    ],
)
def test_bytes_become_text(data, charset, expected):
    assert decode_bytes(data, charset) == expected


def test_cleaning_replaces_and_composes():
    assert clean_line("a\r\nb\tc\x00d\x85e\u2028f\ud800g\x7f") == "a  b c d e f g "
    assert clean_text("a\r\nb\rc\u2028d\te\x00") == "a\nb\nc\nd\te "
    assert clean_line("e\u0301") == "é"
    long = "e\u0301" * 3000
    assert clean_text(long) == "é" * 3000


@pytest.mark.parametrize(
    ("value", "expected", "params"),
    [
        ("text/plain", "text/plain", {}),
        ("Text/HTML; Charset=UTF-8", "text/html", {"charset": "UTF-8"}),
        ('text/plain; charset="utf-8"; x=y', "text/plain", {"charset": "utf-8", "x": "y"}),
        ("text/plain (c); charset=utf-8 (y)", "text/plain", {"charset": "utf-8"}),
        ('a/b; boundary="a;b=c\\"d"', "a/b", {"boundary": 'a;b=c"d'}),
        ("a/b; x*0=a; x*1=b", "a/b", {"x": "ab"}),
        ("a/b; x*0*=utf-8''%C3; x*1*=%A9; x*2=%41", "a/b", {"x": "é%41"}),
        ("a/b; x*=iso-8859-1'nl'%E9", "a/b", {"x": "é"}),
        ("a/b; x=1; x=2", "a/b", {"x": "1"}),
        ('a/b; x="open', "a/b", {"x": "open"}),
        *((bad, "text/plain", {}) for bad in ("", "/", "text/", "/plain", "text", "é/b", "a/b c")),
    ],
)
def test_a_content_type_is_read(value, expected, params):
    assert parse_content_type(value) == (expected, params)


def test_a_disposition_is_read():
    assert parse_disposition('Attachment; filename="a b.pdf"') == (
        "attachment",
        {"filename": "a b.pdf"},
    )
    assert parse_disposition("; x=y") == ("", {"x": "y"})


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.exe", "a.exe"),
        ("a\x00b\r\n.txt", "a b .txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("nul.txt", "_nul.txt"),
        ("CON", "_CON"),
        ("a.pdf. . ", "a.pdf"),
        (".profile", "profile"),
        ('a<b>:"|?*.txt', "ab.txt"),
        ("=?utf-8?q?caf=C3=A9.pdf?=", "café.pdf"),
        ("/", None),
        ("..", None),
        ("", None),
    ],
)
def test_a_file_name_is_made_safe(given_, expected):
    assert safe_filename(given_) == expected


def test_a_long_file_name_keeps_its_ending():
    name = safe_filename("é" * 500 + ".pdf")
    assert name.endswith("é.pdf")
    assert len(name.encode()) <= 120
    assert len(safe_filename("a" * 500).encode()) == 120


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Tue, 24 Nov 2026 09:12:00 +0100", datetime(2026, 11, 24, 8, 12, tzinfo=UTC)),
        ("24 Nov 2026 09:12 -0000", datetime(2026, 11, 24, 9, 12, tzinfo=UTC)),
        ("24 Nov 2026 09:12:00", datetime(2026, 11, 24, 9, 12, tzinfo=UTC)),
        ("Tue, 24 Nov 26 09:12:60 GMT", datetime(2026, 11, 24, 9, 12, 59, tzinfo=UTC)),
        ("Tue, 24 Nov 98 09:12:00 EST", datetime(1998, 11, 24, 14, 12, tzinfo=UTC)),
        ("24-Nov-2026 09:12:00 CET", datetime(2026, 11, 24, 8, 12, tzinfo=UTC)),
        ("24 Nov 126 09:12:00 Z", datetime(2026, 11, 24, 9, 12, tzinfo=UTC)),
        *(
            (value, None)
            for value in (
                *("", "x", "24 Foo 2026 09:12:00", "32 Nov 2026 09:12:00", "24 Nov 2026 25:12:00"),
                *(
                    "24 Nov 1970 09:12:00",
                    "24 Nov 9999 09:12:00 +0000",
                    "24 Nov 2026 09:12:00 +9900",
                ),
            )
        ),
    ],
)
def test_a_date_is_a_moment_in_utc_or_nothing(value, expected):
    assert parse_date(value) == expected


def test_a_header_is_split_and_unfolded():
    fields, body_at = split_header(b"A: 1\r\n\t2\r\nB : x\r\n\r\nbody")
    assert fields == [("a", b"1 2"), ("b", b"x")]
    assert body_at == 19


@pytest.mark.parametrize("raw", [b"\nbody", b"\r\nbody", b"just words\nand more\n"])
def test_a_text_without_fields_is_all_body(raw):
    fields, body_at = split_header(raw)
    assert fields == []
    assert raw[body_at:].strip() in {b"body", b"just words\nand more"}


def test_of_references_the_end_is_kept():
    assert cut_value("references", b"a" * 20_000 + b"<last@x>").endswith(b"<last@x>")
    assert len(cut_value("subject", b"a" * 5000)) == 2048


def leaves_of(raw):
    fields, body_at = split_header(raw)
    return find_leaves(raw, fields, body_at)


def test_a_boundary_that_begins_another_is_told_apart():
    raw = (
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"
        b"Content-Type: multipart/mixed; boundary=ab\n\n--ab\n\none\n--ab--\n--a\n\ntwo\n--a--\n"
    )
    leaves, left_out = leaves_of(raw)
    assert [leaf_bytes(raw, leaf, limit=100) for leaf in leaves] == [b"one", b"two"]
    assert not left_out


def test_the_last_part_may_lack_its_end():
    raw = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo"
    leaves, _ = leaves_of(raw)
    assert [leaf_bytes(raw, leaf, limit=100) for leaf in leaves] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"SGFs\r\nbG8=", b"Hallo"), (b"SGFsbG8", b"Hallo"), (b"SG!Fs bG8=\n", b"Hallo"), (b"S", b"")],
)
def test_base64_gives_what_is_there(data, expected):
    raw = b"Content-Transfer-Encoding: BASE64\n\n" + data
    leaves, _ = leaves_of(raw)
    assert leaf_bytes(raw, leaves[0], limit=1000) == expected
