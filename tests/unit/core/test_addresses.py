import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.core.addresses import (
    canonical_sender,
    is_plain_address,
    parse_addresses,
    same_address,
    strip_comments,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("jan@x.example", [("", "jan@x.example")]),
        ("Jan de Vries <Jan@X.Example>", [("Jan de Vries", "Jan@x.example")]),
        ('"Vries, Jan de" <jan@x.example>', [("Vries, Jan de", "jan@x.example")]),
        ('"a \\"b\\" c" <jan@x.example>', [('a "b" c', "jan@x.example")]),
        ("jan@x.example (Jan (de) Vries)", [("Jan (de) Vries", "jan@x.example")]),
        ("Ann (x) <ann(c)@x.example> (y)", [("Ann", "ann@x.example")]),
        ("a@x.example, b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        ("a@x.example;b@x.example", [("", "a@x.example"), ("", "b@x.example")]),
        (",, a@x.example,,", [("", "a@x.example")]),
        ("Vries, Jan <jan@x.example>", [("Jan", "jan@x.example")]),
        ("undisclosed-recipients:;", []),
        ("Team: a@x.example, Bo <b@x.example>;", [("", "a@x.example"), ("Bo", "b@x.example")]),
        ("A: B: c@x.example;;", [("", "c@x.example")]),
        ("<@r.example,@s.example:a@x.example>", [("", "a@x.example")]),
        ("=?utf-8?q?Vries,_J=C3=A9?= <jan@x.example>", [("Vries, Jé", "jan@x.example")]),
        ("=?utf-8?q?J=C3?= =?utf-8?q?=A9?= <jan@x.example>", [("Jé", "jan@x.example")]),
        ('"=?utf-8?q?J=C3=A9?=" <jan@x.example>', [("Jé", "jan@x.example")]),
        (
            "=?utf-8?q?=3Cboss=40y=2Eexample=3E?= <a@x.example>",
            [("<boss@y.example>", "a@x.example")],
        ),
        ("ann @ x.example", [("", "ann@x.example")]),
        ('"a b"@x.example', [("", '"a b"@x.example')]),
        ("mailto:ann@x.example", [("", "ann@x.example")]),
        ("<ann@x.example> <bo@x.example>", [("", "ann@x.example"), ("", "bo@x.example")]),
        ('"Ann <ann@x.example>', [("Ann", "ann@x.example")]),
        ("MAILER-DAEMON", [("", "MAILER-DAEMON")]),
        ("Mail Delivery <MAILER-DAEMON>", [("Mail Delivery", "MAILER-DAEMON")]),
        ("root (Cron Daemon)", [("Cron Daemon", "root")]),
        ("Ann Sender", [("Ann Sender", "")]),
        *((value, []) for value in ("", "<>", '"', "<", "()", ",", "; ;")),
    ],
)
def test_an_address_field_gives_its_mailboxes(value, expected):
    assert [(address.name, address.spec) for address in parse_addresses(value)] == expected


@pytest.mark.parametrize(
    "value",
    [
        *("<a@[192.0.2.1>", '"ann@x.example"<boss@y.example', "Ann ann@x.example"),
        *("a@b@c.example>", "=?utf-8?q?x?=@x.example", "<a b@x.example>", "<a@x.example, b>"),
    ],
)
def test_a_broken_address_is_never_plain(value):
    assert not any(is_plain_address(address.spec) for address in parse_addresses(value))


def test_a_field_gives_at_most_a_thousand_addresses():
    assert len(parse_addresses("a@x.example, " * 5000)) == 1000


@pytest.mark.parametrize(
    "text",
    [
        *("a@x.example", "jan+werk@x.example", "o'neil_{x}@x-y.example", "a@localhost"),
        *(f"{'a' * 64}@x.example", "a.b.c@a.b.c.example", "1@1.example"),
    ],
)
def test_a_plain_address_is_plain(text):
    assert is_plain_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "a",
            "@x.example",
            "a@",
            "a@@x.example",
            "a b@x.example",
            "a@x.example\n",
            "<a@x.example>",
        ),
        *(
            ".a@x.example",
            "a.@x.example",
            "a..b@x.example",
            "a@.example",
            "a@x..example",
            "a@-x.example",
        ),
        *(
            '"a"@x.example',
            "a@[192.0.2.1]",
            "a@192.0.2.1",
            "a(c)@x.example",
            "a@x.example, b@x.example",
        ),
        *(
            "=?utf-8?q?a?=@x.example",
            "jan@bücher.example",
            "jé@x.example",
            "a@sen\u200bder.example",
        ),
        *(
            f"{'a' * 65}@x.example",
            f"a@{'b' * 64}.example",
            f"a@{'b.' * 130}example",
            "a@x.example.",
        ),
    ],
)
def test_what_is_no_plain_address_is_refused(text):
    assert not is_plain_address(text)


def test_letters_of_the_world_are_plain_where_they_are_allowed():
    assert is_plain_address("jé@bücher.example", allow_unicode=True)
    assert is_plain_address("用户@例子.example", allow_unicode=True)
    assert not is_plain_address("a@sen\u200bder.example", allow_unicode=True)
    assert not is_plain_address("a\u202eb@x.example", allow_unicode=True)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("Jan@X.Example", "jan@x.example"),
        (" <jan@x.example> ", "jan@x.example"),
        ("jan+werk@x.example", "jan+werk@x.example"),
        ("prvs=0123456abc=jan@x.example", "jan@x.example"),
        ("PRVS=9999999DEF=Jan@x.example", "jan@x.example"),
        ("btv1==0123==jan@x.example", "jan@x.example"),
        ("SRS0=HHH=TT=vries.example=jan@fwd.example", "jan@vries.example"),
        ("srs0+hhh=tt=vries.example=jan=de@fwd.example", "jan=de@vries.example"),
        ("SRS1=HH=fwd.example==HHH=TT=vries.example=jan@fwd2.example", "jan@vries.example"),
        ("prvs=1=SRS0=H=T=vries.example=jan@fwd.example", "jan@vries.example"),
        ("srs0=broken@x.example", "srs0=broken@x.example"),
        ("prvs=x@y", "prvs=x@y"),
        ("", ""),
        ("<>", ""),
    ],
)
def test_a_sender_stays_the_same_over_tags_that_change_daily(address, expected):
    assert canonical_sender(address) == expected


def test_addresses_are_the_same_in_any_case():
    assert same_address("Jan@X.example", "<jan@x.EXAMPLE>")
    assert not same_address("jan@x.example", "jan+werk@x.example")
    assert same_address("jan@x.example", "jan+werk@x.example", ignore_detail=True)
    assert not same_address("jan@x.example", "jan@y.example", ignore_detail=True)
    assert not same_address("jan@x.example", "bo+jan@x.example", ignore_detail=True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("no", "no"),
        ("no (a comment)", "no"),
        ("auto-replied (x (y) z) ; a=b", "auto-replied   ; a=b"),
        ('"(no)" (yes)', '"(no)"'),
        (r"a \( b (c", r"a \( b"),
        (r"(a \) b) c", "c"),
        ("a) b", "a) b"),
        ('(a "b) c" d', 'c" d'),
    ],
)
def test_comments_are_taken_out(value, expected):
    assert strip_comments(value) == expected


@given(st.text(alphabet='ab@.<>(),:;"\\ =?\n\u00e9\u200b', max_size=60))
def test_any_field_is_parsed(value):
    for address in parse_addresses(value):
        assert "=?" not in address.name
        assert not is_plain_address(address.spec) or address.spec.split("@")[0] in value
    strip_comments(value)
    assert canonical_sender(canonical_sender(value)) == canonical_sender(value)
