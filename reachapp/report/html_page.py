"""The report as one HTML page that mail programs show, too: tables, inline styles, nothing fetched.

Whatever came from a client is escaped; there is no script, no image, no link and no outside font.
"""

from collections.abc import Iterable
from html import escape

from reachapp.core.promises import PromiseState
from reachapp.report import sentences
from reachapp.report.speech import Speech
from reachapp.report.week_report import KeptInWeek, ToldPromise, WeekReport

# the light theme of the windows: a report is always light
INK, INK2, INK3 = "#23272b", "#53585e", "#62666c"
ACCENT, BAR, LINE = "#1d6b65", "#a9d2cc", "#e5e0d8"
BROKEN, SOON, TINT = "#8d2046", "#944506", "#dcebe8"
GROUND, PAPER = "#ece8e1", "#ffffff"
HEAT = ("#ffffff", "#e6f0ee", "#cbe3df", "#a9d2cc", "#2d7f78", ACCENT)
"""From no mail to the most."""
HEAT_WHITE = 4
"""From this shade on the number is white."""

FONT = "Inter,'Segoe UI',system-ui,-apple-system,Roboto,Helvetica,Arial,sans-serif"
BAR_PIXELS = 64
FIRST_HOUR, LAST_HOUR = 7, 21
MOST_LINES = 40

_TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'


def html_page(report: WeekReport, speech: Speech) -> str:
    """Return the whole page."""
    blocks = [
        _head(report, speech),
        _two(_bars(report, speech), _numbers(report, speech)),
        _trouble(report, speech),
        _hours(report, speech),
        _due(report, speech),
        _foot(report, speech),
    ]
    body = "".join(
        f'<tr><td style="padding:0 44px 24px">{each}</td></tr>' for each in blocks if each
    )
    name = escape(sentences.title(report, speech))
    return (
        f'<!DOCTYPE html>\n<html lang="{speech.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">'
        f'<meta name="color-scheme" content="light"><title>{name}</title></head>'
        f'<body style="margin:0;padding:0;background:{GROUND};color:{INK};font:14px/22px {FONT}">'
        f'{_TABLE} width="100%" bgcolor="{GROUND}"><tr><td align="center" style="padding:24px 8px">'
        f'{_TABLE} width="760" bgcolor="{PAPER}" style="width:100%;max-width:760px;'
        f'background:{PAPER};border-radius:4px;text-align:left">\n'
        f'<tr><td style="height:40px"></td></tr>\n{body}'
        f'<tr><td style="height:16px"></td></tr></table></td></tr></table></body></html>\n'
    )


def _head(report: WeekReport, speech: Speech) -> str:
    owner = escape(report.owner)
    told = escape(" ".join(sentences.sentences(report, speech)))
    return (
        f'{_TABLE} width="100%"><tr><td style="color:{INK3};font-size:13px">'
        f"{escape(sentences.title(report, speech))}</td>"
        f'<td align="right" style="color:{ACCENT};font-weight:600;white-space:nowrap;'
        f'vertical-align:top">{owner}</td></tr></table>'
        f'<h1 style="margin:4px 0 10px;font-size:26px;line-height:34px;font-weight:600;'
        f'color:{INK}">{escape(sentences.headline(report, speech))}</h1>'
        f'<p style="margin:0;font-size:15px;line-height:24px;max-width:640px">{told}</p>'
    )


def _two(left: str, right: str) -> str:
    cell = "vertical-align:top"
    return (
        f'{_TABLE} width="100%"><tr><td width="48%" style="{cell};padding-right:32px">{left}</td>'
        f'<td style="{cell}">{right}</td></tr></table>'
    )


def _title(text: str) -> str:
    return (
        f'<h2 style="margin:0 0 8px;font-size:14px;line-height:20px;font-weight:600;'
        f'color:{INK}">{escape(text)}</h2>'
    )


def _bars(report: WeekReport, speech: Speech) -> str:
    most = max((each.kept + each.broken for each in report.history), default=0)
    bars = "".join(_bar(each, most, is_last=each.week == report.week) for each in report.history)
    kept, broken = speech.phrase("kept"), speech.phrase("broken (on top)")
    legend = (
        f'<p style="margin:8px 0 0;font-size:12px;color:{INK2}">'
        f'<span style="color:{ACCENT}">&#9632;</span> {escape(kept)} &nbsp; '
        f'<span style="color:{BROKEN}">&#9632; {escape(broken)}</span></p>'
    )
    name = _title(speech.phrase("Kept, last eight weeks"))
    return f'{name}{_TABLE} width="100%"><tr>{bars}</tr></table>{legend}'


def _bar(each: KeptInWeek, most: int, *, is_last: bool) -> str:
    whole = each.kept + each.broken
    colour = ACCENT if is_last else BAR
    weight = "600" if is_last else "400"
    count = f"{each.kept}/{whole}" if whole else "&ndash;"
    parts = ""
    for value, shade in ((each.broken, BROKEN), (each.kept, colour)):
        if value:
            height = max(3, round(BAR_PIXELS * value / most))
            parts += (
                f'<div style="height:{height}px;background:{shade};border-radius:2px;'
                f'margin-top:2px;font-size:0;line-height:0">&nbsp;</div>'
            )
    small = "font-size:11px;line-height:18px;text-align:center"
    return (
        f'<td width="12%" style="vertical-align:bottom;padding-right:5px">'
        f'<div style="{small};color:{INK if is_last else INK3};font-weight:{weight}">{count}</div>'
        f"{parts or _flat()}"
        f'<div style="{small};color:{INK3}">{each.week.number}</div></td>'
    )


def _flat() -> str:
    return (
        f'<div style="height:2px;background:{LINE};border-radius:1px;font-size:0;'
        f'line-height:0">&nbsp;</div>'
    )


def _numbers(report: WeekReport, speech: Speech) -> str:
    rows = list(sentences.rows(report, speech))
    first, rest = rows[:1], rows[1:]
    labels = [(f"\u2003{words}", number) for words, number in sentences.label_rows(report, speech)]
    return _title(speech.phrase("This week in numbers")) + _list([*first, *labels, *rest])


def _list(rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<tr><td style="padding:4px 0;border-top:1px solid {LINE};color:{INK2}">{escape(words)}'
        f'</td><td align="right" style="padding:4px 0 4px 12px;border-top:1px solid {LINE}">'
        f"{escape(number)}</td></tr>"
        for words, number in rows
    )
    return f'{_TABLE} width="100%" style="font-size:13px;line-height:20px">{lines}</table>'


def _trouble(report: WeekReport, speech: Speech) -> str:
    if not report.trouble:
        return ""
    lines = "".join(_line(each, speech) for each in report.trouble[:MOST_LINES])
    more = len(report.trouble) - MOST_LINES
    rest = _note(speech.phrases("and {n} more", "and {n} more", more)) if more > 0 else ""
    name = _title(speech.phrase("Broken and moved"))
    return f'{name}{_TABLE} width="100%">{lines}</table>{rest}'


def _line(told: ToldPromise, speech: Speech) -> str:
    is_broken = told.state is PromiseState.BROKEN
    colour, sign = (BROKEN, "&#10005;") if is_broken else (SOON, "&#8635;")
    cell = f"padding:7px 12px 7px 0;border-top:1px solid {LINE};vertical-align:top"
    return (
        f'<tr><td width="96" style="{cell};color:{colour};font-weight:600;white-space:nowrap">'
        f"{sign} {escape(sentences.state_word(told, speech))}</td>"
        f'<td width="190" style="{cell}">{escape(_short(told.contact))}</td>'
        f'<td style="{cell};color:{INK2}">{escape(sentences.what_became(told, speech))}</td></tr>'
    )


def _hours(report: WeekReport, speech: Speech) -> str:
    if not report.received:
        return ""
    found = [hour for _, hour in (*report.cells, *report.open_cells)]
    hours = range(min([*found, FIRST_HOUR]), max([*found, LAST_HOUR]) + 1)
    heads = "".join(
        f'<td align="center" style="font-size:11px;color:{INK3}">{hour}</td>' for hour in hours
    )
    days = "".join(_day(report, weekday, hours, speech) for weekday in range(7))
    name, own = speech.phrase("When clients come"), speech.phrase("your hours")
    line = f'<span style="border-bottom:2px solid {INK2}">&nbsp;&nbsp;&nbsp;&nbsp;</span>'
    return (
        f'{_TABLE} width="100%"><tr><td>{_title(name)}</td>'
        f'<td align="right" style="font-size:12px;color:{INK2}">{line} '
        f"{escape(own)}</td></tr></table>"
        f'<table role="presentation" cellpadding="0" border="0" width="100%" style="'
        f'border-collapse:separate;border-spacing:3px 2px;table-layout:fixed">'
        f'<tr><td width="28"></td>{heads}</tr>{days}</table>'
        f"{_note(sentences.outside_words(report, speech))}"
    )


def _day(report: WeekReport, weekday: int, hours: range, speech: Speech) -> str:
    most = max(report.cells.values(), default=1)
    cells = ""
    for hour in hours:
        count = report.cells.get((weekday, hour), 0)
        shade = -(-count * (len(HEAT) - 1) // most)
        ink = PAPER if shade >= HEAT_WHITE else INK
        edge = LINE if not count else HEAT[shade]
        under = INK2 if (weekday, hour) in report.open_cells else PAPER
        cells += (
            f'<td style="padding:0 0 2px;border-bottom:2px solid {under}"><div style="height:20px;'
            f"line-height:20px;font-size:11px;text-align:center;border-radius:4px;color:{ink};"
            f'background:{HEAT[shade]};border:1px solid {edge}">{count or "&nbsp;"}</div></td>'
        )
    return f'<tr><td style="font-size:12px;color:{INK2}">{speech.weekday(weekday)}</td>{cells}</tr>'


def _due(report: WeekReport, speech: Speech) -> str:
    name = _title(speech.phrase("Due in the coming week"))
    if not report.due:
        return name + _note(speech.phrase("Nothing is promised yet."))
    cell = f"padding:6px 12px 6px 0;border-top:1px solid {LINE};vertical-align:top"
    lines = "".join(
        f'<tr><td width="140" style="{cell};white-space:nowrap">'
        f"{escape(speech.moment(each.promise_at))}</td>"
        f'<td width="190" style="{cell}">{escape(_short(each.contact))}</td>'
        f'<td style="{cell};color:{INK2}">{escape(_short(each.subject, 70))}</td></tr>'
        for each in report.due[:MOST_LINES]
    )
    more = len(report.due) - MOST_LINES
    rest = _note(speech.phrases("and {n} more", "and {n} more", more)) if more > 0 else ""
    return f'{name}{_TABLE} width="100%">{lines}</table>{rest}'


def _foot(report: WeekReport, speech: Speech) -> str:
    made = speech.phrase(
        "Made by Reachapp on {moment}. Promises count in the week in which they fall due;"
        " only an answer by a person keeps them.",
        moment=speech.moment(report.made_at),
    )
    return (
        f'<div style="padding:12px 16px;background:{TINT};border-radius:8px;font-size:12px;'
        f'line-height:18px;color:{INK2}">{escape(made)}</div>'
    )


def _note(text: str) -> str:
    return f'<p style="margin:6px 0 0;font-size:12px;color:{INK2}">{escape(text)}</p>'


def _short(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
