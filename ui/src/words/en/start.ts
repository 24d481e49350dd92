/** Words of start. */
import { count } from '../../format/number';

export const start = {
  // DropArea
  dropHere: 'Drop scraped files here',
  nothingLeaves: 'Nothing leaves this computer.',
  chooseFiles: 'Choose files',
  addedTo: 'Files are added to the open case,',
  closeToBegin: 'Close it to begin a new one',
  kinds:
    'CSV, JSON, Parquet and spreadsheets, also in gzip, Zstandard or ZIP. Whole folders, and case folders too.',

  // ExampleCard
  invented: 'Invented',
  publishedData: 'Published data',
  exampleHint: 'Imports the data and runs a first detection; later it opens at once.',
  opening: 'Opening',
  openExample: 'Open this example',

  // RecentCaseRow
  open: 'open',
  runs: (n: number) => count(n, 'run'),
  opened: 'opened',
  folderGone: 'the folder is no longer there',
  takeOff: 'Take off this list',
  takeOffHint: 'Take off this list. The case itself stays where it is.',

  // Start
  chooseSourceFiles: 'Choose source files',
  openCaseFolder: 'Open a case folder',
  start: 'Start',
  listNotRead: 'The list of cases could not be read',
  recentCases: 'Recent cases',
  exampleCases: 'Example cases',
  orExample: 'Or look at an example',
};
