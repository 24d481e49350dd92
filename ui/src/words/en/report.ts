/** Words of report. */
import { count, formatCount } from '../../format/number';

export const report = {
  // Cover
  notKept: 'The case could not keep this',
  madeFromName: 'Made from the name of the case',
  question: 'Question of the investigation',
  whatToKnow: 'What did you want to know?',
  questionHint: 'Stands below the title. A neutral one is made when empty.',
  pseudonyms: 'Pseudonyms for accounts',
  namesWarning:
    'The report names accounts. People can be found, and harmed, through a name that turns out to be innocent. Show names only to readers who need them.',
  pseudonymsHint:
    'Every account has a made-up name, the same throughout the report. Texts and links may still give it away: an export lists what it finds.',

  printNotes: 'Print my notes',
  notesHint: (n: number) =>
    n === 0
      ? 'This run has no notes on accounts, edges or communities.'
      : `${count(n, 'note')} on accounts, edges and communities of this run, in your words.`,

  // Exports
  picturePng: 'Picture of the network, PNG',
  pictureSvg: 'Picture of the network, SVG',
  exportWhat: (what: string) => `Export: ${what}`,
  export: 'Export',
  askWhere: 'Ask where to save',
  dialogOpens: 'A dialog opens for each file.',
  filesGo: 'Files go to the export folder beside the case.',
  writing: 'Writing',
  nothingWritten: 'Nothing was written',
  writtenNow: 'Written in this sitting',
  written: 'Written',
  copyList: 'Copy the list',
  toRead: 'To read',
  reportFile: 'Report, one file that needs no network',
  pictureSeen: 'The picture, as it was last seen',
  notOnScreen: 'The network of this run has not been on screen yet.',
  lookAtNetwork: 'Look at the network',
  lookFirst: 'first.',
  withSelection:
    'With selection, filter and legend as on screen. Names of accounts stand in it where they stood on screen.',
  tablesName:
    'Tables and networks name accounts by their ids, whatever the report does. No cell of a table runs in a spreadsheet.',

  // Finding
  dragHint: 'Drag to another place, or Alt with ↑ or ↓',
  withoutTitle: 'Without a title',
  moveUp: (n: number) => `Move finding ${formatCount(n)} up`,
  moveDown: (n: number) => `Move finding ${formatCount(n)} down`,
  yourWords: 'Your words',
  whatPostsShow: 'What the posts show, and what they do not.',
  confidence: 'Confidence',
  readPosts: 'Read the posts',
  removeFromReport: 'Remove from the report',

  hasPicture: 'With a picture of the network',
  hasPictureHint: 'The picture stands under the finding, with its legend.',
  leaveOutPicture: 'Leave out the picture',

  // FindingList
  nowNumber: (n: number, total: number) =>
    `Finding is now number ${formatCount(n)} of ${formatCount(total)}.`,
  noFindings: 'No findings yet',
  findingIs:
    'A finding is an edge with the pairs of posts that you chose as its evidence, in your words. On the screen Evidence, press',
  findingIsEnd: 'on a pair that belongs in the report.',
  withoutFindings:
    'Without findings the report describes the whole run; it can be exported all the same.',
  goToEvidence: 'Go to the evidence',
  findingsInOrder: 'Findings, in the order of the report',

  // Paper
  previewOf: 'Preview of the report',

  // Report
  exportReport: 'Export the report',
  largerPaper: 'Larger paper',
  smallerPaper: 'Smaller paper',
  paperFits: 'Paper as wide as the window allows',
  noRun: 'No run yet',
  tellsOfRun: 'A report tells of one run: its method, its network and the findings you chose.',
  parts: 'Parts of the report',
  findings: 'Findings',
  cover: 'Cover',
  preview: 'Preview',
  sizeOfPaper: 'Size of the paper',
  fitHint: 'As wide as the window allows',
  fit: 'Fit',
  updating: 'Updating the preview',
  leftOut: (n: number) =>
    `${formatCount(n)} things that do not belong in a report were left out of the preview`,
  namesShown: 'Names are shown',
  oneHtml: 'One HTML file that needs no network',
  exportButton: 'Export report',
  asExported: 'The report as it would be exported',
  previewNotMade: 'The preview could not be made',

  // sentences
  notStated: 'Not stated',
  notStatedHint: 'The report says nothing on how sure you are.',
  high: 'High',
  highHint: 'Independent observations, a sound collection, and no ordinary explanation that fits.',
  moderate: 'Moderate',
  moderateHint: 'Credible evidence; an ordinary explanation is unlikely, but remains possible.',
  low: 'Low',
  lowHint: 'Few or dependent observations, or gaps in the collection: an indicator, and no more.',
  aboutEdge: (a: string, b: string, n: number) => `${a} and ${b} · ${count(n, 'pair')} of posts`,
  wholeRun: 'The whole run',
  leaks: (n: number) =>
    `${count(n, 'account id')} still ${n === 1 ? 'stands' : 'stand'} in the report as a word, for instance in a text or a link. Read these places before you publish.`,
  forGraphs: 'For graph programs',
  tables: 'Tables',

  // report_desk.svelte
  fileWritten: (what: string) => `${what}: written.`,
};
