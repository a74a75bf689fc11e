"""What a reason of a verdict means, in a sentence each; the code is what is stored and counted."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from reachapp.core.i18n import N_


class Code(StrEnum):
    """Why a mail has its label."""

    DANGER = "danger"
    CRISIS = "crisis"
    MEDICAL = "medical"
    MISSING_PERSON = "missing_person"
    DAMAGE = "damage"
    MILD_DAMAGE = "mild_damage"
    ESSENTIAL_GONE = "essential_gone"
    NO_HEATING = "no_heating"
    VULNERABLE = "vulnerable"
    LOCKED_OUT = "locked_out"
    BUSINESS_STOPPED = "business_stopped"
    SOMETHING_BROKEN = "something_broken"
    SECURITY = "security"
    MONEY_AT_RISK = "money_at_risk"
    LEGAL = "legal"
    DEADLINE = "deadline"
    NEAR_MOMENT = "near_moment"
    STRANDED = "stranded"
    APPOINTMENT_CHANGED = "appointment_changed"
    SOUNDS_URGENT = "sounds_urgent"
    CLAIM = "claim"
    AT_ONCE = "at_once"
    GOING_ON = "going_on"
    MANY_AFFECTED = "many_affected"
    ALARMING = "alarming"
    VIP = "vip"
    MACHINE_ALARM = "machine_alarm"
    UNREADABLE = "unreadable"
    NO_HURRY = "no_hurry"
    SOLVED = "solved"
    HYPOTHETICAL = "hypothetical"
    PAST = "past"
    OTHERS_NEWS = "others_news"
    FAR_DATE = "far_date"
    CONTAINED = "contained"
    QUOTE = "quote"
    NOTHING_PRESSING = "nothing_pressing"
    EMPTY = "empty"
    THANKS = "thanks"
    FYI = "fyi"
    CONFIRMATION = "confirmation"
    MACHINE = "machine"
    AUTO_REPLY = "auto_reply"
    MAILING = "mailing"
    MARKETING = "marketing"
    PITCH = "pitch"
    PHISHING = "phishing"
    SURVEY = "survey"


SENTENCES: Mapping[Code, str] = MappingProxyType(
    {
        Code.DANGER: N_("People may be in danger"),
        Code.CRISIS: N_("Somebody may harm themselves or be harmed"),
        Code.MEDICAL: N_("Somebody may need medical help"),
        Code.MISSING_PERSON: N_("Somebody is missing"),
        Code.DAMAGE: N_("Damage is going on"),
        Code.MILD_DAMAGE: N_("Something leaks or is blocked"),
        Code.ESSENTIAL_GONE: N_("Power, water or warmth is gone"),
        Code.NO_HEATING: N_("There is no heating or hot water"),
        Code.VULNERABLE: N_("A vulnerable person, or freezing cold"),
        Code.LOCKED_OUT: N_("Locked out, or a door that does not close"),
        Code.BUSINESS_STOPPED: N_("A business stands still"),
        Code.SOMETHING_BROKEN: N_("Something does not work"),
        Code.SECURITY: N_("Accounts or data are at risk"),
        Code.MONEY_AT_RISK: N_("Money is at risk"),
        Code.LEGAL: N_("The law is at the door"),
        Code.DEADLINE: N_("Something must happen before the end of the next working day"),
        Code.NEAR_MOMENT: N_("It is about a moment before the end of the next working day"),
        Code.STRANDED: N_("Somebody stands waiting somewhere"),
        Code.APPOINTMENT_CHANGED: N_("An appointment that is near changes"),
        Code.SOUNDS_URGENT: N_("It reads like messages that were urgent"),
        Code.CLAIM: N_("The sender calls it urgent"),
        Code.AT_ONCE: N_("The sender asks for help at once"),
        Code.GOING_ON: N_("It is going on now"),
        Code.MANY_AFFECTED: N_("Several people are affected"),
        Code.ALARMING: N_("Several words of it are alarming"),
        Code.VIP: N_("An important contact has a problem"),
        Code.MACHINE_ALARM: N_("A system reports trouble"),
        Code.UNREADABLE: N_("The mail could not be read: a person must look"),
        Code.NO_HURRY: N_("The sender is in no hurry"),
        Code.SOLVED: N_("It is solved already"),
        Code.HYPOTHETICAL: N_("It is about what could happen"),
        Code.PAST: N_("It is about the past"),
        Code.OTHERS_NEWS: N_("It is about other people's news"),
        Code.FAR_DATE: N_("It is about a date further away"),
        Code.CONTAINED: N_("It is under control"),
        Code.QUOTE: N_("A question, or a request for a price"),
        Code.NOTHING_PRESSING: N_("Nothing in it is pressing"),
        Code.EMPTY: N_("There is no text to judge"),
        Code.THANKS: N_("Thanks, and no question"),
        Code.FYI: N_("For your information, and no question"),
        Code.CONFIRMATION: N_("A confirmation, and no question"),
        Code.MACHINE: N_("Sent by a machine"),
        Code.AUTO_REPLY: N_("An automatic reply or a bounce"),
        Code.MAILING: N_("Sent to a mailing list"),
        Code.MARKETING: N_("Advertising"),
        Code.PITCH: N_("An unasked sales offer"),
        Code.PHISHING: N_("Looks like phishing"),
        Code.SURVEY: N_("A survey"),
    }
)
