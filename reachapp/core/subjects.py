"""The subject of a mail as people compare it."""

MARKS = ("re:", "fw:", "fwd:", "aw:", "wg:", "antw:", "doorst:", "tr:", "betr:", "auto:")
LONGEST = 200


def subject_key(subject: str) -> str:
    """The subject without reply and forward marks, for threading mails that lost their headers."""
    text = subject.strip().casefold()
    while text.startswith(MARKS):
        text = text.partition(":")[2].strip()
    return text[:LONGEST]
