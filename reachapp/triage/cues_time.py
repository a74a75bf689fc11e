"""Cues that make a near moment hard (U4); which moment is near is computed in `moments`."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.DEADLINE_WORD,
        """
        @deadlinenoun
        uiterlijk|ultiem|spatestens|latest|tegen
        au plus tard
        no|not later than
        at the latest
        due|overdue
        voor|before|by|bis|vor|avant|tot|until|binnen|within|innerhalb|till
        moet|moeten|must|muss|mussen|doit|dois|doivent|hoort|dient ~9 binnen|ingediend|
            ingeleverd|verstuurd|verzonden|getekend|ondertekend|betaald|klaar|af|in|be|have|get|
            weg|eingereicht|abgegeben|terug|liggen|zijn|hebben|fertig|etre
        verloopt|vervalt|verlopen|verstrijkt|expires|expire|expiring|ends|eindigt|stopt|sluit|
            sluiten|closes|close|closing|endet|lauft|schliesst|expire|ferme|lapses
        stop|stopt|stops|sluiten|sluit|closes|ophouden|dicht ~2 at|om|um|a|op|on
        laatste|last|final|letzte|letzter|dernier ~1 dag|day|kans|moment|chance|tag|jour|delai|
            minute
        """,
    ),
    Family(
        Cue.EVENT,
        """
        zitting|rechtszaak|rechtbank|rechter|kort-geding|hoorzitting|mondelinge|pleidooi|
            verhoor|verhoord|court|hearing|trial|judge|tribunal|gericht|gerichtstermin|anhorung|
            audience|comparution|mediation|arbitrage
        kort geding
        notaris|notary|notar|notaire|passeren|overdracht|transport|closing|completion|
            aktepassering|sleuteloverdracht|oplevering|ondertekening|signing|signature|akte
        vlucht|vluchten|vliegen|vlieg|vliegt|vliegtuig|flight|flights|fly|flying|flug|fliegen|
            fliegt|vol|avion|vertrek|vertrekken|vertrekt|depart|departs|departure|departing|
            abflug|abreise|boarding|veerboot|ferry|boot|boat|cruise|inschepen|trein|train|zug|
            bus|transfer|taxi|reizen|reis|trip|travel|travelling|leave|leaving|leaves|afreizen|
            check-in|inchecken|aankomst|landt|landing|arrive|arriving|arrives|embark|partons|
            part|depart|airport|op weg|onderweg
        op reis|vakantie|weg
        bruiloft|trouwen|trouwt|trouwerij|huwelijk|wedding|hochzeit|mariage|ceremonie|ceremony|
            begrafenis|uitvaart|crematie|funeral|beerdigung|enterrement|condoleance|afscheid|
            doop|jubileum|feest|party|verjaardag|gala|diner
        presentatie|presentation|presenteren|pitch|pitchen|beurs|messe|fair|event|evenement|
            opening|openen|lancering|launch|livegang|launching|go-live|gaat live|
            persconferentie|congres|conference|show|voorstelling|concert|festival|workshop|
            training|cursus|lezing|beursstand|eroffnung|shoot|fotoshoot|shooting|uitzending|
            opname|open huis
        tentamen|examen|exam|herkansing|prufung|scriptie|thesis|test
        premiere|generale|repetitie|rehearsal|optreden|gig|match|wedstrijd|tournament|toernooi|
            markt|markten|braderie|open dag|inloopavond|receptie|borrel|catering|buffet|lunch|
            diner|banquet|gala|auction|veiling
        operatie|operation|surgery|ingreep|ontslag|ontslagen|discharged|discharge|chemokuur|
            punctie|onderzoek|opname|spuit|prik|vaccinatie|entlassen|entlassung
        verhuizen|verhuizing|verhuizers|moving|move|movers|umzug|demenagement|sleutels|huurders|
            tenants|gasten|guests|intrek|check-out
        aangifte|btw|btw-aangifte|vat|loonheffing|belastingaangifte|belastingdienst|steuer|
            steuererklarung|umsatzsteuer|tva|tax|filing|submission|kvk|subsidie|
            subsidieaanvraag|subsidieportaal|grant|tender|tenderned|aanbesteding|inschrijving|
            ausschreibung|appel d'offres|bezwaar|bezwaarschrift|beroep|beroepschrift|
            verweerschrift|verweer|objection|appeal|einspruch|widerspruch|dagvaarding|summons|
            jaarrekening|hypotheek|mortgage|financiering|financieringsvoorbehoud|ontbindende|
            bankgarantie|offertetermijn|voorbehoud|controle|inspectie|inspection|audit|
            boekenonderzoek|keuring|accountantscontrole|prufer
        leveren|levering|delivery|deliver|geleverd|lieferung|livraison|bezorgd|bezorging|
            bezorgen|bezorger|delivered|verzending|vrachtwagen|truck|lorry|pallet|pallets|
            container|koerier|courier|kurier|kraan|beton|spedition|ophalen|opgehaald|pickup|
            pick-up|collection|collected|collect|abholung|afhalen
        drukker|drukkerij|printer drukken|press|druck|drukt|deadline|publicatie|druk
        vergadering|bestuursvergadering|directie|aandeelhoudersvergadering|board|meeting|
            investeerder|investeerders|investor|investors|gesprek|sollicitatie|interview|intake|
            afspraak|appointment|termin|rendez-vous|bezoek|visit|bezichtiging|call
        sloop|slopen|demolition|kappen|storten|asbest|aannemer|contractors|tegelzetter|
            stukadoor|schilders|bouwvakkers|monteurs|installateur|builders|tilers|plasterer|
            handwerker
        live
        """,
    ),
    Family(
        Cue.NEED,
        """
        heb|hebben|hab|haben|brauche|brauchen|need|needs|needed|require|besoin ~6 nodig|need|
            from|a|the|your|den|die|das|your|to|it|them|de|d? an?
        heb|hebben ~7 nodig
        nodig|benodigd|required|needed|benotigt|brauchen|brauche|braucht|besoin|need|needs
        kunt|kun|kan|kunnen|could|can|would|will|konnen|konntest|konnten|pouvez|pourriez|peux|
            zou|zouden|wilt|wil ~1 u|je|jij|jullie|you|sie|du|vous|tu|we|iemand|someone|
            somebody|anyone|er|ihr
        beschikbaar|available|verfugbar|disponible|plek|ruimte|inspringen|vervangen|invallen|
            cover|stand|vervanger|replacement|vervanging
        graag|please|bitte|svp|aub|alstublieft|alsjeblieft|stp|gaarne|pls|plz|ajb
        s'il vous plait
        il vous plait
        moet|moeten|must|muss|mussen|doit|have to|dois|devons|dient|hoort|gotta
        wil|willen|want|wants|wollen ~4 weten|know|antwoord|answer|horen|hear|spreken
        antwoord|answer|reactie|reply|response|antwort|reponse|akkoord|approval|approve|
            go-ahead|bevestiging|confirmation|beslissing|decision|handtekening|signature|
            goedkeuring|freigabe|besluit|uitsluitsel|reactie
        laat|lassen|let ~3 weten|know|wissen
        hoor|horen ~3 graag
        wacht|wachten|waiting|warte|warten|attends|attendons ~3 op|for|auf|votre|on
        stuur|sturen|send|schick|schicken|envoyer|envoyez|mail|bel|bellen|call|ring|rufen|teken|
            tekenen|sign|ondertekenen|onderteken|submit|indienen|inleveren|dien|lever|leveren|
            betaal|betalen|regel|regelen|arrange|fix|maak|herstel|herstellen|repareren|pay|
            approve|goedkeuren|aanleveren|insturen|opsturen|upload|unterschreiben|signer|
            einreichen|file|print|controleren|check|review|nakijken|doorsturen|boeken|book|
            rebook|omboeken|bevestigen|confirm|verlengen|renew|extend|verschuiven|versturen|
            verzenden|afmaken|finish|unterschrift
        afhankelijk|depend|depends|abhangig
        zonder|without|ohne|sans ~7 kan|niet|kunnen|cant|cannot|no|konnen|nicht|verloren|lose|
            lost|pas|gaat|vervalt
        anders|otherwise|sonst|sinon|else ~6 vervalt|verlies|verliezen|lose|kwijt|miss|mis|
            missen|te laat|boete|fine|niet|geen|door|cancelled|verfallt|gaat|verloren|perd|cant|
            kan|we|ik|i|krijg|boekt
        """,
    ),
    Family(
        Cue.LACK,
        """
        is|zijn|was ~1 er ~1 niet|nog
        isnt|arent|not there
        nog ~2 niet|niets|niks|geen|steeds
        still|yet ~3 not|no|havent|hasnt|nothing|waiting|missing|dont
        havent|hasnt|didnt|never|have not ~3 received|arrived|got|had|heard|come|seen|sent|get|
            gotten|been
        not ~2 received|arrived|here|got|there|ready|yet
        noch ~2 nicht|nichts|kein|keine|keinen|immer
        toujours|encore ~2 pas|rien|aucun
        pas|rien ~1 encore|recu|toujours
        ontbreekt|ontbreken|missing|fehlt|fehlen|manque|mist|missen|kwijt|lost|verloren|weg|
            vergeten|forgot|forgotten|vergessen|oublie
        klopt|kloppen|stimmt|correct ~3 niet|niks|nicht|not|niets
        verkeerd|verkeerde|fout|foute|wrong|incorrect|falsch|falsche|erreur|mistake|error|
            onjuist|onjuiste|misspelled|mismatch
        niet|never|not|nooit|nicht ~3 aangekomen|ontvangen|binnen|geleverd|bezorgd|gekregen|
            angekommen|erhalten|klaar|af|geregeld|gelukt|aanwezig
        geen|no|keine|aucune|aucun ~3 tickets|ticket|vouchers|voucher|bevestiging|confirmation|
            sleutel|keys|key|documenten|documents|paspoort|passport|visum|visa|papieren|
            bestanden|files|antwoord|reactie|pakket|zending|fotos|kamer
        waar blijft|blijven
        waar|where|wo|ou ~1 is|are|zijn|ist|sind|est|sont ~5 tickets|ticket|pakket|bestelling|
            order|parcel|documents|stukken|voucher|vouchers|keys|sleutels|package|paket|
            bestellung|colis|foto|fotos|files
        mislukt|failed|fails|fehlgeschlagen|lukt niet?|geweigerd|rejected|denied|werkt|cant|
            cannot|weigert|refused|error|foutmelding
        lukt|werkt|kan|kunnen|gaat ~5 niet
        """,
    ),
)
