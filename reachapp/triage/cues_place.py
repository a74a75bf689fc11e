"""Cues of people who stand somewhere, of changed appointments, and plain claims (U5, U6)."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.CHANGE,
        """
        afzeg*|afgezegd|zeg|zeggen|cancel|cancelled|canceled|cancelling|cancellation|annuleren|
            annuleer|geannuleerd|absagen|absage|abgesagt|annuler|annule|annulee|stornieren|
            afgelast|afgeblazen|afmelden|afmelding
        zeg|zeggen|sage ~6 af|ab
        call|calling|called off
        verzetten|verzet|verplaatsen|verplaatst|verschuiven|verschoven|uitstellen|uitgesteld|
            reschedule|rescheduled|rescheduling|postpone|postponed|verschieben|verschoben|
            verlegen|verlegt|reporter|reportee|decaler|decale|deplacer|omzetten|vervroegen|
            vervroegd|schuiven|opschuiven|omwisselen|ruilen|rearrange|brought forward
        move|push|shift|bring ~5 to|back|forward|appointment|meeting|until|earlier|later
        later|eerder|earlier|spater|fruher|plus-tard|vroeger|laat ~6 komen|kom|beginnen|starten|
            arrive|come|start|worden|wordt|aankomen|kommen|arriver|arriving|zijn|zal|be|dan|
            terecht
        later ~2 komen|kom|beginnen|worden|zijn
        kom|komen|ben|zijn|come|arrive|be|arriving|bin|am ~4 later|eerder|te laat|earlier|
            verlaat|spater|laat|late|delayed|vertraagd|verspatet
        te laat
        running|run|going|gonna|will ~4 late|behind
        be ~4 late
        en retard
        verspat*|vertraging|vertraagd|delayed|delay|retard|file|oponthoud|pech|autopech|traffic|
            stau|gestrand
        kan|kunnen|kann|konnen|lukt|haal|halen|red|redden|schaffe|gaat ~6 niet|nicht ~4 komen|
            kommen|halen|zijn|doorgaan|door|bij|langskomen|lukken|red|redden|aanwezig|schaffen|
            mee|meer
        kan|kunnen|lukt|gaat|haal|red ~5 niet ~1 door|@minutes|meer
        lukt|haal|red ~4 niet
        kan|kunnen|kann ~1 @not|niet|nicht|toch|helaas ~2 vandaag|morgen|today|tomorrow|
            vanmiddag|vanavond|heute|morgenochtend|vanochtend
        kan|kunnen ~1 vandaag|morgen|vanmiddag|morgenochtend|straks|toch|helaas|morgenmiddag ~2
            niet
        niet ~2 door gaan|laten
        niet door|doorgaan
        cant|cannot|wont|unable|not|couldnt|dont ~3 make|come|attend|join|be|able|there ~5 it|
            today|tomorrow|there|this|that|appointment|meeting|come
        wont|cant|unable ~4 make
        cant|cannot|wont|unable|kunnen|kan ~5 host|see|receive|have|manage|meet|open|deliver|
            take|ontvangen|leveren|opendoen|hosten|oppassen|rijden|drive
        uitgevallen|valt uit|afgehaakt|dropped|pulled|uitval
        instead|stattdessen|plutot
        swapped|swap|gewisseld|omgewisseld|verwisseld|getauscht
        peux|pourrai|pouvons|pourra ~1 pas|plus ~3 venir|etre
        verhinderd|verhindert|empeche|buikgriep|griep|krank|malade|ziek|sick|koorts|positief|
            covid|corona|ongeluk|accident|overleden|unfall
        andere|ander|nieuwe|nieuw|gewijzigd|gewijzigde|different|new|other|changed|neue|andere|
            anderer|nouvelle|nouveau|autre|verkeerde|wrong|niet ~2 adres|address|locatie|
            location|ingang|entrance|venue|plek|place|zaal|room|adresse|ort|eingang|treffpunkt|
            lieu|tijd|time|tijdstip|uhrzeit|heure|gate|terminal|station|oude
        adres|address|locatie|location|ingang|venue|plek|zaal|tijd|tijdstip|adresse|treffpunkt|
            lieu|parkeren|parking ~4 gewijzigd|veranderd|changed|anders|geandert|change|wijzigt|
            verplaatst|moved|is niet|nieuwe
        in plaats van
        instead of
        statt|stattdessen|plutot|ipv
        niet ~4 maar ~2 om|bij|op|in|naar
        iets|uurtje|half uur|hour ~1 later|eerder|earlier|early
        ruilen|swap
        hoeft|hoeven|braucht|need ~4 niet|nicht|not ~3 komen|langs|kommen|come
        hoeft ~3 niet ~2 langs|komen|door
        dont ~2 come
        """,
    ),
    Family(
        Cue.WAITING,
        """
        sta|staan|staat|stand|standing|stehe|stehen|zit|zitten|sitting|stuck|waiting|wacht|
            wachten|warte|warten|attends|attendons|suis|sommes|bin|sind|ben|zijn|are|am|is|
            steht|hang|hangen ~6 voor|bij|op|in|at|outside|on|am|vor|devant|im|aan|a|buiten|
            draussen|inside|nu|hier|langs ~3 @nowhere|dichte|gesloten|closed|locked|
            verschlossener|fermee
        @gate ~4 sta|staan|staat|wacht|wachten|standing|waiting|stehen|warten|dicht|gesloten|
            closed|locked|zu|niemand|nobody
        sta|staan|staat|wacht|wachten ~3 nu|al|hier|buiten|inmiddels|ondertussen ~6 deur|
            niemand|buiten|@minutes|te|dicht|regen|kou|@nowhere|parkeerplaats
        waiting|standing|stood|been|sitting|waited|here ~5 @minutes|outside|already|rain|cold|
            ages
        standing|staan|sta|stehen|stand ~2 here|hier|ici|er
        briefje|note|sign|bordje|zettel ~5 dicht|gesloten|closed|geschlossen|ferme
        wont|weigert|refuses|refuse|weigeren|willen|wil|verweigert ~5 geven|give|let|laten|hand|
            mee|release|accept|geben ~4 car|auto|kamer|room|sleutel|keys|key|us|ons|zimmer|mee|
            luggage|boot|board
        desk|counter|office|balie|loket|receptie|poort|gate|schalter|gates|check-in|verhuur ~3
            shuts|closes|close|sluit|dicht|schliesst|ferme
        warten|warte|stehen|stehe ~4 seit|schon|hier|draussen
        attendons|attends ~3 depuis|ici|dehors|devant
        buiten|outside|draussen|dehors ~3 staan|staat|sta|standing|waiting|wachten
        for|al|seit|depuis|ruim|over ~4 @minutes ~4 wachten|wacht|waiting|warten|staan|sta|
            standing|hier|here|deur|attend*|te|outside|gate
        niemand|nobody|no-one|noone|keiner|personne ~4 hier|here|er|da|open|opent|answers|
            answering|doet|la|gekomen|came|come|verschenen|aanwezig|komt|turned|shown|thuis|
            gate|picked|op|deur|there|opendoen|bereikbaar
        no one ~3 here|came|come|there|answering|answers|picked|turned|at
        er is|was niemand
        waar|where|wo|ou ~1 blijf|blijft|bent|ben|zijn|are|bist|bleibst|bleiben|seid|etes|es|is|
            ist|sind|est ~5 je|u|jullie|you|sie|de|the|der|die|vous|monteur|driver|chauffeur|
            taxi|fotograaf|photographer|plumber|bus|loodgieter|begeleider|guide|hulp|thuiszorg|
            verpleegkundige|fahrer|nurse|carer
        chauffeur|driver|taxi|bus|transfer|monteur|gids|guide|fotograaf|photographer|
            verpleegkundige|verzorgende|thuiszorg|nurse|carer|carers|caregiver|zuster|hulp|
            fahrer|fahrerin|abholung|pickup|ober|dj|cateraar|caterer|plumber|engineer|
            loodgieter|begeleider|interpreter|tolk|advocaat|lawyer|pflegedienst|infirmiere|
            chofer|chauffeurs ~6 niet|not|nooit|never|nergens|hasnt|havent|didnt|nicht|pas|isnt|
            still|nog|no-show|wasnt ~4 verschenen|gekomen|komen|opgedaagd|gezien|shown|showed|
            show|turned|arrived|come|here|came|geweest|op|da|gekommen|aufgetaucht|er|aangekomen|
            nowhere|arriv*|there|been|venu|venue|up|gebeld
        niet ~2 opgehaald|opgedaagd|verschenen|opgewacht
        not ~2 picked up
        nobody|no one picked|came|turned|met
        nicht abgeholt|aufgetaucht
        niemand ~3 opgehaald|geweest|gekomen|langs|langsgeweest|gezien
        ligt|zit|lies|sitting|still|nog|noch ~4 bed|pyjama|nachthemd|bett|lit ~9 niemand|nobody|
            niet|not|no|nog|geen|carer|hulp|zorg|wash*|gewassen
        still in bed
        nog in bed
        at|bij|aan|am|a ~1 gate|check-in|checkin|incheckbalie|border|grens|marechaussee|douane|
            customs|flughafen|aeroport|immigration
        at the gate|airport|desk|counter|border|station|barrier
        luggage|koffers|koffer|bagage|gepack|bagages|suitcases|tassen|spullen ~6 pavement|
            street|stoep|straat|buiten|outside|kerb|lobby|strasse|trottoir|regen|rain
        pavement|street|stoep|straat|outside|buiten|lobby|regen|rain ~5 luggage|koffers|bagage|
            suitcases|kinderen|kids
        no|geen|keine|pas ~1 taxi|taxis
        taken|took|neemt|nam ~4 car|auto ~2 back|terug|mee
        gestrand|stranded|gestrandet|bloques|bloque|coince|coinces|coincee|festsitzen|
            vastzitten|vastgelopen|pech
        stuck|vast|fest ~3 at|in|op|bij|am|airport|luchthaven|vliegveld|schiphol|station|grens|
            border|customs|douane|snelweg|lift|file|abroad|buitenland
        zit|zitten|sitzen|sitze|staan|sta ~4 vast|fest
        vlucht|flight|trein|train|boot|ferry|aansluiting|connection|overstap|flug|zug|vol|bus|
            transfer ~5 gemist|missed|geannuleerd|cancelled|canceled|verpasst|gestrichen|annule|
            annulee|rate|uitgevallen|vertrokken|departed|left|annulliert|overboekt|overbooked|
            geschrapt|gone|weg
        missed|miss|missen|gemist|mis|missing|verpassen|verpasst|rate|mist ~4 vlucht|flight|
            trein|train|boot|ferry|aansluiting|connection|flug|anschluss|vol|avion|overstap|
            boat|transfer|plane
        denied boarding|entry
        mogen|mag|laten|lassen|let|allowed|may|wont|durfen ~6 niet|not|us|nicht ~3 boarden|
            board|mee|aan|boarding|vliegen|vliegtuig|in|binnen|instappen|fly|check
        hotel*|receptie|reception|rezeption|appartement|verhuurder|balie|desk|airline|
            luchtvaartmaatschappij|autoverhuur|rental|campsite ~8 geen|no|niet|not|nothing|kein|
            keine|nicht|aucune|never|doesnt|unknown|onbekend|vol|full|overboekt|overbooked|
            weigert|refuses|claims|zegt ~6 reservering|boeking|booking|reservation|kamer|room|
            rooms|bekend|buchung|zimmer|chambre|naam|name|record|know|betaald|paid|auto|car|resa
        geen|no|kein|keine|aucune ~3 reservering|boeking|booking|reservation|buchung|kamer ~6
            hotel|balie|naam|bekend|desk|system|systeem|name|reception|receptie|hier|here|found|
            gevonden|us|ons
        paspoort*|passport|passports|reisepass|reisepasse|passeport|passeports|id-kaart|
            identiteitskaart|visum|visa|ausweis|portemonnee|wallet|handtas ~5 kwijt|verloren|
            gestolen|lost|stolen|verlopen|expired|thuis|vergeten|forgotten|gestohlen|vole|perdu|
            abgelaufen|geweigerd|refused|weg|wrong|missing|left
        lost|kwijt|gestolen|stolen|verloren|gestohlen|vole|perdu ~3 paspoort*|passport|
            passports|reisepass|passeport|passeports|wallet|portemonnee
        vrachtwagen|truck|lorry|chauffeur|koerier|courier|transport|lader|lkw|camion|container|
            betonwagen|kraan|verhuiswagen|leverancier|supplier|aannemer|crew|ploeg|schilders|
            bouwvakkers|stukadoors ~6 staat|staan|wacht|wachten|waiting|is|here|hier|sta|
            standing|deur|stands|steht|wartet|attend|gates|gate|poort|voor ~4 deur|poort|niet|
            hier|nu|gate|here|outside|gesloten|wachten|te|buiten|lossen|unload|hek|tor|al|dock|
            waiting|closed|erf|now
        lossen|laden|unload|uitladen|abladen|decharger ~4 niet|nergens|niemand|cant|cannot|
            nobody|nicht|pas|nu|now
        we|wij|ik|i|wir|ich|nous|je ~2 zijn|ben|are|am|sind|bin|im|sommes|suis|is ~3 er|hier|
            here|nu|da|aangekomen|geland|arrived|la|now|landed ~8 niemand|nobody|closed|dicht|
            gesloten|no|niet|maar|but|geen|keiner|personne|aber|locked|mais
        sleutelkluis*|sleutelkastje|lockbox|keybox|keysafe|sleutel*|code|toegangscode|deurcode|
            schlussel|schlusseltresor|cle|key|keys|pincode ~8 werkt|niet|not|doesnt|wrong|leeg|
            empty|verkeerd|falsch|klopt|geen|wont|nicht|pas|isnt|inside|in ~6 deur|appartement|
            huisje|binnen|door|in|apartment|cottage|flat|wohnung|villa|buiten|outside|kluisje
        autopech|panne|pechhulp|broken down
        auto|car|busje|bus|wagen|camper|voiture ~4 langs|stilgevallen|kapot|broken|broke|pech|
            stil|panne|down ~5 snelweg|road|motorway|down|weg|autobahn|midden|a2|vluchtstrook
        """,
    ),
    Family(
        Cue.ONGOING,
        """
        sinds|since|seit|depuis ~5 uur|uhr|vanochtend|vanmorgen|vanmiddag|vandaag|vannacht|
            gisteren|gisteravond|gister|this|last|yesterday|hour|hours|morning|heute|gestern|
            stunde|ce|hier|am|heures|evening|today|minuten|minutes|noon|lunch|vanavond|zonet|net
        al|already|schon ~2 uren|uur|@minutes
        zojuist|zonet|daarnet|juist|soeben|gerade
        just ~2 now|happened|saw|noticed|got|heard|found|discovered|taken|come|been|started|
            realised|realized|had
        has|have|had just
        ik|we|zag|kwam|heb|kom|hoor|krijg|is|hebben|werd ~4 net
        op dit moment
        right now
        at the moment
        blijft|steeds|keeps|continues|constantly|continu
        is|are|ligt|staat|zit|staan|zitten|doet|geht|ist ~4 nu|now|jetzt
        """,
    ),
    Family(
        Cue.PUBLIC,
        """
        @people ~6 @not|vast|last|problemen|problems
        klanten|customers|clients|kunden|gasten|guests|patienten|bezoekers ~6 klagen|complain|
            complaining|bellen|boos|angry|vragen|calling|beschweren|krijgen|lopen|weg|leaving|
            waiting|wachten
        chauffeurs|fahrer|drivers|medewerkers|personeel|staff|team|collegas ~5 staan|stehen|
            wachten|standing|waiting|idle|stil
        """,
    ),
    Family(
        Cue.ALARMING,
        """
        sissen|sist|hissing|smell|smells|stank|stinkt|gloeiend|geschroeid|alarm|piept|beeping|
            blistering
        kraakt|scheur|scheuren|crack|cracks|cracking|gevaarlijk|dangerous|gefahrlich|rook|smoke|
            rauch
        bang|scared|frightened|angst|afraid|bonkt|banging|schreeuwt|screaming|dreigt|huilt|
            crying
        ex|agressief|aggressive|dronken|drunk|mes|knife|politie|police|brandweer|feuerwehr|
            polizei
        bloed|blood|blut|pijn|pain|schmerzen|zwelling|swelling|gezwollen|opgezwollen|swollen|
            slikken
        swallow|slap|lijkbleek|bleek|pale|blauw|braken|braakt|overgeven|vomiting|trilt|shaking|
            ademt
        breathing|koorts|fever|fieber|verward|confused|ziekenhuis|hospital|dokter|doctor|
            huisarts
        ambulance|morfine|morphine|insuline|insulin|medicijnen|medicatie|medication|medicine|
            baby
        water|nat|wet|nass|overal|everywhere|plafond|kelder|cellar|stroom|openstaat|vast|stuck|
            dead
        dood|tot|leeg|empty|leer|weg|gone|verdwenen|vanished|disappeared|stopped|gestopt|
            restarting
        hot|heet|ijskoud|freezing|vriest|warm-water|doorheen|eronder
        dicht|closed|gesloten|locked|shut|shuts|niemand|nobody|nergens|nowhere|keiner|personne|
            buiten
        outside|gate|balie|rij|queue|vol|volle|full|voll|weigert|refuses|refused|wont|stranded
        visible|zichtbaar|vreemde|strange|stolen|gestolen|nul|zero|codes|valse|fake|wasnt|
            onbekende
        still|steeds|minuten|minutes|gasten|guests|wachten|waiting
        loopt|iemand rond|binnen
        helemaal|completely|totally|volledig
        """,
    ),
    Family(
        Cue.CLAIM,
        """
        spoed|spoedgeval|spoedklus|spoedje|spoedeisend|spoedsituatie|spoedopdracht|
            spoedbestelling|noodgeval|noodsituatie|noodgevallen|noodweer|noodkreet
        dringend|dringende|urgent|urgente|urgently|urgentie|urgency|hoogdringend|superdringend
        emergency|emergencies|sos|mayday
        in nood|paniek|panic
        notfall|notfalle|eilig|eilt|dringendst|dringender
        urgence|urgemment|urgent|urgente
        haast ~2 bij|mee|geboden
        heb|hebben|grote|er|veel|enige|echt haast
        hoogste nood|prioriteit|tijd
        time critical|sensitive
        tijdkritisch|kritiek
        kan|kunnen ~3 niet ~4 wachten|uitstellen
        duldt|verdraagt geen uitstel
        geen uitstel|moment
        cant|cannot|wont|can not ~2 wait
        nicht warten
        peut ~1 pas attendre
        geen minuut|tijd ~3 verliezen
        heel|zeer|erg|super|echt|uiterst belangrijk dat
        brandt|brand los
        alle hens
        code rood|red
        life or death
        zo|so|sehr|heel|very|extremely critical|kritisch
        """,
    ),
    Family(
        Cue.AT_ONCE,
        """
        onmiddellijk|meteen|ogenblikkelijk|immediately|instantly|straightaway|sofort|umgehend|
            immediatement|terstond|accuut|acuut|acute
        right away|now|this
        straight away
        op stel|staande
        tout suite
        tout de suite
        bel|bellen|call|ring|phone|rufen|appelez|kom|come|reageer ~4 direct|nu|now|meteen|
            sofort|straks|immediately|asap|jetzt|maintenant|onmiddellijk|urgent
        direct|nu|sofort|jetzt ~3 bellen|komen|langskomen|iemand|actie|hulp|langs|anrufen|
            kommen|handeln|terugbellen
        kan|kunnen|can|could|kann ~3 iemand|someone|somebody|jemand|anyone ~4 nu|now|direct|
            komen|langskomen|come|kommen|help|meteen|helpen
        iemand ~3 nu|direct|meteen|vanavond|vannacht ~4 komen|langskomen|langs
        help|hilfe|aidez|secours
        wat moet|moeten ~3 doen|nu
        what ~2 do ~3 now?
        what should|do|can|shall i|we do
        wat|what|was|quoi|et nu|now|jetzt|maintenant
        was ~2 tun|machen
        que faire
        weet ~3 niet ~2 wat|doen|moet
        ten einde raad|einde
        wanhopig|desperate|verzweifelt|desespere|desperately
        binnen|within ~3 uur|hour|hours|minuten|minutes|half
        so|zo|as snel|schnell|soon ~2 mogelijk|moglich|possible ~3 vandaag|today|heute
        ben|zijn ~2 in paniek
        """,
    ),
)
