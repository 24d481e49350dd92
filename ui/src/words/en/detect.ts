/** Words of detect. */
import { count, formatCount } from '../../format/number';

export const detect = {
  // Advanced
  allDefaults: 'all at their defaults',
  changedOf: (n: number, all: number) => `${formatCount(n)} of ${formatCount(all)} changed`,
  furtherWindows: 'Further time windows',
  quantile: 'Quantile',

  // Answer
  notCounted: 'The pairs could not be counted',
  pairsWithin: (n: number, within: string) =>
    `${n === 1 ? 'pair' : 'pairs'} of posts within ${within}`,
  countedAmong: (n: number) => `counted exactly, among ${count(n, 'share')}`,
  pairsByKind: 'Pairs by kind of object',
  furtherKinds: (n: number) => `and ${count(n, 'further kind')} with fewer`,
  asPrinted: 'As the report will print it',
  publishedSources: 'Published sources of the method',
  starting: 'Starting',
  nothingKept: 'Nothing is kept of a run that is cancelled',
  notFinished: 'The run did not finish',
  cancelled: 'Cancelled. Nothing was kept.',
  find: 'Find coordination',
  countingPairs: 'counting pairs',

  // Chance
  ifUnder: (length: string) => `If it takes under ${length}`,
  inAnyCase: 'In any case',
  no: 'No',
  holdAgainst: 'Hold every edge against chance',
  peerNoChance: 'CooRTweet’s definitions know no chance: their tables have columns of their own.',
  twoInnocent:
    'Two innocent explanations are tried on every edge: busy accounts that meet by accident, and accounts that react, each alone, to the same things. Only what neither explains is called statistically established.',

  // EmptyResult
  atLeastPairs: (weight: number, n: number) =>
    `At least ${formatCount(weight)}: ${count(n, 'pair')} of accounts`,
  negativeWorth: 'What is a negative result worth?',

  // FurtherWindows
  writeLength: 'Write a length such as 10 s or 5 min.',
  narrower: (length: string) => `Must be narrower than ${length}.`,
  removeWindow: (length: string) => `Remove the window of ${length}`,
  commaLeftOut: ', left out',
  notNarrower: (widest: string, list: string) =>
    `Not narrower than ${widest}, so it is not counted: ${list}.`,
  windowToAdd: 'Window to add',
  add: 'Add',
  atMostWindows: (n: number) => `At most ${count(n, 'window')} at a time.`,

  // LayerChoice
  kindsOfObjects: 'Kinds of objects',
  allKinds: (n: number) => `All ${formatCount(n)} kinds`,
  shares: (n: number) => count(n, 'share'),
  leftOutUnless: (n: number, kinds: string) =>
    `Left out unless you choose ${n === 1 ? 'it' : 'them'}: ${kinds}. Such kinds repeat what another one says, or tie strangers together.`,
  chooseOne: 'Choose at least one kind of object.',

  // Detect
  formNotMade: 'The form could not be made',
  nothingToCompare: 'There is nothing to compare yet',
  importFirst: 'Import a file first: what can be asked depends on what it holds.',
  importFiles: 'Import files',
  whoShared: 'Who shared the same',
  within: 'within',
  ofEachOther: 'of each other',
  didSoWith: ', and did so with',
  sameWhat: 'The same what?',
  howClose: 'How close in time?',
  exactOnly: (exact: string, window: string) =>
    `Times of this case are exact to ${exact} only, at least in part. A window of ${window} means nothing for them:`,
  sameDay: 'posts of the same day count as simultaneous.',
  sameHour: 'posts of the same hour count as simultaneous.',
  sameMinute: 'posts of the same minute count as simultaneous.',
  howOften: 'How often?',
  atLeast: 'At least',
  peerFilters: 'CooRTweet’s definitions filter no edge by its weight.',
  whenWhere: 'When and where?',
  changeOnOverview: 'Change on Overview',
  allOfTime: 'All of the time',
  chooseStretch: 'Choose a stretch on Overview',
  couldBeChance: 'Could it be chance?',
  wouldHold: 'Would it hold?',
  nameOfRun: 'Name of the run',
  madeFromSettings: 'Made from the settings when left empty',
  defaults: 'All defaults',
  whatItCosts: 'What it costs',
  runs: 'Runs',
  noRuns: 'No runs yet. Each one is kept, so that settings can be compared.',

  // RunTable
  allKindsLower: (n: number) => `all ${formatCount(n)} kinds`,
  all: 'all',
  window: 'Window',
  time: 'Time',
  otherwise: 'Else',
  pairs: 'Pairs',
  edges: 'Edges',
  communities: 'Communities',
  establishedGroups: 'Established groups',
  notAsked: 'not asked',
  modularity: 'Modularity',
  settingsStand: (run: string) => `The settings of "${run}" stand in the form.`,
  compareTwo: 'Compare two runs',
  openNetwork: 'Open the network',
  hasNoEdges: 'it has no edges',
  isAlone: 'it is the only run',
  useAgain: 'Use these settings again',
  compareWith: 'Compare with another run',
  rename: 'Rename',
  canBeUndone: 'can be undone',
  runsNewest: 'Runs of this case, newest first',
  finished: (zone: string) => `Finished (${zone})`,
  whatToDo: 'What to do',
  moreFor: (run: string) => `More for ${run}`,

  // PairCurve
  pairsByWindow: 'Pairs of posts by time window',
  atWindow: (window: string, n: number) => `${window}: ${count(n, 'pair')}`,
  oneDay: '1 day',

  // Stability
  repeatRun: 'Repeat the run with its settings and its data a little different',
  howRepeated: 'How the run is repeated',
  takesTimes: (n: number) => `The whole takes about ${formatCount(n)} times as long as one run.`,

  // SuggestedWindow
  allTogether: 'All together',
  suggestedWindow: 'Suggested window',
  dataSuggests: 'The data suggests',
  taken: 'Taken',
  takeIt: 'Take it',
  whyByKind: 'Why, and by kind of object',
  takeWindow: (window: string, kind: string) => `Take ${window}, ${kind}`,
  take: 'Take',

  // WindowSlider
  writeLonger: 'Write a length such as 45 s, 5 min or 1.5 h.',
  timeWindow: 'Time window',
  timeWindowExactly: 'Time window, exactly',
  usualWindows: 'Usual time windows',

  // question
  or: (list: string, last: string) => `${list} or ${last}`,
  object: 'object',
  anyKinds: (n: number) => `object of any of ${formatCount(n)} kinds`,
  ofKinds: (n: number, all: number) => `object of ${formatCount(n)} of ${formatCount(all)} kinds`,
  atLeastOne: 'at least one',
  differentOnes: (n: number) => `at least ${formatCount(n)} different ones`,
  timeUnknown: 'time unknown',
  underSecond: (length: string) => `under ${length}`,
  about: (length: string) => `about ${length}`,
  pairsAndSimilar: (n: number) => `${count(n, 'pair')} and those of similar texts`,
  nonePasses: 'No pair of accounts passes these limits.',
  noLower: (window: string) =>
    `No lower limit would help within ${window}: try a wider window, more kinds of objects, or a longer stretch of time.`,
  lowerTo: (edges: number, weight: number) =>
    `${edges === 1 ? 'One pair shares' : `${formatCount(edges)} share`} at least ${count(weight, 'object')}: lower the limit?`,
  alsoWindows: (widest: string, list: string) => `${widest}, also ${list}`,
  layersFused: 'layers fused',
  participation: (n: number) => `participation ${formatCount(n)}`,
  hashtagsInARow: (n: number) => `${formatCount(n)} hashtags in a row or more`,
  weightQuantile: (x: string) => `weight quantile ${x}`,
  loopsKept: 'loops kept',
  coortweet: (x: string) => `CooRTweet, quantile ${x}`,
  platformsApart: 'platforms apart',
  qBelow: (x: string) => `q below ${x}`,
  groupsOf: (n: number) => `groups of ${formatCount(n)}`,
  reactionsOver: (length: string) => `reactions over ${length}`,

  // Backbone
  whatToDraw: 'Which part is worth drawing?',
  chooseBackbone: 'Mark a backbone',
  noBackbone: 'Mark none',
  disparity: 'Disparity filter',
  validated: 'Validated network',
  needsChance: 'The validated network needs the test against chance, which is switched off above.',
  peerNoBackbone: 'CooRTweet’s definitions have edges of their own, and no backbone.',
  howBackbone: 'How the backbone is chosen',
  disparityAt: (level: string) => `backbone: disparity filter at ${level}`,
  validatedNetwork: 'backbone: validated network',

  // stretch
  from: (when: string) => `from ${when}`,
  before: (when: string) => `before ${when}`,

  // Advanced
  advanced: 'Advanced',

  // Chance
  howChance: 'How chance is asked',

  // Answer
  withoutMade: (kinds: string) => `without ${kinds}: found by the run`,

  // MadeLayer
  howMade: (kind: string) => `How it is made: ${kind}`,

  // question
  pairsAndFound: (n: number) => `${count(n, 'pair')} and those that the run finds`,

  // parameters
  oneObject: 'One object on all platforms',
  oneObjectText:
    'A link that is shared on two platforms is one object, so that accounts of different platforms can meet over it. Off: every platform is looked at by itself.',
  seed: 'Seed',
  seedText:
    'Start of the random choices of communities and drawing. The same seed gives the same result to the last digit; pairs and edges do not depend on it.',
  peerDefinitions: 'CooRTweet’s definitions',
};
