/** The methods, their parameters and the layers of the engine's registry, in Dutch, by id. */

/** Words of a method; `{object}` in a question is a noun in the plural. */
export interface MethodWords {
  name: string;
  question: string;
  text: string;
  caution: string;
}

export const methods: Record<string, MethodWords> = {
  'pair-sweep': {
    name: 'Samen delen binnen een tijdvenster',
    question: 'Welke accounts deelden keer op keer dezelfde {object} binnen het tijdvenster?',
    text: 'Elke twee deelacties van hetzelfde object binnen het tijdvenster vormen een paar. Accounts met paren krijgen een verband; het gewicht ervan is het aantal paren, en het telt de verschillende objecten, de berichten van beide kanten en de tijd tussen de deelacties.',
    caution:
      'Een verband is een aanwijzing, geen bewijs: drukke accounts treffen elkaar bij toeval, en wie dezelfde bron volgt, reageert er tegelijk op. Lees de berichten achter een verband.',
  },
  significance: {
    name: 'Significantie van verbanden en groepen',
    question:
      'Welke accounts deelden vaker samen dezelfde {object} dan activiteit en gemeenschappelijke aanleidingen verklaren?',
    text: 'Op elk verband worden twee onschuldige verklaringen beproefd, bij het ruimste tijdvenster en over de lagen die niet alleen een andere herhalen (websites naast links, hashtags op rij naast hashtags). Activiteit: drukke accounts treffen elkaar bij toeval; als verwacht aantal ontmoetingen geldt het grootste van twee: dat van het bipartiete configuratiemodel met beide graadreeksen, en dat van een permutatie van de accounts over deelacties van vergelijkbare populariteit en tijd. Gemeenschappelijke aanleiding: beide reageren, elk voor zich, op hetzelfde; gegeven de objecten die beide deelden, worden hun ontmoetingen vergeleken met hun eigen reactietijden, die van iedereen, en oplevingen van het object. Beide toetsen zijn gecorrigeerd voor alle paren accounts die getoetst hadden kunnen worden, of ze elkaar troffen of niet. Groepen zijn de componenten van verbanden die geen van beide verklaart, uitgebreid met accounts die beide toetsen tegen de groep als geheel doorstaan. Een gemeenschap bereikt trede 2 als minstens de helft ervan tot één zo’n groep behoort en haar gewicht, dichtheid en gelijktijdigheid door hoogstens 1 % van 999 willekeurige groepen van vergelijkbare activiteit worden gehaald.',
    caution:
      'Trede 2 zegt dat toeval, activiteit en een gemeenschappelijke aanleiding de ontmoetingen niet verklaren. Ze zegt niet wie de accounts bedient, waarom ze samen handelen, of dat ze niet zijn wat ze zeggen te zijn: fanclubs, redacties en campagnes coördineren openlijk. Waar niet bekend is wanneer een object is gepubliceerd, telt de eerste deelactie ervan; accounts die één bron met een vaste vertraging doorplaatsen, kunnen daardoor gecoördineerd lijken. Een verband of account op trede 1 is niet vrijgesproken: stille of trage groepen kunnen worden gemist.',
  },
  sensitivity: {
    name: 'Gevoeligheid en stabiliteit',
    question: 'Hoeveel van het resultaat blijft als de instellingen of de data iets anders zijn?',
    text: 'De run wordt herhaald, bij het ruimste tijdvenster: met dat venster gehalveerd en verdubbeld, zonder elk van de lagen, zonder het object met de meeste paren berichten, en op willekeurige delen van de objecten en van de deelacties. Telkens worden de verbanden en accounts geteld die blijven, erbij komen en verdwijnen. Gemeenschappen worden vergeleken met de gecorrigeerde Rand-index: 1 betekent dezelfde gemeenschappen, 0 zo gelijk als bij toeval. De index staat er twee keer: over de accounts die in beide netwerken zitten, en over de accounts die in een van beide zitten, waarbij een account buiten een netwerk een gemeenschap op zichzelf is.',
    caution:
      'Stabiel is niet hetzelfde als waar: wat door een fout in de verzameling of een gemeenschappelijke aanleiding ontstaat, blijft in elke steekproef. Instabiel is een waarschuwing: meld het als een bevinding aan één tijdvenster, één laag of één object hangt.',
  },
  power: {
    name: 'Onderscheidend vermogen: wat een negatief resultaat waard is',
    question: 'Zouden deze instellingen een groep hebben gevonden, als die er was geweest?',
    text: 'In een kopie van de deelacties in het geheugen wordt telkens één groep ingeplant, en de run opnieuw gedaan. De leden zijn accounts uit de data, willekeurig gekozen wat ze ook doen, zodat ze hun eigen activiteit houden; alle zijn van één platform. Elke actie begint bij een willekeurig gekozen deelactie van de data, zodat drukke uren en populaire objecten even vaak voorkomen als ze er zijn; elk lid deelt dat object daarna binnen de spreiding, met een eigen bericht. De groep geldt als gevonden in het netwerk als haar accounts in één gemeenschap zitten, en op trede 2 als ze in één vastgestelde groep zitten: alle, of minstens de helft en twee. Het aandeel gevonden groepen heeft een Wilson-interval van 95 %.',
    caution:
      'Een ingeplante groep is eenvoudig: alle leden doen aan elke actie mee en geen verbergt zijn sporen. Echte groepen kunnen makkelijker of moeilijker te vinden zijn. Een in het netwerk gevonden groep moet een onderzoeker tussen de andere gemeenschappen nog opmerken; de tabel zegt hoe groot die zijn, en hoeveel van de groepen ook zonder samen te handelen in één gemeenschap zouden zitten.',
  },
  'window-suggestion': {
    name: 'Voorgesteld tijdvenster',
    question: 'Binnen welke tijd verspreiden de snelste objecten van deze data zich?',
    text: 'Van de objecten met meer dan één deelactie wordt het tiende deel genomen met de snelste tweede deelactie; van elk daarvan de seconden vanaf de eerste deelactie totdat meer dan de helft van de deelacties er was; het voorstel is de mediaan, en minstens één seconde. De regel is die van CooRnet. De curve geeft het exacte aantal paren berichten binnen elk tijdvenster, vóór elke andere regel.',
    caution:
      'Het voorstel zegt hoe snel deze data beweegt, niet wat gecoördineerd is: nieuws verspreidt zich vanzelf snel, en een groep die de tijd neemt, valt buiten het tijdvenster. Vergelijk meer tijdvensters en zeg welke je hebt geprobeerd.',
  },
  backbone: {
    name: 'Ruggengraat van het netwerk',
    question: 'Welke verbanden dragen de structuur van het netwerk?',
    text: 'Het dispariteitsfilter vraagt bij elk verband hoe waarschijnlijk een even groot gewicht zou zijn als het account zijn sterkte willekeurig over zijn verbanden verdeelde, en houdt het verband als dat aan een van beide kanten onder het niveau ligt; verbanden wegen hun verschillende objecten, en een account met één verband heeft geen stem. Het gevalideerde netwerk houdt de verbanden die activiteit niet verklaart, bij de grootste q-waarde van de run.',
    caution:
      'Een ruggengraat maakt een tekening leesbaar. Dat een verband erin zit, zegt dat het voor een van zijn accounts telt, niet dat de twee coördineren; een verband erbuiten kan toch zijn vastgesteld.',
  },
  'similar-text': {
    name: 'Bijna gelijke teksten',
    question: 'Welke teksten zijn bijna hetzelfde?',
    text: 'Teksten worden vergeleken in de compatibiliteitsvorm van Unicode, in kleine letters, zonder webadressen, vermeldingen en tekens die niemand ziet; reposts blijven buiten beschouwing. Een tekst is de verzameling van zijn shingles: elke reeks van zoveel tekens. Twee teksten zijn bijna gelijk als de Jaccard-gelijkenis van hun verzamelingen de grens haalt; clusters zijn de samenhangende componenten. Schetsen van 128 getallen vinden de kandidaten, en elke koppeling wordt op de shingles zelf gecontroleerd: een paar kan worden gemist, met een vermelde kans, en geen wordt verzonnen.',
    caution:
      'Een cluster is een keten van kleine wijzigingen: de uiteinden kunnen minder gelijk zijn dan de grens. Grappen, citaten, formulieren, nieuwstickers en deelknoppen maken bijna gelijke teksten zonder dat iemand samen handelt. Lees de varianten van een cluster.',
  },
  'similar-image': {
    name: 'Bijna gelijke afbeeldingen',
    question: 'Welke afbeeldingen zijn bijna hetzelfde?',
    text: 'Een afbeelding wordt vergeleken op de perceptuele hash die de bron ervoor geeft, 16 of 64 hexadecimale cijfers, die in weinig bits verandert als een beeld wordt verkleind, gecomprimeerd of iets bijgesneden. Twee hashes van dezelfde lengte liggen dicht bij elkaar als ze in hoogstens zoveel bits verschillen; clusters zijn de samenhangende componenten, zonder verlies gevonden. Afbeeldingen die lijken op een van de lijst met gangbare beelden, blijven buiten beschouwing.',
    caution:
      'Perceptuele hashes van verschillende beelden kunnen dicht bij elkaar liggen, vooral van beelden waar weinig op staat; hashes van één kolom horen van één soort te zijn. Wat iedereen plaatst (vlaggen, logo’s, portretten, standaardfoto’s) maakt clusters zonder dat iemand samen handelt: zet het op de lijst met gangbare beelden. Bekijk de beelden.',
  },
  'fast-repost': {
    name: 'Snelle reposts',
    question: 'Welke berichten werden binnen seconden na publicatie gerepost, en door wie?',
    text: 'Een repost doet mee als hij binnen de grens na de publicatie van het origineel kwam; het object is het origineel. Twee accounts met een verband waren er beide binnen seconden bij, voor zoveel originelen als het gewicht zegt. Wanneer een origineel is gepubliceerd, zegt het origineel zelf als het tussen de berichten staat, en anders zijn id, als dat een id van Twitter is van na 4-11-2010: daarin staat de tijd in milliseconden. Die wordt op de seconde afgekapt als de tijd van de repost dat ook is. Reposts waarvan niets het origineel dateert, vallen af, en ook reposts die ouder zeggen te zijn dan het origineel; beide worden geteld.',
    caution:
      'Volgers met meldingen aan, programma’s die berichten van één account doorgeven en officiële accounts van één huis reposten binnen seconden zonder iets te verbergen. Twee zulke reposts van één bericht liggen nooit verder uit elkaar dan de grens: een even ruim tijdvenster zegt niets extra, en de toets op een gemeenschappelijke aanleiding vindt daarbuiten geen gelijktijdigheid; neem een tijdvenster onder de grens om meer te vragen. Tijden die op de minuut nauwkeurig zijn, maken van elke repost in dezelfde minuut een snelle.',
  },
};

/** Name and help of each parameter. */
export const parameters: Record<string, { name: string; text: string }> = {
  layers: {
    name: 'Lagen',
    text: 'De soorten objecten waarnaar wordt gekeken. Elke laag wordt apart onderzocht; geen genoemd betekent alle die de data heeft.',
  },
  fuse: {
    name: 'Lagen samenvoegen',
    text: 'Behandelt alle gekozen lagen als één: deelname en minimumgewicht tellen over alle lagen samen.',
  },
  windows_secs: {
    name: 'Tijdvensters',
    text: 'Hoe ver twee deelacties van hetzelfde object uit elkaar mogen liggen, de grens inbegrepen. Het ruimste venster maakt het netwerk; elk verband heeft ook zijn cijfers voor de smallere. Delen van een seconde mogen, tot op de milliseconde.',
  },
  min_participation: {
    name: 'Minimale deelname',
    text: 'Een account heeft zoveel deelacties nodig, en zoveel deelacties in berichten die binnen het tijdvenster een tegenhanger hebben. Een paar blijft als een van beide kanten dat haalt. 0 of 1 zet de regel uit.',
  },
  min_hashtags: {
    name: 'Kortste hashtagreeks',
    text: 'Bij de laag hashtag_sequence: een reeks hashtags heeft er zoveel nodig om mee te doen. Korte reeksen van populaire hashtags keren terug door toeval en gewoonte; lange haast niet.',
  },
  min_weight: {
    name: 'Minimumgewicht',
    text: 'Twee accounts krijgen een verband als ze elkaar bij het ruimste tijdvenster over minstens zoveel verschillende objecten troffen, in minstens één laag (in alle lagen samen als ze zijn samengevoegd). Eén keer is toeval; hoe hoger, hoe minder verbanden en hoe meer ze zeggen.',
  },
  weight_quantile: {
    name: 'Gewichtskwantiel',
    text: 'Houdt alleen verbanden waarvan het gewicht minstens dit kwantiel (type 7) is van de gewichten van alle verbanden die het minimumgewicht halen.',
  },
  keep_loops: {
    name: 'Lussen behouden',
    text: 'Telt ook paren van een account met zichzelf, van een bericht met zichzelf en met het oorspronkelijke bericht.',
  },
  compat: {
    name: 'Compatibiliteit',
    text: 'coortweet: de getallen van CooRTweet 2.1.3, met zijn bekende fouten, om met gepubliceerde resultaten te vergelijken. Geen verband wordt gefilterd. toolkit: een gericht netwerk van de Coordination Network Toolkit, zonder zijn bekende fouten; alleen met zwerm run.',
  },
  edge_quantile: {
    name: 'Kwantiel van gewichten',
    text: 'De edge_weight van CooRTweet: verbanden strikt boven dit kwantiel (type 7) van alle gewichten krijgen het kenmerk weight_threshold.',
  },
  memory_bytes: {
    name: 'Geheugen',
    text: 'Voor het netwerk en de tellers, naast de geladen deelacties en ongeveer 60 bytes per rij voor het sorteren. Het resultaat hangt er niet van af; als het netwerk zelf er niet in past, zegt de run wat nodig zou zijn.',
  },
  threads: {
    name: 'Rekendraden',
    text: 'Aantal rekendraden; 0 betekent één per processor. Het resultaat hangt er niet van af.',
  },
  max_q: {
    name: 'Grootste q-waarde',
    text: 'Wat als vastgesteld geldt: het verwachte aandeel valse ontdekkingen onder die verbanden. Hoe kleiner, hoe minder en hoe zekerder.',
  },
  correction: {
    name: 'Correctie voor veel toetsen',
    text: 'Hoe van p-waarden q-waarden worden gemaakt. benjamini-hochberg geldt voor onafhankelijke en positief afhankelijke toetsen, benjamini-yekutieli voor elke afhankelijkheid, tegen een prijs.',
  },
  min_group: {
    name: 'Kleinste groep',
    text: 'Een vastgestelde groep heeft minstens zoveel accounts.',
  },
  reaction_secs: {
    name: 'Reactietijd',
    text: 'Reacties van mensen op één ding spreiden zich over minstens deze tijd. Wie dichter op elkaar handelt, is een groep; wie minder dicht op elkaar handelt, geldt als mensen die reageren. Een grotere waarde vindt tragere groepen, en ziet mensen die sneller reageren voor een groep aan.',
  },
  subsamples: {
    name: 'Steekproeven',
    text: 'De run wordt op zoveel willekeurige delen van de objecten herhaald, en op evenveel van de deelacties. Meer zegt zekerder hoe ver de resultaten uiteenlopen.',
  },
  kept_share: {
    name: 'Aandeel in een steekproef',
    text: 'Elk object, of elke deelactie, blijft met deze kans in een steekproef. Hoe kleiner, hoe strenger de proef.',
  },
  group_size: {
    name: 'Accounts van een ingeplante groep',
    text: 'Hoeveel accounts samen handelen.',
  },
  events: {
    name: 'Acties van een ingeplante groep',
    text: 'Hoeveel verschillende objecten ze allemaal samen delen.',
  },
  spread_secs: {
    name: 'Spreiding van een actie',
    text: 'Binnen welke tijd na het moment van een actie de deelacties komen, gelijkmatig en willekeurig.',
  },
  trials: {
    name: 'Proeven',
    text: 'Hoeveel groepen worden ingeplant, elk alleen, elk met een eigen run. Meer maken het interval smaller en duren langer.',
  },
  backbone: {
    name: 'Ruggengraat',
    text: 'Markeert het deel van het netwerk dat het tekenen waard is; geen verband gaat verloren. disparity: verbanden die meer van het gewicht van een account dragen dan bij een gelijke verdeling over zijn verbanden. validated: verbanden die activiteit niet verklaart; vraagt om significantie.',
  },
  backbone_alpha: {
    name: 'Niveau van het dispariteitsfilter',
    text: 'Bij het dispariteitsfilter: een verband blijft als zijn niveau aan een van beide kanten hieronder ligt. Hoe kleiner, hoe minder verbanden er blijven.',
  },
  similarity: {
    name: 'Gelijkenis van teksten',
    text: 'Bij de laag gelijkende tekst: de kleinste Jaccard-gelijkenis van twee teksten, de gemeenschappelijke shingles gedeeld door alle shingles. Hoe lager, hoe meer er binnen een cluster verschilt, en hoe meer het toeval samenbrengt.',
  },
  shingle: {
    name: 'Shingle',
    text: 'Bij de laag gelijkende tekst: lengte van de reeksen tekens waarop een tekst wordt vergeleken; een ideogram, een kana of een Hangul-lettergreep telt als twee. Een langere laat elke wijziging zwaarder wegen.',
  },
  min_characters: {
    name: 'Kortste tekst',
    text: 'Bij de laag gelijkende tekst: een tekst heeft zoveel tekens nodig, zonder adressen en vermeldingen. Korte teksten lijken bij toeval op elkaar.',
  },
  image_distance: {
    name: 'Afstand van afbeeldingen',
    text: 'Bij de laag gelijkende afbeelding: in hoeveel van 64 bits de perceptuele hashes (pHash, dHash) van twee afbeeldingen mogen verschillen. Hoe hoger, hoe meer mag zijn bijgesneden, en hoe meer het toeval samenbrengt.',
  },
  image_distance_256: {
    name: 'Afstand van afbeeldingen, 256 bits',
    text: 'Hetzelfde voor hashes van 256 bits; 31 is wat de makers van PDQ aanraden.',
  },
  fast_repost_secs: {
    name: 'Snelle repost',
    text: 'Bij de laag snelle repost: hoogstens zoveel seconden tussen de publicatie van een bericht en de repost, de grens inbegrepen. Hoe hoger, hoe meer mensen ertussen zitten die een account volgen en toevallig kijken.',
  },
};

/** Units of parameters; those that are the same in both languages are left out. */
export const units: Record<string, string> = {
  shares: 'deelacties',
  objects: 'objecten',
  characters: 'tekens',
  samples: 'steekproeven',
  groups: 'groepen',
  hashtags: 'hashtags',
};

/** What the objects of a layer are. */
export const layerTexts: Record<string, string> = {
  post: 'Het id van het bericht dat is gerepost.',
  fast_repost:
    'Het id van een bericht dat binnen seconden na publicatie is gerepost, gevonden als een run erom vraagt. Het tijdstip van publicatie is dat van het bericht als het er is, en anders dat van zijn id.',
  url: 'De link in genormaliseerde vorm; de link zoals geschreven blijft bij het bericht.',
  domain: 'Het registreerbare domein van een link.',
  hashtag: 'Eén hashtag, zonder onderscheid tussen hoofdletters en kleine letters.',
  hashtag_sequence:
    'De hashtags van een bericht met minstens drie hashtags, op volgorde; een zoektocht zegt hoeveel hij er vraagt.',
  mention: 'Het account dat een bericht vermeldt.',
  reply_target: 'Het id van het bericht waarop is geantwoord.',
  quote_target: 'Het id van het bericht dat is geciteerd.',
  text: 'De tekst na normalisatie; heel korte teksten vallen bij het importeren af.',
  similar_text:
    'Een cluster van teksten die weinig verschillen, gevonden als een run erom vraagt. Reposts doen niet mee, korte teksten ook niet. Het id is de tekst die het vaakst voorkomt.',
  image: 'Een hash van de afbeelding, berekend of meegeleverd.',
  similar_image:
    'Een cluster van afbeeldingen waarvan de perceptuele hashes in een paar bits verschillen, gevonden als een run erom vraagt; zonder gangbare beelden (vlaggen, logo’s, lege beelden). Het id is de kleinste van de hashes.',
  sound: 'Het id dat het platform aan het geluid of effect geeft.',
  object: 'Wat de kolom object_id van de bron aanduidt.',
};
