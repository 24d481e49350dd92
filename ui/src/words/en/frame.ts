/** Words of frame. */
import { count, formatCount } from '../../format/number';

export const frame = {
  // screens
  nothingImported: 'Nothing is imported yet.',
  noCaseOpen: 'No case is open.',
  noDetection: 'No detection has been run yet.',

  // SettingsDialog
  language: 'Language',
  automatic: 'Automatic',
  timesPictures: 'Times the first pictures and takes what is faster.',
  graphicsCard: 'Graphics card',
  software: 'Software',
  flickers: 'When the picture flickers or stays empty.',
  asSystem: 'As the system',
  light: 'Light',
  dark: 'Dark',
  zoneOfComputer: 'Zone of this computer',
  settings: 'Settings',
  yourName: 'Your name',
  yourNameHint: 'The log of each case records who made a change. It stays in the case.',
  colours: 'Colours',
  times: 'Times',
  size: 'Size',
  smaller: 'Smaller',
  larger: 'Larger',
  drawing: 'Drawing of the network',
  done: 'Done',

  // screens
  steps: {
    import: { title: 'Import', purpose: 'Read source files' },
    overview: { title: 'Overview', purpose: 'What the case holds' },
    detect: { title: 'Detect', purpose: 'Look for coordination' },
    network: { title: 'Network', purpose: 'Accounts and their edges' },
    evidence: { title: 'Evidence', purpose: 'The posts behind an edge' },
    report: { title: 'Report', purpose: 'Findings in order' },
  },

  // case.svelte
  undo: 'Undo',
  redo: 'Redo',
  undone: (what: string) => `Undone: ${what}`,
  doneAgain: (what: string) => `Done again: ${what}`,
  stepsUndone: (n: number) => `${count(n, 'step')} undone`,
  stepsDoneAgain: (n: number) => `${count(n, 'step')} done again`,

  // figures.svelte
  platformNotStated: 'platform not stated',

  // jobs.svelte
  cancelled: (what: string) => `Cancelled: ${what}. The case is as it was before.`,

  // AppMenu
  sizeIs: (percent: number) => `Size: ${percent} %`,
  keys: 'Keys',
  program: 'Program',

  // BottomBar
  moreTasks: (n: number) => `and ${count(n, 'more task')}`,
  holds: (posts: number, files: number, runs: number, findings: number) =>
    `${count(posts, 'post')} · ${count(files, 'source file')} · ${count(runs, 'run')} · ${count(findings, 'finding')}`,
  timesUtcChange: 'Times in UTC; change',
  timesLocalChange: 'Times in the zone of this computer; change',
  switchTimes: 'Switch times between UTC and the zone of this computer',
  timesIn: (zone: string) => `Times in ${zone}`,
  noConnection: 'Zwerm opens no network connection. Nothing is sent, nothing is loaded.',
  offline: 'Offline',
  offlineRest: ': nothing leaves this computer',

  // CaseMenu
  changeTitle: 'Change the title',
  verify: 'Verify every hash',
  closeCase: 'Close the case',
  case: 'Case',
  caseFolder: (folder: string) => `Case folder: ${folder}`,

  // DropVeil
  addToCase: 'Add to this case',

  // HistoryPopover
  another: 'Another change was made instead; it cannot be reached.',
  standsHere: 'The case stands here.',
  undoSteps: (n: number) => `Undo ${count(n, 'step')}`,
  redoSteps: (n: number) => `Do ${count(n, 'step')} again`,
  history: 'History',
  nothingChanged: 'Nothing has been changed yet. Every change will stand here.',
  lineUndone: 'undone',
  lineReplaced: 'replaced',
  asCreated: 'The case as it was created',
  nothingLost: 'Nothing is lost: the log of the case keeps every step, also those undone.',

  // KeySheet
  nextRow: 'Next row, option or menu line',
  openOrChoose: 'Open or choose',
  backOut: 'Back out one step',
  everywhere: 'Everywhere',

  // Palette
  lookAtRun: (name: string) => `Look at run ${name}`,
  run: 'Run',
  community: (n: number) => `community ${n}`,
  commandsAndSearch: 'Commands and search',
  searchCase: 'Search the case',
  searchCaseFor: (text: string) => `Search the case for ${text}`,
  searchFinds: 'Accounts, objects, posts',
  aCommand: 'A command, a run, an account',
  found: 'Found',
  nothingCalled: 'Nothing is called that.',

  // RenameDialog
  titleOfCase: 'Title of the case',
  title: 'Title',
  titleHint: 'The report carries it. The folder keeps its name.',
  save: 'Save',

  // TopBar
  startHint: 'Start: open or create a case',
  back: 'Back',
  forward: 'Forward',
  everyInvented: 'Every name and every sentence in this case is invented.',
  invented: 'Invented',
  inventedWide: 'example',
  readOnly: 'Read only',
  stepsLabel: 'Steps',
  undoWhat: (what: string) => `Undo: ${what}`,
  nothingToUndo: 'Nothing to undo',
  redoWhat: (what: string) => `Redo: ${what}`,
  nothingToRedo: 'Nothing to redo',

  // Verification
  allAsRecorded: 'Everything is as it was recorded',
  notAsRecorded: 'Something is not as it was recorded',

  // commands
  changeTitleOfCase: 'Change the title of the case',
  window: 'Window',
  showKeys: 'Show all keys',
  timesCommand: 'Times in UTC or in the zone of this computer',
  coloursCommand: 'Colours: light, dark, as the system',
  normalSize: 'Normal size',
  languageCommand: 'Switch to Nederlands',

  // App
  screenFault: 'This screen met a fault',
  goToStart: 'Go to start',

  // FindingDialog
  addFinding: 'Add to findings',
  neutralTitle: 'A neutral one is made when empty.',
  withEdge: 'Rests on the edge that is selected',
  pairsChosen: (n: number, total: number) =>
    `${formatCount(n)} of ${count(total, 'pair')} of posts chosen`,
  allShown: 'All shown',
  noneOfThem: 'None',
  pairsNotRead: 'The pairs could not be read',
  pairsShown: (first: number, last: number, total: number) =>
    `Shown are ${formatCount(first)} to ${formatCount(last)} of ${formatCount(total)}; a finding has at most 200.`,
  noneChosen: 'With none chosen, those judged convincing go along, or else the first three.',
  withCommunity: (n: number) => `Speaks of community ${n}`,
  aboutRun:
    'No edge and no community is selected: the finding speaks of the run as a whole, in your words alone.',
  withPicture: 'With the picture as it is on the screen',
  withPictureHint:
    'With its filters, what is selected, and its legend. The report calls accounts in it by their pseudonyms, unless it shows names.',
  picturePreview: 'The picture as it will be kept',
};
