"""Words of days, parts of days, months, numbers and clocks in four languages, folded."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "maandag monday montag lundi maandagochtend maandagmiddag maandagmorgen",
            "dinsdag tuesday dienstag mardi dinsdagochtend dinsdagmiddag dinsdagmorgen",
            "woensdag wednesday mittwoch mercredi woensdagochtend woensdagmiddag",
            "donderdag thursday donnerstag jeudi donderdagochtend donderdagmiddag",
            "vrijdag friday freitag vendredi vrijdagochtend vrijdagmiddag vrijdagavond",
            "zaterdag saturday samstag samedi sonnabend zaterdagochtend zaterdagmiddag",
            "zondag sunday sonntag dimanche zondagochtend zondagmiddag zondagavond",
        )
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january januar janvier jan",
            "februari february februar fevrier feb",
            "maart march marz mars mrt",
            "april avril apr",
            "mei may mai",
            "juni june juin jun",
            "juli july juillet jul",
            "augustus august aout aug",
            "september septembre sep sept",
            "oktober october octobre okt oct",
            "november novembre nov",
            "december dezember decembre dec dez",
        ),
        start=1,
    )
    for name in names.split()
}
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "een one eins une an ein eine einer half halve",
            "twee two zwei deux paar couple",
            "drie three drei trois",
            "vier four quatre",
            "vijf five funf cinq",
            "zes six sechs",
            "zeven seven sieben sept",
            "acht eight huit",
            "negen nine neun neuf",
            "tien ten zehn dix",
            "elf eleven onze",
            "twaalf twelve zwolf douze",
            "dertien thirteen dreizehn treize",
            "veertien fourteen vierzehn quatorze",
            "vijftien fifteen funfzehn quinze",
        ),
        start=1,
    )
    for name in names.split()
}
TODAY = {
    # the hour at which that part of the day is over
    "vandaag": 24, "today": 24, "heute": 24, "aujourdhui": 24, "vanavond": 24, "tonight": 24,
    "vanmiddag": 18, "vanochtend": 12, "vanmorgen": 12, "straks": 24, "zometeen": 24, "eod": 24,
    "cob": 24, "vandaar": 0, "todays": 24, "tonite": 24, "2day": 24, "sluitingstijd": 24,
    "feierabend": 24, "vdg": 24,
}  # fmt: skip
PARTS = {
    "morning": 12, "ochtend": 12, "morgen": 12, "vormittag": 12, "fruh": 12, "matin": 12,
    "afternoon": 18, "middag": 18, "nachmittag": 18, "midi": 18, "noon": 13, "mittag": 13,
    "evening": 24, "avond": 24, "abend": 24, "soir": 24, "nacht": 24, "night": 24,
}  # fmt: skip
TOMORROW = _set(
    "tomorrow morgenochtend morgenmiddag morgenavond morgenvroeg demain tmrw tomorow tommorow "
    "tomorrows morge tmw"
)
AFTER_TOMORROW = frozenset(("overmorgen", "ubermorgen"))
YESTERDAY = _set(
    "gisteren gisteravond gistermiddag gisterochtend yesterday gestern hier eergisteren vorgestern"
)
NEXT = _set(
    "volgende next nachste nachsten nachster prochain prochaine komende aanstaande "
    "kommenden kommende coming"
)
LAST = _set("vorige afgelopen last letzte letzten dernier derniere verleden vorig past")
EVERY = _set("elke every iedere jeden chaque each alle")
THIS = _set("deze this dit diese dieses cette ce cet komend aankomend diesem")
BY = _set(
    "voor before by bis uiterlijk tot until avant vor tegen latest spatestens till ultimo "
    "binnen nog noch within"
)
AT = _set("om at um a rond around gegen kwart vanaf ab from omstreeks tussen between circa zu uur")
SINCE = _set("sinds since seit depuis")
HOUR_UNITS = _set("uur u uhr h heures heure oclock hrs")
LENGTHS = {
    "minuut": 0, "minuten": 0, "minutes": 0, "minute": 0, "min": 0, "mins": 0, "kwartier": 0,
    "uur": 1, "uren": 1, "hour": 1, "hours": 1, "stunde": 1, "stunden": 1, "heure": 1, "heures": 1,
    "uurtje": 1, "halfuur": 0, "hrs": 1, "halfuurtje": 0,
    "dag": 24, "dagen": 24, "day": 24, "days": 24, "tag": 24,
    "tage": 24, "tagen": 24, "jour": 24, "jours": 24, "week": 168, "weken": 168, "weeks": 168,
    "woche": 168, "wochen": 168, "semaine": 168, "semaines": 168, "maand": 720, "maanden": 720,
    "month": 720, "months": 720, "monat": 720, "monate": 720, "monaten": 720, "mois": 720,
    "jaar": 8760, "year": 8760, "jahr": 8760,
}  # fmt: skip
IN = frozenset(("over", "in", "binnen", "within", "innerhalb", "dans", "nog"))
WEEK = frozenset(("week", "woche", "semaine", "werkweek"))
WEEKEND = frozenset(("weekend", "wochenende", "weekeinde"))
LONG = _set(
    "maand month monat mois jaar year jahr annee kwartaal quarter seizoen zomer winter "
    "summer season voorjaar najaar spring autumn"
)
PAST_VERBS = _set(
    "ontving ontvangen kreeg gekregen zag gezien received got saw "
    "noticed seen ontdekt ontdekte gelezen"
    "las read was waren were had gehad geweest bekeken opgehaald "
    "sprak gesproken spoke talked gehoord"
    "heard erhalten bekommen gesehen recu vu hatte war waren "
    "ordered besteld bestelde bestellt commande "
    "gedaan gestuurd verstuurd sent posted overgemaakt betaald paid done gemaild geschreven "
    "gevraagd ingevuld vergeten forgot geschickt envoye paye bezahlt "
    "geplaatst gekocht bought langs geholpen helped belden gebeld called "
    "kwam came arrived viel went"
)
SINGLE = _set(
    "minuut minute min kwartier uur uurtje hour stunde heure halfuur halfuurtje dag day tag jour "
    "week woche semaine maand month monat jaar year jahr minuten minutes uren hours"
)
