"""How commands speak to the owner: in the language and the zone of the profile."""

from reachapp.autoreply.silence import SENTENCES, Silence
from reachapp.core.profile import Profile
from reachapp.engine.weekly import owner_speech
from reachapp.report.speech import Speech
from reachapp.system.catalogues import translator


def speech_of(profile: Profile) -> Speech:
    """Return how the owner is spoken to."""
    return owner_speech(profile, translator)


def why_no_reply(code: str, speech: Speech) -> str:
    """Return the sentence of a reason why a mail gets no reply."""
    try:
        return speech.phrase(SENTENCES[Silence(code)])
    except ValueError:
        return code.replace("_", " ")
