"""Words that tell a signature line from a sentence, in Dutch, English, German and French."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    """
    de den der het van von vom zu ten ter te la le du des di da el y en und and et in op a/d
    """
)
"""Stand in names without a capital."""

SPEECH = _words(
    """
    ik mij mijn me wij we ons u uw jij je jouw jullie hij zij het dit dat deze er is zijn was ben
    bent heb hebt heeft hebben had kan kunt kun kunnen kon wil wilt willen zou zal moet moeten mag
    gaat gaan komt komen kom doet doen staat staan loopt ligt werkt lekt bel belt bellen graag
    niet geen nu nog vandaag morgen vanavond direct snel dringend spoed asap wat wanneer waar hoe
    waarom als want maar omdat alstublieft aub svp help let i my you your he she it this that is
    are am was be have has had can could will would should must do does did please call come need
    needs not now today tomorrow tonight urgent urgently what when where how why if because but
    ich mir mein sie ihr ihre wir uns es dies ist sind bin war habe haben hat kann können könnten
    will wollen muss müssen bitte rufen kommen nicht kein jetzt heute morgen dringend was wann wo
    wie warum wenn weil aber je j'ai mon ma nous vous votre il elle ce c'est est sont suis ai avez
    avons pouvez peut dois faut merci appeler venir ne pas maintenant aujourd'hui demain urgent
    quand où comment pourquoi si mais beste hallo hoi dag geachte goedemorgen goedemiddag hi hello
    dear liebe lieber hallo sehr bonjour madame
    """
)
"""With these somebody speaks to somebody: no name, title or address has them."""

ALARM = _words(
    """
    help hulp spoed urgent urgentie dringend brand gas gaslek lek lekkage lekt noodgeval nood sos
    asap emergency fire leak flood flooding notfall dringlich eilt eilig urgence fuite inbraak
    diefstal storing stroomstoring kapot uitval overstroming alarm hack gehackt
    """
)
"""A short line with one of these is no name."""

TITLES = _words(
    """
    directeur eigenaar manager planner planning administratie verkoop inkoop sales service monteur
    projectleider uitvoerder adviseur consultant secretariaat secretaresse receptie klantenservice
    helpdesk support receptionist assistent assistente accountmanager accountant boekhouder
    makelaar beheerder voorzitter penningmeester hoofd teamleider medewerker arts tandarts
    advocaat notaris director owner ceo cfo cto founder partner engineer developer head office
    officer assistant lead coordinator geschäftsführer geschäftsführerin inhaber inhaberin leiter
    leiterin vertrieb buchhaltung sachbearbeiter sachbearbeiterin directeur directrice gérant
    gérante responsable assistante comptable
    """
)
"""What people are, in the line below their name."""

DISCLAIMER_HINTS = _words(
    """
    bestemd bedoeld vertrouwelijk confident vertraulich intended solely beoogde geadresseerde
    rechten destinataire adressat empfänger milieu environment umwelt voorwaarden disclaimer
    uitgesloten virus virenfrei scanned
    """
)
"""Without one of these a block holds no disclaimer, and need not be searched for one."""
