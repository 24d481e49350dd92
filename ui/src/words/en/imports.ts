/** Words of imports. */
import { count, formatCount } from '../../format/number';

export const imports = {
  // ColumnHead
  noRoleYet: 'no role yet',
  notNeeded: 'not needed',

  // ColumnList
  kindAll: 'All',
  kindUsed: 'Used',
  kindDoubtful: 'Doubtful',
  unused: 'Not used',
  column: 'Column',
  firstValue: 'First value',
  role: 'Role',
  inACell: 'In a cell',
  because: 'Because',
  searchColumns: 'Search columns',
  searchInColumns: (n: number) => `Search ${formatCount(n)} columns`,
  whichColumns: 'Which columns',
  columnsOfFile: 'Columns of the file',
  emptyCell: 'empty',
  noColumnLikeThat: 'No column is like that',
  searchInNames: 'Search in names and first values, or look at all columns.',

  // EntryDesk
  rowsAndPosts: 'Rows and posts',
  rowsInFile: 'Rows in the file',
  whatTheyBecome: 'What they become',
  columns: 'Columns',
  widthSettings: 'Width of the settings',
  whatIsShown: 'What is shown of the file',
  heightRows: 'Height of the rows',
  howFileIsRead: 'How the file is read',

  // Figures
  ofRowsUsable: (n: number) => `of ${count(n, 'row')} usable`,
  rows: (n: number) => count(n, 'row'),
  showRows: (n: number, why: string) => `Show ${count(n, 'row')} ${why}`,
  show: 'Show',
  noRowRejected: 'No row was rejected.',
  becomes: 'Becomes',
  shares: 'Shares',
  period: 'Period',

  // FileState
  reading: 'Reading',
  caseStays: 'The case stays as it was before.',
  notWithSettings: 'The file cannot be read with these settings',
  cannotBeRead: 'The file cannot be read',
  showArchive: 'Show what is in the archive',
  guessAnew: 'Guess anew',
  putFileAway: 'Put the file away',
  sameBytes: 'The case holds the same bytes already, as',
  importedAt: (when: string) => `, imported ${when}`,
  countTwice: 'Importing them again would count every post twice, so Zwerm refuses it.',
  showThatImport: 'Show that import',
  sharedObject: 'Shared object',
  giveRole: 'Open the menu in the head of a column to give it a role.',
  giveRoleOrNumber:
    'Open the menu in the head of a column to give it a role; a file without ids of posts can be numbered by its records, on the right.',

  // FormatBar
  readByColumns: 'Read by its columns',
  asYouChose: 'as you chose',
  noKnownFormat: 'no known format',
  byObjects: 'recognised by its objects',
  byColumns: 'recognised by its columns',
  asRecognised: 'As recognised',
  byItsColumns: 'By its columns',
  youSay: 'you say what each is',
  formatsOfObjects: 'Formats of objects',
  formatsOfTables: 'Formats of tables',
  saveForFiles: 'Save for files with these columns',
  forgetSaved: 'Forget what was saved for them',
  allSaved: 'All saved mappings',
  usedAgain: 'What was saved for files with the same columns is used again.',
  savedAt: (when: string) => `Saved ${when}, used for every file with the same columns.`,
  asLastFile: 'Read as the last file with these columns',
  sayWhatColumns: 'Say what each column means; what was guessed can be changed in the heads below.',
  readFileAs: 'Read the file as',
  readAs: 'Read as',
  savedMappings: 'Saved mappings',
  mapping: 'Mapping',

  // GroupList
  alreadyIn: 'in the case already: the same bytes were imported before',
  filesRead: 'Files that are read',
  noFileOfKind: 'No file of a kind that Zwerm reads.',
  readFiles: (n: number, name: string) => `Read the ${count(n, 'file')}: ${name}`,
  files: (n: number) => count(n, 'file'),
  sayWhat: 'Say what is what',
  lookInside: 'Look inside',
  leftOut: 'Left out',
  filesBecause: (n: number): string => (n === 1 ? 'file' : 'files'),

  // Import
  importAsShown: 'Import the files as shown',
  chooseSourceFolder: 'Choose a folder of source files',
  importFiles: (n: number) => `Import ${count(n, 'file')}`,
  canBeRead: (n: number) => `${count(n, 'file')} that can be read`,
  formats: (n: number) => count(n, 'format'),
  addToCase: 'Add source files to this case',
  noFileYet: 'No file is chosen yet',
  dropAnywhere:
    'Drop scraped files or a whole folder anywhere on this window. Zwerm shows how it would read them before it reads them. Nothing leaves this computer.',
  chooseFolder: 'Choose a folder',
  toOverview: 'To the overview',

  // ImportBar
  withAllBelow: 'with all below it',
  putAllAway: 'Put all of it away',
  titleOfNewCase: 'Title of the new case',
  moreFiles: 'More files',
  filesButton: 'Files',
  readsIntoOpen: 'Reads into the open case.',
  createsCase: 'Creates the case and reads into it.',

  // ListMenu
  oneValue: 'One value',
  whateverLooks: 'whatever it looks like',
  severalValues: 'Several values in a cell',
  valuesInCell: (column: string) => `Values in a cell of ${column}`,
  shownInCell: (shown: string, column: string) => `${shown} in a cell of column ${column}`,

  // Mappings
  number: 'Number',
  usedLast: 'Used last (UTC)',
  whatWasDecided:
    'What was decided for a file goes for every file with the same columns. A file of mappings can be handed to colleagues; it holds names of columns and their roles, no data.',
  theMapping: (n: number, first: string) => `the mapping of ${count(n, 'column')}, ${first}`,
  writeToFile: (name: string) => `Write ${name} to a file`,
  forget: (name: string) => `Forget ${name}`,
  noMapping: 'No mapping is saved yet',
  anImportSaves:
    'An import saves how its file was read; so does "Save for files with these columns".',
  mappings: (n: number) => count(n, 'mapping'),
  takeOver: 'Take over from a file',
  writeAll: 'Write all to a file',

  // NotRead
  filesNotRead: 'Files that were not read',
  notRead: 'Not read',
  inCaseAs: (name: string) => `In the case already, as ${name}.`,

  // Outcome
  startsWhen: 'Starts as soon as no role is missing',
  allInCase: 'All of the file is in the case',
  notPossible: 'Not possible as it is set',
  waiting: 'Waiting',
  stopped: 'Stopped: these figures belong to earlier settings',
  allRead: 'All of the file was read, nothing is kept yet',
  imported: 'Imported',
  dryRun: 'Dry run',

  // PreviewTable
  firstBecome: 'What the first rows become',
  asSoonAs: 'As soon as no role is missing, this shows what the rows become.',
  noneBecomes: 'None of the first rows becomes a post.',
  record: 'Record',
  platform: 'Platform',
  account: 'Account',
  timeIn: (zone: string) => `Time (${zone})`,
  kind: 'Kind',
  text: 'Text',
  refused: 'Refused.',
  plainPost: 'post',
  more: (n: number) => `${formatCount(n)} more`,
  nothing: 'nothing',
  none: 'none',

  // QualityBox
  check: 'Check',
  note: 'Note',
  inOrder: 'In order',
  quality: 'Quality of the data',

  // RawTable
  firstRows: 'First rows of the file',
  columnsShown: (shown: number, all: number) =>
    `${formatCount(shown)} of ${formatCount(all)} columns; the list of columns has all of them.`,
  first50: 'The first 50 rows. The dry run reads all of them.',
  thatIsAll: 'That is all of the file.',

  // Reading
  recognised: 'recognised',
  recognise: 'Recognise',
  everyObject: 'Every object is a record',
  howRead: 'How it is read',
  forgetChosen: 'Forget what was chosen and guess everything anew.',
  fileInArchive: 'File in the archive',
  sheet: 'Sheet',
  whereRecords: 'Where the records are',
  keysWithDots: 'Keys with dots between them; * for every element of a list.',
  delimiter: 'Delimiter',
  encoding: 'Encoding',
  timeFormat: 'Time format',
  orPattern: 'Or a pattern such as %d.%m.%Y %H:%M.',
  timeZone: 'Time zone of times that state none',
  zoneAssumedHint:
    'Nothing in the file says which zone its times are in. A wrong zone shifts every time by whole hours.',
  zoneAssumed: 'Assumed: check it',
  platformNone: 'Platform of rows that state none',
  asGivenHint:
    'No canonical addresses, no hashtags in lower case, nothing looked for in texts. For files whose objects somebody has prepared.',
  asGiven: 'Objects as they stand in the file',
  noIdsHint:
    'The file has no ids of posts: the number of the record stands for them. The same post in another file is then not recognised.',
  noIds: 'No ids of posts: number them by record',

  // choices
  comma: 'Comma',
  semicolon: 'Semicolon',
  tab: 'Tab',
  verticalBar: 'Vertical bar',
  westernEurope: 'Western Europe',
  centralEurope: 'Central Europe',
  cyrillic: 'Cyrillic',
  turkish: 'Turkish',
  arabic: 'Arabic',
  chinese: 'Chinese',
  japanese: 'Japanese',
  korean: 'Korean',
  dmy: 'Day/month/year, time',
  mdy: 'Month/day/year, time',
  unknownPlatform: 'Unknown',

  // Receipts
  file: 'File',
  rowsHead: 'Rows',
  usable: 'Usable',
  rejected: 'Rejected',
  posts: 'Posts',
  firstIn: (zone: string) => `First (${zone})`,
  last: 'Last',
  receipts: 'Receipts',
  receiptsEach: 'Receipts, one a file',
  showUnusable: (n: number, file: string) =>
    `Show ${count(n, 'row')} of ${file} that could not be used`,

  // RejectList
  recordHint: 'Record in the file, from 1; the header is not counted.',
  line: 'Line',
  lineHint: 'Line of the file, where the format has lines.',
  value: 'Value',
  why: 'Why',
  rejectsWritten: (place: string) => `Rejected rows written to ${place}`,
  showInFolder: 'Show in folder',
  rowsCopied: (n: number) => `${count(n, 'row')} copied`,
  rejectTitle: 'rejected',
  rejectedRows: 'Rejected rows',
  firstOfDry: (n: number) =>
    `The first ${formatCount(n)} of the dry run. The import keeps all of them.`,
  rejectsStay: 'Rejected rows stay in the source file; nothing is thrown away.',
  copyRows: 'Copy these rows',
  exportCsv: 'Export as CSV',

  // RoleMenu
  chooseRole: 'Choose a role',
  ownKind: 'your own kind',
  anotherKind: 'Another kind',
  namedByYou: 'named by you',
  roleOf: (column: string) => `Role of ${column}`,
  roleOfColumn: (role: string, column: string) => `${role}: role of column ${column}`,
  ownKindTitle: 'A kind of object of your own',
  nameOfKind: 'Name of the kind',
  egSticker: 'e.g. sticker',
  layerOfOwn: 'Accounts are compared by it as a layer of its own.',
  useIt: 'Use it',

  // SetDesk
  allFiles: 'All files',
  standsForItself: 'stands for itself.',
  standsFor: (n: number) =>
    `stands for ${count(n, 'file')} with the same columns: what is decided here goes for all of them.`,
  lookingThrough: 'Looking through the files',
  filesNotImported: 'The files could not be imported',
  filesNotSeen: 'The files could not be looked through',
  putFilesAway: 'Put the files away',
  widthSum: 'Width of the sum',
  noFileInIt: 'There is no file in it',
  neitherFolder: 'Neither the folder nor any folder below it holds a file.',
  putAway: 'Put it away',
  widthFiles: 'Width of the files',

  // SetFiles
  size: 'Size',
  importedAs: 'Imported as',
  filesLeftOut: 'Files left out',

  // SetOutcome
  whatCame: 'What came of the files',

  // sentences
  usableOf: (usable: number, read: number) =>
    `${formatCount(usable)} of ${count(read, 'row')} usable`,
  postsBy: (posts: number, accounts: number) =>
    `${count(posts, 'post')} by ${count(accounts, 'account')}`,
  postsSharing: (posts: number, accounts: number, objects: number) =>
    `${count(posts, 'post')} by ${count(accounts, 'account')}, sharing ${count(objects, 'object')}`,
  asInLastFile: 'As in the last file with the same columns.',
  youChose: 'You chose this.',
  aSharedObject: 'a shared object',
  and: (list: string, last: string) => `${list} and ${last}`,
  notFoundYet: (list: string) => `Not found yet: ${list}. Choose a column for it.`,
  stillLooking: 'The file is still being looked at.',
  beingRead: 'The file is being read.',
  fileInCase: 'The file is in the case.',
  sameBytesAlready: 'The case holds the same bytes already.',
  notAsSet: 'The file cannot be read as it is set. The reason stands above the table.',
  space: 'Space',
  fileOf: (file: number, all: number) => `File ${formatCount(file)} of ${formatCount(all)}`,
  filesStillLooking: 'The files are still being looked through.',
  filesBeingRead: 'The files are being read.',
  filesInCase: 'The files are in the case.',
  sayFirst: 'Say first which columns mean what, or leave those files out.',
  allAlready: 'The case holds all of these files already.',
  noneChosen: 'None of the files is chosen, or none can be read.',
  exactToMinute: 'exact to the minute only',
  exactToHour: 'exact to the hour only',
  exactToDay: 'exact to the day only',

  // set_words
  groupLeftOut: 'left out',
  youLeftOut: 'You left these files out.',
  sharedObjectLower: 'shared object',
  roleMissing: 'role missing',
  rolesMissing: 'roles missing',
  noColumnFor: (roles: string) => `No column was found for: ${roles}.`,
  asYouDecided: 'as you decided',
  decidedForAll: 'What you decided goes for all of them.',
  asLastTime: 'as last time',
  asLastFiles: 'Read as the last files with these columns.',
  groupRecognised: 'recognised',
  byContent: 'By its content.',
  guessed: 'guessed',
  checkRoles: 'Look inside and check the roles.',
  andMore: (list: string, n: number) => `${list} and ${formatCount(n)} more`,

  // mapping
  groupNeeded: 'Needed',
  groupObjects: 'Shared objects',
  groupPost: 'Post',
  groupAccount: 'Account',
  groupCounts: 'Counts',
  groupOther: 'Other',
  betweenCommas: 'Between commas',
  betweenSemicolons: 'Between semicolons',
  betweenBars: 'Between vertical bars',
  betweenBlanks: 'Between blanks',
  betweenTabs: 'Between tabs',
  listInBrackets: 'List in brackets',
  links: 'Links',
  whateverBetween: 'whatever is between',
  oneValueLower: 'one value',
  several: (how: string) => `several, ${how}`,
  severalBetween: (separator: string) => `several, between ${separator}`,
  typeFault: 'Letters a to z, figures and _ only, at most 40 of them.',

  // imports.svelte
  cancelled: (name: string) => `${name}: cancelled. The case is as it was before.`,

  // saved_mappings.svelte
  savedNow: 'Saved. Files with the same columns are read in this way from now on.',
  forgotten: 'Forgotten. Files with these columns are guessed anew.',
  mappingsWritten: (place: string) => `Mappings written to ${place}`,
  mappingsTaken: (fresh: number, replaced: number) =>
    `${count(fresh, 'new mapping')}, ${count(replaced, 'mapping')} replaced`,

  // mapping
  untitledCase: 'Untitled case',
  missing: {
    account: 'No column says who shared. Without accounts there is nothing to compare.',
    content: 'No column holds the id of the post, so that a finding could not be traced to a post.',
    time: 'No column says when. Coordination is a matter of seconds; a time is needed.',
    object:
      'No column holds what was shared: a link, a hashtag, an image, a reposted post. Two accounts are compared by what they share.',
  },
  missingRole: (role: string) => `No column has the role ${role}.`,

  // imports.svelte
  importRunning: 'An import is running. Drop further files when it is done.',

  // GroupList
  groupsWait: (n: number) =>
    n === 1
      ? '1 file waits until somebody says what the columns mean; without that, the import leaves it out.'
      : `${count(n, 'file')} wait until somebody says what the columns mean; without that, the import leaves them out.`,
};
