"""The rehearsal as plain text, in the owner's language."""

from collections.abc import Callable, Iterator, Sequence

from reachapp.report.rehearsal import Fate, Rehearsal, RehearsedMail
from reachapp.report.speech import Speech

MOST_LINES = 50
_WIDE_NAME, _WIDE_SUBJECT = 28, 60


def rehearsal_page(rehearsal: Rehearsal, speech: Speech, *, why: Callable[[str], str] = str) -> str:
    """Return the rehearsal in lines; `why` gives the sentence of a reason code."""
    return "\n".join(_lines(rehearsal, speech, why)).rstrip() + "\n"


def _lines(rehearsal: Rehearsal, speech: Speech, why: Callable[[str], str]) -> Iterator[str]:
    yield title(rehearsal, speech)
    yield ""
    yield from sums(rehearsal, speech)
    yield from _part(
        speech.phrase("These would have rung:"),
        rehearsal.rings,
        lambda each: _ring(each, speech),
        speech,
    )
    yield from _part(
        speech.phrase("These promises would have failed:"),
        rehearsal.failed,
        lambda each: _failed(each, speech),
        speech,
    )
    yield from _part(
        speech.phrase("These would have had a reply:"),
        rehearsal.replies,
        lambda each: _replied(each, speech),
        speech,
    )
    if rehearsal.silences:
        yield from ("", speech.phrase("Without a reply:"))
        for reason, n in rehearsal.silences.items():
            yield f"{n:>5}  {why(reason)}"


def title(rehearsal: Rehearsal, speech: Speech) -> str:
    """Return `Terugspelen van zo 8 nov tot en met zo 22 nov: …`."""
    return speech.phrase(
        "Rehearsal of {first} to {last}: nothing was sent or stored",
        first=speech.day(rehearsal.since),
        last=speech.day(rehearsal.until),
    )


def sums(rehearsal: Rehearsal, speech: Speech) -> Iterator[str]:
    """Return the whole in a few sentences."""
    labels = rehearsal.labels
    yield speech.phrases(
        "{n} mail: {urgent} urgent, {later} later, {no_reply} without need of an answer",
        "{n} mails: {urgent} urgent, {later} later, {no_reply} without need of an answer",
        len(rehearsal.mails),
        **{label.value: n for label, n in labels.items()},
    )
    yield speech.phrases("{n} reply", "{n} replies", len(rehearsal.replies))
    fates = rehearsal.fates
    yield speech.phrases(
        "{n} promise: {kept} kept, {broken} too late, {unanswered} unanswered, {running} running",
        "{n} promises: {kept} kept, {broken} too late, {unanswered} unanswered, {running} running",
        sum(fates.values()),
        **{fate.value: n for fate, n in fates.items()},
    )
    outside = sum(mail.is_outside_hours for mail in rehearsal.rings)
    yield speech.phrases(
        "{n} alarm, {outside} of them outside your hours",
        "{n} alarms, {outside} of them outside your hours",
        len(rehearsal.rings),
        outside=outside,
    )
    if not rehearsal.has_target:
        yield speech.phrase(
            "No assistant and no telephone is set up: nobody would have been called."
        )
    if rehearsal.capped:
        yield speech.phrases(
            "A limit would have stopped replies at {n} mail, until you resumed them.",
            "A limit would have stopped replies at {n} mails, until you resumed them.",
            rehearsal.capped,
        )
    if rehearsal.left_out:
        yield speech.phrases(
            "{n} older mail was not looked at.",
            "{n} older mails were not looked at.",
            rehearsal.left_out,
        )


def _part(
    title: str,
    mails: Sequence[RehearsedMail],
    line: Callable[[RehearsedMail], str],
    speech: Speech,
) -> Iterator[str]:
    if not mails:
        return
    yield from ("", title)
    for each in mails[:MOST_LINES]:
        yield f"  {line(each)}"
    if len(mails) > MOST_LINES:
        yield "  " + speech.phrases("and {n} more", "and {n} more", len(mails) - MOST_LINES)


def _ring(mail: RehearsedMail, speech: Speech) -> str:
    words = speech.phrase("outside your hours")
    outside = f"  ({words})" if mail.is_outside_hours else ""
    return f"{speech.moment(mail.at):<17} {_who(mail)} {_subject(mail)}{outside}"


def _failed(mail: RehearsedMail, speech: Speech) -> str:
    return f"{speech.moment(mail.at):<17} {_who(mail)} {failed_words(mail, speech)}"


def failed_words(mail: RehearsedMail, speech: Speech) -> str:
    """Return what the client would have been promised, and what became of it."""
    if mail.fate is Fate.UNANSWERED or mail.answered_at is None:
        became = speech.phrase("no answer until now")
    else:
        became = speech.phrase("answered {moment}", moment=speech.moment(mail.answered_at))
    promised = speech.phrase("promised {statement}", statement=mail.statement)
    return f"{promised}; {became}"


def _replied(mail: RehearsedMail, speech: Speech) -> str:
    return f"{speech.moment(mail.at):<17} {_who(mail)} {told_words(mail, speech)}"


def told_words(mail: RehearsedMail, speech: Speech) -> str:
    """Return the promise as the client would have read it."""
    return mail.statement or speech.phrase("without a time")


def _who(mail: RehearsedMail) -> str:
    return f"{_plain(mail.contact or mail.address, _WIDE_NAME):<{_WIDE_NAME}}"


def _subject(mail: RehearsedMail) -> str:
    return _plain(mail.subject, _WIDE_SUBJECT)


def _plain(text: str, most: int) -> str:
    """A client's words are data: one line, nothing that a terminal would act on."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
