"""The words of a page, in the language of the one who is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reachapp.core.profile import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """What stands around the facts of an urgent message."""

    urgent: str
    unreadable: str
    """In the subject, where the mail could not be read."""
    opening: str
    """With `{owner}`."""
    opening_unreadable: str
    sender: str
    subject: str
    reasons: str
    promised: str
    nothing_promised: str
    attached: str
    unknown_sender: str
    no_subject: str


WORDS: Mapping[Language, PageWords] = MappingProxyType(
    {
        "nl": PageWords(
            urgent="Spoed",
            unreadable="Onleesbaar, mogelijk spoed",
            opening="Dit bericht aan {owner} kan niet wachten. Wilt u het nu oppakken?",
            opening_unreadable="Dit bericht aan {owner} kon niet worden gelezen en is misschien"
            " dringend. Wilt u ernaar kijken?",
            sender="Van",
            subject="Onderwerp",
            reasons="Waarom dit spoed is",
            promised="Aan de afzender beloofd",
            nothing_promised="De afzender heeft nog geen tijd gehoord.",
            attached="Het hele bericht zit als bijlage bij deze mail.",
            unknown_sender="onbekende afzender",
            no_subject="geen onderwerp",
        ),
        "en": PageWords(
            urgent="Urgent",
            unreadable="Unreadable, possibly urgent",
            opening="This message to {owner} cannot wait. Please take care of it now.",
            opening_unreadable="This message to {owner} could not be read and may be urgent."
            " Please have a look.",
            sender="From",
            subject="Subject",
            reasons="Why it is urgent",
            promised="The sender was promised",
            nothing_promised="The sender has not been told a time yet.",
            attached="The whole message is attached to this mail.",
            unknown_sender="unknown sender",
            no_subject="no subject",
        ),
        "de": PageWords(
            urgent="Dringend",
            unreadable="Unlesbar, vielleicht dringend",
            opening="Diese Nachricht an {owner} kann nicht warten. Bitte übernehmen Sie sie jetzt.",
            opening_unreadable="Diese Nachricht an {owner} war nicht lesbar und ist vielleicht"
            " dringend. Bitte sehen Sie nach.",
            sender="Von",
            subject="Betreff",
            reasons="Warum sie dringend ist",
            promised="Dem Absender zugesagt",
            nothing_promised="Dem Absender wurde noch keine Zeit genannt.",
            attached="Die ganze Nachricht ist angehängt.",
            unknown_sender="unbekannter Absender",
            no_subject="kein Betreff",
        ),
        "fr": PageWords(
            urgent="Urgent",
            unreadable="Illisible, peut-être urgent",
            opening="Ce message à {owner} ne peut pas attendre. Merci de le prendre en charge.",
            opening_unreadable="Ce message à {owner} n'a pas pu être lu et peut être urgent."
            " Merci d'y jeter un œil.",
            sender="De",
            subject="Objet",
            reasons="Pourquoi c'est urgent",
            promised="Promis à l'expéditeur",
            nothing_promised="L'expéditeur ne connaît pas encore d'heure de réponse.",
            attached="Le message entier est joint.",
            unknown_sender="expéditeur inconnu",
            no_subject="sans objet",
        ),
    }
)
