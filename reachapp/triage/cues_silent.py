"""Cues that nobody waits for an answer: thanks, news, advertising, pitches, phishing."""

from reachapp.triage.cue import Cue
from reachapp.triage.phrases import Family

FAMILIES = (
    Family(
        Cue.THANKS,
        """
        bedankt|dank|dankje|dankjewel|dankuwel|thanks|thank|thx|danke|merci|dankzij|hartelijk|
            thnx|tnx|vielen|cheers|bedank|dankbaar|grateful
        top|super|perfect|prima|mooi|geweldig|great|excellent|fijn|super|helder|duidelijk|
            fantastisch|toppie|wonderful|lovely|brilliant|parfait|toll|klasse|genial
        goed|in|good|alles|alle|all|netjes|well|gut|bien ~2 ontvangen|received|gelukt|
            aangekomen|erhalten|recu|binnen
        is|zijn ontvangen|gelukt|binnen
        tevreden|happy|blij|delighted|pleased|zufrieden|content|genoten
        goed|good|nice|schones|schonen|fijn|fijne|goede|goeie|prettige|bonne|bon ~1 weekend|
            weekeinde|avond|evening|wochenende|dag|day|feestdagen|vakantie|week|journee|tag|
            soiree
        held|topper|toppers|kanjer|hero|legend
        """,
    ),
    Family(
        Cue.FYI,
        """
        fyi|tki
        ter kennisgeving|info|kennisname|informatie|info
        voor de? goede orde
        for ~1 your ~1 information|records|info|file|interest
        zur info|kenntnis|information|kenntnisnahme
        pour ~1 info|information
        no|geen|keine ~2 reply|response|antwoord|reactie|answer|action|actie|antwort|reaktion|
            reponse ~4 needed|necessary|required|nodig|vereist|expected|notig|verwacht|needed|
            erforderlich|necessaire
        hoeft|hoef|hoeven ~4 niet ~5 antwoorden|beantwoorden|reageren|terug|doen|mailen|te
        you dont ~2 need|have ~1 to ~1 reply|respond|answer|do
        need|needs ~1 to|no ~1 reply|respond
        no need ~3 reply|respond|answer|to
        nothing ~3 needed|do|required
        even laten weten
        wilde ~4 laten weten|delen
        just ~4 letting|let|wanted ~4 know|say|share
        niets te doen
        dit|this ~3 automatisch|automatic*
        """,
    ),
    Family(
        Cue.CONFIRMS,
        """
        bevestig|bevestigen|bevestigd|bevestiging|hierbij|confirm|confirming|confirmed|confirms|
            bestatige|bestatigen|confirme|confirmons
        tot ~2 dan|maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|zaterdag|straks|volgende|
            ziens|gauw|snel|de|zondag|vanmiddag|vanavond
        see|cu|zie|zien ~2 you|then|u|je|jullie|there|elkaar
        bis dann|montag|dienstag|mittwoch|donnerstag|freitag|morgen|bald
        a bientot|lundi|mardi|mercredi|jeudi|vendredi
        akkoord|agreed|deal|einverstanden|accord|accoord|goedgekeurd|approved
        is|klinkt|sounds|that|komt ~2 goed|good|prima|fine|great|perfect|gut|genoteerd|noted
        kijk|look|looking|kijken|freue|freuen ~2 uit|forward|naar|mich|uns
        betaald|overgemaakt|paid|transferred|uberwiesen
        """,
    ),
    Family(
        Cue.ASKS,
        """
        kunt|kun|kan|could|can|would|konnen|konntest|konnten|pouvez|pourriez|peux|zou|zouden|
            wilt|will|wil|konnt|kannst ~2 u|je|jij|jullie|you|sie|du|vous|tu|ik|we|i|wir|iemand|
            jemand|someone|somebody|it|het|er|ich|ze
        wanneer|when|wann|quand|hoe|how|wie|comment|waarom|why|warum|pourquoi|welke|which|
            welche|quel|quelle|hoeveel|combien|waar|where|wo
        graag|please|bitte|svp|aub|alstublieft|alsjeblieft|gaarne|plaît
        laat|let ~3 weten|know
        hoor|horen|hear|hore ~3 graag|van|from|gerne|you|von
        vraag|vraagje|vragen|question|questions|frage|fragen|query|verzoek|request|enquiry|
            inquiry
        wil|willen|zoek|zoeken|mochte|mochten|wurde|want|need|looking|suche|suchen|voudrais|
            cherche|zouden|sollicitatie|apply|application|bewerbung|solliciteer
        would ~1 like
        offerte|quote|angebot|devis|klacht|complaint|beschwerde|reclamatie|teleurgesteld|
            disappointed|ontevreden|unhappy
        niet|not|nicht|pas ~4 tevreden|gekregen|ontvangen|happy|received|goed|klopt|correct|
            working|werkt|satisfied|zufrieden|eens
        klopt ~3 niet
        verwacht|expect|erwarte|attends|wacht|waiting|awaiting|warte
        stuur|stuurt|sturen|send|bel|belt|call|mail|schicken|envoyez|rufen ~4 me|mij|mir|moi|
            ons|us|even|mich|een|a|the|de|uns|maar|terug
        weet|know|wissen ~2 of|if|whether|hoe|how|ob|u|je|you
        moet|moeten|must|should|muss ik|we|i|wir|ich|er|worden
        nodig|needed|graag
        factuur|invoice|rechnung|facture ~5 klopt|betalen|bijlage|betaling|attached|verzoek|
            voldoen|pay|due
        benieuwd|curious|wondering|vroeg|vroegen
        reactie|antwoord|reply|response|antwort|reponse|terugkoppeling|feedback
        """,
    ),
    Family(
        Cue.MARKETING,
        """
        nieuwsbrief|newsletter|infolettre|mailing
        uitschrijven|afmelden|unsubscribe|abmelden|abbestellen|desabonner|desinscrire|opt-out
        webversie|browser|online-version ~3 bekijk|view|bekijken|lees|open|ansehen|read
        bekijk|view|open|ansehen ~5 browser|webversie
        korting|kortingscode|discount|discounts|rabatt|reduction|promo|promotion|promotie|sale|
            uitverkoop|soldes|aanbieding|aanbiedingen|actie|deals|voucher|kortingsactie|
            cashback|promocode|lastminutes|black|gutschein
        % korting|off|discount|rabatt|de
        off % everything|all
        10|15|20|25|30|40|50|60|70 % korting|off|discount|rabatt|reduction|op
        tot % korting
        laatste|last|letzte|final|dernieres ~1 kans|chance|dag|day|plekken|plaatsen|places|
            spots|tickets|stuks|tage|uren|hours|call|seats
        op|while|zolang|solange ~2 op|voorraad|stocks|stock|last|vorrat
        bestel|shop|order|koop|buy|profiteer|boek|claim|scoor|bestellen|jetzt|commandez|
            profitez|ontdek|discover|entdecken ~2 nu|now|today|vandaag|jetzt|maintenant|snel|
            direct|heute|mee|onze|ons|our
        mis ~4 niet
        dont|not miss
        nicht verpassen
        early bird
        vroegboekkorting|earlybird
        webinar|whitepaper|e-book|ebook|gratis download
        schrijf ~3 in
        aanmelden|registreer|register|sign ~2 nu|gratis|now|free|up|today
        gratis|free|kostenlos|gratuit ~1 proefperiode|trial|verzending|shipping|versand|demo|
            verzonden|livraison|bezorging
        volg|follow ~1 ons|us
        exclusief|exclusive|exklusiv* ~2 aanbod|aanbieding|offer|angebot|voor|for|offre
        beste|dear|hallo|lieve ~1 klant|lezer|reader|customer|subscriber|leden
        nieuwe collectie|arrivals
        new arrivals|collection
        persoonlijk aanbod
        limited time|offer
        countdown|flash
        """,
    ),
    Family(
        Cue.PITCH,
        """
        seo|zoekmachineoptimalisatie|backlinks|backlink|linkbuilding|guestpost
        guest post|posts|blog
        gastblog|gastartikel
        rank|ranking|rankings|hoger|ranken|page|pagina ~4 google|zoekmachines|search|1|one
        google ~4 rank|hoger|ranking|pagina|page|vindbaar|first|ads
        meer|more|extra|mehr|new|nieuwe|qualified|gekwalificeerde|warm|verse ~2 klanten|leads|
            customers|traffic|bezoekers|sales|omzet|clients|kunden|verkeer|aanvragen|conversie|
            opdrachten|revenue|afspraken
        leadgeneratie|leads|lead-generation
        lead generation
        i|we|ik|wij|ich ~3 came|stumbled|kwam|kwamen|stuitte|bin|saw|noticed|found|zag|bekeek|
            viel|visited ~6 website|site|company|bedrijf|profiel|profile|online|webseite|
            linkedin|business|webshop
        came across
        we|wij|ik|i|wir|our|ons ~2 help|helpen|helfen|specialise|specialize|specialiseren|
            bieden|offer|provide|leveren ~6 businesses|companies|bedrijven|ondernemers|mkb|
            firms|agencies|unternehmen|owners|zzp|zzpers|small|smes|services|webwinkels|
            diensten|kmu|entrepreneurs|like|zoals|ondernemingen
        onze|our|mijn ~3 diensten|services|oplossing|solution|software|platform|agency|bureau|
            tool|product|dienstleistung ~8 help|helpen|u|bespaart|save|increase|groei|you|boost|
            kan|helps|verhoogt
        quick|short|korte|vrijblijvend|vrijblijvende|15-minute|10-minute|kort|brief|kurzes|
            minuten|15|10|20|minute|half ~2 call|chat|demo|gesprek|belletje|kennismaking|
            kennismakingsgesprek|telefoontje|coffee|koffie|meeting|intro|gesprach|bellen|minute|
            minutes
        open|zin|interesse|interested|benieuwd|available|ruimte|willing|up ~3 quick|short|korte|
            kort|kennismaking|gesprek|demo|chat|call|15|koffie
        gratis|free|vrijblijvende|kostenlose|no-obligation|complimentary ~2 audit|scan|analyse|
            consult|demo|analysis|consultation|proposal|adviesgesprek|check|website-scan|
            websitescan|proef|beratung|sample|mockup
        bespaar|bespaart|besparen|save|saves|saving|sparen ~5 %|kosten|costs|energie|
            energiekosten|tot|up|op|tijd|money|hours|telefoonkosten|zorgverzekering
        boost|grow|groei|scale|schaal|skyrocket|increase|verhoog|vergroot|optimaliseer|double|
            verdubbel ~2 your|je|uw|sales|omzet|business|bedrijf|revenue|online|traffic|
            conversie|brand
        follow|following|volg|opvolging|terugkomen|bump|bumping ~4 last|previous|earlier|vorige|
            eerdere|mijn|my|this ~2 email|mail|message|bericht|to
        samenwerking|partnership|collaboration|collaborate|samenwerken|kooperation|influencer|
            sponsoring ~4 voorstellen|propose|interest*|opportunity|mogelijkheden|brand|
            bespreken|explore
        crypto|bitcoin|investering|investment|rendement|forex|casino|erfenis|inheritance|
            loterij|lottery|viagra|million|loan|lening|krediet ~5 kans|opportunity|return|
            guaranteed|garantie|profit|winst|fund|million|win|prize|offer|free|bonus|per|next
        dear sir
        sir or|madam
        zakelijke|business ~1 lening|krediet|financiering|loan|energie|telefonie|funding
        energiecontract|zonnepanelen|telefonieabonnement
        virtual assistant|assistants
        outsourcing|offshore|outsource|whitelabel|white-label
        website|app|webdesign|redesign|webshop ~3 laten maken|bouwen|redesign|development|
            design|design
        website redesign|design|development
        onze klanten
        case study|studies
        fabrikant|manufacturer|supplier|factory|leverancier ~5 china|shenzhen|led|quality|
            prices|competitive|van|of
        competitive price|prices
        geen interesse|belangstelling
        als ~2 geen interesse
        not interested
        agenda|calendly|calendar ~3 link|plannen|inplannen|book|boek
        """,
    ),
    Family(
        Cue.PHISHING,
        """
        verify|verifieer|verifieren|bevestig|bevestigen|update|valideer|valideren|validate|
            confirm|bestatigen|controleer|identificeer|verifiez|actualiseer|werk ~4 account|
            identiteit|identity|gegevens|details|konto|betaalgegevens|wachtwoord|password|
            rekening|information|mailbox|daten|compte|bankgegevens|payment|billing|adres
        account|konto|mailbox|rekening|pas|bankpas|toegang|digid|betaalpas|kaart|access|e-mail|
            compte|email|domain|creditcard|apple-id|wallet|profiel ~6 geblokkeerd|blocked|
            suspended|opgeschort|beperkt|limited|deactivated|gedeactiveerd|verwijderd|deleted|
            gesperrt|afgesloten|locked|closed|expire|verloopt|verlopen|terminated|suspendu|
            restricted|gesloten|stopgezet|eingeschrankt|vol|full
        klik|click|klicken|cliquez|tik|log|ga ~4 hier|here|link|onderstaande|below|hieronder|
            button|knop|in|lien|folgenden|naar|ici
        via ~3 link|onderstaande|knop
        pakket|parcel|package|zending|paket|colis|levering ~8 douane|customs|kosten|betaal|fee|
            niet|undelivered|held|invoer|verzendkosten|bezorgd|zollgebuhr|pay|vrijgeven|1,99|
            2,99
        belastingteruggave|teruggave|refund|rimborso ~5 klik|claim|click|recht|eligible|link|
            ontvangt
        openstaand|openstaande|onbetaalde|outstanding|unpaid ~4 boete|schuld|bedrag|belasting|
            fine|debt|verkeersboete|vordering
        beslaglegging|deurwaarder ~6 link|betaal|vandaag|qr|ideal|betaallink
        inheritance|beneficiary|unclaimed|erfenis|begunstigde|erbschaft ~9 million|fund|funds|
            bank|sum|response|dear|miljoen|euro|usd|millionen|your|name
        dear|geachte beneficiary|begunstigde|friend|winner|winnaar
        reply|antwoord|send|stuur ~9 bank|bankgegevens|bankrekening ~1 details|gegevens|nummer
        million|miljoen ~4 dollar|dollars|euro|usd|eur|reserved|name
        customs|douane|invoerrechten|import|zoll ~1 fee|fees|kosten|charges|charge|gebuhr
        gift cards|card|cards
        cadeaukaarten|cadeaubonnen|itunes|giftcards
        ongebruikelijke|unusual|ungewohnliche|suspicious|verdachte ~2 activiteit|activity|
            aktivitat|inlogpoging|sign-in|login|activiteiten|aanmelding
        binnen|within|innerhalb ~1 24|48|12|72 ~1 uur|hours|stunden|hrs
        opgeslagen wachtwoord
        wachtwoord|password ~2 verloopt|expires|expired|verlopen
        quarantaine|quarantine
        mailbox|postvak|storage|quota ~4 vol|full|exceeded|bijna|limiet
        bitcoin|btc ~6 wallet|betaal|pay|stuur|send|video|camera|webcam
        webcam ~6 opgenomen|recorded|video
        """,
    ),
    Family(
        Cue.SURVEY,
        """
        enquete|survey|umfrage|sondage|vragenlijst|klanttevredenheid*|klantonderzoek|
            tevredenheidsonderzoek|nps
        beoordeel|review|rate|bewerten|beoordeling|notez ~5 ervaring|experience|bezoek|us|ons|
            aankoop|purchase|visit|bestelling|order|service|stay|achter|op|your
        hoe|how ~2 was|heeft|did|waarschijnlijk|likely|tevreden|would|beoordeelt ~4 ervaring|
            experience|bezoek|do|aanbevelen|recommend|rate|ervaren|stay|verblijf|bestelling|
            visit
        deel|share ~2 mening|thoughts|ervaring|opinion
        """,
    ),
)
