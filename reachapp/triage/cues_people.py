"""Cues of danger to people: fire, gas, collapse; crisis and violence (U1)."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.DANGER,
        """
        ruik|ruiken|ruikt|rook|stinkt|geurt|rieken ~9 gas|gaslucht|gasgeur
        gas|gaslucht ~4 ruik|ruiken|ruikt|stinkt|ontsnapt|lekt|geroken
        gas|gasmeter|gasleiding|gaskraan|pipe|leiding|gasfles ~5 sissen|sist|hissing|hisses|
            zischt|fluit|siffle
        sissen|sist|hissing|gesis|zischen ~7 gas|gasmeter|gasleiding|gaskraan|gasfles|boiler|
            ketel
        gaslucht|gaslek|gaslekkage|gasgeur
        smell|smells|smelling|smelt ~8 gas
        started|begon|begint|begonnen|starts|fing|keeps ~3 smoking|roken|rook|smoke|branden|
            burning|vonken|sparking|smeulen|brennen
        accu|batterij|battery|powerbank|oplader|charger|akku|batterie|adapter|lader ~6 heet|hot|
            smoking|smoke|swollen|opgezwollen|bolt|brand|fire|exploded|ontploft|melted|
            gesmolten|sparks|burnt|heiss|explodiert|burst
        power bank ~6 smoking|hot|fire|burnt|swollen|exploded|brand
        burnt|burned|brandwond|brandwonden|verbrand|burns|verbrannt ~5 hole|hand|hands|finger|
            fingers|skin|kind|child|son|daughter|gat|huid|arm|mond|gezicht|dochter|zoon|table|
            couch|bank|vloer
        paint|verf|plastic|wall|muur|hout|wood|behang ~4 blistering|bubbling|melting|bladdert|
            smelt|scorched|bruin|schroeit|verkleurt ~9 smell|hot|heet|warm|ruikt|lucht|hitte
        explodeerde|ontploft|ontplofte|exploded|explosie|explosion|explodiert
        glas|glass|scherven|shards|metal|metaal|splinters ~5 in ~3 eten|food|brood|pot|jar|
            product|cake|taart|drink|essen|bottle|fles|sauce
        gas leak|leaking|escape|smell|odour
        leaking gas
        gasgeruch|gasleck|gasaustritt
        gas ~4 riecht|gerochen|austritt
        riecht|rieche|riechen ~4 gas
        odeur|fuite|sent ~2 gaz
        co|koolmonoxide|kohlenmonoxid|carbon|monoxyde ~3 melder|alarm|vergiftiging|detector|
            poisoning|piept
        *koolmonoxide*|kolendamp|koolmonoxyde|comelder|kohlenmonoxid*
        carbon monoxide
        melder|detector ~2 blijft|keeps|piept|beeping ~3 gas|co
        brandlucht|schroeilucht|brandgeur|rookontwikkeling|vlammen|steekvlam
        ruikt|ruik|stinkt|ruiken|riecht|smells|smelling|smell|sent|sentir ~4 verbrand|schroei|
            brand|schroeit|burning|burnt|verbrannt|verschmort|brule|geschroeid|gesmolten
        burning smell|plastic|wires
        odeur ~1 brule
        brand|vuur|fikkie in|bij|uitgebroken|gehad|geblust
        brand|vuur ~3 uitgebroken
        in brand|flames
        staat|vliegt|vloog ~3 brand|fik
        on|catching|caught fire
        fire ~3 broke|broken|kitchen|office|shop|building
        feuer|brennt|brand|feu ~3 ausgebrochen|wohnung|haus|maison|appartement
        vonken|vonkt|vonkte|sparks|sparking|sparked|arcing|funken|etincelles|knettert
        rook|rookt|rauch|smoke|smoking|fumee|raucht ~4 uit|komt|coming|from|aus|kommt|sort|
            stopcontact|meterkast|groepenkast|ketel|boiler|apparaat|laptop|accu|server|out
        smoke|rook ~3 stopcontact|socket|plug|fusebox|meterkast|panel|charger
        smoke|rook|rauch ~2 alarm|melder blijft|keeps|gaat|going
        kortsluiting|kurzschluss|court-circuit
        short circuit|circuited
        onder stroom|spanning
        live wire|wires|cable
        bare wires|wire
        blote draad|draden
        losse|blootliggende|open|loose|exposed ~1 stroomkabel*|stroomdraden|elektriciteitsdraad|
            wires|wiring|cable
        krijg|kreeg|krijgen|got|get|getting|gekregen ~3 schok|schokken|shock|shocks|stroomstoot
        electric|electrical shock
        stromschlag|elektrocut*|geelektrocuteerd|electrocut*
        smelt|gesmolten|melting|melted|gloeiend|schroeit|schroeien|verkoold ~4 stopcontact|
            stekker|kabel|socket|plug|cable|bedrading|oplader|groepenkast
        stopcontact|stekker|kabel|socket|plug|cable|bedrading|meterkast|groepenkast|steckdose ~4
            smelt|gesmolten|melting|melted|gloeiend|heet|warm|hot|schroeit|verkoold|burnt|
            knettert|zoemt|verschmort
        stort|storten|valt|komt|zakt ~4 in|naar|omlaag|door ~1 beneden|elkaar ~1 plafond|dak|
            muur
        plafond|dak|muur|balkon|schoorsteen|steiger|gevel|ceiling|roof|wall|chimney|scaffolding|
            decke|dach ~6 ingestort|instorten|instort|collapsed|collapsing|collapse|bezwijkt|
            omgevallen|eingesturzt|doorgezakt
        plafond|ceiling ~4 naar beneden
        ceiling ~4 came|coming|caved down|in
        instortingsgevaar|levensgevaarlijk|lebensgefahr|explosiegevaar
        levensgevaar
        gevaarlijke situatie
        baby|kind|hond|child|dog|kids|toddler|peuter|dochter|zoon|kleinkind|hund ~6 opgesloten|
            locked|stuck|vast|vastgeklemd|eingesperrt|trapped|binnen ~4 auto|car|in|lift|wc|
            kamer|badkamer|bathroom|hek
        vast|vastzit|vastzitten|opgesloten|stuck|trapped ~3 lift|elevator|aufzug|ascenseur
        lift|elevator|aufzug ~4 vast|stuck|trapped|opgesloten|fest
        trapped inside|under
        """,
    ),
    Family(
        Cue.CRISIS,
        """
        zelfmoord*|suicid*|suicide|suizid*|zelfdoding|selbstmord*
        suicidal|suicidaal
        niet|niets meer ~2 leven|verder|zin|wakker
        wil|wilde|wou|hoef ~3 niet meer ~1 leven|wakker|zijn|verder|hier|er
        zie ~4 niet meer zitten
        houd|hou|trek|kan|red ~3 niet meer|langer ~2 vol|aan
        het ~1 niet meer vol|aan|zitten
        weet ~4 niet meer ~3 moet|verder|hoe
        geen|niet ~2 uitweg
        leven|mij|alles|het ~2 geen zin meer
        einde ~3 maken|leven
        een eind|einde ~2 maken|leven
        er ~2 uitstappen|niet meer zijn
        beter af|zonder ~2 mij|me
        iedereen ~3 beter ~4 mij
        mezelf|mijzelf|zichzelf|haarzelf ~3 aandoen|snijden|snijd|pijn|gesneden|beschadig*|iets
        zelfbeschadig*|automutil*
        pillen|paracetamol ~4 geslikt|ingenomen|genomen|liggen|klaar|verzameld|gespaard
        overdosis|overdose|uberdosis
        afscheidsbrief|afscheidsbrieven
        afscheid ~3 nemen|genomen ~2 iedereen|leven
        kill|hurt|harm|cut|cutting|hurting|harming myself|herself|himself|themselves
        end my life|it
        ending it|things
        end it all
        dont|cant|not|no|longer ~3 live|alive|anymore|here ~2 anymore|more
        want to die|disappear
        wish i ~3 dead|wake|gone
        dont want to ~3 wake|live|here|alive
        no way|point ~2 out|going|living|on
        better off without me
        better off dead
        self harm*
        took|taken|swallowed ~4 pills|tablets|paracetamol
        cant ~2 go on
        not safe ~2 myself
        niet veilig ~3 mezelf|thuis
        umbringen|umzubringen
        nicht mehr leben|weiter|aufwachen
        will ~2 sterben
        keinen ausweg|sinn
        me tuer|suicider
        en finir
        plus envie ~1 vivre
        mourir
        slaat|sloeg|geslagen|mishandel*|wurgt|wurgde|schopt ~4 mij|me|haar|ons|kinderen|kind|hem
        me|mij|haar|ons|moeder|kind|hem ~3 geslagen|mishandeld|aangevallen|gewurgd|geschopt|
            aangerand|verkracht
        bedreigt|bedreigd|bedreigde|bedreigingen ~8 mij|me|ons|mes|dood|hij|ze|haar|met
        dreigt|dreigde ~8 mij|mes|dood|slaan|vermoorden|springen|iets|doen|zichzelf
        threaten*|threatens ~4 me|us|her|kill|knife|hurt|himself|herself
        hit|hits|hitting|beat|beats|beating|attacked|attacking|punched|strangled ~2 me|her|us|
            mum|kids|children|him
        bedroht|geschlagen|schlagt ~3 mich|uns|sie
        me frappe|menace
        huiselijk geweld
        domestic violence|abuse
        hausliche gewalt
        met|with|mit ~3 mes|knife|messer|gun|pistool|wapen
        ex ~6 voor|at|outside|bij|vor ~2 deur|door|huis|house|raam|ramen|windows|home|work|haus|
            school
        iemand|someone|man|jemand|vent|mensen|people ~4 rond|around|binnen|inside|klimt|sluipt|
            climbing|creeping|prowling
        loopt|lopen|walking|is ~2 iemand|someone|jemand|mensen ~2 rond|around|binnen|inside
        bang ~4 dat hij|ze ~5 doet|aandoet|komt
        durf ~2 niet ~2 naar huis
        afraid|scared ~3 go home
        volgt|stalkt|achtervolgt ~1 mij|me
        verward ~3 op|straat|man|vrouw
        psychose|psychotisch|psychotic|wanen
        crisisdienst
        """,
    ),
)
