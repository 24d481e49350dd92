/** Words of detect, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { detect as english } from '../en/detect';

export const detect: typeof english = {
  // Advanced
  allDefaults: 'alles standaard',
  changedOf: (n: number, all: number) => `${formatCount(n)} van ${formatCount(all)} gewijzigd`,
  furtherWindows: 'Meer tijdvensters',
  quantile: 'Kwantiel',

  // Answer
  notCounted: 'De paren konden niet worden geteld',
  pairsWithin: (n: number, within: string) =>
    `${n === 1 ? 'paar' : 'paren'} berichten binnen ${within}`,
  countedAmong: (n: number) => `exact geteld, onder ${count(n, 'deelactie', 'deelacties')}`,
  pairsByKind: 'Paren per soort object',
  furtherKinds: (n: number) => `en ${count(n, 'andere soort', 'andere soorten')} met minder`,
  asPrinted: 'Zoals het rapport het zal afdrukken',
  publishedSources: 'Gepubliceerde bronnen van de methode',
  starting: 'Start',
  nothingKept: 'Van een geannuleerde run blijft niets bewaard',
  notFinished: 'De run is niet afgerond',
  cancelled: 'Geannuleerd. Er is niets bewaard.',
  find: 'Zoek coördinatie',
  countingPairs: 'paren tellen',

  // Chance
  ifUnder: (length: string) => `Als het minder dan ${length} duurt`,
  inAnyCase: 'Altijd',
  no: 'Nee',
  holdAgainst: 'Elk verband tegen toeval houden',
  peerNoChance:
    'De definities van CooRTweet kennen geen toeval: hun tabellen hebben eigen kolommen.',
  twoInnocent:
    'Op elk verband worden twee onschuldige verklaringen beproefd: drukke accounts die elkaar bij toeval treffen, en accounts die elk voor zich op hetzelfde reageren. Alleen wat geen van beide verklaart, heet statistisch vastgesteld.',

  // EmptyResult
  atLeastPairs: (weight: number, n: number) =>
    `Minstens ${formatCount(weight)}: ${count(n, 'paar', 'paren')} accounts`,
  negativeWorth: 'Wat is een negatief resultaat waard?',

  // FurtherWindows
  writeLength: 'Schrijf een duur als 10 s of 5 min.',
  narrower: (length: string) => `Moet smaller zijn dan ${length}.`,
  removeWindow: (length: string) => `Tijdvenster van ${length} verwijderen`,
  commaLeftOut: ', weggelaten',
  notNarrower: (widest: string, list: string) =>
    `Niet smaller dan ${widest}, dus niet geteld: ${list}.`,
  windowToAdd: 'Tijdvenster toevoegen',
  add: 'Toevoegen',
  atMostWindows: (n: number) => `Hoogstens ${count(n, 'tijdvenster', 'tijdvensters')} tegelijk.`,

  // LayerChoice
  kindsOfObjects: 'Soorten objecten',
  allKinds: (n: number) => `Alle ${formatCount(n)} soorten`,
  shares: (n: number) => count(n, 'deelactie', 'deelacties'),
  leftOutUnless: (n: number, kinds: string) =>
    `Weggelaten tenzij je ${n === 1 ? 'die' : 'ze'} kiest: ${kinds}. Zulke soorten herhalen wat een andere zegt, of verbinden vreemden met elkaar.`,
  chooseOne: 'Kies minstens één soort object.',

  // Detect
  formNotMade: 'Het formulier kon niet worden gemaakt',
  nothingToCompare: 'Er valt nog niets te vergelijken',
  importFirst: 'Importeer eerst een bestand: wat er te vragen is, hangt af van de inhoud.',
  importFiles: 'Bestanden importeren',
  whoShared: 'Wie deelde dezelfde',
  within: 'binnen',
  ofEachOther: 'van elkaar',
  didSoWith: ', en deed dat met',
  sameWhat: 'Dezelfde wat?',
  howClose: 'Hoe dicht in de tijd?',
  exactOnly: (exact: string, window: string) =>
    `Tijden in dit dossier zijn, minstens deels, slechts op ${exact} nauwkeurig. Een tijdvenster van ${window} zegt daar niets over:`,
  sameDay: 'berichten van dezelfde dag tellen als gelijktijdig.',
  sameHour: 'berichten van hetzelfde uur tellen als gelijktijdig.',
  sameMinute: 'berichten van dezelfde minuut tellen als gelijktijdig.',
  howOften: 'Hoe vaak?',
  atLeast: 'Minstens',
  peerFilters: 'De definities van CooRTweet filteren geen verband op gewicht.',
  whenWhere: 'Wanneer en waar?',
  changeOnOverview: 'Wijzigen op Overzicht',
  allOfTime: 'Hele periode',
  chooseStretch: 'Periode kiezen op Overzicht',
  couldBeChance: 'Kan het toeval zijn?',
  wouldHold: 'Houdt het stand?',
  nameOfRun: 'Naam van de run',
  madeFromSettings: 'Gemaakt van de instellingen als je niets invult',
  defaults: 'Alles standaard',
  whatItCosts: 'Wat het kost',
  runs: 'Runs',
  noRuns: 'Nog geen runs. Elke run blijft bewaard, zodat instellingen te vergelijken zijn.',

  // RunTable
  allKindsLower: (n: number) => `alle ${formatCount(n)} soorten`,
  all: 'alle',
  window: 'Venster',
  time: 'Tijd',
  otherwise: 'Verder',
  pairs: 'Paren',
  edges: 'Verbanden',
  communities: 'Gemeenschappen',
  establishedGroups: 'Vastgestelde groepen',
  notAsked: 'niet gevraagd',
  modularity: 'Modulariteit',
  settingsStand: (run: string) => `De instellingen van ‘${run}’ staan in het formulier.`,
  compareTwo: 'Twee runs vergelijken',
  openNetwork: 'Netwerk openen',
  hasNoEdges: 'er zijn geen verbanden',
  isAlone: 'het is de enige run',
  useAgain: 'Deze instellingen opnieuw gebruiken',
  compareWith: 'Met een andere run vergelijken',
  rename: 'Hernoemen',
  canBeUndone: 'kan ongedaan worden gemaakt',
  runsNewest: 'Runs van dit dossier, nieuwste eerst',
  finished: (zone: string) => `Klaar (${zone})`,
  whatToDo: 'Wat te doen',
  moreFor: (run: string) => `Meer voor ${run}`,

  // PairCurve
  pairsByWindow: 'Paren berichten per tijdvenster',
  atWindow: (window: string, n: number) => `${window}: ${count(n, 'paar', 'paren')}`,
  oneDay: '1 dag',

  // Stability
  repeatRun: 'De run herhalen met iets andere instellingen en data',
  howRepeated: 'Hoe de run wordt herhaald',
  takesTimes: (n: number) =>
    `Het geheel duurt ongeveer ${formatCount(n)} keer zo lang als één run.`,

  // SuggestedWindow
  allTogether: 'Alles samen',
  suggestedWindow: 'Voorgesteld tijdvenster',
  dataSuggests: 'De data wijst op',
  taken: 'Overgenomen',
  takeIt: 'Overnemen',
  whyByKind: 'Waarom, en per soort object',
  takeWindow: (window: string, kind: string) => `${window} overnemen, ${kind}`,
  take: 'Overnemen',

  // WindowSlider
  writeLonger: 'Schrijf een duur als 45 s, 5 min of 1,5 u.',
  timeWindow: 'Tijdvenster',
  timeWindowExactly: 'Tijdvenster, exact',
  usualWindows: 'Gebruikelijke tijdvensters',

  // question
  or: (list: string, last: string) => `${list} of ${last}`,
  object: 'objecten',
  anyKinds: (n: number) => `objecten van een van ${formatCount(n)} soorten`,
  ofKinds: (n: number, all: number) =>
    `objecten van ${formatCount(n)} van ${formatCount(all)} soorten`,
  atLeastOne: 'minstens één',
  differentOnes: (n: number) => `minstens ${formatCount(n)} verschillende`,
  timeUnknown: 'duur onbekend',
  underSecond: (length: string) => `minder dan ${length}`,
  about: (length: string) => `ongeveer ${length}`,
  pairsAndSimilar: (n: number) => `${count(n, 'paar', 'paren')} en die van gelijkende teksten`,
  nonePasses: 'Geen paar accounts haalt deze grenzen.',
  noLower: (window: string) =>
    `Geen lagere grens helpt binnen ${window}: probeer een ruimer tijdvenster, meer soorten objecten of een langere periode.`,
  lowerTo: (edges: number, weight: number) =>
    `${edges === 1 ? 'Eén paar deelt' : `${formatCount(edges)} delen`} minstens ${count(weight, 'object', 'objecten')}: grens verlagen?`,
  alsoWindows: (widest: string, list: string) => `${widest}, ook ${list}`,
  layersFused: 'lagen samengevoegd',
  participation: (n: number) => `deelname ${formatCount(n)}`,
  hashtagsInARow: (n: number) => `${formatCount(n)} of meer hashtags op rij`,
  weightQuantile: (x: string) => `gewichtskwantiel ${x}`,
  loopsKept: 'lussen behouden',
  coortweet: (x: string) => `CooRTweet, kwantiel ${x}`,
  platformsApart: 'platforms apart bekeken',
  qBelow: (x: string) => `q onder ${x}`,
  groupsOf: (n: number) => `groepen van ${formatCount(n)}`,
  reactionsOver: (length: string) => `reacties langer dan ${length}`,

  // Backbone
  whatToDraw: 'Welk deel is het tekenen waard?',
  chooseBackbone: 'Een ruggengraat markeren',
  noBackbone: 'Geen markeren',
  disparity: 'Dispariteitsfilter',
  validated: 'Gevalideerd netwerk',
  needsChance:
    'Het gevalideerde netwerk heeft de toets tegen toeval nodig, die hierboven is uitgezet.',
  peerNoBackbone: 'De definities van CooRTweet hebben eigen verbanden en geen ruggengraat.',
  howBackbone: 'Hoe de ruggengraat wordt gekozen',
  disparityAt: (level: string) => `ruggengraat: dispariteitsfilter op ${level}`,
  validatedNetwork: 'ruggengraat: gevalideerd netwerk',

  // stretch
  from: (when: string) => `vanaf ${when}`,
  before: (when: string) => `vóór ${when}`,

  // Advanced
  advanced: 'Geavanceerd',

  // Chance
  howChance: 'Hoe toeval wordt beproefd',

  // Answer
  withoutMade: (kinds: string) => `zonder ${kinds}: die vindt de run`,

  // MadeLayer
  howMade: (kind: string) => `Hoe dit wordt gemaakt: ${kind}`,

  // question
  pairsAndFound: (n: number) => `${count(n, 'paar', 'paren')} en wat de run vindt`,

  // parameters
  oneObject: 'Eén object op alle platforms',
  oneObjectText:
    'Een link die op twee platforms is gedeeld, is één object, zodat accounts van verschillende platforms er verband door kunnen krijgen. Uit: elk platform wordt apart bekeken.',
  seed: 'Startgetal',
  seedText:
    'Begin van de toevalskeuzes bij gemeenschappen en tekening. Hetzelfde startgetal geeft tot op het laatste cijfer hetzelfde resultaat; paren en verbanden hangen er niet van af.',
  peerDefinitions: 'Definities van CooRTweet',
};
