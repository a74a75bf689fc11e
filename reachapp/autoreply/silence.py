"""Why a mail gets no automatic reply: the codes, and the sentence of each for people."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from reachapp.core.i18n import N_


class Silence(StrEnum):
    """The reasons, in the order in which they are looked for; the first that holds is given."""

    UNREADABLE = "unreadable"
    WRONG_MAILBOX = "wrong_mailbox"
    ALREADY_ANSWERED = "already_answered"
    TOO_OLD = "too_old"
    NO_RETURN_PATH = "no_return_path"
    NULL_RETURN_PATH = "null_return_path"
    BAD_RETURN_PATH = "bad_return_path"
    OWN_ADDRESS = "own_address"
    NO_AUTHOR = "no_author"
    ROLE_SENDER = "role_sender"
    NOREPLY = "noreply"
    AUTO_SUBMITTED = "auto_submitted"
    FROM_LIST = "from_list"
    PRECEDENCE = "precedence"
    SUPPRESS_HEADER = "suppress_header"
    MACHINE_HEADER = "machine_header"
    REPORT = "report"
    CALENDAR = "calendar"
    SPAM = "spam"
    AUTH_FAILED = "auth_failed"
    TOO_MANY_HOPS = "too_many_hops"
    NOT_ADDRESSED = "not_addressed"
    NEVER_THIS_SENDER = "never_this_sender"
    INSIDE_HOURS = "inside_hours"
    REPLIED_RECENTLY = "replied_recently"
    THREAD_REPLIED = "thread_replied"
    CAP = "cap"
    NO_REPLY_NEEDED = "no_reply_needed"


SENTENCES: Mapping[Silence, str] = MappingProxyType(
    {
        Silence.UNREADABLE: N_("The message could not be read; a person has to look at it."),
        Silence.WRONG_MAILBOX: N_("The message lies in a mailbox that is not answered."),
        Silence.ALREADY_ANSWERED: N_("A person has already answered it."),
        Silence.TOO_OLD: N_("It is too old: a promise would come too late."),
        Silence.NO_RETURN_PATH: N_("It does not say where a reply may go (no Return-Path)."),
        Silence.NULL_RETURN_PATH: N_("It is a notification that wants no reply (empty sender)."),
        Silence.BAD_RETURN_PATH: N_("Its return address is not exactly one mail address."),
        Silence.OWN_ADDRESS: N_("It comes from one of your own addresses."),
        Silence.NO_AUTHOR: N_("It names no author that can be answered."),
        Silence.ROLE_SENDER: N_("A list server, a mail system or a web form sent it."),
        Silence.NOREPLY: N_("Its sender takes no replies (no-reply address)."),
        Silence.AUTO_SUBMITTED: N_("A machine wrote it (Auto-Submitted)."),
        Silence.FROM_LIST: N_("It came over a mailing list or is a newsletter."),
        Silence.PRECEDENCE: N_("It is marked as bulk mail."),
        Silence.SUPPRESS_HEADER: N_("Its sender asks for no automatic replies."),
        Silence.MACHINE_HEADER: N_("It carries the mark of an automatic system."),
        Silence.REPORT: N_("It is a delivery report or a read receipt."),
        Silence.CALENDAR: N_("It is an answer to an invitation or a calendar update."),
        Silence.SPAM: N_("The mail server takes it for spam."),
        Silence.AUTH_FAILED: N_("Its sender may be forged: the mail server's checks failed."),
        Silence.TOO_MANY_HOPS: N_("It went through too many servers and may be in a loop."),
        Silence.NOT_ADDRESSED: N_("It is not addressed to you."),
        Silence.NEVER_THIS_SENDER: N_("You chose never to answer this sender automatically."),
        Silence.INSIDE_HOURS: N_("You are open now, and replies go outside your hours only."),
        Silence.REPLIED_RECENTLY: N_("This sender had the same reply recently."),
        Silence.THREAD_REPLIED: N_("This conversation had an automatic reply recently."),
        Silence.CAP: N_("Replies are stopped until you resume them, by you or by a limit."),
        Silence.NO_REPLY_NEEDED: N_("Nobody waits for an answer to it."),
    }
)
"""One English sentence a reason; the key of the catalogue."""
