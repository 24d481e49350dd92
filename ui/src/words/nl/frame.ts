/** Words of frame, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { frame as english } from '../en/frame';

export const frame: typeof english = {
  // screens
  nothingImported: 'Er is nog niets geïmporteerd.',
  noCaseOpen: 'Er is geen dossier open.',
  noDetection: 'Er is nog geen detectie uitgevoerd.',

  // SettingsDialog
  language: 'Taal',
  automatic: 'Automatisch',
  timesPictures: 'Klokt de eerste beelden en neemt wat sneller is.',
  graphicsCard: 'Grafische kaart',
  software: 'Software',
  flickers: 'Als het beeld flikkert of leeg blijft.',
  asSystem: 'Als het systeem',
  light: 'Licht',
  dark: 'Donker',
  zoneOfComputer: 'Zone van deze computer',
  settings: 'Instellingen',
  yourName: 'Je naam',
  yourNameHint:
    'Het logboek van elk dossier houdt bij wie iets wijzigt. Het blijft in het dossier.',
  colours: 'Kleuren',
  times: 'Tijden',
  size: 'Formaat',
  smaller: 'Kleiner',
  larger: 'Groter',
  drawing: 'Tekenen van het netwerk',
  done: 'Klaar',

  // screens
  steps: {
    import: { title: 'Import', purpose: 'Bronbestanden inlezen' },
    overview: { title: 'Overzicht', purpose: 'Wat het dossier bevat' },
    detect: { title: 'Detectie', purpose: 'Zoeken naar coördinatie' },
    network: { title: 'Netwerk', purpose: 'Accounts en hun verbanden' },
    evidence: { title: 'Bewijs', purpose: 'De berichten achter een verband' },
    report: { title: 'Rapport', purpose: 'Bevindingen op volgorde' },
  },

  // case.svelte
  undo: 'Ongedaan maken',
  redo: 'Opnieuw uitvoeren',
  undone: (what: string) => `Ongedaan gemaakt: ${what}`,
  doneAgain: (what: string) => `Opnieuw uitgevoerd: ${what}`,
  stepsUndone: (n: number) => `${count(n, 'stap', 'stappen')} ongedaan gemaakt`,
  stepsDoneAgain: (n: number) => `${count(n, 'stap', 'stappen')} opnieuw uitgevoerd`,

  // figures.svelte
  platformNotStated: 'platform niet vermeld',

  // jobs.svelte
  cancelled: (what: string) => `Geannuleerd: ${what}. Het dossier is zoals het was.`,

  // AppMenu
  sizeIs: (percent: number) => `Formaat: ${percent} %`,
  keys: 'Toetsen',
  program: 'Programma',

  // BottomBar
  moreTasks: (n: number) => `en nog ${count(n, 'taak', 'taken')}`,
  holds: (posts: number, files: number, runs: number, findings: number) =>
    `${count(posts, 'bericht', 'berichten')} · ${count(files, 'bronbestand', 'bronbestanden')} · ${count(runs, 'run', 'runs')} · ${count(findings, 'bevinding', 'bevindingen')}`,
  timesUtcChange: 'Tijden in UTC; wijzigen',
  timesLocalChange: 'Tijden in de zone van deze computer; wijzigen',
  switchTimes: 'Tijden wisselen tussen UTC en de zone van deze computer',
  timesIn: (zone: string) => `Tijden in ${zone}`,
  noConnection: 'Zwerm maakt geen netwerkverbinding. Er wordt niets verstuurd en niets opgehaald.',
  offline: 'Offline',
  offlineRest: ': niets verlaat deze computer',

  // CaseMenu
  changeTitle: 'Titel wijzigen',
  verify: 'Alle hashes controleren',
  closeCase: 'Dossier sluiten',
  case: 'Dossier',
  caseFolder: (folder: string) => `Dossiermap: ${folder}`,

  // DropVeil
  addToCase: 'Aan dit dossier toevoegen',

  // HistoryPopover
  another: 'Er kwam een andere wijziging voor in de plaats; niet meer bereikbaar.',
  standsHere: 'Hier staat het dossier.',
  undoSteps: (n: number) => `${count(n, 'stap', 'stappen')} ongedaan maken`,
  redoSteps: (n: number) => `${count(n, 'stap', 'stappen')} opnieuw uitvoeren`,
  history: 'Geschiedenis',
  nothingChanged: 'Er is nog niets gewijzigd. Elke wijziging komt hier te staan.',
  lineUndone: 'ongedaan gemaakt',
  lineReplaced: 'vervangen',
  asCreated: 'Het dossier zoals het is aangemaakt',
  nothingLost:
    'Niets gaat verloren: het logboek van het dossier bewaart elke stap, ook wat ongedaan is gemaakt.',

  // KeySheet
  nextRow: 'Volgende rij, optie of menuregel',
  openOrChoose: 'Openen of kiezen',
  backOut: 'Eén stap terug',
  everywhere: 'Overal',

  // Palette
  lookAtRun: (name: string) => `Run ${name} bekijken`,
  run: 'Run',
  community: (n: number) => `gemeenschap ${n}`,
  commandsAndSearch: 'Opdrachten en zoeken',
  searchCase: 'Zoeken in het dossier',
  searchCaseFor: (text: string) => `In het dossier zoeken naar ${text}`,
  searchFinds: 'Accounts, objecten, berichten',
  aCommand: 'Een opdracht, een run, een account',
  found: 'Gevonden',
  nothingCalled: 'Niets heet zo.',

  // RenameDialog
  titleOfCase: 'Titel van het dossier',
  title: 'Titel',
  titleHint: 'Hij komt in het rapport. De map houdt haar naam.',
  save: 'Bewaren',

  // TopBar
  startHint: 'Start: dossier openen of aanmaken',
  back: 'Terug',
  forward: 'Vooruit',
  everyInvented: 'Elke naam en elke zin in dit dossier is verzonnen.',
  invented: 'Verzonnen',
  inventedWide: 'voorbeeld',
  readOnly: 'Alleen lezen',
  stepsLabel: 'Stappen',
  undoWhat: (what: string) => `Ongedaan maken: ${what}`,
  nothingToUndo: 'Niets om ongedaan te maken',
  redoWhat: (what: string) => `Opnieuw uitvoeren: ${what}`,
  nothingToRedo: 'Niets om opnieuw uit te voeren',

  // Verification
  allAsRecorded: 'Alles is zoals het is vastgelegd',
  notAsRecorded: 'Iets is niet zoals het is vastgelegd',

  // commands
  changeTitleOfCase: 'Titel van het dossier wijzigen',
  window: 'Venster',
  showKeys: 'Alle toetsen tonen',
  timesCommand: 'Tijden in UTC of in de zone van deze computer',
  coloursCommand: 'Kleuren: licht, donker, als het systeem',
  normalSize: 'Normaal formaat',
  languageCommand: 'Overschakelen naar English',

  // App
  screenFault: 'Er ging iets mis op dit scherm',
  goToStart: 'Naar start',

  // FindingDialog
  addFinding: 'Toevoegen aan bevindingen',
  neutralTitle: 'Blijft die leeg, dan komt er een neutrale.',
  withEdge: 'Berust op het geselecteerde verband',
  pairsChosen: (n: number, total: number) =>
    `${formatCount(n)} van ${count(total, 'paar', 'paren')} berichten gekozen`,
  allShown: 'Alle getoonde',
  noneOfThem: 'Geen',
  pairsNotRead: 'De paren konden niet worden gelezen',
  pairsShown: (first: number, last: number, total: number) =>
    `Getoond: ${formatCount(first)} tot en met ${formatCount(last)} van ${formatCount(total)}; een bevinding heeft er hooguit 200.`,
  noneChosen:
    'Is er geen gekozen, dan gaan de overtuigend bevonden paren mee, of anders de eerste drie.',
  withCommunity: (n: number) => `Gaat over gemeenschap ${n}`,
  aboutRun:
    'Er is geen verband of gemeenschap geselecteerd: de bevinding gaat over de hele run, alleen in jouw woorden.',
  withPicture: 'Met het beeld zoals het op het scherm staat',
  withPictureHint:
    'Met de filters, wat geselecteerd is, en de legenda. Het rapport noemt accounts daarin bij hun pseudoniem, tenzij het namen toont.',
  picturePreview: 'Het beeld zoals het bewaard wordt',
};
