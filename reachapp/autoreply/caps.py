"""Row 25: how many replies may leave; past a limit all stop until the owner has looked.

The limits count what left, so a flood of mail that gets no reply never reaches them.
"""

from datetime import timedelta
from enum import StrEnum

from reachapp.autoreply.case import Case
from reachapp.autoreply.ledger import EVER
from reachapp.autoreply.public_domains import PUBLIC_DOMAINS

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
A_HOUR = 30
"""Replies of one account in an hour."""
A_SENDER_AND_DAY = 3
"""Replies to one sender in a day, over all handles."""
NEW_OF_A_DOMAIN = 3
"""Senders of one domain that get their first reply within an hour."""
NEW_OF_A_PUBLIC_DOMAIN = 20
FORMS_AN_HOUR = 10


class Cap(StrEnum):
    """Which limit was reached."""

    STOPPED = "stopped"
    """The owner stopped replies, or a limit was reached before."""
    ACCOUNT_HOUR = "account_hour"
    SENDER_DAY = "sender_day"
    DOMAIN_HOUR = "domain_hour"
    FORM_HOUR = "form_hour"


def cap_reached(case: Case) -> Cap | None:
    """Return the limit that one more reply would break, if there is one.

    Whoever gets another answer than `STOPPED` trips the ledger, so that the stop lasts.
    """
    ledger = case.ledger
    if case.settings.stopped or ledger.is_tripped():
        return Cap.STOPPED
    hour_ago = case.now - HOUR + timedelta.resolution  # a reply leaves the hour when it is over
    if ledger.replies_since(hour_ago) >= A_HOUR:
        return Cap.ACCOUNT_HOUR
    day_ago = case.now - DAY + timedelta.resolution
    if ledger.replies_to_since(case.canonical, day_ago) >= A_SENDER_AND_DAY:
        return Cap.SENDER_DAY
    if case.is_form and ledger.form_replies_since(hour_ago) >= FORMS_AN_HOUR:
        return Cap.FORM_HOUR
    domain = case.canonical.rpartition("@")[2]
    most = NEW_OF_A_PUBLIC_DOMAIN if domain in PUBLIC_DOMAINS else NEW_OF_A_DOMAIN
    if ledger.new_addresses_since(domain, hour_ago) < most:
        return None
    is_new = ledger.replies_to_since(case.canonical, EVER) == 0
    return Cap.DOMAIN_HOUR if is_new else None
