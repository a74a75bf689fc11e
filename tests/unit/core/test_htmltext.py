import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.core.mime.htmltext import html_to_text
from reachapp.core.newtext import split_body


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hallo", "Hallo"),
        ("<p>Een</p><p>Twee</p>", "Een\n\nTwee"),
        ("<div>Een</div><div>Twee</div>", "Een\nTwee"),
        ("Een<br>Twee<br/><br>Drie", "Een\nTwee\n\nDrie"),
        ("<p class=MsoNormal>Een</p><p class=MsoNormal>Twee</p>", "Een\nTwee"),
        (
            "<p class=MsoNormal>Een</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>Twee",
            "Een\n\nTwee",
        ),
        ("a  \n b&nbsp;c&amp;d &lt;e&gt;", "a b c&d <e>"),
        ("<ul><li>Een<li>Twee</ul>", "- Een\n- Twee"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ("<b>vet</b>druk", "vetdruk"),
        ("<style>p{color:red}</style><script>alert('<p>x')</script>Hallo", "Hallo"),
        ("<head><title>x</title><meta a=b></head><body>Hallo", "Hallo"),
        ("<head><title>x</title><body>Hallo", "Hallo"),
        ("<p style='display:none'>weg<p>Hallo", "Hallo"),
        ("<td><span style='display:none'>weg</td><td>Hallo", "Hallo"),
        ("<!-- weg --><![if mso]>Hallo<![endif]>", "Hallo"),
        ("a<!--[if mso]><p>weg</p><![endif]-->b", "ab"),
        ('<div style="display:none">weg</div>Hallo', "Hallo"),
        ("<div style='color:red; DISPLAY : none'>weg<p>weg</p></div>Hallo", "Hallo"),
        ("<span hidden>weg</span>Hallo", "Hallo"),
        ('<span style="font-size:0px">weg</span><b style="font-size:0.9em">Hallo</b>', "Hallo"),
        ('<a href="https://x.example/a">hier</a>', "hier <https://x.example/a>"),
        ('<a href="https://www.x.example/">x.example</a>', "x.example"),
        ('<a href="mailto:a@x.example">a@x.example</a>', "a@x.example"),
        ('<a href="javascript:alert(1)">klik</a>', "klik"),
        ('<img src="https://track.example/1.gif" alt="logo">Hallo', "Hallo"),
        ('<p title="a > b">Hallo', "Hallo"),
        ("a < b en c > d", "a < b en c > d"),
        ("<p>Help", "Help"),
        ("</div></p>Help</b>", "Help"),
        ("&#72;&#x48;&eacute;&bogus;&#99999999999;", "HHé&bogus;\ufffd"),
        ("Hal\u00adlo\u200b", "Hal lo"),
        ("", ""),
    ],
)
def test_html_becomes_the_text_that_is_seen(source, expected):
    assert html_to_text(source) == (expected, False)


OLDER_MAIL = {
    "gmail": """
        <div dir="ltr">Ja graag</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">
        Op di 24 nov 2026 om 09:12 schreef Bo &lt;<a href='mailto:b@x.example'>b@x.example</a>&gt;:
        <br></div><blockquote class='gmail_quote' style='margin:0'>{}</blockquote></div>""",
    "gmail, forwarded without blockquote": """
        <div>Ja graag</div><div class=gmail_quote><div class=gmail_attr>
        ---------- Doorgestuurd bericht ---------<br>Van: Bo<br>Date: di 24 nov 2026<br>
        Subject: x<br>To: y<br></div>{}</div>""",
    "thunderbird": """
        <p>Ja graag</p><div class='moz-cite-prefix'>Op 24-11-2026 om 09:12 schreef Bo:<br></div>
        <blockquote type='cite'>{}</blockquote>""",
    "outlook on the web": """
        <div>Ja graag</div><div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>Van:</b> Bo
        <br><b>Verzonden:</b> nu<br><b>Aan:</b> mij</div><div>{}</div>""",
    "outlook": """
        <p class=MsoNormal>Ja graag</p><div style='border-top:solid'><p class=MsoNormal><b>Van:</b>
        Bo<br><b>Verzonden:</b> nu<br><b>Aan:</b> mij<br><b>Onderwerp:</b> x</p></div>{}""",
    "apple": """
        <div>Ja graag</div><div><br><blockquote type=cite><div>Op 24 nov. 2026, om 09:12 heeft Bo
        het volgende geschreven:</div>{}</blockquote></div>""",
    "yahoo": "<div>Ja graag</div><div class='yahoo_quoted'>{}</div>",
    "proton": "<div>Ja graag</div><div class='x protonmail_quote y'>{}</div>",
    "gmx": "<div>Ja graag</div><div name='quote'>{}</div>",
}


@pytest.mark.parametrize("source", OLDER_MAIL.values(), ids=OLDER_MAIL)
def test_what_mail_programs_quote_is_quoted(source):
    body = split_body(html_to_text(source.format("<p>Is de server down?</p>"))[0])
    assert body.paragraphs == ("Ja graag",)
    assert "Is de server down?" in body.quoted


def test_answers_between_the_quotes_of_gmail_are_new_words():
    source = (
        "<div class=gmail_quote><div class=gmail_attr>Op 24 nov 2026 om 09:12 schreef Bo:</div>"
        "<blockquote class=gmail_quote>Is de kraan dicht?</blockquote><div>Ja, al een uur.</div>"
        "<blockquote class=gmail_quote>En het water?</blockquote><div>Het stroomt nog!</div></div>"
    )
    body = split_body(html_to_text(source)[0])
    assert body.paragraphs == ("Ja, al een uur.", "Het stroomt nog!")


def test_a_signature_element_is_marked():
    text, _ = html_to_text("<div>Ja</div><div class='gmail_signature'>Jan<br>06-12345678</div>")
    assert split_body(text).paragraphs == ("Ja",)


BOMBS = [
    *(
        "<div>",
        "<b>",
        "<a><b>",
        "<table>",
        "<p><b>",
        "<select>",
        "<",
        "&",
        "&amp",
        "&#9999999",
        "<!--",
    ),
    *(
        "<style>",
        "<style></style",
        "<a '",
        '<a "',
        "<a '\"",
        "<p class='",
        "<a href=x>y",
        "</p>",
        "<br>",
    ),
    *(
        "<td>x",
        "<p style='",
        '<p style="display',
        "<svg></svg",
        "<li",
        "<p a=b ",
        "<![",
        "\xa0",
        "> ",
    ),
]


@pytest.mark.parametrize("piece", BOMBS)
def test_two_megabytes_of_anything_take_less_than_a_second(piece):
    source = piece * (2_000_000 // len(piece))
    start = time.process_time()
    html_to_text(source)
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize("opening", ["<div ", "<p title='", '<p title="', "<a href="])
def test_a_tag_of_a_megabyte_is_one_tag(opening):
    text, _ = html_to_text(f"{opening}{'a' * 1_000_000}'\">Help")
    assert text == "Help"


def test_words_behind_too_many_tags_are_not_lost():
    text, is_cut = html_to_text("<i>" * 30_000 + "Help <b>ons</b>")
    assert "Help" in text
    assert is_cut


@given(st.lists(st.sampled_from(BOMBS) | st.text(max_size=5), max_size=40).map("".join))
def test_any_markup_is_read(source):
    html_to_text(source)
