/** Words of report, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { report as english } from '../en/report';

export const report: typeof english = {
  // Cover
  notKept: 'Het dossier kon dit niet bewaren',
  madeFromName: 'Gemaakt van de naam van het dossier',
  question: 'Onderzoeksvraag',
  whatToKnow: 'Wat wilde je weten?',
  questionHint: 'Staat onder de titel. Als ze leeg is, komt er een neutrale vraag.',
  pseudonyms: 'Pseudoniemen voor accounts',
  namesWarning:
    'Het rapport noemt accounts bij naam. Via een naam die onschuldig blijkt, kunnen mensen worden gevonden en geschaad. Toon namen alleen aan lezers die ze nodig hebben.',
  pseudonymsHint:
    'Elk account heeft een verzonnen naam, overal in het rapport dezelfde. Teksten en links kunnen het nog verraden: een export somt op wat hij vindt.',

  printNotes: 'Mijn notities afdrukken',
  notesHint: (n: number) =>
    n === 0
      ? 'Deze run heeft geen notities bij accounts, verbanden of gemeenschappen.'
      : `${count(n, 'notitie', 'notities')} bij accounts, verbanden en gemeenschappen van deze run, in jouw woorden.`,

  // Exports
  picturePng: 'Beeld van het netwerk, PNG',
  pictureSvg: 'Beeld van het netwerk, SVG',
  exportWhat: (what: string) => `Exporteren: ${what}`,
  export: 'Exporteren',
  askWhere: 'Vragen waar op te slaan',
  dialogOpens: 'Voor elk bestand opent een venster.',
  filesGo: 'Bestanden komen in de exportmap naast het dossier.',
  writing: 'Schrijven',
  nothingWritten: 'Er is niets geschreven',
  writtenNow: 'Deze keer geschreven',
  written: 'Geschreven',
  copyList: 'Lijst kopiëren',
  toRead: 'Om te lezen',
  reportFile: 'Rapport, één bestand dat geen netwerk nodig heeft',
  pictureSeen: 'Het beeld, zoals laatst gezien',
  notOnScreen: 'Het netwerk van deze run is nog niet in beeld geweest.',
  lookAtNetwork: 'Bekijk het netwerk',
  lookFirst: 'eerst.',
  withSelection:
    'Met selectie, filter en legenda zoals in beeld. Accountnamen staan erin waar ze in beeld stonden.',
  tablesName:
    'Tabellen en netwerken noemen accounts bij hun id, wat het rapport ook doet. Geen cel van een tabel wordt in een spreadsheet uitgevoerd.',

  // Finding
  dragHint: 'Sleep naar een andere plek, of Alt met ↑ of ↓',
  withoutTitle: 'Zonder titel',
  moveUp: (n: number) => `Bevinding ${formatCount(n)} omhoog`,
  moveDown: (n: number) => `Bevinding ${formatCount(n)} omlaag`,
  yourWords: 'Je eigen woorden',
  whatPostsShow: 'Wat de berichten laten zien, en wat niet.',
  confidence: 'Zekerheid',
  readPosts: 'Berichten lezen',
  removeFromReport: 'Uit het rapport halen',

  hasPicture: 'Met een beeld van het netwerk',
  hasPictureHint: 'Het beeld staat onder de bevinding, met de legenda.',
  leaveOutPicture: 'Beeld weglaten',

  // FindingList
  nowNumber: (n: number, total: number) =>
    `De bevinding staat nu op plaats ${formatCount(n)} van ${formatCount(total)}.`,
  noFindings: 'Nog geen bevindingen',
  findingIs:
    'Een bevinding is een verband met de paren berichten die je als bewijs koos, in je eigen woorden. Druk op het scherm Bewijs op',
  findingIsEnd: 'bij een paar dat in het rapport hoort.',
  withoutFindings:
    'Zonder bevindingen beschrijft het rapport de hele run; exporteren kan evengoed.',
  goToEvidence: 'Naar het bewijs',
  findingsInOrder: 'Bevindingen, in de volgorde van het rapport',

  // Paper
  previewOf: 'Voorbeeld van het rapport',

  // Report
  exportReport: 'Rapport exporteren',
  largerPaper: 'Groter papier',
  smallerPaper: 'Kleiner papier',
  paperFits: 'Papier zo breed als het venster toelaat',
  noRun: 'Nog geen run',
  tellsOfRun:
    'Een rapport gaat over één run: de methode, het netwerk en de bevindingen die je koos.',
  parts: 'Delen van het rapport',
  findings: 'Bevindingen',
  cover: 'Voorblad',
  preview: 'Voorbeeld',
  sizeOfPaper: 'Formaat van het papier',
  fitHint: 'Zo breed als het venster toelaat',
  fit: 'Passend',
  updating: 'Voorbeeld wordt bijgewerkt',
  leftOut: (n: number) =>
    `${formatCount(n)} dingen die niet in een rapport horen, zijn uit het voorbeeld weggelaten`,
  namesShown: 'Namen zijn zichtbaar',
  oneHtml: 'Eén HTML-bestand dat geen netwerk nodig heeft',
  exportButton: 'Rapport exporteren',
  asExported: 'Het rapport zoals het zou worden geëxporteerd',
  previewNotMade: 'Het voorbeeld kon niet worden gemaakt',

  // sentences
  notStated: 'Niet vermeld',
  notStatedHint: 'Het rapport zegt niet hoe zeker je bent.',
  high: 'Hoog',
  highHint:
    'Onafhankelijke waarnemingen, een degelijke verzameling, en geen gewone verklaring die past.',
  moderate: 'Matig',
  moderateHint:
    'Geloofwaardig bewijs; een gewone verklaring is onwaarschijnlijk, maar blijft mogelijk.',
  low: 'Laag',
  lowHint:
    'Weinig of afhankelijke waarnemingen, of gaten in de verzameling: een aanwijzing, en niet meer.',
  aboutEdge: (a: string, b: string, n: number) =>
    `${a} en ${b} · ${count(n, 'paar', 'paren')} berichten`,
  wholeRun: 'De hele run',
  leaks: (n: number) =>
    `${count(n, 'account-id staat', 'account-id’s staan')} nog als woord in het rapport, bijvoorbeeld in een tekst of een link. Lees deze plekken na voordat je publiceert.`,
  forGraphs: 'Voor grafenprogramma’s',
  tables: 'Tabellen',

  // report_desk.svelte
  fileWritten: (what: string) => `${what}: geschreven.`,
};
