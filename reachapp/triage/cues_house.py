"""Cues of damage going on and of essential services gone (U2)."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.DAMAGE,
        """
        @water <> @rises
        water|wasser|eau ~3 komt|loopt|coming|comes|kommt|coule|stroomt ~3 onder|door|under|
            through|unter|durch|over|sous|binnen|in
        pomp|pump|pumpe|pompput|dompelpomp ~6 niet|stopped|not|stuk|nicht|kapot|failed|
            uitgevallen ~6 water
        @water|lekt|lekkage|drupt|druipt|druppelt|leak|leaking|dripping|drips|tropft|fuite ~7
            plafond|ceiling|decke|stopcontact|stopcontacten|lampen|lamp|fitting|meterkast|
            lights|socket|sockets|fuse|fusebox|electrics|lamps|groepenkast|steckdose|
            serverruimte|server|onderburen|benedenburen|downstairs|neighbours|winkel|shop|
            voorraad|stock|muur|muren|wall|walls|trap|trappenhuis|wanden|parket|archief|dak|
            roof|plafonds
        @water <> @runs ~5 @places
        plafond|ceiling|muur|muren|wall|stopcontact|socket|lamp|lampen|meterkast|decke ~4
            @water|lekt|druipt|drupt|drips|leaking|dripping|tropft|nat|soaked|doorweekt|
            drijfnat|sagging|bolt|bubbling|bulging
        door|through|durch|par ~2 plafond|ceiling|decke|lampen|dak|roof
        staat|staan|stond ~4 blank
        staat|staan|stond|stehen|steht ~4 onder|vol|unter ~1 water|wasser
        staat|staan ~5 half vol
        badkamer|keuken|vloer|kelder|gang ~3 staat|staan ~2 onder|vol
        onder water
        under water
        laag|plas|plassen|puddle|centimetres|centimeter|cm|inches|inch|lake|emmers|buckets ~2
            water
        water ~2 cm|centimeter|hoog|deep|enkels|ankle
        ankle|knee deep
        water ~3 tot ~3 drempel|enkels|plint|plinten|knie|knieen|deur|stopcontacten|ankles|
            sockets
        blijft|blijven ~3 lopen|stromen|spuiten|stijgen
        keeps|still ~1 coming|rising|running|leaking|pouring
        water ~3 rising|stijgt|steigt
        krijg|krijgen|kan|kunnen ~5 niet ~3 dicht|gestopt|stoppen|dichtdraaien|afsluiten ~3
            hoofdkraan|kraan|water
        krijg|krijgen ~3 kraan|hoofdkraan|lek|water ~4 niet
        kraan|hoofdkraan|afsluiter|stopcock|valve|leiding ~5 niet ~2 dicht|meer|af|draaien
        cant|cannot|couldnt|unable|wont ~4 turn|shut|stop|find|close ~5 water|leak|stopcock|
            valve|off|it
        stopcock|stop-tap ~5 stuck|wont|cant|find|where
        wont ~2 stop ~1 leaking|running|dripping?
        hoofdkraan ~3 dichtgedraaid|dicht|afgesloten|dichtgezet|vast
        water ~2 afgesloten|turned
        overstroom*|overstroming|ondergelopen|waterballet|waterschade|uberschwemm*|ubergelaufen|
            inondation|inonde*|wasserschaden|rohrbruch|rohrbruchs|wasserrohrbruch|leidingbreuk|
            waterlekkage|daklekkage
        degat* eaux?
        flooded|flooding ~3 @places|water|house|shop|street|bathroom|everything|everywhere|here|
            now|flat|office|store|garage|warehouse
        @places|water|house|shop|bathroom|everything|flat|office|store|garage|warehouse ~4
            flooded|flooding|flood
        flood ~3 @places|bathroom|house|flat|warehouse
        burst pipe|pipes|boiler|main|radiator|hose|tank
        pipe|pipes|boiler|tank|main|hose|radiator|leiding|waterleiding|slang|tuyau|rohr ~4
            burst|bursted|gebroken|geknapt|gesprongen|gebarsten|gescheurd|bevroren|lekgestoken|
            geraakt|doorboord|geplatzt|eclate|split|cracked|geboord|losgeschoten
        gesprongen|gebarsten|geknapte|gebroken ~1 *leiding|leiding|leidingen|buis|slang
        in ~3 waterleiding|leiding geboord
        drilled ~4 pipe
        leaking|leaks|lekt|lekkage|lek ~3 everywhere|overal|badly|hard|behoorlijk|enorm|flink|
            erger|worse|steeds|fast|harder|stark|ernstig|zwaar|snel
        grote|ernstige|enorme|flinke|serious|major|massive|big|bad|huge|starke|grosse ~1 lek|
            lekkage|leak|leakage|waterlekkage|fuite
        *leiding|leiding ~2 lek|lekt
        doorweekt|drijfnat|kletsnat|soaked|drenched
        riool*|riolering|rioolwater|afvoer|putje|sewage|sewer|drain|drains|abwasser|egout|egouts
            ~6 omhoog|over|overflow*|overloopt|backing|backed|terug|huis|kelder|keuken|up|
            coming|kommt|staat|binnen|douche|stroomt|deborde|hoch|loopt|refoule|remonte
        toilet|wc|toilets|wcs|toiletten|klo ~6 over|overloopt|overflow*|omhoog|overstroomt|
            backing|ubergelaufen|deborde|lauft|borrelt
        enige|only|beide|alle|both|all|geen|no ~2 toilet|wc|toilets|wcs|toiletten|toilette ~4
            verstopt|blocked|kapot|stuk|overflow*|doorspoelen|werkt|werkend|broken|clogged|
            working|out|verstopft|bouche|usable
        alle|all|both|beide|geen ~1 toiletten|wcs|toilets|toilet ~3 verstopt|blocked|clogged|
            werkend|working
        poep|drek|uitwerpselen|ontlasting|faeces|feces|kot ~5 vloer|huis|badkamer|douche|omhoog|
            floor|bath|shower|keller
        sewage
        dak|dakpannen|dakpan|roof|tiles|dach|toiture|schoorsteen|boom|tree|baum|gevel|ruit|raam|
            etalage|window ~5 waait|gewaaid|weggewaaid|afgewaaid|blown|off|los|opengewaaid|eraf|
            omgewaaid|gevallen|fallen|through|ingeslagen|smashed|gesneuveld|eingeschlagen|brise|
            gebroken
        lekt|regent|raining|regnet|pleut ~3 binnen|inside|door|through|in|rein|hinein
        regent|raining|leaks ~3 in
        vriezer|diepvries|koelcel|koelkast|koeling|vriescel|freezer|fridge|coldroom|cooling|
            kuhlung|kuhlraum|congelateur|koelvitrine|vaccinkoelkast|medicijnkoelkast|koelwagen
            ~6 stuk|kapot|uitgevallen|uit|down|broken|ontdooit|ontdooid|warm|failed|off|
            defrost*|thawing|ausgefallen|panne|graden|begeven|gestopt|stijgt|rising|alarm|died|
            dead|dood|doorgeslagen|kaputt
        vlees|eten|voorraad|food|stock|meat|vaccins|vaccines|ijs|bloemen|vis|medicijnen ~4
            bederft|bederven|ontdooit|spoil|spoiling|spoils|thawing|verderben|rot|weggooien
        schade|damage|schaden ~4 groter|erger|worse|steeds|spreading|growing|toeneemt|grosser
        wordt|wird|getting ~2 erger|worse|schlimmer
        elk|ieder|every|jede ~1 uur|minuut|hour|minute|minuten|stunde ~5 schade|natter|erger|
            worse|emmer|bucket
        emmers|buckets|handdoeken|towels|dweilen|mopping|mop ~6 @not|vol|full|helpt|bij|overal|
            aan|keep|staan|everywhere
        """,
    ),
    Family(
        Cue.DAMAGE_MILD,
        """
        lekt|lekkage|lek|lekken|lekje|lekkende
        *lekkage|lekkende
        drupt|druppelt|druipt|drupje|druppel|druppels|druppelen
        leak|leaks|leaking|leaky|drip|drips|dripping
        tropft|undicht|leckt
        fuite|fuit|goutte
        vocht|vochtplek|vochtplekken|damp|kring
        verstopt|verstopping|blocked|clogged|verstopft|bouche
        """,
    ),
    Family(
        Cue.ESSENTIAL,
        """
        @not|no|zonder|without|ohne|sans ~2 stroom|elektra|elektriciteit|power|electricity|
            strom|courant|electricite
        stroom|elektra|elektriciteit|power|electricity|strom|courant|electricite ~4 {gone}
        stroomstoring|stroomuitval|stromausfall|blackout
        power outage|cut|failure
        panne courant|electricite
        hele|alle|whole|all ~3 huis|woning|pand|house|building|lichten|lights|stoppen|groepen ~4
            donker|stroom|dark|uit|power|out|doorgeslagen|off
        zitten|sit|sitting|zit|sitzen ~3 donker|dark|dunkeln|kou|cold|kalten|stroom
        aardlekschakelaar|aardlek|hoofdschakelaar|stoppen|stop|zekering|fuse|breaker|sicherung
            ~6 niet|springt|klapt|blijft|uit|trips|tripping|keeps|eruit|wont|fliegt|slaat
        @not|no|geen|kein|zonder|without|ohne|sans|nergens ~1 water|wasser|eau
        no running water
        bruin|bruine|brown|vies|vuil|dirty|troebel|geel|rusty|braunes ~1 water|wasser ~6 kraan|
            kranen|tap|taps|hahn|robinet
        water ~3 afgesloten|cut|uitgevallen|weg|coupe|abgestellt
        geen drup|druppel ~4 kraan
        kraan|kranen|tap|taps ~5 geen|no|dry|droog|niks|niets|nothing water?
        kein wasser
        pas|plus d? eau
        pas|plus de courant|chauffage|electricite
        ijskoud|bitterkoud|steenkoud|freezing ~4 huis|house|binnen|here|hier|inside|home|
            kinderen|baby|kamer
        huis|house|binnen|inside|kamer|kantoor|woning ~4 ijskoud|freezing|13|12|11|10|9|8|7|6|5
            graden|degrees|grad
        10|11|12|13|14|9|8|7|6 ~2 graden|degrees|grad|celsius|degres ~5 binnen|huis|inside|
            house|hier|kamer|slaapkamer|woonkamer
        in de kou
        traplift|stairlift|rolstoellift|tillift|hoist|treppenlift|scootmobiel|rolstoel|
            wheelchair|hooglaagbed|alarmknop|personenalarm ~6 stuk|kapot|vast|broken|stuck|niet|
            not|uitgevallen|begeven|kaputt
        """,
    ),
    Family(
        Cue.ESSENTIAL_WEAK,
        """
        @heat ~14 {gone}
        {gone} ~6 @heat
        deken|dekens|blanket|blankets|decken|dekentje|winterjas|coats|jassen ~4 om|onder|aan|
            under|on|in|wrapped|binnen
        @not|no|geen|zonder|without|ohne|sans ~2 verwarming|heating|heizung|chauffage|cv
        @not|no|geen|kein|zonder|without|ohne ~1 warm|hot|warmes ~1 water|wasser
        pas|plus d? eau chaude
        @heat ~5 storing|foutcode|fault|lockout|error|valt|code
        @heat ~5 springt|starts|gaat|start|come|comes ~3 niet|not|aan|on
        wont|doesnt|not ~2 heat|heating|warm
        wordt|worden|krijg ~5 niet ~1 warm
        krijgen|krijg ~3 niet warm
        """,
    ),
    Family(
        Cue.LOCKED_OUT,
        """
        buitengesloten|ausgesperrt
        locked out ~1 of|we|i|my|the|in?
        locked ourselves|myself|himself|herself out
        sluit|sloot ~3 mezelf|onszelf buiten
        kom|komen|kan|kunnen|krijg|komt|kunt ~4 niet ~2 in|binnen|naar ~2 binnen|huis|woning|
            pand|winkel|kantoor|magazijn|gebouw|erin|in
        kom|komen|kan|kunnen ~4 niet ~1 binnen|erin|naar
        er|het|huis|pand niet in
        geen toegang ~3 huis|pand|woning|kantoor|gebouw|winkel
        cant|cannot|unable|couldnt|not ~3 get|enter|open ~3 in|inside|into|house|shop|office|
            building|flat|door|shutter
        sleutel|key|schlussel|cle ~5 afgebroken|gebroken|broken|snapped|broke|abgebrochen|kwijt|
            verloren|lost|gestolen|binnen|inside|past|fits|cassee|perdu|stuck|vast|werkt|op
        slot|lock|cilinder|schloss|serrure|deur|door|tur|porte|rolluik|shutter|poort|roldeur|
            voordeur|achterdeur|hek|gate|schuifpui ~6 niet|not|wont|cant|nicht|plus|kapot|
            geforceerd|forced|broken|open|stuk|defect|kaputt|vast|stuck|cassee ~2 dicht|slot|
            sluiten|dichtdoen|lock|close|shut|zu|schliessen|fermer|ferme|open|gebroken|
            afsluiten|op|dichtkrijgen|on|closed
        deur|door|slot|lock|voordeur|rolluik|raam|window ~4 geforceerd|forced|ingetrapt|kicked|
            opengebroken|ingeslagen|smashed|aufgebrochen|fracturee|vernield
        ingebroken|inbraak|inbrekers|einbruch|eingebrochen|burgled|burglary|burglars|cambriole|
            cambriolage
        break in
        broken|broke into
        kann ~5 nicht ~1 rein|hinein|abschliessen
        enferme ~1 dehors
        peux|peut|pouvons ~1 pas|plus ~1 entrer|rentrer|fermer
        """,
    ),
    Family(
        Cue.VULNERABLE,
        """
        baby*|pasgeboren*|newborn|zuigeling|peuter*|toddler|prematuur|saugling|neugeboren*|
            nourrisson|bebe
        bejaard*|hoogbejaard|elderly|hoogzwanger|zwanger|zwangere|pregnant|schwanger|enceinte|
            chemo*|kanker|terminaal|palliatief|dementie|dementia|demente|stervend|dying
        ~1 8|9 maanden zwanger
        oude|oudere|old ~1 moeder|vader|mensen|man|vrouw|mother|father|people|lady|dame|
            buurvrouw|ouders|parents
        oma|opa|grandma|grandmother|granny|grandfather|grandad|grootmoeder|grossmutter|grandmere
        75|76|77|78|79|80|81|82|83|84|85|86|87|88|89|90|91|92|93|94|95|96|97|98|99 jaar|jarige|
            years|year|jahre|ans|jarig
        in the 80s|90s|eighties|nineties
        80er|90er|hulpbehoevend*|bedlegerig|bedridden|bettlagerig|gehandicapt*|rolstoel*|
            wheelchair|astma*|asthma|copd|zuurstof
        ziek|ziekte|zieke|sick|ill|krank|malade ~2 kind|kinderen|man|vrouw|dochter|zoon|moeder|
            vader|child|wife|husband|mother|bed|baby
        kind|kinderen|man|vrouw|dochter|zoon|moeder|vader|child|wife|husband|mother ~3 ziek|
            sick|ill|krank|malade|koorts|fever
        kleine|kleintje|small|young|kleinen|jonge ~1 kinderen|kind|children|kids|child|kindern
        maand|maanden|weken|week|months|month|weeks|dagen|days ~1 oud|oude|old|alt
        """,
    ),
    Family(
        Cue.COLD,
        """
        vriest|vroor|vorst|nachtvorst|freezing|frost|friert|minusgrade|gele|gel|vrieskou|
            ijskoud|bitterkoud|steenkoud|icy|eiskalt|sneeuw|snow
        min|minus 1|2|3|4|5|6|7|8|9|10|11|12|15
        10|11|12|13|14|15|9|8|7|6|5|4|3 ~1 graden|degrees|grad|degres|c
        onder nul
        below zero|freezing
        unter null
        heel|erg|zo|ontzettend|very|so|really|sehr|bere koud|cold|kalt
        in de kou
        bibber*|verkleumd|shivering|freezing
        """,
    ),
    Family(
        Cue.CONTAINED,
        """
        emmer|emmertje|bakje|bak|teiltje|pan|bucket|bowl|eimer|seau ~3 onder|eronder|under|
            underneath|drunter|staat|dessous|catches|opvangen
        emmertje|bakje|teiltje
        er ~1 emmer|bak ~2 onder
        kleine|klein|beetje|licht|lichte|small|little|slight|slow|minor|tiny|bit|kleines|petit|
            petite|langzaam|traag ~2 lek|lekkage|lekje|leak|drip|drips|lekt|drupt|vlek|stain|
            fuite|leck|langsam
        lekt|drupt|druppelt|leaks|drips|dripping|leaking|druppel ~3 beetje|soms|af|slowly|bit|
            occasionally|heel|langzaam|licht|little|slightly|nauwelijks|now
        af en toe
        now and then|again
        every now
        sometimes|occasionally|soms|manchmal|parfois
        per|elke|een|every|eine? ~2 druppel|drupje|drop|tropfen ~3 minuut|seconde|minute|
            seconds|paar
        vlek|vlekje|vlekken|stain|stains|cosmetic|cosmetisch|schoonheidsfoutje|fleck|tache|
            verkleuring
        tikt|tikken|tikkend|bromt|brommend|geluid|herrie|lawaai|noise|noisy|rattle|rattling|
            gerausch|bruit|rammelt|gerammel|fluit|humming|gurgling|borrelend
        al ~1 weken|maanden|tijdje|jaren
        for ~2 weeks|months|ages|while|years
        seit wochen|monaten
        depuis ~1 semaines|mois
        niet|not ~2 erg|serious|bad|ernstig|dramatisch|dringend|groot|schlimm|grave
        valt mee
        onder controle
        under control
        kan ~2 wachten
        can wait
        """,
    ),
)
