"""Cues of a business that stands still (U3)."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.STOPPED,
        """
        @people <> @service {broken}
        niemand|nobody|noone|keiner|personne|no one ~4 werken|inloggen|bellen|pinnen|betalen|
            bestellen|mailen|in|bij|erin|werkt|verder|print|work|log|login|pay|order|connect|
            reach|access|call|arbeiten|travailler|connecter|bezahlen|einloggen|mail|scannen
        no one can
        @people ~4 kan|kunnen|konnen|peuvent|peut ~3 niet|niks|niets|nicht|pas|nergens|geen ~5
            werken|inloggen|bellen|pinnen|betalen|afrekenen|bestellen|mailen|bij|in|werk|
            arbeiten|bezahlen|travailler|payer|boeken|online|verder|bereiken|commander|login
        @people ~2 cant|cannot|unable|arent|couldnt ~3 work|log|login|pay|order|book|access|
            connect|get|checkout|check|call|reach|email|send|receive|scan|open|anything|place
        @people ~4 vast|stil|plat|duimen|niks|nothing|idle|locked|stuck|logged
        kunnen|kan|konnen|can ~5 niet|niets|niks|geen|nicht|not|nothing ~2 werken|factureren|
            pinnen|verkopen|leveren|betalen|arbeiten|bestellen|afrekenen|draaien|produceren|
            uitbetalen|verzenden|trade|invoice|kassieren|verkaufen
        cant|cannot ~2 work|trade|sell|invoice|ship|serve|bill|process|operate|open|run|anything
        alles|everything|systeem|systemen|hele|whole|boel|zaak|tout|bedrijf|kantoor|productie|
            production|shop|winkel|we|wij ~3 plat|stil|offline|down|stilgevallen|lahm|
            standstill|arret|lamgelegd|uitgevallen|zwart
        standstill|stilstand|produktionsstillstand
        out of business|action
        niks|niets|nothing|nichts|rien ~3 doet|werkt|works|working|geht|funktioniert|marche|
            fonctionne|lukt|loads
        werkt|doet|works|geht ~1 niks|niets|nothing|nichts|helemaal
        100|99 % korting|discount|off|rabatt ~9 bestellingen|orders|besteld|ordered|nul|zero
        bestellingen|orders|besteld ~5 nul|zero|0|gratis|free ~1 euro?
        agenda|agendas|calendar|calendars|planning|rooster|schedule|kalender ~6 leeg|weg|empty|
            gone|verdwenen|disappeared|wiped|leer
        phones|telefoons|telefoon|lines|phone|mail|email|mails|website|site|kassa|tills|
            internet|telefon ~3 dead|dood|tot|out|down|died
        plus rien ne
        kommt|komt|kunnen|kan ~1 keiner|niemand ~6 in|ins|bij|rein|system*|mehr|meer|erin|
            betalen|bestellen
        server|system|seite|webseite|shop|website|systeem|kassa|site|telefon|telefoon|*system|
            portal ~3 nicht|niet|not ~2 erreichbar|bereikbaar|verfugbar|beschikbaar|reachable|
            bereiken
        server|servers|site|website|webshop|winkel|webwinkel|kassa|kassas|kassasysteem|pin|
            internet|netwerk|centrale|telefooncentrale|shop|onlineshop|webseite|kasse|boutique|
            caisse|serveur|mailserver|checkout|till|tills|exchange|webstore|store|pinautomaat|
            pinapparaat|betaalautomaat|telefoonlijn|netwerkverbinding|vpn|reseau|netz|domain|
            domein|hosting|platform|portal|portaal|crm|erp|boekingssysteem|voip|database|
            telefonanlage|kassensystem|terminal|betalingen|payments|ideal|payment|homepage ~4
            {broken}
        plat|down|offline|eruit|crash|gecrasht|onbereikbaar|storing|out|broken|outage ~4 server|
            servers|site|website|webshop|kassa|kassas|pin|internet|netwerk|telefooncentrale|
            shop|checkout|tills|wifi|telefonie|telefoon|mail|email|systeem|phones|network|system
        doet|doen|werkt|werken|ligt|liggen|reageert|valt|is|zijn|geht|staat|isnt ~3 server|site|
            website|webshop|winkel|kassa|pin|internet|netwerk|mail|telefoon|systeem|
            kassasysteem|betaalautomaat|pinautomaat|pinapparaat ~4 niet|plat|eruit|uit|down|
            nicht|stil|offline|er
        mail|mails|email|emails|telefoon|telefoons|phones|phone-lines|lijnen|outlook|wifi|
            systeem|systemen|system|systems|network|software|programma|boekhoudpakket ~3 plat|
            down|offline|uitgevallen|ausgefallen|eruit|out
        @not|no|geen|zonder|without|ohne|sans|weer|still ~2 internet|internetverbinding|
            telefoon|telefonie|wifi|netwerk|pin|kassa|mail|mails|email|emails|connection|
            verbinding|phones|phone|bestellingen|orders|network|server|reseau|connexion|
            betalingen|payments|calls ~5 @people|hele|winkel|sinds|vanochtend|since|kantoor|
            office|entire|shop|all|more|meer|mehr|vandaag|today|receive|ontvangen|binnen|morning
        hele|heel|whole|entire|ganze|complete|alle|all|elke|toute|every ~3 kantoor|winkel|zaak|
            bedrijf|afdeling|office|shop|company|buro|buero|team|praktijk|practice|filiaal|
            restaurant ~5 internet|server|plat|offline|netwerk|kassa|down|mail|telefoon|werken|
            stil|pin|out|uit|without|zonder
        er komt|komen ~4 geen|niets|niks ~5 binnen|door|mails|orders|bestellingen|telefoontjes
        bestellingen|orders|order|mails|mail|emails|betalingen|telefoontjes|boekingen|
            reserveringen|aanvragen|calls|bookings|bestellungen|commandes|payments|e-mails ~5
            niet|not|geen|nicht|nothing|stopped|pas|niks|arent ~3 binnen|door|aan|coming|
            through|arriving|an|passent|rein|verzonden|sent|afgerond|ankommen|arrivent|in
        geen ~1 enkele|één|een ~1 bestelling|order|mail|boeking|klant ~5 binnen*|gekomen|
            ontvangen
        mail|mails|emails|e-mails|messages|berichten ~6 bouncing|bounce|bounced|retour|
            teruggestuurd|terug|returned|geweigerd|rejected
        klanten|customers|bezoekers|visitors|kunden|clients|gasten ~4 krijgen|get|getting|see|
            zien|bekommen|sehen|voient ~4 pagina|page|foutmelding|error|scherm|melding|fehler|
            erreur|seite|waarschuwing|warning
        geen|no|keine|aucune ~2 bestelling|bestellingen|orders|order|mails|mail|boekingen|
            bestellungen|commande|commandes|emails|oproepen|calls|betaling|betalingen ~4 sinds|
            since|meer|binnen|vandaag|today|seit|depuis|coming|through|gekomen|vannacht|more
        klant|klanten|customer|customers|clients|bezoekers|kunden|gasten|guests|visitors ~5
            niet|geen|cant|cannot|unable|not|error|foutmelding|nicht|peuvent|wrong|niks ~5
            bestellen|afrekenen|betalen|pay|order|checkout|check|buy|book|boeken|bezahlen|payer|
            commander|log|bellen|reach|kopen|terecht|inloggen|naar|getting|bestellung|bij|pinnen
        betaling|betalingen|payments|payment|afrekenen|checkout|betalen|pinnen|ideal|
            transactions|transacties|zahlung|paiement|paiements|pinbetalingen|cards ~4 mislukt|
            mislukken|fail|failing|fails|failed|lukt|lukken|geweigerd|declined|rejected|error|
            foutmelding|werkt|niet|not|impossible|fehl*|nicht|hangt|geblokkeerd
        can|kan|kunnen ~3 alleen|only ~2 contant|cash
        alleen|nur|only ~1 contant|bar|cash
        omzet|sales|orders|geld|money|turnover|umsatz|revenue ~4 verliezen|verlies|losing|lose|
            mislopen|lopen|kwijt|verlieren|kost|costing|loopt|perd*|missed|verliest
        verliezen|verlies|losing|lose|verlieren|mislopen|perdons ~5 omzet|sales|orders|klanten|
            customers|geld|money|umsatz|argent|bestellingen
        kost|costing|costs|costet ~2 us|ons|me|mij|uns ~4 omzet|klanten|customers|orders|money|
            geld|uur|hour|minute|bestellingen
        order|bestelling|betaling|transaction|bestellung|commande|payment ~2 failed|mislukt|
            error|fehlgeschlagen
        rij|wachtrij|queue|schlange|line ~4 klanten|customers|kassa|deur|out|buiten|kunden|till|
            winkel|people|mensen|wacht
        volle|full|vol ~2 winkel|shop|wachtkamer|zaal|restaurant|zaak|waiting|terras|laden
        naar huis ~2 sturen|gestuurd
        sent|send|sending ~3 home
        website|site|webshop|domein|homepage|webseite ~5 toont|shows|showing|zeigt|andere|porno|
            porn|casino|chinese|russische|rare|weird|gambling|viagra|redirect*|doorgestuurd
        prijs|prijzen|prices|price|priced|artikelen|items|alles|preise|product*|everything|
            korting*|kortingscode ~5 0|0,00|0.00|nul|gratis|free|zero|verkeerd|wrong|falsch|1|
            euro|100 ~5 webshop|site|shop|website|bestellen|orders|besteld|ordering|verkocht|
            winkel|online|bought|buying
        data|database|bestanden|files|dossiers|administratie|backup|boekhouding|gegevens|mappen|
            schijf|foto|fotos|photos|daten|dateien|fichiers ~4 weg|verdwenen|gewist|verwijderd|
            gone|deleted|lost|disappeared|kwijt|wiped|geloscht|verschwunden|overschreven|leeg|
            empty|disparu|disparus|corrupt|corrupted|missing
        database|server|schijf|disk|raid|harde|nas ~4 corrupt|corrupted|kapot|gecrasht|failed|
            degraded|vol|full|tikt|dood|died|beschadigd
        salaris*|lonen|loon|salary|salaries|wages|payroll|lohn|gehalter|paye|salaires ~6 niet|
            not|nog|hasnt|havent|verkeerd|wrong|twice|dubbel|fout|geen|falsch|nicht|fehler|pas|
            failed|mislukt|nobody|niemand
        machine|productielijn|lopende|productie|production|lijn|line|band|anlage ~4 stil|
            stilstaat|stopped|stands|stopt|plat|steht|standing|down
        """,
    ),
    Family(
        Cue.BROKEN,
        """
        @device|@service <> {broken}
        @not|kan|kunnen|cant|cannot|couldnt|lukt ~4 inloggen|login|printen|mailen|log|print|
            connect|einloggen|drucken|connecter|scannen|opstarten|openen
        doet|doen ~2 het ~2 niet
        kapot|stuk|defect|kaputt|defekt|broken|uitgevallen|ausgefallen|dead|died|begeven|crashed
        en panne
        not|nicht|niet|isnt|stopped ~2 working|werken|werkt|funktioniert|functioneert
        werkt|werken|geht|funktioniert|marche|fonctionne ~2 niet|nicht|pas|plus
        kom ~4 niet ~2 in|bij|meer
        ik|i|ich|je ~3 kan|cant|kann|peux ~6 niet|nicht|pas|access|log|open ~3 inloggen|mail|
            mails|bestanden|in|files|account|bij|erin
        toegang|access|zugriff ~3 geen|no|lost|kwijt|denied|geweigerd|verloren
        geen|no|lost|kein ~2 toegang|access|zugriff
        wachtwoord|password ~3 vergeten|kwijt|forgot|forgotten|lost|werkt|works
        traag|langzaam|slow|hangt|freezes|sloom|lent|langsam
        """,
    ),
    Family(
        Cue.WORKAROUND,
        """
        kan|kunnen|werk|werken|gebruik|gebruiken ~4 zolang|ondertussen|intussen|voorlopig|even
            ~5 andere|ander|via|thuis|laptop|collega|telefoon|handmatig|oude|webmail
        ondertussen|zolang|intussen|meanwhile|solange|vorlaufig|voorlopig ~6 gebruik|gebruiken|
            werk|werken|using|use|work|manage|red|redden|andere|other|nehme|via|laptop|kan
        red|redden|behelp|behelpen|manage|managing|coping|cope|getting ~4 me|ons|mee|ermee|zo|
            us|voorlopig|by|without|wel|now|with|for
        kan|kunnen ~3 vooruit|doorwerken|uit
        work around|workaround
        workaround|omweg
        just me|my
        alleen bij|op mij|mijn
        only me|my|mine
        nur bei mir
        rest|others|anderen|collegas|other ~4 werkt|works|fine|prima|geen|wel|gewoon|ok|no
        wel gewoon|nog
        still works|can|use|usable
        andere|other|another|different|second|spare|tweede|reserve ~1 printer|laptop|pc|
            computer|kassa|device|till|browser|toestel|telefoon|terminal
        via|op webmail|telefoon|4g|hotspot|mobiel
        not|niet ~1 a? showstopper|blocking|blokkerend|onoverkomelijk
        lastig|vervelend|irritant|annoying|nervig|onhandig|inconvenient ~3 maar|but|not|aber
        bit|beetje|wat annoying|irritant|vervelend|nuisance|lastig
        minor|small|tiny|klein|kleine ~2 thing|issue|bug|nuisance|foutje|dingetje|probleempje|
            problem|typefout
        spelfout|typefout|typo|tikfout|spelfoutje|typefoutje
        """,
    ),
)
