/** Words of overview. */
import { count, formatCount } from '../../format/number';

export const overview = {
  // BinTable
  asTable: 'Posts over time, as a table',
  fromZone: (zone: string) => `From (${zone})`,
  posts: 'Posts',
  choose: 'Choose',
  onlyThisSpan: (span: string) => `Only this: ${span}`,
  onlyThis: 'Only this',

  // Brush
  stretch: 'Stretch of time',
  startOfStretch: 'Start of the stretch',
  endOfStretch: 'End of the stretch',

  // Overview
  look: 'Look for coordination',
  lookAtAll: 'Look at all of the time',
  kinds: 'CSV, JSON, Parquet and spreadsheets, also compressed. Nothing leaves this computer.',
  notToEnd: 'The case was not read to its end',
  notMade: 'The overview could not be made',
  inAll: (words: string) => `In all: ${words}`,
  takesAlong: 'Takes this stretch of time along',
  asksFirst: 'Asks what to look for first',
  notCounted: 'This stretch could not be counted',
  platforms: 'Platforms',
  accounts: 'Accounts',
  shares: 'Shares',
  noPosts: 'No posts in this stretch of time.',
  kindsOfPosts: 'Kinds of posts',
  kind: 'Kind',
  inView: (n: number) => `${count(n, 'post')} in view`,

  // PostsOverTime
  noneTimed: 'No posts with a time.',
  chart: (n: number, when: string, per: string) =>
    `${count(n, 'post')} ${when}, ${per}. The same figures stand in the table.`,
  postsPer: (per: string) => `Posts ${per}`,
  coloursShow: 'Colours show',
  kindOfPost: 'Kind of post',
  showChart: 'Show the chart',
  showTable: 'Show as a table',
  timesAre: (zone: string) => `Times are of this computer (${zone}).`,
  timesUtc: 'Times are UTC.',

  // Quality
  ofStretch: 'Of this stretch of time',
  ofFiles: 'Of the files as a whole',
  haveOf: (have: number, of: number) => `${formatCount(have)} of ${formatCount(of)}`,
  nothingToReport: 'Nothing to report.',
  lookAt: (span: string) => `Look at ${span}`,
  showThisTime: 'Show this time',

  // Ranking
  firstOnly: (n: number) => `First ${formatCount(n)} only`,

  // Receipt
  exact: {
    ms: 'exact to the millisecond',
    s: 'exact to the second',
    min: 'exact to the minute: a window under 60 s means nothing',
    hour: 'exact to the hour: a window under an hour means nothing',
    day: 'exact to the day: a window under a day means nothing',
  },
  exactUnknown: 'how exact is not known',
  sharesByKind: 'Shares by kind of object',
  notUsed: 'Could not be used',
  keptButOdd: 'Kept, but odd',
  receiptOf: 'Receipt of an import',
  copySha: 'Copy SHA-256',
  format: 'Format',
  records: 'Records',
  readUsed: (read: number, used: number, rejected: number) =>
    `${formatCount(read)} read, ${formatCount(used)} used, ${formatCount(rejected)} rejected`,
  showRejected: 'Show the rejected',
  theyGave: 'They gave',
  postsAccountsObjects: (posts: number, accounts: number, objects: number) =>
    `${count(posts, 'post')} by ${count(accounts, 'account')}, ${count(objects, 'different object')}`,
  whatToKnow: 'What to know',

  // Rejects
  rejectsWritten: (place: string) => `Reject list written: ${place}`,
  couldNotBeUsed: (n: number) => `${count(n, 'record')} could not be used`,
  ofRecordsIn: (n: number) => `Of ${count(n, 'record')} in`,
  restImported: 'The rest was imported; nothing was changed in the file.',
  recordsNotUsed: 'Records that could not be used',
  exportRejects: 'Export the reject list',

  // SharedObjects
  whatWasShared: 'What was shared',
  noShares: 'No shares in this stretch of time.',
  kindOfObject: 'Kind of object',
  objects: 'Objects',
  typeShared: (type: string) => `${type}: shared most`,
  sharedMost: (type: string) => `Shared most: ${type}`,
  object: 'Object',
  noObjects: 'No objects in this stretch of time.',
  postNotHeld: 'This case does not hold the post.',

  // Sources
  used: 'Used',
  importedZone: (zone: string) => `Imported (${zone})`,
  sources: 'Sources',
  sumOf: (files: number, size: string, records: number, rejected: number) =>
    `${count(files, 'file')}, ${size}, ${count(records, 'record')}, ${formatCount(rejected)} rejected`,
  addFile: 'Add a file',
  showNotUsed: (n: number) => `Show ${count(n, 'record')} that could not be used`,
  oneAFile: 'one a file',
  receiptsOf: (name: string, n: number) => `${name}: ${count(n, 'receipt')}`,

  // SpanFields
  writeTime: 'Write a time as 2021-09-12 or 2021-09-12 14:05.',
  endLater: 'The end must be later than the start.',
  stretchExactly: 'Stretch of time, exactly',
  from: 'From',
  to: 'to',
  toExcluded: 'To, not included',
  wholeTime: 'Whole time',

  // TopAccounts
  followers: 'Followers',
  created: 'Created',
  mostPosts: 'Accounts with most posts',
  noAccounts: 'No accounts in this stretch of time.',
  handleChanged: 'Its handle has changed while the data was collected',
  handles: (n: number) => count(n, 'handle'),

  // OverviewSkeleton
  counting: 'Counting what the case holds',

  // headline
  noPostsWhen: (when: string) => `No posts${when}`,
  underline: (shares: number, objects: number, files: number) =>
    `${count(shares, 'share')} of ${count(objects, 'different object')}, from ${count(files, 'file')}`,

  // bins
  otherPlatforms: (n: number) => `${formatCount(n)} other platforms`,
  per: {
    week: (n: number): string => (n === 1 ? 'per week' : `per ${formatCount(n)} weeks`),
    day: (n: number): string => (n === 1 ? 'per day' : `per ${formatCount(n)} days`),
    hour: (n: number): string => (n === 1 ? 'per hour' : `per ${formatCount(n)} hours`),
    minute: (n: number): string => (n === 1 ? 'per minute' : `per ${formatCount(n)} minutes`),
    second: (n: number): string => (n === 1 ? 'per second' : `per ${formatCount(n)} seconds`),
    millisecond: (n: number) => `per ${formatCount(n)} ms`,
  },

  // time_axis
  months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  onAt: (day: string, clock: string) => `on ${day} at ${clock}`,
  onBetween: (day: string, from: string, to: string) => `on ${day} between ${from} and ${to}`,
  between: (first: string, last: string) => `between ${first} and ${last}`,
};
