"""How much each cue speaks for urgent, in log-odds. Data: a learned head may bring its own."""

from reachapp.triage.cue import Cue
from reachapp.triage.reasons import Code

BASE = -3.0
ALARM = 0.25
"""Fixed low: a missed alarm costs more than a false one."""
GREY = 0.35 * ALARM
REST = 0.5
"""What the second and further cues add, as a share of their weight."""

STRONG = {
    Cue.DANGER: (6.0, Code.DANGER),
    Cue.CRISIS: (6.0, Code.CRISIS),
    Cue.MEDICAL: (4.4, Code.MEDICAL),
    Cue.MISSING_PERSON: (4.4, Code.MISSING_PERSON),
    Cue.DAMAGE: (4.2, Code.DAMAGE),
    Cue.ESSENTIAL: (4.0, Code.ESSENTIAL_GONE),
    Cue.LOCKED_OUT: (3.6, Code.LOCKED_OUT),
    Cue.STOPPED: (4.2, Code.BUSINESS_STOPPED),
    Cue.SECURITY: (4.4, Code.SECURITY),
    Cue.MONEY: (4.0, Code.MONEY_AT_RISK),
    Cue.LEGAL: (3.8, Code.LEGAL),
    Cue.WAITING: (4.0, Code.STRANDED),
    Cue.CLAIM: (4.2, Code.CLAIM),
}
WEAK = {
    Cue.AT_ONCE: (1.6, Code.AT_ONCE),
    Cue.ESSENTIAL_WEAK: (1.5, Code.NO_HEATING),
    Cue.DAMAGE_MILD: (0.8, Code.MILD_DAMAGE),
    Cue.BROKEN: (0.9, Code.SOMETHING_BROKEN),
}
SUPPORT = {
    # counts only beside another cue
    Cue.ONGOING: (1.3, Code.GOING_ON),
    Cue.PUBLIC: (1.0, Code.MANY_AFFECTED),
}
FLOORS = {Cue.DANGER: 0.9, Cue.CRISIS: 0.9, Cue.CLAIM: 0.5}
ALARMING = 0.65
"""For each different alarming word, from the second on; three of them are an alarm."""
MOST_ALARMING = 4
VIP_FLOOR = 0.5
VULNERABLE = 3.0
"""Added where heat is missing and somebody cannot do without."""
SARCASM = 0.6

CONTAINED = -2.6
WORKAROUND = -3.4
NO_HURRY = -2.8
NO_HURRY_BUT_STRONG = -0.7
FAR = -1.4
FAR_BUT_STRONG = -0.6
QUOTE = -0.8
SOLVED = -4.5
CONFIRMS = -2.4
