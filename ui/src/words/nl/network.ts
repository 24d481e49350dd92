/** Words of the network screen, in Dutch. */
import { count, formatCount, formatPlain } from '../../format/number';
import type { network as english } from '../en/network';

export const network: typeof english = {
  // AccountInspector
  strength: 'Sterkte',
  pairsOfPosts: 'paren berichten',
  neighbours: 'Buren',
  core: 'Kern',
  coreHint: 'In een groep waarin iedereen minstens zoveel buren heeft',
  inTheseLayers: 'in deze lagen',
  rung: 'Trede',
  platform: 'Platform',
  firstShare: 'Eerste deelactie',
  lastShare: 'Laatste deelactie',
  account: 'Account',
  selectCommunity: (n: number) => `Gemeenschap ${n} selecteren`,
  tagsNotes: 'Labels en notities',
  rhythm: 'Ritme van de week',
  sharesOverTime: 'Deelacties over de tijd',
  shares: (n: number) => count(n, 'deelactie', 'deelacties'),
  strongestNeighbours: (n: number, all: number) =>
    `Buren: de ${formatCount(n)} sterkste van ${formatCount(all)}`,
  togetherWithOthers: 'Het vaakst samen met anderen gedeeld',
  newestRecord: 'In het nieuwste record',
  recordOf: (n: number) => `Record ${formatCount(n)} van`,
  regular: (n: number) =>
    `${count(n, 'deelactie', 'deelacties')}: een regelmatig ritme kan ook een planningsprogramma, een redactie of een gewoonte zijn.`,

  // AccountsInspector
  accounts: (n: number) => count(n, 'account', 'accounts'),
  edgesBetween: (n: number) => `${count(n, 'verband', 'verbanden')} ertussen`,

  // Card
  selectNothing: 'Niets selecteren',

  // CommunityInspector
  edgesInside: 'Verbanden erbinnen',
  pairsHead: 'Paren berichten',
  tightness: 'Dichtheid',
  tightnessHint: 'Verbanden erbinnen als deel van alle mogelijke',
  medianHint: 'Mediaan over de verbanden van de mediane tijd tussen de berichten van een paar',
  active: 'Actief',
  showOnly: 'Alleen deze tonen',
  reviewOf: 'Beoordeling van de verbanden',
  saidOfThese:
    'Gaat over deze accounts: een andere run toont het waar hij precies dezelfde groep vindt.',
  pairsByLayer: 'Paren per laag',
  restOn: 'Waarop de paren berusten',
  strongestOf: (n: number, all: number) =>
    `De ${formatCount(n)} sterkste van ${formatCount(all)} accounts`,

  // EdgeInspector
  weight: 'Gewicht',
  differentOnes: 'verschillende',
  ofMany: (n: number) => `van ${formatCount(n)}`,
  windowOf: (length: string) => `tijdvenster ${length}`,
  readPosts: 'Berichten lezen',
  againstChance: 'Tegen toeval gehouden',
  firstPairs: (n: number, all: number) => `Eerste ${formatCount(n)} van ${formatCount(all)} paren`,
  itsPairs: 'De paren',

  // FilterBar
  someAccounts: (n: number, all: number) =>
    `${formatCount(n)} van ${count(all, 'account', 'accounts')}`,
  filters: 'Filters',
  partsOfFilter: 'Delen van het filter',
  removeFilter: (part: string) => `Filter verwijderen: ${part}`,
  inspector: 'Details',

  // FilterPanel
  any: 'alle',
  findAccount: 'Account zoeken',
  network: 'Netwerk',
  idOrName: 'Id of naam',
  accountsFound: 'Gevonden accounts',
  noAccountContains: 'Geen account van dit netwerk bevat dat.',
  onlyWithThis: 'Alleen accounts hiermee tonen',
  weightAtLeast: 'Gewicht van verband minstens',
  pairs: (n: number) => count(n, 'paar', 'paren'),
  pairsWithin: 'Paren berichten binnen het tijdvenster.',
  objectsAtLeast: 'Minstens zoveel verschillende objecten',
  objects: (n: number) => count(n, 'object', 'objecten'),
  window: 'Tijdvenster',
  onlyEstablished: 'Alleen wat statistisch is vastgesteld',
  qAtMost: 'q-waarde hoogstens',
  review: 'Beoordeling',
  edgesThatAre: 'Welke verbanden',
  tags: 'Labels',
  showFewer: 'Minder tonen',
  allOf: (n: number) => `Alle ${formatCount(n)}`,
  counting: 'Er wordt geteld.',
  onlyCommunity: (n: number) => `Alleen gemeenschap ${n}`,

  // StructureFilters
  backbone: 'Ruggengraat',
  onlyBackbone: 'Alleen de ruggengraat',
  edgesOf: (n: number) => count(n, 'verband', 'verbanden'),
  backboneHint: (method: string) => `Om te tekenen, geen bewijs. ${method}`,

  // LegendBox
  legend: 'Legenda',
  communityAccounts: (community: number, n: number) =>
    `Gemeenschap ${community}, ${count(n, 'account', 'accounts')}`,

  // LevelBar
  level: 'Niveau van het beeld',
  aBubble: 'Een bol per gemeenschap',
  itsAccounts: 'Alleen haar accounts',
  everyAccount: 'Elk account van de run',
  allAccounts: 'Alle accounts',

  // NeighbourList
  edgeWith: (name: string, pairs: number, objects: number) =>
    `Verband met ${name}: ${count(pairs, 'paar', 'paren')}, ${count(objects, 'object', 'objecten')}`,

  // Network
  noNetwork: 'Nog geen netwerk',
  networkShows:
    'Een netwerk laat zien welke accounts bijna tegelijk hetzelfde deelden. Kies waarnaar je zoekt, dan wordt het hier getekend.',
  emptyNetwork: 'Een leeg netwerk',
  noneAtLower: 'Geen paar haalt deze grenzen, en bij een lagere grens ook niet.',
  compared: (shares: number, accounts: number) =>
    `${count(shares, 'deelactie', 'deelacties')} van ${count(accounts, 'account', 'accounts')} zijn vergeleken;`,
  noTwo: 'geen twee daarvan vallen binnen het tijdvenster.',
  fallWithin: (n: number) =>
    `${count(n, 'paar', 'paren')} berichten vallen binnen het tijdvenster.`,
  lowerLimit: 'Grens verlagen',
  changeQuestion: 'Vraag wijzigen',

  // ObjectList
  pairsOf: (n: number) => `${count(n, 'paar', 'paren')} berichten`,
  tagsNotesOf: (thing: string) => `Labels en notities bij ${thing}`,
  onlySharing: (thing: string) => `Alleen verbanden die ${thing} delen`,
  onlySharingHint: 'Alleen verbanden die dit delen',

  // PictureStage
  pictureOf: (what: string, run: string) => `${what} van ${run}`,
  pictureHelp:
    'Beeld van het netwerk. Pijltoetsen verschuiven het, plus en min zoomen. De tabellen eronder bevatten dezelfde accounts en verbanden.',
  picture: 'Beeld',
  zoomIn: 'Inzoomen',
  zoomOut: 'Uitzoomen',
  showAllOpened: 'Alles tonen wat open is',
  fit: 'Passend',
  lassoHint: 'Teken om accounts heen om ze te selecteren; slepen met Shift kan altijd',
  lasso: 'Lasso',
  namesHint: 'Namen van de sterkste accounts',
  names: 'Namen',
  hideHint: 'Weglaten wat niet door het filter komt, in plaats van dimmen',
  hideRest: 'Rest verbergen',
  saveThePicture: 'Beeld bewaren',
  forText: 'voor tekst en presentaties',
  forLayout: 'voor een vormgever',
  exactly: 'Precies zoals in beeld, met legenda, run en filter',
  savePicture: 'Beeld bewaren',
  noEdgePasses: 'Geen verband komt door dit filter.',
  strongestFirst: 'Sterkste verbanden eerst; de rest wordt getekend.',

  // Rhythm
  hoursIn: (n: number, zone: string) => `${count(n, 'deelactie', 'deelacties')}, uren in ${zone}`,
  atHour: (day: string, hour: number, n: number) =>
    `${day} ${hour}–${hour + 1} u: ${count(n, 'deelactie', 'deelacties')}`,
  byHour: (n: number) => `Deelacties per uur van de week: ${formatCount(n)}`,
  hour: (h: number) => `${h} u`,
  days: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',

  // RunInspector
  ofCompared: (n: number) => `van ${formatCount(n)} vergeleken`,
  inComponents: (n: number) => `in ${count(n, 'component', 'componenten')}`,
  leidenHint: 'Groepen gevonden met Leiden: meer banden erbinnen dan bij toeval',
  modularityHint:
    'Hoe duidelijk de gemeenschappen los van elkaar staan: 0 als bij toeval, naar 1 toe duidelijk los',
  sharesCompared: 'Vergeleken deelacties',
  seedHint: 'Hetzelfde startgetal geeft dezelfde gemeenschappen en dezelfde plaatsen',
  beyondActivity: 'Meer dan activiteit',
  beyondActivityHint:
    'Accounts die veel delen, treffen elkaar bij toeval: deze vaker dan dat verklaart',
  beyondBoth: 'Meer dan beide',
  beyondBothHint:
    'Ook een gemeenschappelijke aanleiding, zoals hetzelfde nieuws, verklaart deze niet',
  testedAgainst: 'Getoetst tegen',
  pairsOfAccounts: 'paren accounts',
  testedHint:
    'Alle paren die verbonden hadden kunnen zijn, of ze elkaar troffen of niet: de q-waarden zijn voor zoveel gecorrigeerd',
  run: 'Run',
  onlyShowEstablished: 'Alleen tonen wat is vastgesteld',
  chanceNotAsked:
    'Niet gevraagd: hoe vaak toeval hetzelfde zou doen, is voor deze run niet bekend. Detectie kan het vragen.',
  notRepeated: 'Niet gevraagd: de run is niet met wijzigingen herhaald. Detectie kan het vragen.',
  whatMissed: 'Wat zou hij hebben gemist?',
  pairsOverTime: 'Paren over de tijd',
  noneFilter: 'Geen komt door het filter.',
  apart: (length: string) => `${length} ertussen`,
  possibleTies: (percent: string, word: string) => `${percent} van de mogelijke banden, ${word}`,
  smallerOnes: (n: number) => `${count(n, 'kleinere', 'kleinere')} in de tabel hieronder.`,
  layoutMeans:
    'Een account ligt bij de accounts waarmee het verbonden is. Afstanden en richtingen betekenen verder niets.',

  // StructureFilters
  coreAtLeast: 'Kern minstens',
  coreFilterHint: 'Accounts die samenhangen: elk heeft minstens zoveel buren in dezelfde kern.',
  componentAtLeast: 'Component van minstens',
  componentHint: 'Accounts die met elkaar verbonden zijn, via hoeveel andere ook.',

  // Tables
  sumOfWeights: 'Som van de gewichten van de verbanden',
  sharesInLayers: 'Deelacties in de vergeleken lagen',
  pairsHint: 'Paren berichten binnen het tijdvenster: het gewicht van het verband',
  objectsHint: 'Verschillende objecten achter de paren',
  medianPairHint: 'Mediane tijd tussen de berichten van een paar',
  expected: 'Verwacht',
  expectedHint: 'Objecten waarover alleen hun activiteit hen al zou samenbrengen',
  qHint: 'Hoe vaak toeval evenveel zou geven, gecorrigeerd voor alle paren accounts',
  tablesOf: 'Tabellen van het netwerk',
  nothingPasses: 'Niets komt door het filter.',

  // TimeStrip
  pauseTime: 'De tijd stilzetten',
  playTime: 'De tijd afspelen',
  edgesAround: (span: string) => `Verbanden met eerste en laatste deelactie rond ${span}`,
  edgesFrom: (span: string) => `Verbanden met paren van ${span}`,
  drawStretch: 'Teken een periode om alleen die verbanden te zien',
  pause: 'Pauze',
  play: 'Afspelen',
  playHint: 'De periode door de tijd laten lopen; pijltoetsen zetten een stap',
  stepBack: 'Een stap terug',
  stepOn: 'Een stap verder',
  speed: (x: number) => `Snelheid ${formatPlain(x)} ×`,
  speedHint: 'Snelheid van afspelen',
  pairsOfCommunity: (n: number | null) => `Paren van gemeenschap ${n}`,
  tooManyPairs:
    'Deze run heeft meer dan 8 miljoen paren. Een periode houdt elk verband waarvan de eerste deelactie vóór het einde en de laatste na het begin ligt, ook als er geen paar in valt.',
  tooManyShort: 'Te veel paren: gefilterd op eerste en laatste deelactie',

  // Workspace
  filtersAway: 'Filters wegleggen',
  filtersShow: 'Filters tonen',
  tablesAway: 'Tabellen wegleggen',
  tablesShow: 'Tabellen tonen',
  inspectorAway: 'Details wegleggen',
  inspectorShow: 'Details tonen',
  notOpened: 'Het netwerk kon niet worden geopend',
  widthFilters: 'Breedte van de filters',
  widthInspector: 'Breedte van de details',
  heightTables: 'Hoogte van de tabellen',
  reading: (run: string) => `Netwerk van ${run} lezen`,

  // chance_facts
  byActivity: 'Door activiteit',
  objectsExpected: 'objecten verwacht',
  byActivityHint:
    'Objecten waarover de twee elkaar zouden treffen als alleen hun activiteit hen samenbracht',
  pqHint:
    'Hoe vaak toeval evenveel of meer zou geven; q is hetzelfde, gecorrigeerd voor alle paren accounts die elkaar hadden kunnen treffen',
  byCause: 'Door gedeelde aanleiding',
  byCauseHint:
    'Objecten waarover ze elkaar zouden treffen als beide, elk voor zich, in hun eigen tempo op hetzelfde reageerden',
  qOfThat: 'q daarvan',
  qOfThatHint: 'Gecorrigeerd voor alle paren accounts die genoeg objecten delen',

  // picture_export
  inventedExample: 'Verzonnen voorbeeld',
  seedIs: (seed: number) => `startgetal ${seed}`,
  pictureSaved: (place: string) => `Beeld bewaard: ${place}`,
  showFile: 'Bestand tonen',

  // picture_commands
  zoomSelected: 'Inzoomen op de selectie',
  sizedBy: (what: string) => `Grootte van accounts: ${what}`,
  nextByStrength: 'Volgend account naar wat zijn grootte zegt, of gemeenschap naar grootte',
  previousByStrength: 'Vorig account naar wat zijn grootte zegt, of gemeenschap naar grootte',
  hideNames: 'Namen verbergen',
  showNames: 'Namen tonen',
  moveByDragging: 'Beeld verschuiven door te slepen',
  selectByDrawing: 'Selecteren door om accounts heen te tekenen',
  selectMembers: 'Accounts van de gemeenschap selecteren',
  selectNeighbours: 'Ook de buren selecteren',
  selectComponent: 'Alles selecteren wat met de selectie verbonden is',
  showMap: 'Kaart van gemeenschappen tonen',
  showAllAccounts: 'Alle accounts tonen',
  openCommunity: 'Geselecteerde gemeenschap openen',
  readBehind: 'Berichten achter het verband lezen',
  savePng: 'Beeld bewaren als PNG',
  saveSvg: 'Beeld bewaren als SVG',

  // words
  countWords: (n: number, all: number, m: number, allEdges: number) =>
    `${formatCount(n)} van ${formatCount(all)} accounts · ${formatCount(m)} van ${formatCount(allEdges)} verbanden`,
  parts: {
    weight: (n: number) => `gewicht minstens ${formatCount(n)}`,
    objects: (n: number) => `minstens ${count(n, 'object', 'objecten')}`,
    within: (length: string) => `binnen ${length}`,
    layer: (name: string) => `laag ${name}`,
    community: (n: number) => `gemeenschap ${formatCount(n)}`,
    core: (n: number) => `kern minstens ${formatCount(n)}`,
    backbone: 'ruggengraat, om te tekenen',
    component: (n: number) => `componenten van minstens ${formatCount(n)}`,
    shares: (object) => `deelt ${object}`,
    tag: (tag: string) => `label ‘${tag}’`,
    review: (state: string) => `beoordeling: ${state}`,
    established: 'statistisch vastgesteld',
    q: (q: string) => `q hoogstens ${q}`,
    text: (text: string) => `account bevat ‘${text}’`,
  },
  wholeRun: 'De hele run, niets weggefilterd',
  noneEstablished:
    'Hier is niets statistisch vastgesteld dat verder gaat dan gelijkenis. Dat bewijst niet dat niemand coördineert: kleine, trage of voorzichtige groepen kunnen worden gemist.',
  established: (accounts: number, groups: number, edges: number, all: number) =>
    `${count(accounts, 'account', 'accounts')} in ${count(groups, 'groep', 'groepen')} met ${formatCount(edges)} van ${count(all, 'verband', 'verbanden')}: activiteit noch een gemeenschappelijke aanleiding verklaart ze, coördinatie is statistisch vastgesteld. Dat zegt niet wie erachter zit, of waarom.`,
  lowerLimitAsk: (n: number, weight: number) =>
    `Geen paar haalt deze grenzen. ${n === 1 ? '1 paar deelt' : `${formatCount(n)} paren delen`} er minstens ${formatCount(weight)}: grens verlagen?`,
  nearlyAll: 'bijna alles met alles verbonden',
  tight: 'dicht',
  loose: 'los',
  veryLoose: 'heel los',
  inside: (n: number) => `${count(n, 'verband', 'verbanden')} erbinnen`,
  percentTight: (percent: string) => `dichtheid ${percent}`,
  betweenTwo: (a: number, b: number) => `Gemeenschappen ${formatCount(a)} en ${formatCount(b)}`,
  neighboursStrength: (n: number, strength: number) =>
    `${count(n, 'buur', 'buren')} · sterkte ${formatCount(strength)}`,
};
