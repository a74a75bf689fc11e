"""The report as plain text: for the terminal, and beside the HTML in the Monday mail."""

from collections.abc import Iterable, Iterator

from reachapp.report import sentences
from reachapp.report.speech import Speech
from reachapp.report.week_report import WeekReport

MOST_LINES = 40
_WIDE = 34


def text_page(report: WeekReport, speech: Speech) -> str:
    """Return the report in lines of text."""
    return "\n".join(_lines(report, speech)).rstrip() + "\n"


def _lines(report: WeekReport, speech: Speech) -> Iterator[str]:
    yield sentences.title(report, speech)
    yield sentences.headline(report, speech)
    yield ""
    yield from sentences.sentences(report, speech)
    yield ""
    first, *rest = sentences.rows(report, speech)
    labels = [(f"  {words}", n) for words, n in sentences.label_rows(report, speech)]
    for words, number in (first, *labels, *rest):
        yield f"{words:<{_WIDE}} {number}"
    outside = sentences.outside_words(report, speech)
    if outside:
        yield ""
        yield outside
    if report.trouble:
        yield from ("", speech.phrase("Broken and moved"))
        yield from _cut(
            (
                f"- {sentences.state_word(each, speech)}: {_plain(each.contact)}, "
                f"{sentences.what_became(each, speech)}"
                for each in report.trouble
            ),
            len(report.trouble),
            speech,
        )
    yield from ("", speech.phrase("Due in the coming week"))
    if not report.due:
        yield speech.phrase("Nothing is promised yet.")
    yield from _cut(
        (
            f"- {speech.moment(each.promise_at)}: {_plain(each.contact)}, {_plain(each.subject)}"
            for each in report.due
        ),
        len(report.due),
        speech,
    )


def _cut(lines: Iterable[str], count: int, speech: Speech) -> Iterator[str]:
    for _, line in zip(range(MOST_LINES), lines, strict=False):
        yield line
    if count > MOST_LINES:
        yield "- " + speech.phrases("and {n} more", "and {n} more", count - MOST_LINES)


def _plain(text: str) -> str:
    """A client's words are data: one line, nothing that a terminal would act on."""
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(line.split())[:80]
