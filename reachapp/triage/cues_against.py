"""Cues that speak against an alarm, and cues that nobody waits for an answer."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.NO_HURRY,
        """
        bel|bellen|call|mail|app|ring ~2 gerust|free|rustig
        feel free
        hoe laat ~6 open|dicht|sluit|gesloten|openen|sluiten
        what time|times ~6 open|close|closed|opening
        geen|niet|no|not|keine|pas|without|zonder|absoluut|nul ~3 haast|spoed|spoedje|hurry|
            rush|rushing|urgent|urgency|dringend|dringende|eile|eilig|eilt|presse|pressee|
            pressant|urgence|noodgeval|emergency|spoedeisend|paniek|panic|spoedgeval
        heeft|hat|has ~3 geen ~1 haast|spoed
        nothing urgent
        niks|niets dringends|urgents
        non urgent
        hoeft|hoeven ~3 niet ~5 vandaag|meteen|direct|nu|snel|morgen|deze|vanavond|acuut
        doesnt|does not|neednt|dont|no need ~5 today|now|right|tomorrow|immediately|urgent|
            urgently|straight|tonight|rush
        muss nicht ~3 heute|sofort|sein
        op ~2 gemak|gemakje
        rustig|kalm ~1 aan
        neem ~2 tijd
        take your time
        when|whenever|once|if you ~3 time|moment|chance|minute|nearby
        whenever ~2 suits|convenient|convenience
        wanneer|als|zodra|indien|mocht ~2 u|je|jullie ~5 tijd|moment|uitkomt|schikt|gelegenheid|
            ruimte|zin|buurt
        als|wanneer|zodra ~3 uitkomt|schikt|past
        wenn ~3 zeit|passt
        quand ~3 temps
        ergens|somewhere|sometime|irgendwann|een keer|eens ~4 week|weken|maand|weeks|month|keer|
            komende|woche|jaar|time|coming
        kan|mag|can|kann|could wachten|wait|warten
        kan|mag|can|kann|kunnen|could ~2 wel|gerust|ook|best|rustig|prima|easily|happily|
            certainly|auch|ruhig|also|even|zeker ~4 wachten|wait|volgende|next|later|warten|
            nachste|attendre|na
        has|have|got|is|er ~4 plenty|genoeg|alle|ruim|lots|all ~2 tijd|time|zeit
        alle tijd
        volgende|komende|next|nachste ~1 week|maand|month|woche|weken ~3 prima|fine|ook|goed|
            reicht|ok|okay|early
        is ~1 fine|prima|ok|okay|soon|early
        fine ~2 me|us|too
        ooit|later ~2 jaar|tijdstip|moment
        at your leisure|convenience|earliest
        bij gelegenheid
        bei gelegenheit
        binnenkort|te zijner tijd
        keer ~3 langs|kijken|komen
        keertje
        no pressure
        maakt niet|niks uit
        """,
    ),
    Family(
        Cue.NO_CLAIM,
        """
        geen|niet|no|not|keine|kein|nicht|pas|isnt|never|nooit|niets|niks|nothing|non ~3 spoed|
            spoedje|spoedgeval|dringend|dringende|dringends|urgent|urgents|urgente|urgency|
            urgence|emergency|noodgeval|haast|eilig|notfall|paniek|panic|spoedeisend|urgently|
            spoedklus|nood
        spoed|urgent|dringend|emergency ~2 is ~2 niet|not|geen|nicht
        spoed*|urgent|emergency|nood*|dringend*|notfall* ~2 tarief|tarieven|toeslag|kosten|rate|
            rates|fee|surcharge|contact|number|nummer|telefoon|phone|exit|exits|lighting|
            verlichting|light|lights|uitgang|dienst|service|services|nummers|plan|procedure|
            procedures|cursus|kit|vertaling|contacts|callout|call-out|lijn|line|care|room|fund|
            passport|brake|stop|drill|oefening|preparedness|training
        spoedtarief|spoedtoeslag|spoedcursus|noodverlichting|spoedkosten|noodnummer|spoednummer|
            spoeddienst|spoedlijn|noodplan|eilzuschlag|noodstroomaggregaat|nooduitgang
        kost|cost|costs|rekenen|charge|price|prijs|tarief|kostet|coute|offer|bieden ~7 spoed*|
            emergency|emergencies|urgent|nood*|notfall*
        bij|in|voor|for|case ~1 spoed|nood|noodgevallen|noodgeval|emergencies|spoedgevallen|
            calamiteiten
        in case ~2 emergency|emergencies
        in ~2 case ~2 emergency
        nachste|minder|less|eher|weniger ~1 dringend|urgent
        was|were ~3 urgent|emergency|spoed
        """,
    ),
    Family(
        Cue.SOLVED,
        """
        opgelost|verholpen|gefikst|gefixt|behoben|erledigt|resolu
        is|was|werd|al|inmiddels|weer|intussen|ondertussen|zijn|hebben|heeft|heb|zelf|wurde ~5
            opgelost|verholpen|gerepareerd|gefikst|gefixt|hersteld|gestopt|behoben|repariert|
            gelost|erledigt|reparee|repare
        is|was|werd|zijn|inmiddels ~2 gemaakt|geregeld
        solved|resolved|fixed|repaired|sorted|mended|handled
        is|was|has|all|now|already ~3 solved|resolved|fixed|repaired|sorted|mended|stopped|
            handled
        doet|doen|werkt|werken|werkte|loopt|draait|lopen|is ~3 het? ~1 weer|gelukkig ~2 normaal|
            goed|allemaal|prima|online|gewoon|als|nu|terug|gelukkig
        doet|doen|werkt|werken|draait|draaien ~3 weer
        er weer|terug
        weer|back ~1 online|up|normaal|aan|normal|running|in
        works|working|worked|running|back ~2 again|now|fine|normal|online|up
        funktioniert|geht|lauft ~1 wieder
        marche|fonctionne ~1 nouveau
        vals|loos|false|falscher ~1 alarm
        loos alarm
        al ~2 gevonden|terecht|binnen|terug
        gevonden|found|gefunden|retrouve ~1 it|him|her|them|already|inmiddels|al?
        hoeft|hoeven ~2 niet ~1 meer
        niet meer nodig
        no longer needed|necessary|required
        not ~2 needed|necessary ~1 anymore
        never mind
        laat ~2 maar
        ignore|negeer|disregard ~3 vorige|last|previous|earlier|my|mijn
        toch|al ~2 gelukt|goed|gekomen|iemand
        is ~2 gelukt
        managed ~3 fix|solve|sort|get
        heb|hebben|have|has|had ~4 zelf|already|myself ~3 gerepareerd|opgelost|fixed|replaced|
            vervangen|gestopt|ontstopt
        been ~2 replaced|renewed|fixed|repaired
        werd|is|was|zijn ~4 vervangen|vernieuwd|hersteld
        al ~2 monteur|loodgieter ~2 geweest
        neighbour|buurman|collega|handyman ~3 fixed|gerepareerd|gemaakt|opgelost|dichtgezet|
            gestopt|sorted
        droog|dry|drooggemaakt|opgedroogd ~2 again|nu|now|weer
        weer droog|warm|water|stroom|licht|binnen
        alles|everything|tout|all ~2 ok|okay|goed|fine|gut|weer|well|oke
        goed afgelopen
        geen|no ~2 lek|problemen|problem|problems|lekkage|last|issues ~1 meer|more|since|
            sindsdien|gehad
        """,
    ),
    Family(
        Cue.UNSOLVED,
        """
        nog|noch|still|not|niet|isnt|nicht|pas|hasnt|not|never|nooit|zonder ~2 steeds|niet|not|
            opgelost|verholpen|gemaakt|hersteld|solved|resolved|fixed|gelost|behoben|repariert|
            repare|sorted|gerepareerd|nicht|geregeld
        opnieuw|alweer|again|wieder|terug|weer ~3 kapot|lek|stuk|down|mis|uit|plat|niet|geen|
            broken|leaking|eruit|gone|undicht|problem|probleem|same
        maar|but|aber|mais ~5 weer|again|nu|now|opnieuw|wieder|toch|nog|still|jetzt|encore
        kan|kunt|kunnen|moet|wil|wilt|could|can|must|needs|needs|wordt ~6 opgelost|gemaakt|
            gerepareerd|hersteld|fixed|solved|repaired|resolved|verholpen|vervangen|sorted|
            gelost|repariert|replaced
        to be ~1 fixed|solved|repaired|resolved
        get|getting|have ~3 fixed|repaired|sorted|solved
        want|need ~3 fixed|solved|sorted|resolved
        until|totdat|voordat|zolang|before ~5 fixed|opgelost|gemaakt|solved|repaired|hersteld|
            resolved
        """,
    ),
    Family(
        Cue.PAST,
        """
        vorig|vorige|afgelopen|last|previous|letzte|letzten|letztes|dernier|derniere|verleden ~1
            week|weken|maand|maanden|jaar|winter|zomer|herfst|voorjaar|month|year|summer|spring|
            autumn|time|keer|woche|monat|jahr|mois|annee|semaine|kwartaal|lente|seizoen|vakantie
        vorige|last week|maand|month|keer|time|week|winter|summer|jaar|year
        destijds|toentertijd|indertijd|damals|jadis|ooit|once
        jaren|maanden|weken|years|months|weeks|jahren|monaten|ans ~1 geleden|ago|her
        vor ~2 jahren|monaten|wochen
        il y ~3 mois|ans|semaines
        in 2019|2020|2021|2022|2023|2024
        had ~6 gehad|een
        used to
        back then
        de vorige keer
        terugkijkend|evaluatie|nagesprek|terugblik|looking back
        """,
    ),
    Family(
        Cue.HYPOTHETICAL,
        """
        wat als|doen|moeten|indien
        wat moet|moeten|doe|doen ~4 als|wanneer|mocht|indien
        wat|what|was|que ~4 als|if|wenn|si ~8 ooit|ever|lek|leak|leaks|uitvalt|fails|breaks|
            gebeurt|happens
        what if|happens|would
        was wenn|ware
        stel|suppose|supposing|angenommen|imagine|hypothetisch|hypothetical|theoretisch ~1 dat|
            that|je|nu|er|we|ik|the|my|our|for
        hypothetisch|hypothetical|hypothetically
        mocht|mochten|sollte|sollten|zou|should ~4 ooit|eens|keer|er|het|jemals|ever|mal|
            gebeuren|dit|something|anything|we|it|there
        should ~2 ever
        in ~1 geval|case dat|of|van|that
        in case
        im falle|fall
        falls|indien
        en cas
        bij ~2 lekkage|storing|calamiteiten|brand|noodgevallen|uitval|inbraak|brandalarm|nood|
            calamiteit
        als er|het ~2 ooit|keer|eens|iets
        if ~6 ever|were|happened|happens|should|would
        als|wanneer|if|wenn ~7 zou|zouden|would|wurde|wurden|ooit|ever|gebeurt|happens|happen|
            uitvalt|vervangen
        voorkomen|prevent|preventief|preventie|preventive|avoid|verhindern|vorbeugen|eviter|
            voorbereid|voorzorg|precaution ~5 dat|van|a|the|such|leak*|lek*|van?
        offerte|quote ~5 noodstroom*|alarmsysteem|rookmelders|back-up
        tips|advies|cursus|training|course|protocol|plan|draaiboek|procedure|beleid|policy|
            workshop|checklist|artikel|blog ~6 brand|lekkage|gas|suicid*|ransomware|phishing|
            datalek|hack|fire|inbraak|co|geweld|veiligheid|data
        brandoefening|ontruimingsoefening|drill|oefening
        zou ~3 kunnen gebeuren
        verzekering|verzekerd|insurance|insured|polis|versicherung|versichert ~7 dekt|dekken|
            cover|covers|covered|lekkage|brand|hack*|deckt
        brandverzekering|rookmelder plaatsen
        """,
    ),
    Family(
        Cue.OTHERS,
        """
        las|gelezen|lees|read|reading|gelesen|gehoord|hoorde|heard|zag|gezien|saw|seen|lu|vu ~6
            krant|nieuws|news|newspaper|linkedin|tv|artikel|article|zeitung|radio|nachrichten
        las|gelezen|lees|read|reading|gelesen|gehoord|hoorde|heard|lu ~2 about|over|uber
        op|in|on ~2 nieuws|news|journaal|krant|radio|tv
        bij ~3 concurrent|bekende|kennissen|collega-ondernemer|ander
        mijn|my|een|a|bevriende ~1 vriend|vriendin|friend|kennis|bekende|zwager|concurrent|
            competitor|collega-ondernemer ~6 had|was|werd|is|got|has|heeft
        friend|vriend|vriendin|competitor|concurrent|kennis|ondernemer ~5 had|was|werd|got|
            gehackt|hacked
        our|onze|de competitor|concurrent
        ingebroken|inbraak|burgled|burglary|break-in|brand|fire|lekkage|eingebrochen ~3 bij|at|
            in|next ~3 buren|neighbours|neighbors|straat|buurt|overburen|nachbarn|street|door
        in ~2 straat|street|buurt|dorp|neighbourhood ~3 brand|inbraak|ingebroken|fire|burglary
        heard|hoorde|gehoord ~3 brand|hack*|inbraak|lekkage|fire
        """,
    ),
    Family(
        Cue.QUOTE,
        """
        offerte|offertes|quote|quotes|quotation|estimate|angebot|devis|prijsopgave|
            prijsindicatie|kostenvoranschlag|begroting
        wat|hoeveel|what|how|was|combien ~4 kost|kosten|cost|costs|prijs|price|rekenen|charge|
            tarief|rate|kostet|coute|prix
        prijzen|tarieven|rates|prices|pricing|tarifs|preise|tarief|prijslijst
        zou|zouden|would ~2 graag|like ~5 weten|know|meer|informatie|information
        vraag|vraagje|question|frage
        vroeg|vroegen|wonder|wondering|benieuwd|curious ~4 of|if|what|whether|hoe
        overweeg|overwegen|considering|denk|denken|thinking|nadenken|uberlegen|orienteer*|
            orienteren|interesse|interested
        advies|advice|beratung|conseil
        mogelijkheden|options|possibilities|moglichkeiten
        """,
    ),
    Family(
        Cue.PLANNED,
        """
        gepland|aangekondigd|planned|scheduled|geplant|aangekondigde|prevue ~3 onderhoud|
            maintenance|werkzaamheden|wartung|outage|works|storing
        onderhoud|maintenance|werkzaamheden|wartung ~5 gepland|planned|scheduled|nacht|window|
            uitgevoerd|aangekondigd
        jaarlijks|jaarlijkse|annual|yearly|jahrlich* ~2 onderhoud|service|beurt|wartung|
            controle|inspection|maintenance|check
        """,
    ),
    Family(
        Cue.SARCASM,
        """
        lekker|fijn|leuk|mooi|top|geweldig|super|heerlijk|prachtig|fantastisch|great|lovely|
            wonderful|brilliant|fantastic|marvellous|nice|toll|prima|super|genial|bravo|
            gefeliciteerd|congratulations|well ~2 dan|hoor|weer|weekend|alweer|again|done|zeg|
            is|so|just|begin|encore|wieder|job|start|way
        weer|again|alweer|wieder|encore ~1 eens|once|mal|fois|feest|lekker
        love|loving|dol ~2 waiting|op|it|how|wachten
        net|just ~2 wat|what ~3 nodig|needed
        lang leve
        three cheers
        """,
    ),
)
