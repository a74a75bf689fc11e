"""Who wrote this mail: a person, a machine, a list? Told by headers alone (RFC 3834, 2919, 2369).

Two kinds of mail look like machines and carry a person: website forms, and mail that came through
an address of a group (`info@` as a Google Group).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from reachapp.core.addresses import strip_comments
from reachapp.core.automatic import PathKind, auto_submitted, return_path
from reachapp.core.message import Message

_LOCAL_MACHINE = re.compile(
    r"^(no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|niet[-_.]?(be)?antwoorden"
    r"|mailer-daemon"
    r"|bounces?|notifications?|notify|alerts?|alarm|monitor(ing)?|nagios|zabbix|uptime|cron"
    r"|root|system"
    r"|automail|robot|bot|daemon|news(letter)?|nieuws(brief)?|mailing|marketing|updates?"
    r"|digest|geenantwoord"
    r"|ne-?pas-?repondre|keine-?antwort|wordpress|www-data|apache|nobody|backup|nas|raid"
    r"|messages-noreply"
    r"|noreply|no-reply)([-+_.0-9].*)?$"
)
# A whole word: `mynoreply@` may be a person.
_LOCAL_NOREPLY = re.compile(
    r"(?:^|[-_.+=])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|niet-?antwoorden)(?:$|[-_.+=0-9])",
    re.IGNORECASE,
)
_SUPPRESSED = frozenset({"all", "oof", "autoreply"})
_LOCAL_FORM = re.compile(
    r"wordpress|form|website|webmaster|wpforms|contact|www-data|apache|webshop|site|noreply"
    r"|no-reply|mailer",
    re.IGNORECASE,
)
_GROUP_NAME = re.compile(
    r"\b(info|contact|office|kantoor|support|sales|verkoop|klant\w*|team|help\w*|service"
    r"|hallo|hello|mail"
    r"|administratie|receptie|praktijk|post|planning|zorg|boekingen|bookings?|orders?|studio)\b",
    re.IGNORECASE,
)
_FORM_LINE = re.compile(
    r"^[ \t*]*(naam|name|uw naam|your name|voornaam|nom|e-?mail(adres)?|telefoon(nummer)?"
    r"|phone|tel|bericht"
    r"|message|uw bericht|vraag|onderwerp|nachricht|telefon|opmerking(en)?|van|from|subject"
    r"|comment)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_FORM_MAILERS = re.compile(
    r"phpmailer|wordpress|wpforms|formspree|gravity|typeform|jotform|ninja", re.IGNORECASE
)
_FORM_SUBJECT = re.compile(
    r"contact\s?-?\s?(formulier|form)|web\s?formulier|kontaktformular|formulaire|(via|from"
    r"|van|van uw|uber)\s+(de\s+|your\s+|the\s+)?(web)?site"
    r"|nieuwe? (inzending|aanvraag|bericht)|new (submission|message|enquiry|inquiry|contact)"
    r"|form submission|afspraakformulier",
    re.IGNORECASE,
)
_AUTO_REPLY_SUBJECT = re.compile(
    r"^\s*(automatisch antwoord|automatic reply|auto(matic)?[- ]?reply|out of (the )?office"
    r"|abwesen|automatische antwort"
    r"|afwezig|r.ponse automatique|undeliver|delivery status|mail delivery|onbestelbaar"
    r"|returned mail|failure notice"
    r"|unzustellbar|niet bezorgd)",
    re.IGNORECASE,
)
_CALENDAR_SUBJECT = re.compile(
    r"^\s*(geaccepteerd|accepted|declined|afgewezen|tentative|uitnodiging|invitation"
    r"|updated invitation|zugesagt"
    r"|abgesagt|cancell?ed event|geannuleerd|einladung|accept.)\s*:",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"^\s*(re:\s*)?\[[\w .-]{2,30}\]", re.IGNORECASE)
"""The name of a discussion list in front of the subject."""
_ALARM_SUBJECT = re.compile(
    r"\[(alert|alarm|critical|problem|down|fired)[^\]]{0,40}\]", re.IGNORECASE
)


class Origin(StrEnum):
    """Who wrote it."""

    PERSON = "person"
    FORM = "form"
    GROUP = "group"
    """A person, through an address of the owner's group."""
    LIST = "list"
    BULK = "bulk"
    MACHINE = "machine"
    AUTO_REPLY = "auto_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The origin, and the header that tells it."""

    origin: Origin
    evidence: str = ""

    @property
    def is_person(self) -> bool:
        """Say whether a person's words stand in it."""
        return self.origin in {Origin.PERSON, Origin.FORM, Origin.GROUP}


def read_origin(message: Message, owner_domains: frozenset[str]) -> Signs:
    """Tell who wrote the mail."""
    automatic = set(auto_submitted(message)) - {"no"}
    if "auto-replied" in automatic or _AUTO_REPLY_SUBJECT.search(message.subject):
        return Signs(origin=Origin.AUTO_REPLY, evidence=message.subject or "Auto-Submitted")
    if message.content_type == "multipart/report" or _is_null_path(message):
        return Signs(origin=Origin.AUTO_REPLY, evidence=message.content_type)
    if _is_form(message):
        return Signs(origin=Origin.FORM, evidence="Reply-To")
    if message.content_type == "text/calendar" or _CALENDAR_SUBJECT.search(message.subject):
        return Signs(origin=Origin.MACHINE, evidence=message.subject)
    if automatic:
        return Signs(origin=Origin.MACHINE, evidence="Auto-Submitted")
    return _by_sender(message) or _by_list(message, owner_domains)


def _by_sender(message: Message) -> Signs | None:
    local = message.from_[0].spec.partition("@")[0].lower() if message.from_ else ""
    if not (_LOCAL_MACHINE.match(local) or _LOCAL_NOREPLY.search(local)):
        return None
    is_bulk = message.header("list-unsubscribe") or message.header("feedback-id")
    return Signs(origin=Origin.BULK if is_bulk else Origin.MACHINE, evidence=local)


def _by_list(message: Message, owner_domains: frozenset[str]) -> Signs:
    if _is_group(message, owner_domains):
        return Signs(origin=Origin.GROUP, evidence=message.header("list-id") or "")
    precedence = strip_comments(message.header("precedence") or "").strip().lower()
    signs = (
        (Origin.BULK, "Feedback-ID", message.header("feedback-id")),
        (Origin.LIST, "List-Id", message.header("list-id") or message.header("list-post")),
        (Origin.BULK, "List-Unsubscribe", message.header("list-unsubscribe")),
        (Origin.BULK, "Precedence", precedence in {"bulk", "list", "junk"}),
        (Origin.MACHINE, message.subject, _ALARM_SUBJECT.search(message.subject)),
        (
            Origin.MACHINE,
            "X-Auto-Response-Suppress",
            _wants_no_reply(message),
        ),
    )
    told = (Signs(origin=origin, evidence=words) for origin, words, sign in signs if sign)
    return next(told, Signs(origin=Origin.PERSON))


def _wants_no_reply(message: Message) -> bool:
    """Exchange's wish; the tokens about receipts alone stand on mail of people, too."""
    field = message.header("x-auto-response-suppress") or ""
    return not _SUPPRESSED.isdisjoint(token.strip().lower() for token in re.split("[,;]", field))


def _is_null_path(message: Message) -> bool:
    return return_path(message).kind is PathKind.NULL


def _is_form(message: Message) -> bool:
    """Two signs of a website form, one of them in the envelope."""
    if not message.from_:
        return False
    local = message.from_[0].spec.partition("@")[0]
    mailer = message.header("x-mailer") or ""
    other = bool(message.reply_to) and message.reply_to[0].spec != message.from_[0].spec
    envelope = bool(_LOCAL_FORM.search(local)) or bool(_FORM_MAILERS.search(mailer))
    lines = len(set(_FORM_LINE.findall(message.body.new_text[:8000])))
    words = bool(_FORM_SUBJECT.search(message.subject)) or lines > 1
    if message.header("list-unsubscribe") or message.header("feedback-id"):
        return envelope and other and words
    return (envelope and (words or (other and not message.header("precedence")))) or (
        other and words
    )


def _is_group(message: Message, owner_domains: frozenset[str]) -> bool:
    if _TOPIC.search(message.subject):
        return False
    if message.header("x-google-group-id"):
        return True
    name = (message.header("list-id") or "").rpartition("<")[2].strip(" >").lower()
    if not name or message.header("feedback-id"):
        return False
    return any(name.endswith("." + domain) for domain in owner_domains) or bool(
        _GROUP_NAME.match(name)
    )
