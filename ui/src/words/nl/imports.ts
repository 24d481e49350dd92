/** Words of imports, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { imports as english } from '../en/imports';

export const imports: typeof english = {
  // ColumnHead
  noRoleYet: 'nog geen rol',
  notNeeded: 'niet nodig',

  // ColumnList
  kindAll: 'Alle',
  kindUsed: 'Gebruikt',
  kindDoubtful: 'Twijfelachtig',
  unused: 'Niet gebruikt',
  column: 'Kolom',
  firstValue: 'Eerste waarde',
  role: 'Rol',
  inACell: 'In een cel',
  because: 'Omdat',
  searchColumns: 'Kolommen zoeken',
  searchInColumns: (n: number) => `Zoeken in ${formatCount(n)} kolommen`,
  whichColumns: 'Welke kolommen',
  columnsOfFile: 'Kolommen van het bestand',
  emptyCell: 'leeg',
  noColumnLikeThat: 'Geen kolom voldoet',
  searchInNames: 'Zoek in namen en eerste waarden, of bekijk alle kolommen.',

  // EntryDesk
  rowsAndPosts: 'Rijen en berichten',
  rowsInFile: 'Rijen in het bestand',
  whatTheyBecome: 'Wat ze worden',
  columns: 'Kolommen',
  widthSettings: 'Breedte van de instellingen',
  whatIsShown: 'Wat van het bestand te zien is',
  heightRows: 'Hoogte van de rijen',
  howFileIsRead: 'Hoe het bestand wordt gelezen',

  // Figures
  ofRowsUsable: (n: number) => `van ${count(n, 'rij', 'rijen')} bruikbaar`,
  rows: (n: number) => count(n, 'rij', 'rijen'),
  showRows: (n: number, why: string) => `${count(n, 'rij', 'rijen')} ${why} tonen`,
  show: 'Tonen',
  noRowRejected: 'Geen rij is afgekeurd.',
  becomes: 'Wordt',
  shares: 'Deelacties',
  period: 'Periode',

  // FileState
  reading: 'Lezen',
  caseStays: 'Het dossier blijft zoals het was.',
  notWithSettings: 'Met deze instellingen is het bestand niet te lezen',
  cannotBeRead: 'Het bestand is niet te lezen',
  showArchive: 'Tonen wat in het archief zit',
  guessAnew: 'Opnieuw raden',
  putFileAway: 'Bestand wegleggen',
  sameBytes: 'Het dossier bevat dezelfde bytes al, als',
  importedAt: (when: string) => `, geïmporteerd op ${when}`,
  countTwice: 'Nog eens importeren zou elk bericht dubbel tellen; Zwerm weigert dat.',
  showThatImport: 'Die import tonen',
  sharedObject: 'Gedeeld object',
  giveRole: 'Open het menu boven een kolom om die een rol te geven.',
  giveRoleOrNumber:
    'Open het menu boven een kolom om die een rol te geven; een bestand zonder bericht-id’s kan rechts per record worden genummerd.',

  // FormatBar
  readByColumns: 'Gelezen op kolommen',
  asYouChose: 'zoals gekozen',
  noKnownFormat: 'geen bekend formaat',
  byObjects: 'herkend aan de objecten',
  byColumns: 'herkend aan de kolommen',
  asRecognised: 'Zoals herkend',
  byItsColumns: 'Op kolommen',
  youSay: 'je zegt zelf wat elke is',
  formatsOfObjects: 'Formaten met objecten',
  formatsOfTables: 'Tabelformaten',
  saveForFiles: 'Bewaren voor bestanden met deze kolommen',
  forgetSaved: 'Vergeten wat ervoor is bewaard',
  allSaved: 'Alle bewaarde indelingen',
  usedAgain: 'Wat voor bestanden met dezelfde kolommen is bewaard, wordt weer gebruikt.',
  savedAt: (when: string) => `Bewaard op ${when}, gebruikt voor elk bestand met dezelfde kolommen.`,
  asLastFile: 'Gelezen als het vorige bestand met deze kolommen',
  sayWhatColumns:
    'Zeg wat elke kolom betekent; wat geraden is, kun je hieronder boven de kolommen wijzigen.',
  readFileAs: 'Bestand lezen als',
  readAs: 'Lezen als',
  savedMappings: 'Bewaarde indelingen',
  mapping: 'Indeling',

  // GroupList
  alreadyIn: 'al in het dossier: dezelfde bytes zijn eerder geïmporteerd',
  filesRead: 'Bestanden die worden gelezen',
  noFileOfKind: 'Geen bestand van een soort die Zwerm leest.',
  readFiles: (n: number, name: string) => `${count(n, 'bestand', 'bestanden')} lezen: ${name}`,
  files: (n: number) => count(n, 'bestand', 'bestanden'),
  sayWhat: 'Zeggen wat wat is',
  lookInside: 'Erin kijken',
  leftOut: 'Weggelaten',
  filesBecause: (n: number): string => (n === 1 ? 'bestand' : 'bestanden'),

  // Import
  importAsShown: 'Bestanden importeren zoals getoond',
  chooseSourceFolder: 'Map met bronbestanden kiezen',
  importFiles: (n: number) => `${count(n, 'bestand', 'bestanden')} importeren`,
  canBeRead: (n: number) => `${count(n, 'leesbaar bestand', 'leesbare bestanden')}`,
  formats: (n: number) => count(n, 'formaat', 'formaten'),
  addToCase: 'Bronbestanden aan dit dossier toevoegen',
  noFileYet: 'Nog geen bestand gekozen',
  dropAnywhere:
    'Sleep gescrapete bestanden of een hele map ergens op dit venster. Zwerm laat zien hoe het ze zou lezen voordat het ze leest. Niets verlaat deze computer.',
  chooseFolder: 'Map kiezen',
  toOverview: 'Naar het overzicht',

  // ImportBar
  withAllBelow: 'met alles eronder',
  putAllAway: 'Alles wegleggen',
  titleOfNewCase: 'Titel van het nieuwe dossier',
  moreFiles: 'Meer bestanden',
  filesButton: 'Bestanden',
  readsIntoOpen: 'Leest in het geopende dossier.',
  createsCase: 'Maakt het dossier aan en leest erin.',

  // ListMenu
  oneValue: 'Eén waarde',
  whateverLooks: 'hoe het er ook uitziet',
  severalValues: 'Meer waarden in een cel',
  valuesInCell: (column: string) => `Waarden in een cel van ${column}`,
  shownInCell: (shown: string, column: string) => `${shown} in een cel van kolom ${column}`,

  // Mappings
  number: 'Aantal',
  usedLast: 'Laatst gebruikt (UTC)',
  whatWasDecided:
    'Wat voor een bestand is beslist, geldt voor elk bestand met dezelfde kolommen. Een bestand met indelingen kun je aan collega’s geven; er staan kolomnamen met hun rol in, geen data.',
  theMapping: (n: number, first: string) =>
    `de indeling van ${count(n, 'kolom', 'kolommen')}, ${first}`,
  writeToFile: (name: string) => `${name} naar een bestand schrijven`,
  forget: (name: string) => `${name} vergeten`,
  noMapping: 'Nog geen indeling bewaard',
  anImportSaves:
    'Een import bewaart hoe het bestand is gelezen; ‘Bewaren voor bestanden met deze kolommen’ doet dat ook.',
  mappings: (n: number) => count(n, 'indeling', 'indelingen'),
  takeOver: 'Overnemen uit een bestand',
  writeAll: 'Alle naar een bestand schrijven',

  // NotRead
  filesNotRead: 'Bestanden die niet zijn gelezen',
  notRead: 'Niet gelezen',
  inCaseAs: (name: string) => `Al in het dossier, als ${name}.`,

  // Outcome
  startsWhen: 'Begint zodra geen rol ontbreekt',
  allInCase: 'Het hele bestand staat in het dossier',
  notPossible: 'Kan niet met deze instellingen',
  waiting: 'Wacht',
  stopped: 'Gestopt: deze cijfers horen bij eerdere instellingen',
  allRead: 'Het hele bestand is gelezen, er is nog niets bewaard',
  imported: 'Geïmporteerd',
  dryRun: 'Proeflezing',

  // PreviewTable
  firstBecome: 'Wat de eerste rijen worden',
  asSoonAs: 'Zodra geen rol ontbreekt, staat hier wat de rijen worden.',
  noneBecomes: 'Geen van de eerste rijen wordt een bericht.',
  record: 'Record',
  platform: 'Platform',
  account: 'Account',
  timeIn: (zone: string) => `Tijd (${zone})`,
  kind: 'Soort',
  text: 'Tekst',
  refused: 'Geweigerd.',
  plainPost: 'bericht',
  more: (n: number) => `nog ${formatCount(n)}`,
  nothing: 'niets',
  none: 'geen',

  // QualityBox
  check: 'Controleren',
  note: 'Let op',
  inOrder: 'In orde',
  quality: 'Kwaliteit van de data',

  // RawTable
  firstRows: 'Eerste rijen van het bestand',
  columnsShown: (shown: number, all: number) =>
    `${formatCount(shown)} van ${formatCount(all)} kolommen; de lijst met kolommen heeft ze allemaal.`,
  first50: 'De eerste 50 rijen. De proeflezing leest ze allemaal.',
  thatIsAll: 'Dat is het hele bestand.',

  // Reading
  recognised: 'herkend',
  recognise: 'Herkennen',
  everyObject: 'Elk object is een record',
  howRead: 'Hoe het wordt gelezen',
  forgetChosen: 'Vergeten wat is gekozen en alles opnieuw raden.',
  fileInArchive: 'Bestand in het archief',
  sheet: 'Werkblad',
  whereRecords: 'Waar de records staan',
  keysWithDots: 'Sleutels met punten ertussen; * voor elk element van een lijst.',
  delimiter: 'Scheidingsteken',
  encoding: 'Tekencodering',
  timeFormat: 'Tijdnotatie',
  orPattern: 'Of een patroon zoals %d.%m.%Y %H:%M.',
  timeZone: 'Tijdzone van tijden zonder zone',
  zoneAssumedHint:
    'Niets in het bestand zegt in welke zone de tijden zijn. Een verkeerde zone verschuift elke tijd met hele uren.',
  zoneAssumed: 'Aangenomen: controleer',
  platformNone: 'Platform van rijen zonder platform',
  asGivenHint:
    'Geen genormaliseerde adressen, geen hashtags in kleine letters, niets gezocht in teksten. Voor bestanden waarvan iemand de objecten heeft voorbereid.',
  asGiven: 'Objecten zoals ze in het bestand staan',
  noIdsHint:
    'Het bestand heeft geen bericht-id’s: het recordnummer komt ervoor in de plaats. Hetzelfde bericht in een ander bestand wordt dan niet herkend.',
  noIds: 'Geen bericht-id’s: nummeren per record',

  // choices
  comma: 'Komma',
  semicolon: 'Puntkomma',
  tab: 'Tab',
  verticalBar: 'Verticale streep',
  westernEurope: 'West-Europees',
  centralEurope: 'Midden-Europees',
  cyrillic: 'Cyrillisch',
  turkish: 'Turks',
  arabic: 'Arabisch',
  chinese: 'Chinees',
  japanese: 'Japans',
  korean: 'Koreaans',
  dmy: 'Dag/maand/jaar, tijd',
  mdy: 'Maand/dag/jaar, tijd',
  unknownPlatform: 'Onbekend',

  // Receipts
  file: 'Bestand',
  rowsHead: 'Rijen',
  usable: 'Bruikbaar',
  rejected: 'Afgekeurd',
  posts: 'Berichten',
  firstIn: (zone: string) => `Eerste (${zone})`,
  last: 'Laatste',
  receipts: 'Ontvangstbewijzen',
  receiptsEach: 'Ontvangstbewijzen, één per bestand',
  showUnusable: (n: number, file: string) =>
    `${count(n, 'onbruikbare rij', 'onbruikbare rijen')} van ${file} tonen`,

  // RejectList
  recordHint: 'Record in het bestand, vanaf 1; de kopregel telt niet mee.',
  line: 'Regel',
  lineHint: 'Regel van het bestand, als het formaat regels heeft.',
  value: 'Waarde',
  why: 'Waarom',
  rejectsWritten: (place: string) => `Afgekeurde rijen geschreven naar ${place}`,
  showInFolder: 'In map tonen',
  rowsCopied: (n: number) => `${count(n, 'rij', 'rijen')} gekopieerd`,
  rejectTitle: 'afgekeurd',
  rejectedRows: 'Afgekeurde rijen',
  firstOfDry: (n: number) =>
    `De eerste ${formatCount(n)} van de proeflezing. De import bewaart ze allemaal.`,
  rejectsStay: 'Afgekeurde rijen blijven in het bronbestand; er wordt niets weggegooid.',
  copyRows: 'Deze rijen kopiëren',
  exportCsv: 'Exporteren als CSV',

  // RoleMenu
  chooseRole: 'Kies een rol',
  ownKind: 'eigen soort',
  anotherKind: 'Andere soort',
  namedByYou: 'zelf te benoemen',
  roleOf: (column: string) => `Rol van ${column}`,
  roleOfColumn: (role: string, column: string) => `${role}: rol van kolom ${column}`,
  ownKindTitle: 'Een eigen soort object',
  nameOfKind: 'Naam van de soort',
  egSticker: 'bv. sticker',
  layerOfOwn: 'Accounts worden ermee vergeleken als een eigen laag.',
  useIt: 'Gebruiken',

  // SetDesk
  allFiles: 'Alle bestanden',
  standsForItself: 'staat voor zichzelf.',
  standsFor: (n: number) =>
    `staat voor ${count(n, 'bestand', 'bestanden')} met dezelfde kolommen: wat hier wordt beslist, geldt voor alle.`,
  lookingThrough: 'Bestanden doorzoeken',
  filesNotImported: 'De bestanden konden niet worden geïmporteerd',
  filesNotSeen: 'De bestanden konden niet worden doorzocht',
  putFilesAway: 'Bestanden wegleggen',
  widthSum: 'Breedte van het totaal',
  noFileInIt: 'Er zit geen bestand in',
  neitherFolder: 'In de map en alle mappen eronder staat geen bestand.',
  putAway: 'Wegleggen',
  widthFiles: 'Breedte van de bestanden',

  // SetFiles
  size: 'Grootte',
  importedAs: 'Geïmporteerd als',
  filesLeftOut: 'Weggelaten bestanden',

  // SetOutcome
  whatCame: 'Wat van de bestanden kwam',

  // sentences
  usableOf: (usable: number, read: number) =>
    `${formatCount(usable)} van ${count(read, 'rij', 'rijen')} bruikbaar`,
  postsBy: (posts: number, accounts: number) =>
    `${count(posts, 'bericht', 'berichten')} van ${count(accounts, 'account', 'accounts')}`,
  postsSharing: (posts: number, accounts: number, objects: number) =>
    `${count(posts, 'bericht', 'berichten')} van ${count(accounts, 'account', 'accounts')}, met ${count(objects, 'gedeeld object', 'gedeelde objecten')}`,
  asInLastFile: 'Zoals in het vorige bestand met dezelfde kolommen.',
  youChose: 'Zelf gekozen.',
  aSharedObject: 'een gedeeld object',
  and: (list: string, last: string) => `${list} en ${last}`,
  notFoundYet: (list: string) => `Nog niet gevonden: ${list}. Kies er een kolom voor.`,
  stillLooking: 'Het bestand wordt nog bekeken.',
  beingRead: 'Het bestand wordt gelezen.',
  fileInCase: 'Het bestand staat in het dossier.',
  sameBytesAlready: 'Het dossier bevat dezelfde bytes al.',
  notAsSet: 'Met deze instellingen is het bestand niet te lezen. De reden staat boven de tabel.',
  space: 'Spatie',
  fileOf: (file: number, all: number) => `Bestand ${formatCount(file)} van ${formatCount(all)}`,
  filesStillLooking: 'De bestanden worden nog doorzocht.',
  filesBeingRead: 'De bestanden worden gelezen.',
  filesInCase: 'De bestanden staan in het dossier.',
  sayFirst: 'Zeg eerst welke kolom wat betekent, of laat die bestanden weg.',
  allAlready: 'Het dossier bevat al deze bestanden al.',
  noneChosen: 'Geen bestand is gekozen, of geen is te lezen.',
  exactToMinute: 'slechts op de minuut nauwkeurig',
  exactToHour: 'slechts op het uur nauwkeurig',
  exactToDay: 'slechts op de dag nauwkeurig',

  // set_words
  groupLeftOut: 'weggelaten',
  youLeftOut: 'Je hebt deze bestanden weggelaten.',
  sharedObjectLower: 'gedeeld object',
  roleMissing: 'rol ontbreekt',
  rolesMissing: 'rollen ontbreken',
  noColumnFor: (roles: string) => `Geen kolom gevonden voor: ${roles}.`,
  asYouDecided: 'zoals beslist',
  decidedForAll: 'Wat je besliste, geldt voor alle.',
  asLastTime: 'als vorige keer',
  asLastFiles: 'Gelezen als de vorige bestanden met deze kolommen.',
  groupRecognised: 'herkend',
  byContent: 'Aan de inhoud.',
  guessed: 'geraden',
  checkRoles: 'Kijk erin en controleer de rollen.',
  andMore: (list: string, n: number) => `${list} en nog ${formatCount(n)}`,

  // mapping
  groupNeeded: 'Nodig',
  groupObjects: 'Gedeelde objecten',
  groupPost: 'Bericht',
  groupAccount: 'Account',
  groupCounts: 'Aantallen',
  groupOther: 'Overig',
  betweenCommas: 'Tussen komma’s',
  betweenSemicolons: 'Tussen puntkomma’s',
  betweenBars: 'Tussen verticale strepen',
  betweenBlanks: 'Tussen spaties',
  betweenTabs: 'Tussen tabs',
  listInBrackets: 'Lijst tussen haken',
  links: 'Links',
  whateverBetween: 'wat er ook tussen staat',
  oneValueLower: 'één waarde',
  several: (how: string) => `meer, ${how}`,
  severalBetween: (separator: string) => `meer, tussen ${separator}`,
  typeFault: 'Alleen letters a tot z, cijfers en _, hoogstens 40.',

  // imports.svelte
  cancelled: (name: string) => `${name}: geannuleerd. Het dossier is zoals het was.`,

  // saved_mappings.svelte
  savedNow: 'Bewaard. Bestanden met dezelfde kolommen worden voortaan zo gelezen.',
  forgotten: 'Vergeten. Bestanden met deze kolommen worden opnieuw geraden.',
  mappingsWritten: (place: string) => `Indelingen geschreven naar ${place}`,
  mappingsTaken: (fresh: number, replaced: number) =>
    `${count(fresh, 'nieuwe indeling', 'nieuwe indelingen')}, ${count(replaced, 'indeling', 'indelingen')} vervangen`,

  // mapping
  untitledCase: 'Dossier zonder titel',
  missing: {
    account: 'Geen kolom zegt wie iets deelde. Zonder accounts valt er niets te vergelijken.',
    content:
      'Geen kolom bevat het bericht-id; een bevinding zou niet tot een bericht te herleiden zijn.',
    time: 'Geen kolom zegt wanneer. Coördinatie is een kwestie van seconden; een tijd is nodig.',
    object:
      'Geen kolom bevat wat is gedeeld: een link, een hashtag, een afbeelding, een gerepost bericht. Twee accounts worden vergeleken op wat ze delen.',
  },
  missingRole: (role: string) => `Geen kolom heeft de rol ${role}.`,

  // imports.svelte
  importRunning: 'Er loopt een import. Voeg andere bestanden toe als die klaar is.',

  // GroupList
  groupsWait: (n: number) =>
    n === 1
      ? '1 bestand wacht tot iemand zegt wat de kolommen betekenen; anders laat de import het weg.'
      : `${count(n, 'bestand', 'bestanden')} wachten tot iemand zegt wat de kolommen betekenen; anders laat de import ze weg.`,
};
