"""Cues of a medical emergency and of missing persons (U1)."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.MEDICAL,
        """
        ademt|ademen|adem|breathe|breathing|atmet|respire ~4 @not|moeilijk|nauwelijks|trouble|
            difficulty|slecht|zwaar
        @not|krijgt|moeilijk|trouble|difficulty|struggling|hardly ~3 adem|ademen|breathe|
            breathing|lucht
        benauwd|kortademig|blauw|blauwe ~3 lippen|adem|erg|heel|borst
        is|heel|erg|zo|steeds benauwd|benauwder|kortademig
        shortness ~1 breath
        short of breath
        pijn|druk ~4 borst
        chest pain*
        pain ~3 chest
        brustschmerz*
        hartaanval|hartinfarct|hartstilstand|beroerte|herseninfarct|cva|tia|herzinfarkt|
            schlaganfall|avc
        heart attack
        having|had|has ~2 stroke|seizure|seizures|fit
        epilep* ~3 aanval
        stuip|stuipen|toeval|seizure|krampfanfall
        scheve|hangende mond|gezicht
        face ~2 drooping
        bewusteloos|bewustzijn|unconscious|bewusstlos|inconscient*|unresponsive|collapsed
        flauwgevallen|fainted|weggevallen|weggeraakt
        reageert|responding|responds ~3 niet|not ~2 meer|aanspreken
        gevallen|valt|viel|fallen|fell|gesturzt|gefallen|tombe ~8 @not|opstaan|get|up|bed|trap|
            heup|hip|badkamer|bathroom|grond|floor|boden|aufstehen|relever|hoofd|head|bloedt|
            stairs|vannacht|vanochtend
        @person ~4 gevallen|fallen|fell|gesturzt|tombee|tombe
        ligt|lying|liegt ~5 grond|floor|boden|terre ~3 @not|opstaan|up
        op de grond
        on the floor
        bloedt|bloeden|bloeding|bleeding|blutet|blutung|saigne|bloed ~6 @not|hevig|stop|heavily|
            hard|erg|veel|stelpen|badly|sterk|hoofd|head|hoest|braakt|ontlasting|urine|blijft
        verslikt|stikt|choking|choke|erstickt|stikken
        allergische reactie|schok
        allergic reaction
        swelling|swollen|gezwollen|opgezwollen|zwelling|dikke ~7 face|lips|tong|tongue|throat|
            keel|lippen|gezicht|ears|swallow|slikken|breathe|ogen|eyes
        hardly|nauwelijks|kaum|cant|moeilijk ~2 swallow|slikken|breathe|ademen|schlucken|atmen
        raar|vreemd|strange|funny|weird|slecht|oppervlakkig|snel|zwaar ~1 ademt|ademen|
            breathing|ademhaling
        lot|veel|heel|hevige|erge|severe|terrible|ondraaglijke|starke ~2 pijn|pain|schmerzen|
            douleur
        did|bring|brought|give|gave|gebracht|gegeven|brengen ~3 @not? ~3 morfine|morphine|
            insuline|insulin|medication|medicijnen|medicatie|medicine
        anafyla*|anaphyla*|epipen
        insuline|insulin ~4 @not|op|out|vergeten|geprikt|injected|no|missed|double|dubbel|wrong
        @not|op|vergeten|geen|missed|dubbel|double|wrong|verkeerde ~3 insuline|insulin
        hypo|hyper ~4 diabet*|suiker
        medicijn*|medicatie|medication|medicine|medicines|tabletten|pillen|tablets|pills|dosis|
            dose|medikament*|medicament*|bloedverdunner*|morfine|morphine|antibiotica ~6
            vergeten|gekregen|op|verkeerde|dubbele|wrong|double|missed|forgotten|gemist|run|ran|
            out|finished|verwisseld|vergessen|falsche|oublie|mistake|given|swapped|nothing|gone|
            kwijt
        verkeerde|dubbele|wrong|double|falsche|mauvais|missed|vergeten|gemist|extra|te|triple ~3
            medicijn*|medicatie|medication|medicine|tabletten|dosis|dose|pillen|tablets|pills|
            medikament*|injectie|injection
        @not|no|geen|zonder|without|ohne|sans ~3 medicijnen|medicatie|medication|medicine|meds|
            pijnstilling|painkillers|zuurstof|oxygen|sondevoeding|medikamente
        zuurstof*|oxygen|sauerstoff|beademing*|ventilator|dialyse* ~9 @not|op|out|leeg|empty|
            stuk|broken|uit|werkt|alarm|laag|low|beeping|piept|bijna|nearly
        katheter|catheter|infuus|stoma|sonde|drip ~6 @not|eruit|verstopt|blocked|out|lekt|los|
            bloed|blood|leaking|geen|loopt
        hoge|high|hohes|hoher koorts|fever|temperature|fieber
        koorts|fever|fieber|fievre ~4 40|39|41|39,5|40,2|stijgt|hoog|hoge|high|graden
        39|40|41|39.5|40.2 ~1 koorts|fever|fieber|temperatur
        vergiftig*|poisoned|poisoning|vergiftet
        weeen|bevalling|vliezen ~4 begonnen|gebroken|gestart|nu|elke
        contractions|labour|waters ~3 started|broke|broken|every
        politie|police|polizei ~3 gebeld|called|ingelicht|verstandigt|gewaarschuwd|bellen|
            informed|gerufen|involved|ingeschakeld
        112|911|999 ~4 gebeld|bellen|called|call
        ambulance* ~4 onderweg|gebeld|called|coming|komt|nodig|opgehaald|taken
        naar|in ~2 ziekenhuis ~4 gebracht|opgenomen|met
        taken|rushed ~2 hospital
        spoedeisende hulp
        uitgedroogd|dehydrated|ondervoed
        eet|drinkt|eaten|drinking|drunk|gegeten|gedronken ~2 niet|niets|nothing|not|niks ~6
            dagen|gisteren|yesterday|days|meer|since
        gisteren|yesterday|dagen|days|gestern|vanochtend|morning ~4 @not ~2 gegeten|eaten|
            gedronken|drunk|gegessen|getrunken
        @not ~3 gegeten|gedronken|eaten|drunk|drink ~4 gisteren|yesterday|dagen|days|sinds|since
        """,
    ),
    Family(
        Cue.MISSING_PERSON,
        """
        @person|bewoner|dementie|dementia ~6 vermist|weggelopen|verdwaald|zoek|kwijtgeraakt|
            verdwenen|vermisst|disparu|disparue|dwaalt|weggelaufen
        @person|resident ~5 missing|disappeared|wandered|gone off|since|missing|from|away
        @person ~4 is|been|went missing
        hij|zij|ze|he|she|er|sie|@person ~3 weg|gone|away|fort|verschwunden|zoek ~3 sinds|since|
            seit|uit|from|aus
        nergens|nowhere ~5 hoort|vinden|found|bij|belong|te
        sinds|since|seit ~6 weg|missing|gone|vermist ~2 instelling|huis|home|heim|kliniek|school
        is missing from
        gone missing
        @person ~5 @not ~2 thuisgekomen|thuis gekomen|returned|aangekomen|home
        @person ~3 @not|niet|nergens ~3 vinden|found|find|gevonden|finden
        cant|cannot find my? @person
        walked|wandered|ging|liep ~2 out|off|away|deur|weg
        nobody|niemand|noone ~3 seen|gezien|gehoord|heard ~2 her|him|hem|haar?
        heb|hebben|have ~4 niets|nothing ~3 gehoord|heard ~8 zorgen|worried|ongerust
        hasnt|havent|isnt|not|never|niet ~2 answered|answering|picked|opened|opendoet|opgenomen|
            reageert ~5 door|phone|deur|telefoon|since|sinds
        neemt|answers|answering|picking ~2 niet|not|isnt ~2 op|phone|deur|door ~6 zorgen|
            worried|ongerust
        doet|opens|answer|answering ~4 deur|door ~3 niet|not
        niet ~3 open ~3 zorgen|ongerust|bezorgd
        ongerust|bezorgd|worried ~9 reageert|opent|neemt|answer|answers|opened|heard|hoort
        """,
    ),
)
