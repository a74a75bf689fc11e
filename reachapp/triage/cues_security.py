"""Cues of security, money and the law (U3)."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.SECURITY,
        """
        gehackt|gehacked|hacked|gekaapt|hijacked|gehijackt|pirate|hacker|hackers|hack
        ransomware|losgeld|ransom|lösegeld|losegeld|versleuteld|encrypted|cryptolocker|
            verschlusselt|rancon|gijzelsoftware
        readme ~4 bitcoin
        bestanden|files|dateien|mappen|documents ~4 versleuteld|encrypted|locked|vergrendeld|
            extensie|extension|renamed|openen|rare|weird
        virus*|malware|trojan|trojaan|spyware ~4 binnen|laptop|pc|computer|gevonden|gekregen|
            detected|found|alert|melding|infected|besmet|opgelopen|server
        besmet|infected|geinfecteerd ~4 pc|laptop|computer|server|netwerk|network|virus
        datalek|datenleck|databreach|fuite donnees?
        data breach|leak|leaked
        gelekt|leaked ~5 gegevens|data|wachtwoorden|passwords|klanten
        geklikt|klikte|klik|clicked|clicking|angeklickt|geklickt|clique|opende|geopend|opened ~9
            link|linkje|mail|mailtje|bijlage|attachment|pdf|factuur|phishing|invoice|lien|sms|
            button|anhang
        link|linkje|phishing|phishingmail|bijlage|attachment|nepmail|nepsite ~7 geklikt|clicked|
            ingevuld|entered|geopend|ingelogd|geklickt|getrapt|ingevoerd|opened|angeklickt|
            clique
        wachtwoord|wachtwoorden|password|inloggegevens|passwort|pincode|codes|code|credentials|
            gegevens|login|kaartgegevens|card|bankgegevens|details|zugangsdaten|mot|tan ~6
            ingevuld|ingevoerd|entered|gegeven|gave|given|typed|eingegeven|doorgegeven|getypt|
            doorgestuurd|afgegeven|saisi|filled|gestolen|stolen|shared|verstuurd
        ingevuld|ingevoerd|entered|gave|typed|filled|gegeven|eingegeven|saisi ~5 wachtwoord|
            password|inloggegevens|pincode|code|credentials|passwort|login|kaartnummer|card|
            bankgegevens|gegevens|details|mot
        in ~2 phishing ~3 getrapt|gelopen
        fell for
        instagram|facebook|account|linkedin|whatsapp|page|pagina|konto|twitter|tiktok|mailbox ~3
            posting|posts|posted|plaatst|stuurt|sending|sends|verstuurt|verschickt|vraagt|
            asking|deelt|postet|dms
        asking|vraagt|asks ~3 for|om|naar ~3 code|bitcoin|codes
        fotos|foto|photos|pictures|bilder|gegevens|dossier|dossiers|galerij|album|documenten|
            documents|files|bestanden|notulen|verslag|verslagen|contract|rapport ~9 google|
            openbaar|public|publicly|iedereen|internet|anyone|offentlich|vindbaar|straat|
            facebook
        zonder|without|ohne wachtwoord|password|inloggen|logging|login|passwort|toestemming|
            permission
        haal|halen|take|remove|verwijder|pull ~4 offline|eraf|weg|down|off ~1 alsjeblieft|nu|
            please|now|direct|meteen|immediately|svp
        erin getrapt|getuind|geluisd|gelopen
        trapped|scammed|opgelicht|oplichting|bestolen|opgelichte|conned|betrogen|scam|oplichter|
            oplichters|arnaque
        zie|zien|ziet|krijg|kreeg|see|seeing|sees|got|received|sehe|sieht|vois ~4 cijfers|
            gegevens|facturen|factuur|dossier|dossiers|documents|invoices|invoice|data|orders|
            daten|adres|adressen|details|salaris|rapport|uitslag|results|file|files|
            bestellingen|loonstrook|payslip|documenten|account|rechnung ~4 van|of|from|
            belonging|von|de ~3 ander|andere|anderen|iemand|other|another|someone|somebody|else|
            fremden|stranger|collega|buurman|mijn|patient|people
        somebody|someone elses
        iemand anders|anders ~3 gegevens|dossier|factuur|account|cijfers|naam
        see|seeing|sees|zie|zien|got|open ~3 other|another|andere|someone|somebody|anderen ~3
            orders|data|details|invoices|files|account|accounts|documents|gegevens|facturen|
            names|addresses|bestellingen|klanten|dossiers
        someone|somebody|iemand|jemand|quelquun ~4 besteld|ordered|bought|bestellt|commande|
            gekocht ~9 account|naam|name|konto|rekening|card|kaart|compte
        wasnt ~1 us|me|ik|wij
        was|waren ~2 ik|wij ~1 niet
        adressen|addresses|namen|emails|adres|mailadressen|adressen|names ~4 zichtbaar|visible|
            sichtbar|cc
        zichtbaar|visible ~3 adressen|addresses|iedereen|everyone|everyones|alle
        uit|namens|in|under|unter ~1 mijn|onze|my|our|meinem ~1 naam|name|namen ~4 verstuurd|
            verzonden|sent|gemaild|besteld|sending|being|ordered
        vanuit|van|vanaf|uit|from|mit|via ~3 ons|mijn|onze|our|my|adres|address|account|meiner|
            unserer|naam|mailbox ~6 spam|rare|phishing|verstuurd|verzonden|sent|weird|mails|
            spammails|versendet|nepfacturen|fake
        spam|rare|phishing|weird|valse|fake|nepmails|strange|nepfacturen ~4 mails|mail|mailtjes|
            berichten|emails|messages|facturen|invoices ~6 mijn|ons|onze|my|our|naam|meine|
            account|name|klanten|adres
        klanten|contacten|relaties|customers|contacts|clients|everyone ~6 phishing|spam|
            nepfactuur|nepfacturen|rare|fake|scam ~6 ons|mij|naam|our|us|me|account|krijgen|
            ontvangen|getting|receiving
        iemand|somebody|someone|jemand|quelquun|vreemden|stranger|unbekannter ~5 ingelogd|
            logged|binnen|toegang|access|account|overgenomen|eingeloggt|connecte|server|
            inloggen|logging|using|gebruikt|pakt
        account|accounts|konto|compte|mailbox|profiel|pagina|instagram|facebook|whatsapp|domein|
            mail ~4 overgenomen|gekaapt|gehackt|hacked|taken|hijacked|compromised|
            gecompromitteerd|ubernommen|pirate|gestolen|stolen|misbruikt|abused|ingelogd
        inlogpoging*|logins|login|inlog|anmeldung ~5 rusland|russia|china|buitenland|onbekend|
            unknown|vreemde|foreign|nigeria|abroad|verdachte|suspicious|ausland|strange|vreemd
        vreemde|verdachte|suspicious|unknown|onbekende|rare|strange ~2 login|inlogpoging*|
            transacties|afschrijvingen|transactions|inlog|charges|betalingen|transfers|
            overboekingen
        laptop|telefoon|phone|usb-stick|usb|stick|tas|bag|ipad|tablet|harde|dossier|dossiers|
            handy|dienstlaptop|macbook|ordinateur ~6 gestolen|stolen|kwijt|verloren|lost|gejat|
            weggenomen|gestohlen|vole|volee|trein|train|taxi
        gestolen|stolen|gestohlen|vole ~4 laptop|telefoon|phone|usb|tas|bag|laptops
        per ongeluk|abuis ~9 gestuurd|gemaild|verstuurd|verzonden|doorgestuurd|gepubliceerd|
            gedeeld|openbaar|gewist|verwijderd|gewiste
        per ongeluk|abuis|vergissing ~16 gestuurd|gemaild|verstuurd|verzonden|doorgestuurd
        tegenpartij|opposing|wederpartij|other side|concurrent|competitor ~4 gemaild|gestuurd|
            sent|emailed|gegeven
        accidentally|mistakenly|mistake ~6 sent|emailed|shared|published|forwarded|deleted|
            wiped|transferred|paid
        sent|emailed|shared|gestuurd|gemaild|verstuurd|geschickt|verschickt|envoye ~8 verkeerde|
            wrong|falschen|mauvaise|all ~2 persoon|person|client|klant|adres|address|mensen|
            people|ontvanger|recipient|patient|clients|kunden|personne|customers
        verkeerde|wrong|falsche|falschen|mauvais ~1 persoon|person|ontvanger|recipient|client|
            patient|klant|customer ~5 gestuurd|gemaild|sent|gekregen|got|received|ontvangen
        dossier*|patient*|medische|persoonsgegevens|gegevens|klantgegevens|paspoorten|bsn|
            salarisgegevens|personal|medical|loonstroken|records|klantenlijst|kundendaten|
            klantdata ~9 straat|openbaar|online|google|public|publicly|iedereen|anyone|everyone|
            zichtbaar|visible|gelekt|leaked|verkeerde|wrong|offentlich|vindbaar|andere|
            strangers|zien|see
        cc|bcc ~4 plaats|instead|ipv|vergeten|in|zichtbaar ~6 alle|all|klanten|adressen|
            iedereen|bcc|customers|addresses
        gegevens|facturen|dossier|data|orders|adressen ~4 andere|anderen|other|another|vreemden|
            fremde|else ~4 zien|zie|see|zichtbaar|visible|bekijken|view|sehen
        """,
    ),
    Family(
        Cue.MONEY,
        """
        verkeerde|verkeerd|foute|wrong|falsche|falsches|mauvais ~1 rekening|rekeningnummer|
            bedrag|iban|account|amount|konto|betrag|compte|persoon ~7 overgemaakt|betaald|
            gestort|paid|transferred|sent|uberwiesen|overgeboekt|verse|betaling|payment|gedaan|
            gemaakt|viré|vire
        overgemaakt|betaald|gestort|paid|transferred|sent|uberwiesen|overgeboekt|wired|
            overboeking|payment|transfer|betaling|geboekt ~9 verkeerde|wrong|falsche|falsches|
            mauvais|foute|twee|fraudulent|valse|fake|oplichter|oplichters|scammer
        factuur|invoice|rechnung|rekeningnummer|iban|bankrekening|rekening|bank ~6 vals|
            vervalst|fake|nep|valse|forged|gewijzigd|aangepast|changed|gefalscht|frauduleus|
            different|anders|geandert
        net|just|zojuist|vanochtend|gerade|zonet|vanmorgen ~5 overgemaakt|betaald|transferred|
            paid|uberwiesen|gestort|wired ~9 fout|wrong|verkeerd|nep|fake|scam|vals|klopt|
            twijfel|falsch|doubt|vertrouw|mistake|fraud|suspicious
        stop|stoppen|tegenhouden|terugdraaien|terughalen|reverse|recall|blokkeer|blokkeren|
            block|freeze|sperren|ruckgangig|storneren|annuleer ~5 betaling|payment|overboeking|
            transfer|transactie|transaction|pas|card|rekening|uberweisung|konto|karte|
            overschrijving|virement|incasso|salarisrun|batch
        betaling|payment|overboeking|transfer|transactie|rekening|uberweisung|karte|creditcard|
            pas|bankpas|batch ~6 stoppen|tegenhouden|terugdraaien|terughalen|reversed|recalled|
            stopped|blokkeren|blocked|gestoppt|sperren|gesperrt|opposition
        charged|afgeschreven|debited|abgebucht|betaald|billed|ingehouden|taken|debite ~4 twice|
            dubbel|tweemaal|times|keer|mal|fois|double|doppelt|zweimal
        twee|drie|vier|five|four|three|two|tien|10|3|4|5 ~1 keer|times|mal|fois ~3 afgeschreven|
            charged|betaald|abgebucht|besteld
        fraude*|fraud|fraudulent|betrug|fraudulente
        afgeschreven|afschrijving|afschrijvingen|charged|charges|charge|debited|abgebucht|
            transacties|transactions|debite ~9 niet|not|dont|unknown|onbekend|onbekende|never|
            nooit|herken|recognise|recognize|nicht|fremd|didnt|weet|twee|twice|dubbel
        creditcard|bankpas|pinpas|pas|card|kreditkarte|carte ~4 gestolen|stolen|misbruikt|
            geskimd|skimmed|gekopieerd|misused|gestohlen|volee|misbruik|cloned|used
        rekening*|bankrekening*|konto|account|accounts|compte ~3 geblokkeerd|frozen|blocked|
            leeg|leeggehaald|emptied|leeggetrokken|geplunderd|gesperrt|bloque|bevroren|beslag|
            gepfandet
        geblokkeerd|frozen|blocked|gesperrt ~3 rekening|bankrekening|bank|zakelijke|konto|
            business
        rekening|account ~3 wordt|is ~1 leeg*
        """,
    ),
    Family(
        Cue.LEGAL,
        """
        deurwaarder*|bailiff*|gerichtsvollzieher|huissier ~9 deur|stoep|door|staat|staan|stands|
            here|hier|komt|kommt|coming|beslag|legt|binnen|langs|inventaris|loods|arriv*|is|tur|
            porte|outside
        staat|staan|is|zijn ~2 deurwaarder*|politie|police|fiod|inspectie|inspecteur|
            arbeidsinspectie|inspector|polizei|recherche ~5 deur|binnen|hier|voor|kantoor|zaak|
            stoep|bij
        inval|huiszoeking|doorzoeking|raid|raided|hausdurchsuchung|perquisition ~6 gedaan|nu|
            fiod|politie|police|kantoor|office|gaande|uns|hier|bij|tax|has
        fiod|recherche|politie|police|polizei ~5 binnen|inval|invallen|beslag|doorzoeken|raid|
            raided|searching|meegenomen|arrested|here|neemt|seized|deur|door|staat|bij
        beslag ~3 gelegd|gelegd|legt|leggen|genomen
        verhoord|verhoor|verhoren|questioned|interrogated|questioning|interrogation|vernommen|
            vernehmung ~6 politie|police|nu|now|vandaag|today|morgen|tomorrow|hour|uur|straks|
            polizei|wil|willen|want
        politie|police|polizei ~6 verhoren|verhoor|question|interview|spreken|vernehmen|
            verhoord|questioning
        aangehouden|gearresteerd|opgepakt|arrested|verhaftet|festgenommen|detained|arrete|
            vastgezet|politiebureau|politiecel|cel|custody|garde-a-vue
        police station
        meegenomen ~3 politie
        politie ~3 meegenomen|verhoor|verhoren|verhoord
        op staande voet
        fired|dismissed|sacked|entlassen ~4 spot|today|immediately|vandaag|fristlos|heute|just
        fristlos|fristlose
        slot|sloten|locks ~3 vervangen|verwisseld|changed
        ontruiming|ontruimd|huisuitzetting|uitgezet|evict|evicted|eviction|zwangsraumung|
            expulsion
        kinderen|kind|zoon|dochter|child|children|kids|daughter|son|tochter|sohn ~8 meegenomen|
            ontvoerd|taken|abducted|teruggebracht|terug|returned|back|buitenland|abroad|
            meenemen|paspoorten|entfuhrt ~5 ex|niet|not|vader|father|moeder|mother|hasnt|
            buitenland|abroad|land
        ex|vader|father ~6 kinderen|kind|children|kids|child|zoon|dochter ~6 niet|meegenomen|
            taken|refuses|weigert|buitenland|abroad|not|vliegtuig|hasnt
        bring|brought|teruggebracht ~3 back ~3 kids|children
        faillissement|bankruptcy|insolvenz ~4 aangevraagd|filed|uitgesproken|zitting|petition|
            morgen|tomorrow|beantragt
        schikking|settlement|bod|offer|aanbod|vaststellingsovereenkomst ~9 verloopt|vervalt|
            expires|tekenen|sign|ondertekenen
        """,
    ),
)
