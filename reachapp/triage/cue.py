"""The names of everything that the rules look for: the features of a mail, as data.

A learned head may take the same features: `cues.read` gives them, `weights` weighs them.
"""

from enum import StrEnum


class Cue(StrEnum):
    """One feature. The comment names the paragraph of the labelling guide that it serves."""

    # U1: danger to people
    DANGER = "danger"
    CRISIS = "crisis"
    MEDICAL = "medical"
    MISSING_PERSON = "missing_person"
    # U2: damage going on, an essential service gone
    DAMAGE = "damage"
    DAMAGE_MILD = "damage_mild"
    ESSENTIAL = "essential"
    ESSENTIAL_WEAK = "essential_weak"
    LOCKED_OUT = "locked_out"
    VULNERABLE = "vulnerable"
    COLD = "cold"
    CONTAINED = "contained"
    # U3: business stop, security, money
    STOPPED = "stopped"
    BROKEN = "broken"
    WORKAROUND = "workaround"
    SECURITY = "security"
    MONEY = "money"
    LEGAL = "legal"
    # U4, U5: time and place
    DEADLINE_WORD = "deadline_word"
    EVENT = "event"
    NEED = "need"
    LACK = "lack"
    CHANGE = "change"
    WAITING = "waiting"
    # U6: the sender says so
    CLAIM = "claim"
    AT_ONCE = "at_once"
    ONGOING = "ongoing"
    PUBLIC = "public"
    ALARMING = "alarming"
    # what speaks against
    NO_HURRY = "no_hurry"
    NO_CLAIM = "no_claim"
    SOLVED = "solved"
    UNSOLVED = "unsolved"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"
    OTHERS = "others"
    QUOTE = "quote"
    PLANNED = "planned"
    SARCASM = "sarcasm"
    # nobody waits for an answer
    THANKS = "thanks"
    FYI = "fyi"
    CONFIRMS = "confirms"
    ASKS = "asks"
    MARKETING = "marketing"
    PITCH = "pitch"
    PHISHING = "phishing"
    SURVEY = "survey"
    NOTICE = "notice"
    # machines
    ALARM = "alarm"
    ALL_CLEAR = "all_clear"
