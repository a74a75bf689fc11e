"""Words of machines: trouble, all clear, notices."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.NOTICE,
        """
        bestelling|order|pakket|zending|parcel|shipment|package|lieferung|bestellung|commande|
            colis|paket ~5 verzonden|onderweg|shipped|bezorgd|delivered|bevestigd|confirmed|
            afgeleverd|confirmation|verwerkt|processed|versandt|zugestellt|expediee|livre|
            geplaatst|received|ontvangen|dispatched
        orderbevestiging|bestelbevestiging|ontvangstbevestiging|betaalbevestiging|
            verzendbevestiging|factuur-melding|track
        track trace|& ~1 trace
        betaling|payment|zahlung|paiement|abonnement ~4 ontvangen|received|geslaagd|successful|
            bevestiging|confirmation|erhalten|recu|verwerkt|receipt|gelukt|voltooid|succesvol
        receipt|kassabon|quittung|recu|bon
        accepted|geaccepteerd|afgewezen|declined|tentative|uitnodiging|invitation|zugesagt|
            invitation|accepte|einladung
        nieuwe|new|neue ~1 volger|follower|connectie|connection|like|reactie|comment|bericht|
            verbinding|opmerking|login|aanmelding
        liked|commented|mentioned|endorsed|viewed|tagged
        heeft ~3 gereageerd|vind|geliked
        weekoverzicht|maandoverzicht|digest|samenvatting|rapport|summary|weekly|monthly|
            statistieken|report
        succesvol|successful|successfully|completed|voltooid|erfolgreich ~2 backup|back-up|
            afgerond|import|build|deployed|update|uitgevoerd
        backup|back-up ~3 succesvol|successful|completed|geslaagd|voltooid|ok
        agenda|reminder|herinnering|kalender ~2 :|afspraak|event
        security|beveiligings ~1 update|advisory
        verificatiecode|code
        maintenance|onderhoud|werkzaamheden
        voorwaarden|terms|privacy|privacyverklaring
        verjaardag|birthday
        pull request|merge|commit
        [jira]|ticket
        """,
    ),
    Family(
        Cue.ALARM,
        """
        down
        is|are|appears|went down|offline|unreachable|onbereikbaar
        site|host|server|service|website|monitor|shop|webshop|device|probe|url|check ~5 down|
            offline|unreachable|onbereikbaar|critical|failed|fail|timeout|unavailable|failing|
            crit|lost
        critical|kritiek|kritisch|crit|fatal|fatale|emergency ~6 alert|alarm|disk|server|
            service|error|fout|storing|temperature|temperatuur|battery|ups|problem|host|storage|
            raid|db
        alert|alarm|melding|problem|warnung ~6 critical|down|offline|temperatuur|temperature|
            brand|inbraak|intrusion|water|leak|lekkage|smoke|rook|co|motion|power|high|freezer|
            koelcel|fire|failure|glasbreuk|overval|vriezer|hoog|high|sos
        raid|disk|schijf|array|volume|pool|drive|harddisk|storage|datastore ~6 degraded|failed|
            failing|full|vol|fail|defect|offline|crashed|critical|faulted|95|96|97|98|99|100|
            failure|missing|error
        degraded|failed|full|failure|fault ~3 raid|disk|array|volume|drive|pool
        payment|betaling|incasso|creditcard|zahlung|paiement|abonnement|card|subscription|kaart|
            automatische ~6 failed|mislukt|declined|geweigerd|fehlgeschlagen|refuse|niet|
            unsuccessful|echoue|gescheitert|rejected|could
        hosting|domein|domain|domeinnaam|certificate|certificaat|ssl|tls|account|licentie|
            license|licence|website|abonnement|dienst|service|services|server|zertifikat|lizenz
            ~9 verloopt|expires|expired|verlopen|expire|suspended|opgeheven|beeindigd|ends|
            eindigt|stopgezet|vervalt|terminated|afgesloten|deleted|suspension|offline|
            opschorten|abgelaufen|lauft|disabled|uitgeschakeld|stopt|geblokkeerd
        temperature|temperatuur|temp|vriezer|koelcel|freezer|fridge|koeling|cold|koelkast ~6
            hoog|high|alarm|alert|above|boven|exceeded|too|overschreden|warm|threshold|grens
        intrusion|inbraak|inbraakalarm|brandalarm|rookalarm|wateralarm|lekkagealarm|overval|
            rookmelder|watermelder|intrusion|glasbreuk|burglar
        smoke|water|motion|leak|fire|co|rook|brand|beweging|glass|lekkage ~2 detected|
            gedetecteerd|alarm|gemeld|sensor|melding
        fraud|fraude|verdachte|suspicious|unusual|ongebruikelijke|unauthorised|unauthorized|
            betrug ~5 transaction|transactie|payment|betaling|transfer|afschrijving|overboeking|
            transacties|card|overschrijving|kaart|pas|alert|debit|login|activity|purchase
        transaction|transactie|betaling|payment|overboeking|overschrijving|kaart|card|pas ~6
            verdacht|suspicious|geblokkeerd|blocked|tegengehouden|fraud|fraude|unusual|hold|
            aangehouden|geweigerd
        backup|back-up ~4 failed|mislukt|failure|error|fehlgeschlagen|niet|missed
        ups ~4 battery|accu|batterij|batterie|power
        power ~2 failure|lost|outage|fail
        ransomware|malware|virus|trojan|intrusion|brute|breach ~4 detected|gevonden|
            gedetecteerd|found|quarantined|attack|alert|force|blocked
        queue|wachtrij|orders|checkout|webhook|api ~5 stuck|failing|failed|errors|vastgelopen|
            fouten|mislukt|500|stopped
        out of memory|stock|disk
        overdue|aanmaning|laatste|final ~2 herinnering|notice|reminder|sommatie|warning|
            waarschuwing|aanmaning
        gegevens|data|bestanden|account|files|map|daten|archief|mailbox ~6 gewist|verwijderd|
            deleted|erased|wiped|geloscht|permanently|onherroepelijk|definitief
        definitieve|permanent verwijdering|deletion
        niet-ontvankelijk*|ontvankelijk*|verzuim|fristversaumnis
        5xx|http 500|502|503|error
        error rate
        timeout|timed ~1 out
        failover|outage|storing
        chargeback|dispute|geschil|terugboeking
        payout|uitbetaling ~4 failed|mislukt|paused|gepauzeerd|on|tegengehouden|hold|stopgezet
        fall|val|sos|noodoproep|alarmering|paniekknop ~3 detected|alarm|gedetecteerd|knop|
            melding|button|client|mevrouw
        """,
    ),
    Family(
        Cue.ALL_CLEAR,
        """
        recovered|recovery|resolved|restored|opgelost|online|ok|up|behoben|retabli|closed|
            cleared|normaal|normal|verholpen
        is|zijn|weer hersteld
        is|back|weer|wieder|are ~1 up|online|bereikbaar|ok|normal|normaal
        back up|online|to
        successful|succesvol|succeeded|completed|voltooid|geslaagd|erfolgreich|success
        geplande|planned|scheduled|gepland|geplante ~2 onderhoud|maintenance|downtime|
            werkzaamheden|wartung
        maintenance|onderhoud|wartung|werkzaamheden
        test|oefening|drill
        no ~2 issues|errors|problems|threats
        geen ~2 problemen|fouten|bedreigingen
        """,
    ),
)
