"""Invented mails and what a person would call their new words; Dutch, English, German, French."""

from dataclasses import dataclass
from textwrap import dedent


@dataclass(frozen=True, kw_only=True)
class Case:
    name: str
    text: str
    words: tuple[str, ...]
    signature: tuple[str, ...] = ()
    """Each of these stands in the signature."""
    quoted: tuple[str, ...] = ()

    @property
    def mail(self) -> str:
        return dedent(self.text).strip("\n")


LEAK = "De kelder staat blank, kunt u vandaag komen?"

CASES = [
    Case(name="nl one line", text=LEAK, words=(LEAK,)),
    Case(
        name="nl closing with name and firm",
        text="""
        Beste Kees,

        De kelder staat blank, kunt u vandaag komen?

        Met vriendelijke groet,

        Jan de Vries
        De Vries Bouw BV
        T 030-1234567
        KvK 12345678
        """,
        words=("Beste Kees,", LEAK),
        signature=("Met vriendelijke groet", "Jan de Vries", "De Vries Bouw BV", "KvK"),
    ),
    Case(
        name="nl gmail above the quote",
        text="""
        Ja, graag.

        Op di 24 nov 2026 om 09:12 schreef Kees Bakker <kees@bakker.example>:

        > Zal ik morgen langskomen?
        > Met spoed als het moet.
        """,
        words=("Ja, graag.",),
        quoted=("schreef Kees", "Met spoed"),
    ),
    Case(
        name="nl gmail attribution folded over two lines",
        text="""
        Prima zo.

        Op di 24 nov 2026 om 09:12 schreef Kees Bakker van Bakker Installaties
        <kees@bakker.example>:

        > Zal ik morgen langskomen?
        """,
        words=("Prima zo.",),
        quoted=("<kees@bakker.example>:",),
    ),
    Case(
        name="nl thunderbird",
        text="""
        Dank!

        Op 24-11-2026 om 09:12 schreef Kees Bakker:
        > Zal ik morgen langskomen?
        """,
        words=("Dank!",),
        quoted=("schreef Kees",),
    ),
    Case(
        name="nl apple mail",
        text="""
        Helemaal goed.

        > Op 24 nov. 2026, om 09:12 heeft Kees Bakker <kees@bakker.example> het volgende geschreven:
        >
        > Zal ik morgen langskomen?
        """,
        words=("Helemaal goed.",),
        quoted=("het volgende geschreven",),
    ),
    Case(
        name="nl apple mail without marks",
        text="""
        Helemaal goed.

        Op 24 nov. 2026, om 09:12 heeft Kees Bakker <kees@bakker.example> het volgende
        geschreven:

        Zal ik morgen langskomen? De server is down!
        """,
        words=("Helemaal goed.",),
        quoted=("De server is down",),
    ),
    Case(
        name="nl outlook header block",
        text="""
        Bel mij maar even.

        Van: Kees Bakker <kees@bakker.example>
        Verzonden: dinsdag 24 november 2026 09:12
        Aan: Jan de Vries <jan@vries.example>
        Onderwerp: Spoed: lekkage

        Er is brand op de tweede verdieping.
        """,
        words=("Bel mij maar even.",),
        quoted=("Onderwerp: Spoed", "Er is brand"),
    ),
    Case(
        name="nl outlook bold header block",
        text="""
        Akkoord.

        ________________________________
        *Van:* Kees Bakker <kees@bakker.example>
        *Verzonden:* dinsdag 24 november 2026 09:12
        *Aan:* Jan de Vries
        *Onderwerp:* RE: offerte

        Hierbij de offerte.
        """,
        words=("Akkoord.",),
        quoted=("Hierbij de offerte",),
    ),
    Case(
        name="nl oorspronkelijk bericht",
        text="""
        Komt goed.

        -----Oorspronkelijk bericht-----
        Van: Kees Bakker
        Verzonden: dinsdag 24 november 2026 9:12
        Aan: Jan
        Onderwerp: planning

        Kan het ook woensdag?
        """,
        words=("Komt goed.",),
        quoted=("Kan het ook woensdag?",),
    ),
    Case(
        name="nl forward with a short new text",
        text="""
        Kun jij hier iets mee?

        ---------- Doorgestuurd bericht ---------
        Van: Piet Jansen <piet@jansen.example>
        Datum: di 24 nov 2026 om 09:12
        Onderwerp: geen stroom
        Aan: <info@vries.example>

        Wij zitten zonder stroom.
        """,
        words=("Kun jij hier iets mee?",),
        quoted=("Wij zitten zonder stroom.",),
    ),
    Case(
        name="nl forward without own words",
        text="""
        Begin doorgestuurd bericht:

        Van: Piet Jansen <piet@jansen.example>
        Onderwerp: geen stroom
        Datum: 24 november 2026 om 09:12:00 CET
        Aan: info@vries.example

        Wij zitten zonder stroom.
        """,
        words=(),
        quoted=("Wij zitten zonder stroom.",),
    ),
    Case(
        name="nl answer below the quote",
        text="""
        Op 24-11-2026 om 09:12 schreef Kees Bakker:
        > Wanneer schikt het?
        > Groet, Kees

        Liefst nog vandaag, het lekt door het plafond.

        Groet,
        Jan
        """,
        words=("Liefst nog vandaag, het lekt door het plafond.",),
        signature=("Groet,\nJan",),
        quoted=("Wanneer schikt het?",),
    ),
    Case(
        name="nl answers between the lines",
        text="""
        Op 24-11-2026 om 09:12 schreef Kees Bakker:
        > Is de kraan dicht?
        Ja, sinds een uur.
        > En loopt het water nog?
        Ja, het stroomt de gang in!
        > Groet, Kees
        """,
        words=("Ja, sinds een uur.", "Ja, het stroomt de gang in!"),
        quoted=("Is de kraan dicht?", "En loopt het water nog?"),
    ),
    Case(
        name="nl postscript after the sign-off",
        text="""
        De offerte is akkoord.

        Groet,
        Jan de Vries

        PS: de server ligt er sinds vanmorgen uit, kan iemand bellen?
        """,
        words=(
            "De offerte is akkoord.",
            "PS: de server ligt er sinds vanmorgen uit, kan iemand bellen?",
        ),
        signature=("Groet,\nJan de Vries",),
    ),
    Case(
        name="nl sentence after the sign-off that runs over two lines",
        text="""
        De offerte is akkoord.

        Mvg Jan

        O ja, de deur van het magazijn gaat niet meer
        op slot en wij gaan om vijf uur weg.
        """,
        words=(
            "De offerte is akkoord.",
            "O ja, de deur van het magazijn gaat niet meer\nop slot en wij gaan om vijf uur weg.",
        ),
        signature=("Mvg Jan",),
    ),
    Case(
        name="nl cry after the sign-off",
        text="""
        Zie bijlage.

        Groeten,
        Fatima
        Dringend!
        """,
        words=("Zie bijlage.", "Dringend!"),
        signature=("Fatima",),
    ),
    Case(
        name="nl out of hours line in a signature",
        text="""
        Bedankt voor de offerte, wij komen erop terug.

        Met vriendelijke groet,
        Sanne Visser
        Visser Beheer BV
        Voor spoed buiten kantooruren: 06-12345678
        Bereikbaar ma t/m do 9.00-17.00
        www.visser.example
        """,
        words=("Bedankt voor de offerte, wij komen erop terug.",),
        signature=("Voor spoed", "Bereikbaar"),
    ),
    Case(
        name="nl signature without closing line",
        text="""
        Kunt u de factuur nog eens sturen?

        Sanne Visser
        Visser Beheer BV
        Dorpsstraat 12, 1234 AB Utrecht
        T 030-1234567 | M 06-12345678
        KvK 12345678
        Voor spoed buiten kantooruren bel 06-12345678
        """,
        words=("Kunt u de factuur nog eens sturen?",),
        signature=("Sanne Visser", "KvK", "Voor spoed"),
    ),
    Case(
        name="nl signature without blank line before it",
        text="""
        Kunt u de factuur nog eens sturen?
        Sanne Visser
        Administratie
        030-1234567
        sanne@visser.example
        """,
        words=("Kunt u de factuur nog eens sturen?",),
        signature=("Sanne Visser", "Administratie", "030-1234567"),
    ),
    Case(
        name="nl a number to call is no signature",
        text="""
        Bij ons is de stroom uitgevallen.

        U kunt mij bellen op 06-12345678.
        """,
        words=("Bij ons is de stroom uitgevallen.", "U kunt mij bellen op 06-12345678."),
    ),
    Case(
        name="nl urgent line of the writer stays",
        text="""
        De lift hangt vast.

        Voor spoed: bel mij direct op 06-12345678!
        """,
        words=("De lift hangt vast.", "Voor spoed: bel mij direct op 06-12345678!"),
    ),
    Case(
        name="nl disclaimer",
        text="""
        Kunt u mij een offerte sturen?

        Groetjes, Bo

        Dit bericht is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijke
        informatie bevatten. Bent u niet de beoogde ontvanger, waarschuw ons dan direct
        met spoed en verwijder dit bericht.
        """,
        words=("Kunt u mij een offerte sturen?",),
        signature=("Groetjes, Bo", "waarschuw ons dan direct"),
    ),
    Case(
        name="nl confidential in the first sentence",
        text="""
        Dit bericht is alleen bedoeld voor jou: de kassa is leeg.
        """,
        words=("Dit bericht is alleen bedoeld voor jou: de kassa is leeg.",),
    ),
    Case(
        name="nl iphone",
        text="""
        Wij staan voor een dichte deur

        Verstuurd vanaf mijn iPhone

        > Op 24 nov 2026 om 09:12 heeft Kees <kees@bakker.example> het volgende geschreven:
        >
        > Tot straks
        """,
        words=("Wij staan voor een dichte deur",),
        signature=("iPhone",),
        quoted=("Tot straks",),
    ),
    Case(
        name="nl thanks counts as words",
        text="""
        Kunt u mij bellen?

        Alvast bedankt!

        Ali Yilmaz
        06 12 34 56 78
        """,
        words=("Kunt u mij bellen?", "Alvast bedankt!"),
        signature=("Ali Yilmaz", "06 12"),
    ),
    Case(
        name="nl sign-off inside a sentence",
        text="""
        Groeten aan je vrouw en tot morgen.

        De sleutel ligt onder de mat.
        """,
        words=("Groeten aan je vrouw en tot morgen.", "De sleutel ligt onder de mat."),
    ),
    Case(
        name="nl web form keeps its fields",
        text="""
        Van: Jan de Vries
        E-mail: jan@vries.example
        Onderwerp: lekkage
        Bericht: het water komt door het plafond
        """,
        words=(
            (
                "Van: Jan de Vries\nE-mail: jan@vries.example\nOnderwerp: lekkage\n"
                "Bericht: het water komt door het plafond"
            ),
        ),
    ),
    Case(
        name="nl own letter named in a sentence",
        text="""
        Op 12 november 2026 om 9:00 schreef ik u het volgende:

        De ketel lekt. Dat doet hij nog steeds.
        """,
        words=(
            "Op 12 november 2026 om 9:00 schreef ik u het volgende:",
            "De ketel lekt. Dat doet hij nog steeds.",
        ),
    ),
    Case(
        name="nl lines of a wrapped paragraph are joined, a list is not",
        text="""
        Wij hebben vanmorgen in het hele gebouw geen warm water,
        en de bewoners klagen. Het gaat om:
        - de begane grond
        - de eerste verdieping
        """,
        words=(
            (
                "Wij hebben vanmorgen in het hele gebouw geen warm water, en de bewoners klagen. "
                "Het gaat om:\n- de begane grond\n- de eerste verdieping"
            ),
        ),
    ),
    Case(
        name="nl signature mark",
        text="Komt u vandaag?\n\n-- \nJan de Vries\nWij bouwen aan morgen\n06-12345678",
        words=("Komt u vandaag?", "Wij bouwen aan morgen"),
        signature=("Jan de Vries", "06-12345678"),
    ),
    Case(
        name="en gmail",
        text="""
        Yes please.

        On Tue, Nov 24, 2026 at 9:12 AM Kees Bakker <kees@bakker.example> wrote:

        > Shall I come tomorrow?
        """,
        words=("Yes please.",),
        quoted=("Shall I come",),
    ),
    Case(
        name="en gmail folded",
        text="""
        Yes please.

        On Tue, Nov 24, 2026 at 9:12 AM Kees Bakker - Bakker Installations Ltd <
        kees@bakker.example> wrote:

        > Shall I come tomorrow?
        """,
        words=("Yes please.",),
        quoted=("kees@bakker.example> wrote",),
    ),
    Case(
        name="en outlook",
        text="""
        The alarm keeps ringing.

        Kind regards,

        Ann Smith
        Office Manager
        Smith & Sons Ltd

        From: Kees Bakker <kees@bakker.example>
        Sent: Tuesday, November 24, 2026 9:12 AM
        To: Ann Smith
        Subject: RE: alarm

        We are out of the office.
        """,
        words=("The alarm keeps ringing.",),
        signature=("Kind regards,", "Office Manager", "Smith & Sons Ltd"),
        quoted=("We are out of the office.",),
    ),
    Case(
        name="en original message",
        text="""
        Fine with me.

        -----Original Message-----
        From: Kees
        Sent: Tuesday
        To: Ann
        Subject: x

        Emergency!
        """,
        words=("Fine with me.",),
        quoted=("Emergency!",),
    ),
    Case(
        name="en postscript",
        text="""
        Thanks for the quote.

        Best,
        Ann

        P.S. we smell gas in the kitchen since this morning
        """,
        words=("Thanks for the quote.", "P.S. we smell gas in the kitchen since this morning"),
        signature=("Best,\nAnn",),
    ),
    Case(
        name="en out of hours line",
        text="""
        Could you send the invoice again?

        Regards,
        Ann Smith
        In case of emergency outside office hours call +44 20 7946 0000
        """,
        words=("Could you send the invoice again?",),
        signature=("In case of emergency",),
    ),
    Case(
        name="en disclaimer",
        text="""
        Could you send the invoice again?

        This message contains confidential information and is intended only for the
        individual named. If you are not the intended recipient, notify us urgently.
        """,
        words=("Could you send the invoice again?",),
        signature=("notify us urgently",),
    ),
    Case(
        name="en sent from",
        text="Locked out, please call.\n\nSent from my iPhone",
        words=("Locked out, please call.",),
        signature=("Sent from my iPhone",),
    ),
    Case(
        name="en forwarded",
        text="""
        Please handle.

        ---------- Forwarded message ---------
        From: Bo <bo@x.example>
        Date: Tue, Nov 24, 2026 at 9:12 AM
        Subject: Down
        To: <ann@x.example>

        The site is down.
        """,
        words=("Please handle.",),
        quoted=("The site is down.",),
    ),
    Case(
        name="en from and to in a story stay",
        text="""
        From: the airport
        To: your office
        We need a taxi at nine.
        """,
        words=("From: the airport\nTo: your office\nWe need a taxi at nine.",),
    ),
    Case(
        name="de thunderbird",
        text="""
        Ja, gerne.

        Am 24.11.2026 um 09:12 schrieb Kees Bakker:
        > Soll ich morgen kommen?
        """,
        words=("Ja, gerne.",),
        quoted=("Soll ich morgen",),
    ),
    Case(
        name="de closing",
        text="""
        Die Heizung ist seit heute früh ausgefallen.

        Mit freundlichen Grüßen

        Anna Müller
        Müller GmbH
        Hauptstraße 5
        12345 Berlin
        Tel. +49 30 1234567
        HRB 12345 Amtsgericht Berlin
        """,
        words=("Die Heizung ist seit heute früh ausgefallen.",),
        signature=("Mit freundlichen", "Anna Müller", "12345 Berlin", "HRB"),
    ),
    Case(
        name="de outlook",
        text="""
        Einverstanden.

        Viele Grüße
        Anna

        Von: Kees Bakker
        Gesendet: Dienstag, 24. November 2026 09:12
        An: Anna Müller
        Betreff: Angebot

        Anbei das Angebot.
        """,
        words=("Einverstanden.",),
        signature=("Viele Grüße\nAnna",),
        quoted=("Anbei das Angebot",),
    ),
    Case(
        name="de postscript after lg",
        text="""
        Passt.

        LG Anna

        Übrigens, das Wasser läuft gerade in den Keller, bitte rufen Sie an!
        """,
        words=(
            "Passt.",
            "Übrigens, das Wasser läuft gerade in den Keller, bitte rufen Sie an!",
        ),
        signature=("LG Anna",),
    ),
    Case(
        name="de handy",
        text="Bin gleich da\n\nVon meinem iPhone gesendet",
        words=("Bin gleich da",),
        signature=("Von meinem iPhone",),
    ),
    Case(
        name="fr gmail",
        text="""
        Oui, volontiers.

        Le mar. 24 nov. 2026 à 09:12, Kees Bakker <kees@bakker.example> a écrit :

        > Je passe demain ?
        """,
        words=("Oui, volontiers.",),
        quoted=("Je passe demain",),
    ),
    Case(
        name="fr closing",
        text="""
        Le chauffage est en panne.

        Cordialement,

        Anne Dupont
        12 rue de la Paix
        75002 Paris
        Tél. 01 23 45 67 89
        """,
        words=("Le chauffage est en panne.",),
        signature=("Cordialement", "Anne Dupont", "75002 Paris", "01 23"),
    ),
    Case(
        name="fr outlook",
        text="""
        D'accord.

        De : Kees Bakker
        Envoyé : mardi 24 novembre 2026 09:12
        À : Anne Dupont
        Objet : devis

        Voici le devis.
        """,
        words=("D'accord.",),
        quoted=("Voici le devis",),
    ),
    Case(
        name="fr original message",
        text="""
        Entendu.

        -----Message d'origine-----
        De : Kees
        Voici le devis.
        """,
        words=("Entendu.",),
        quoted=("Voici le devis",),
    ),
]
