/** Words of overview, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { overview as english } from '../en/overview';

export const overview: typeof english = {
  // BinTable
  asTable: 'Berichten over tijd, als tabel',
  fromZone: (zone: string) => `Vanaf (${zone})`,
  posts: 'Berichten',
  choose: 'Kiezen',
  onlyThisSpan: (span: string) => `Alleen dit: ${span}`,
  onlyThis: 'Alleen dit',

  // Brush
  stretch: 'Periode',
  startOfStretch: 'Begin van de periode',
  endOfStretch: 'Einde van de periode',

  // Overview
  look: 'Zoeken naar coördinatie',
  lookAtAll: 'De hele periode bekijken',
  kinds: 'CSV, JSON, Parquet en spreadsheets, ook gecomprimeerd. Niets verlaat deze computer.',
  notToEnd: 'Het dossier is niet tot het einde gelezen',
  notMade: 'Het overzicht kon niet worden gemaakt',
  inAll: (words: string) => `In totaal: ${words}`,
  takesAlong: 'Neemt deze periode mee',
  asksFirst: 'Vraagt eerst waarnaar te zoeken',
  notCounted: 'Deze periode kon niet worden geteld',
  platforms: 'Platforms',
  accounts: 'Accounts',
  shares: 'Deelacties',
  noPosts: 'Geen berichten in deze periode.',
  kindsOfPosts: 'Soorten berichten',
  kind: 'Soort',
  inView: (n: number) => `${count(n, 'bericht', 'berichten')} in beeld`,

  // PostsOverTime
  noneTimed: 'Geen berichten met een tijd.',
  chart: (n: number, when: string, per: string) =>
    `${count(n, 'bericht', 'berichten')} ${when}, ${per}. Dezelfde cijfers staan in de tabel.`,
  postsPer: (per: string) => `Berichten ${per}`,
  coloursShow: 'Kleuren tonen',
  kindOfPost: 'Soort bericht',
  showChart: 'Grafiek tonen',
  showTable: 'Als tabel tonen',
  timesAre: (zone: string) => `Tijden in de zone van deze computer (${zone}).`,
  timesUtc: 'Tijden in UTC.',

  // Quality
  ofStretch: 'Van deze periode',
  ofFiles: 'Van de bestanden als geheel',
  haveOf: (have: number, of: number) => `${formatCount(have)} van ${formatCount(of)}`,
  nothingToReport: 'Niets te melden.',
  lookAt: (span: string) => `${span} bekijken`,
  showThisTime: 'Deze tijd tonen',

  // Ranking
  firstOnly: (n: number) => `Alleen de eerste ${formatCount(n)}`,

  // Receipt
  exact: {
    ms: 'op de milliseconde nauwkeurig',
    s: 'op de seconde nauwkeurig',
    min: 'op de minuut nauwkeurig: een tijdvenster onder 60 s zegt niets',
    hour: 'op het uur nauwkeurig: een tijdvenster onder een uur zegt niets',
    day: 'op de dag nauwkeurig: een tijdvenster onder een dag zegt niets',
  },
  exactUnknown: 'nauwkeurigheid onbekend',
  sharesByKind: 'Deelacties per soort object',
  notUsed: 'Niet bruikbaar',
  keptButOdd: 'Bewaard, maar vreemd',
  receiptOf: 'Ontvangstbewijs van een import',
  copySha: 'SHA-256 kopiëren',
  format: 'Formaat',
  records: 'Records',
  readUsed: (read: number, used: number, rejected: number) =>
    `${formatCount(read)} gelezen, ${formatCount(used)} gebruikt, ${formatCount(rejected)} afgekeurd`,
  showRejected: 'Afgekeurde tonen',
  theyGave: 'Leverden op',
  postsAccountsObjects: (posts: number, accounts: number, objects: number) =>
    `${count(posts, 'bericht', 'berichten')} van ${count(accounts, 'account', 'accounts')}, ${count(objects, 'verschillend object', 'verschillende objecten')}`,
  whatToKnow: 'Goed om te weten',

  // Rejects
  rejectsWritten: (place: string) => `Lijst met afgekeurde rijen geschreven: ${place}`,
  couldNotBeUsed: (n: number) => `${count(n, 'record', 'records')} niet bruikbaar`,
  ofRecordsIn: (n: number) => `Van ${count(n, 'record', 'records')} in`,
  restImported: 'De rest is geïmporteerd; aan het bestand is niets gewijzigd.',
  recordsNotUsed: 'Records die niet bruikbaar zijn',
  exportRejects: 'Lijst exporteren',

  // SharedObjects
  whatWasShared: 'Wat is gedeeld',
  noShares: 'Geen deelacties in deze periode.',
  kindOfObject: 'Soort object',
  objects: 'Objecten',
  typeShared: (type: string) => `${type}: meest gedeeld`,
  sharedMost: (type: string) => `Meest gedeeld: ${type}`,
  object: 'Object',
  noObjects: 'Geen objecten in deze periode.',
  postNotHeld: 'Dit dossier bevat het bericht niet.',

  // Sources
  used: 'Gebruikt',
  importedZone: (zone: string) => `Geïmporteerd (${zone})`,
  sources: 'Bronnen',
  sumOf: (files: number, size: string, records: number, rejected: number) =>
    `${count(files, 'bestand', 'bestanden')}, ${size}, ${count(records, 'record', 'records')}, ${formatCount(rejected)} afgekeurd`,
  addFile: 'Bestand toevoegen',
  showNotUsed: (n: number) => `${count(n, 'onbruikbaar record', 'onbruikbare records')} tonen`,
  oneAFile: 'één per bestand',
  receiptsOf: (name: string, n: number) =>
    `${name}: ${count(n, 'ontvangstbewijs', 'ontvangstbewijzen')}`,

  // SpanFields
  writeTime: 'Schrijf een tijd als 2021-09-12 of 2021-09-12 14:05.',
  endLater: 'Het einde moet na het begin liggen.',
  stretchExactly: 'Periode, exact',
  from: 'Van',
  to: 'tot',
  toExcluded: 'Tot, niet inbegrepen',
  wholeTime: 'Hele periode',

  // TopAccounts
  followers: 'Volgers',
  created: 'Aangemaakt',
  mostPosts: 'Accounts met de meeste berichten',
  noAccounts: 'Geen accounts in deze periode.',
  handleChanged: 'De handle is gewijzigd tijdens het verzamelen',
  handles: (n: number) => count(n, 'handle', 'handles'),

  // OverviewSkeleton
  counting: 'Tellen wat het dossier bevat',

  // headline
  noPostsWhen: (when: string) => `Geen berichten${when}`,
  underline: (shares: number, objects: number, files: number) =>
    `${count(shares, 'deelactie', 'deelacties')} van ${count(objects, 'verschillend object', 'verschillende objecten')}, uit ${count(files, 'bestand', 'bestanden')}`,

  // bins
  otherPlatforms: (n: number) => `${formatCount(n)} andere platforms`,
  per: {
    week: (n: number): string => (n === 1 ? 'per week' : `per ${formatCount(n)} weken`),
    day: (n: number): string => (n === 1 ? 'per dag' : `per ${formatCount(n)} dagen`),
    hour: (n: number): string => (n === 1 ? 'per uur' : `per ${formatCount(n)} uur`),
    minute: (n: number): string => (n === 1 ? 'per minuut' : `per ${formatCount(n)} minuten`),
    second: (n: number): string => (n === 1 ? 'per seconde' : `per ${formatCount(n)} seconden`),
    millisecond: (n: number) => `per ${formatCount(n)} ms`,
  },

  // time_axis
  months: 'jan feb mrt apr mei jun jul aug sep okt nov dec',
  onAt: (day: string, clock: string) => `op ${day} om ${clock}`,
  onBetween: (day: string, from: string, to: string) => `op ${day} tussen ${from} en ${to}`,
  between: (first: string, last: string) => `tussen ${first} en ${last}`,
};
