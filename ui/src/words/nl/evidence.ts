/** Words of the evidence screen, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { evidence as english } from '../en/evidence';

export const evidence: typeof english = {
  // Address
  theLink: 'de link',
  copyWhat: (what: string) => `Kopieer ${what}`,
  openWhat: (what: string) => `Open ${what} in de browser: vraagt eerst`,
  openAsks: 'Openen in de browser: vraagt eerst',

  // AddressDialog
  handed: 'Doorgegeven aan de browser van deze computer.',
  openThis: 'Dit adres openen in de browser?',
  cannotOpen: 'Dit kan hier niet worden geopend',
  goesTo: 'Leidt naar',
  writtenAs: 'Geschreven als',
  imitate: 'Letters buiten a-z kunnen een andere naam nabootsen.',
  requestLeaves:
    'Het verzoek verlaat deze computer. De site, en wie het netwerk beheert, kan zien dat iemand hier ernaar kijkt, en wanneer. Het dossier legt vast dat het adres is geopend.',
  copyAddress: 'Adres kopiëren',
  doNotOpen: 'Niet openen',
  openIt: 'Openen in de browser',

  // EdgeDesk
  citationsCopied: 'Beide berichten als bronvermelding gekopieerd.',
  takeBack: 'terugnemen',
  note: 'notitie',
  tag: 'label',
  nextNotSeen: 'volgende ongezien',
  raw: 'ruw',
  wholeLower: 'hele verband',
  edgeLower: 'verband',
  undoLower: 'ongedaan maken',
  thePair: 'Het paar',
  judgement: 'Oordeel',
  previousPair: 'Vorig paar',
  pairOf: (n: number, all: number) => `paar ${formatCount(n)} van ${formatCount(all)}`,
  nextPair: 'Volgend paar',
  judgementPair: 'Oordeel over dit paar',
  takeOut: 'Paar uit het rapport halen',
  addPair: 'Paar in het rapport opnemen',
  inReport: 'In rapport',
  addToReport: 'In rapport opnemen',
  notesPair: 'Notities bij dit paar',
  notesEdge: 'Notities bij het verband',

  // EdgeHead
  pairsOfPosts: (n: number): string => (n === 1 ? 'paar berichten' : 'paren berichten'),
  objects: (n: number): string => (n === 1 ? 'object' : 'objecten'),
  layers: (n: number): string => (n === 1 ? 'laag' : 'lagen'),
  medianLower: 'ertussen, mediaan',
  windowLower: 'tijdvenster',
  noName: 'account, geen naam in de bron',
  noNameOn: (platform: string) => `account op ${platform}, geen naam in de bron`,
  copyId: 'Account-id kopiëren',
  allEdges: 'Alle verbanden',
  previousEdge: 'Vorig verband',
  nextEdge: 'Volgend verband',
  showInNetwork: 'Dit verband in het netwerk tonen',
  inNetwork: 'In het netwerk',
  evidenceOf: (a: string, b: string, n: number) =>
    `Bewijs: ${a} en ${b}, ${count(n, 'paar', 'paren')} berichten`,
  firstToLast: 'eerste tot laatste',
  wholeEdge: 'Hele verband',
  judgementEdge: 'Oordeel over het hele verband',
  isFinding: 'Het verband is een bevinding in het rapport',
  addConvincing:
    'Verband opnemen met de paren die als overtuigend zijn gemarkeerd, of anders de eerste drie',
  addEdge: 'Verband in rapport',

  // EdgeInbox
  community: 'Gemeenschap',
  layersHead: 'Lagen',
  medianApart: 'Mediaan ertussen',
  first: 'Eerste',
  judged: 'Beoordeeld',
  edge: 'Verband',
  nextOfList: 'Volgend verband van de lijst',
  previousOfList: 'Vorig verband van de lijst',
  openEdge: 'Verband openen',
  openUnseen: 'Volgend verband openen dat niemand heeft gezien',
  edgesPass: (n: number, all: number) =>
    `${formatCount(n)} van ${count(all, 'verband', 'verbanden')} door het filter`,
  edges: (n: number) => count(n, 'verband', 'verbanden'),
  and: 'en',
  marksOf: (n: number, all: number) => `${formatCount(n)} van ${formatCount(all)}`,
  notJudged: 'niet beoordeeld',
  evidence: 'Bewijs',
  chooseEdge: 'Kies een verband om de berichten te lezen die de twee accounts verbinden.',
  inTheRun: 'in de run',
  nextUnseenEdge: 'Volgend ongezien verband',
  choose: 'kiezen',
  openLower: 'openen',
  clearFilter: 'Filter wissen',
  edgesLabel: 'Verbanden: pijltoetsen kiezen, Enter opent',
  noEdges: 'Deze run heeft geen verbanden',
  nonePasses: 'Geen verband komt door het filter',
  noneReach: 'Geen twee accounts halen de grenzen van de run. Verlaag de grens en kijk opnieuw.',
  hidesAll: (n: number) =>
    `${count(n, 'verband', 'verbanden')} in de run; het filter van het netwerk verbergt ze allemaal.`,
  changeLimits: 'Grenzen wijzigen',

  // Evidence
  lastEdge: 'Dit is het laatste verband van de tabel.',
  firstEdge: 'Dit is het eerste verband van de tabel.',
  lastEdgeHere: 'Dit is het laatste verband van de gemeenschap.',
  firstEdgeHere: 'Dit is het eerste verband van de gemeenschap.',

  // Within
  onlyWithin: 'Het volgende en vorige verband blijven binnen deze gemeenschap',
  leaveCommunity: 'De verbanden van alle gemeenschappen doorlopen',
  liesBehind:
    'Bewijs is wat achter de verbanden van een netwerk ligt. Zoek eerst naar coördinatie.',

  // ObjectPost
  bothShare: 'Het bericht dat beide delen',
  noTextEither: 'Ook van dit bericht heeft de bron geen tekst.',
  sharedPost: 'Gedeeld bericht',
  copyShared: 'Gedeeld bericht als bronvermelding kopiëren',

  // PairList
  pairsByTime: 'Paren berichten, op tijd',
  pairNumber: (n: number) => `Paar ${n}`,
  withNote: 'met een notitie',
  inTheReport: 'in het rapport',

  // PairStage
  whatShared: 'Wat beide berichten delen',
  shareKind: (kind: string) => `Beide delen: ${kind}`,
  copyObject: 'Object kopiëren',
  equalPassages: 'Gelijke passages',

  // Post
  account: 'account',
  accountOn: (platform: string) => `account op ${platform}`,
  noText: 'De bron heeft geen tekst van dit bericht. Dit zijn de velden.',
  pictures: 'Afbeeldingen van dit bericht',
  links: 'Links in dit bericht',
  theAddress: 'het adres van het bericht',
  reactions: 'Reacties',
  copySha: 'SHA-256 van de bron kopiëren',
  hideRaw: 'Ruwe records verbergen',
  showRaw: 'Ruwe records tonen',
  rawRecord: 'Ruw record',
  copyAsCitation: (post: string) => `${post}: kopiëren als bronvermelding`,

  // PostPicture
  blurAgain: (name: string, hash: string) => `Afbeelding ${name}, SHA-256 ${hash}: weer vervagen`,
  blurred: (name: string, hash: string) => `Afbeelding ${name}, SHA-256 ${hash}, vervaagd: tonen`,
  showPicture: 'Afbeelding tonen',
  copyPictureSha: 'SHA-256 van de afbeelding kopiëren',

  // PostText
  onlyHere: 'alleen hier:',
  foldLess: (post: string) => `${post}: minder tonen`,
  foldAll: (post: string) => `${post}: hele tekst tonen`,
  showLess: 'Minder tonen',
  showAll: (n: number) => `Alle ${count(n, 'teken', 'tekens')} tonen`,
  more: (n: number) => `nog ${formatCount(n)}`,

  // RawRecord
  rawOf: (post: string) => `${post}: ruw record`,
  charByChar: (n: number) => `Record ${formatCount(n)}, teken voor teken`,
  copyRaw: 'Ruw record kopiëren',
  recordLonger:
    'Het record is langer: hier staan alleen de eerste 20 000 tekens. De kopie in het dossier is volledig.',

  // edge_evidence.svelte
  everyJudged: 'Elk paar van dit verband is beoordeeld.',
  inAlready: 'Dit verband staat al in het rapport.',
  findingRemoved: 'Bevinding verwijderd met haar laatste paar. Bewaard.',
  pairAdded: 'Paar in het rapport opgenomen.',
  pairOut: 'Paar uit het rapport gehaald.',
  edgeAdded: 'Verband in het rapport opgenomen.',

  // equal_passages
  sameText: 'beide teksten zijn woord voor woord gelijk.',
  tooMany: 'Ze verschillen op te veel plaatsen om woord voor woord te vergelijken.',
  asFar: ', voor zover het begin van de teksten is vergeleken.',
  noPassage: (n: number) => `Geen passage van ${formatCount(n)} woorden of meer is gelijk`,
  texts: {
    one: 'de ene tekst',
    other: 'de andere',
    older: 'de oudere tekst',
    newer: 'de nieuwere',
  },
  wordsOf: (n: string, one: string, m: string, other: string) =>
    `${n} woorden van ${one}, ${m} van ${other}`,
  onlyIn: (n: number, where: string) => `${count(n, 'woord', 'woorden')} alleen in ${where}`,
  signsIn: (where: string) => `tekens alleen in ${where}`,

  // keys
  keys: {
    next: 'Volgend paar',
    previous: 'Vorig paar',
    'next-unjudged': 'Volgend paar zonder oordeel',
    convincing: 'Markeren als overtuigend',
    unclear: 'Markeren als onduidelijk',
    innocent: 'Markeren als onschuldig',
    none: 'Oordeel terugnemen',
    'whole-edge': 'Het hele verband beoordelen: E, dan 1, 2, 3 of 0',
    note: 'Notitie schrijven bij het paar',
    'note-edge': 'Notitie schrijven bij het verband',
    tag: 'Label geven aan het paar',
    'tag-edge': 'Label geven aan het verband',
    report: 'Paar in het rapport opnemen, of eruit halen',
    'report-edge': 'Verband in het rapport opnemen',
    raw: 'Ruwe records tonen of verbergen',
    cite: 'Beide berichten als bronvermelding kopiëren',
    'previous-edge': 'Vorig verband',
    'next-edge': 'Volgend verband',
    'next-unseen': 'Naar het volgende verband dat niemand heeft gezien',
  },

  // pixels
  pictureNotRead: (why: string) => `De afbeelding kon niet worden gelezen: ${why}.`,
  answerEmpty: 'het antwoord is leeg',
  answerBegins: 'het antwoord begint niet met ZWP1',
  sizeUnfit: 'de maten passen niet bij de pixels',
  sameFile: 'Het andere bericht heeft hetzelfde bestand, byte voor byte.',
  sameHash: 'Het andere bericht heeft een afbeelding met dezelfde hash.',
  nearest: (bits: number) =>
    `De meest gelijkende afbeelding van het andere bericht verschilt in ${bits} van 64 bits.`,

  // review_words
  noneSeen: (n: number) => `Nog geen van ${count(n, 'verband', 'verbanden')} gezien`,
  seenOf: (n: number, all: number, list: string) =>
    `${formatCount(n)} van ${count(all, 'verband', 'verbanden')} gezien: ${list}`,
  marks: { convincing: 'overtuigend', unclear: 'onduidelijk', innocent: 'onschuldig' },
  states: {
    unseen: 'nog niet gezien',
    seen: 'gezien',
    opened: 'gezien, niet beoordeeld',
    convincing: 'overtuigend',
    unclear: 'onduidelijk',
    innocent: 'onschuldig',
  },

  // sentences
  judgementMeans: {
    convincing: 'Het paar wijst op een gecoördineerd patroon',
    unclear: 'Het paar is op meer manieren te lezen',
    innocent: 'Het paar heeft een gewone verklaring',
  },
  noneJudged: (n: number) => `Nog geen van ${count(n, 'paar', 'paren')} beoordeeld`,
  judgedOf: (n: number, all: number, list: string) =>
    `${formatCount(n)} van ${formatCount(all)} beoordeeld: ${list}`,
  sameSecond: 'zelfde seconde',
  later: 'later',
  onePost: 'Het ene bericht',
  otherPost: 'Het andere bericht',
  olderPost: 'Ouder bericht',
  newerPost: 'Nieuwer bericht',
  recordOf: (record: string) => `record ${record} van`,
  lineOf: (record: string, line: string) => `record ${record}, regel ${line} van`,
  pair: 'Paar',
  judgementBack: (what: string) => `${what}: oordeel teruggenomen. Bewaard.`,
  marked: (what: string, mark: string) => `${what} gemarkeerd als ${mark}. Bewaard.`,

  // unseen
  everySeen: 'Elk verband van de tabel is gezien.',
  everySeenHere: 'Elk verband van deze gemeenschap is gezien.',
};
