"""Word classes and macros that the phrases of several cues share, in four languages."""

CLASSES = {
    # things a firm cannot do without
    "service": """
        server* *server servers site *site website* websites webshop* *shop shop winkel*
        kassa* pin pinnen pinapparaat pinautomaat pinbetaling* betaalautomaat betaalterminal
        ideal checkout afrekenen betaalmodule betalingen payments payment till tills pos
        terminal card-machine mail mails mailserver mailbox e-mail email emails outlook
        exchange inbox internet *internet netwerk network wifi vpn telefoon telefoons
        telefooncentrale telefonie voip phones phone-lines telefoonlijn* phoneline lijnen
        systeem systemen *systeem *systemen system systems *system database cloud nas erp crm
        dossiersysteem boekingsmodule boekingssysteem reserveringen portal portaal platform
        teams sharepoint onedrive hosting domein domain webseite onlineshop kasse kassensystem
        netz netzwerk telefonanlage telefon boutique caisse serveur reseau messagerie site-web
        commande commandes zahlung boekhoudpakket boekhoudprogramma rekenprogramma citrix
        backend app alarm alarmsysteem planbord planning* scanners handhelds orderpicking
        toegangspoort slagboom switch router modem firewall glasvezel verbinding connection
        broadband fibre mollie stripe adyen paypal
    """,
    # things of one person
    "device": """
        laptop* printer* scanner muis toetsenbord scherm monitor pc computer tablet telefoon
        telefoontje mobiel iphone ipad keyboard mouse screen drucker rechner imprimante
        ordinateur headset webcam wachtwoord password login inloggen excel word pdf
    """,
    "people": """
        iedereen niemand allemaal everyone everybody nobody noone alle all klanten customers
        clients collegas colleagues medewerkers personeel staff team hele heel whole entire
        wij we afdeling kantoor office filialen bezoekers patienten gasten guests kunden
        mitarbeiter keiner alle niemanden personne clients equipe tous bewoners huurders
        cursisten leerlingen
    """,
    "heat": """
        verwarming *verwarming cv *ketel ketel boiler heating radiators radiator radiatoren
        kachel heizung therme chauffage chaudiere warmtepomp heater furnace combi-boiler
    """,
    "power": """
        stroom elektra elektriciteit licht lichten power electricity electric lights strom
        courant electricite stop groep aardlek aardlekschakelaar hoofdschakelaar zekering*
    """,
    "water": """
        water *water waterstraal kraan wasser eau leiding *leiding pijp *pijp pipe pipes
        wasserrohr rohr tuyau robinet rioolwater regenwater leidingwater boiler cv-ketel ketel
        wasmachine vaatwasser
    """,
    "rises": """
        stroomt stroomde stroomd spuit spuiten gutst golft kolkt plenst klettert sijpelt
        gushing gushes pouring pours spraying sprays streaming flooding squirting bursting
        stromt spritzt schiesst lauft coule jaillit inonde fuit zakt
    """,
    "runs": """
        loopt lopen komt kwam drupt druppelt druipt druppels lekt lekken lekte lek leaking
        leaks leak dripping drips comes coming running runs lauft tropft kommt coule goutte
    """,
    "places": """
        plafond muur muren vloer keuken gang woonkamer slaapkamer zolder kelder meterkast
        stopcontact stopcontacten lamp lampen lampje fitting ceiling wall walls floor kitchen
        hallway basement cellar socket sockets lights fuse fusebox bedroom stairs trap
        trappenhuis winkel winkelvloer kantoor magazijn parket laminaat etalage serverruimte
        decke wand keller kuche steckdose plafonds mur sol cave cuisine onderburen
        benedenburen neighbours downstairs nachbarn voisins schakelaar groepenkast schuifdeur
        dak boekenkast bed
    """,
    "person": """
        moeder vader mama papa mam pap ma pa oma opa kind kinderen dochter zoon zoontje
        dochtertje man vrouw broer zus tante oom buurvrouw buurman partner mijn mother mum mom
        father dad grandma grandad granny grandmother grandfather son daughter wife husband
        sister brother child kid client clienten client cliente patient bewoner bewoonster
        mevrouw meneer mutter vater oma opa tochter sohn frau mann mere pere fils fille mari
        femme mw dhr hij zij ze she he baby leerling vriendin vriend ex
    """,
    "not": """
        niet geen nooit niks niets not no never cannot cant dont doesnt didnt wont isnt arent
        nothing none nicht kein keine keinen nie pas aucun aucune plus jamais zonder without
        nauwelijks couldnt hasnt havent wasnt
    """,
    "deadlinenoun": """
        deadline *termijn uiterste sluitingsdatum sluitingstijd inschrijftermijn
        bezwaartermijn inleverdatum frist abgabefrist echeance delai cutoff cut-off
    """,
    "be": "is zijn was staat ligt lag ligt zit blijft are were been be being ist sind est sont",
    "wait": """
        wacht wachten wachtend waiting wait waited warten warte attends attendons attendre
        attend standing stranded gestrand stranding
    """,
    "gate": """
        deur voordeur poort hek gate gates luchthaven vliegveld airport schiphol station
        perron parkeerplaats balie tur flughafen bahnhof porte gare buiten outside draussen
    """,
    "nowhere": """
        deur voordeur poort hek gate gates balie desk counter entrance ingang receptie
        reception luchthaven vliegveld airport schiphol station perron platform terminal
        hotel* haven harbour parkeerplaats parking stoep straat kantoor office pand winkel
        magazijn loods locatie location venue bouwplaats tur tor flughafen bahnhof porte
        aeroport gare devant hotel buiten outside draussen dehors dock docks laadperron grens
        border marechaussee douane customs incheckbalie check-in vertrekhal kade steiger
        veerboot terras
    """,
    "minutes": """
        minuut minuten min minutes minute mins uur uren hour hours hrs kwartier halfuur stunde
        stunden minuten heure heures half-hour
    """,
}

MACROS = {
    "broken": """
        down
        plat
        offline
        onbereikbaar
        unreachable
        uitgevallen
        valt ~2 uit
        viel ~2 uit
        gecrasht|gecrashed|crashed|crashes|gecrashd
        crasht
        kapot|stuk|overleden|dood|dead|kaputt|defekt|defect
        eruit
        er uit
        eraf
        niet|nicht|not|onbe ~1 bereikbaar|beschikbaar|erreichbar|verfugbar|reachable|available
        niet te bereiken
        niet|niks meer
        problemen|problems
        doet|doen ~4 niet
        doet|doen ~3 niks|niets
        werkt|werken|functioneert ~4 niet
        reageert|reageren|laadt|laden|start|starten|opent|opstart ~3 niet
        startet|reagiert|druckt|ladt|offnet|verbindet ~3 nicht
        geen verbinding|bereik|signaal|beeld
        storing
        ligt ~2 stil
        vast|vastgelopen|bevroren|frozen
        not working|responding|loading|connecting|available
        isnt|arent|wont|doesnt|dont|cant ~2 working|responding|loading|work|load|start|connect|
            open|respond
        stopped working|responding|taking|accepting|processing
        has stopped
        is out|gone|broken
        gone down
        packed in|up
        given up
        keeps dropping|crashing|failing
        foutmelding|error|errors|fout 500|502|503|504|404?
        error 500|502|503|504
        500|502|503 error|fout
        wit|witte|white|zwart|zwarte|black|blauw|blauwe|blue|leeg|lege|empty|blank|weisse|
            blanche scherm|screen|pagina|page|seite
        bounce|bouncing|bounced|retour
        funktioniert|funktionieren|geht|gehen|lauft ~3 nicht
        ausgefallen|abgesturzt
        marche|marchent|fonctionne|fonctionnent ~1 pas|plus
        en panne
        hors service
        ne repond plus|pas
        weg|verdwenen|leeg|disappeared|vanished""",
    "gone": """
        uitgevallen|weg|eruit|afgesloten|uit|kapot|stuk|afgevallen
        valt|viel|vliegt|klapt ~3 uit
        doet|doen ~4 niet|niks|niets
        werkt|werken ~3 niet
        er ~1 mee gestopt
        heeft ~2 begeven
        off|out|gone|dead|down|broken
        not working
        isnt|arent|wont|doesnt ~2 working|work|on|start|light
        stopped working
        has|have stopped|failed|died
        broke down
        cut off
        packed up|in
        ausgefallen|weg|kaputt|defekt
        geht|funktioniert ~3 nicht
        en panne
        coupe|coupee|coupure
        ne marche|fonctionne ~1 plus|pas""",
}
