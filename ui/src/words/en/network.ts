/** Words of the network screen. */
import { count, formatCount } from '../../format/number';

export const network = {
  // AccountInspector
  strength: 'Strength',
  pairsOfPosts: 'pairs of posts',
  neighbours: 'Neighbours',
  core: 'Core',
  coreHint: 'In a group where everyone has at least so many neighbours',
  inTheseLayers: 'in these layers',
  rung: 'Rung',
  platform: 'Platform',
  firstShare: 'First share',
  lastShare: 'Last share',
  account: 'Account',
  selectCommunity: (n: number) => `Select community ${n}`,
  tagsNotes: 'Tags and notes',
  rhythm: 'Rhythm of the week',
  sharesOverTime: 'Shares over time',
  shares: (n: number) => count(n, 'share'),
  strongestNeighbours: (n: number, all: number) =>
    `Neighbours: the ${formatCount(n)} strongest of ${formatCount(all)}`,
  togetherWithOthers: 'Shared most often together with others',
  newestRecord: 'In its newest record',
  recordOf: (n: number) => `Record ${formatCount(n)} of`,
  regular: (n: number) =>
    `${count(n, 'share')}: a regular rhythm can also be a scheduler, a newsroom or a habit.`,

  // AccountsInspector
  accounts: (n: number) => count(n, 'account'),
  edgesBetween: (n: number) => `${count(n, 'edge')} between them`,

  // Card
  selectNothing: 'Select nothing',

  // CommunityInspector
  edgesInside: 'Edges inside',
  pairsHead: 'Pairs of posts',
  tightness: 'Tightness',
  tightnessHint: 'Edges inside as a share of all possible ones',
  medianHint: 'Median over its edges of the median time between the posts of a pair',
  active: 'Active',
  showOnly: 'Show only this',
  reviewOf: 'Review of its edges',
  saidOfThese:
    'Said of these accounts: another run shows it where it finds exactly the same group.',
  pairsByLayer: 'Pairs by layer',
  restOn: 'What its pairs rest on',
  strongestOf: (n: number, all: number) =>
    `The ${formatCount(n)} strongest of ${formatCount(all)} accounts`,

  // EdgeInspector
  weight: 'Weight',
  differentOnes: 'different ones',
  ofMany: (n: number) => `of ${formatCount(n)}`,
  windowOf: (length: string) => `window ${length}`,
  readPosts: 'Read the posts',
  againstChance: 'Against chance',
  firstPairs: (n: number, all: number) => `First ${formatCount(n)} of ${formatCount(all)} pairs`,
  itsPairs: 'Its pairs',

  // FilterBar
  someAccounts: (n: number, all: number) => `${formatCount(n)} of ${count(all, 'account')}`,
  filters: 'Filters',
  partsOfFilter: 'Parts of the filter',
  removeFilter: (part: string) => `Remove the filter ${part}`,
  inspector: 'Inspector',

  // FilterPanel
  any: 'any',
  findAccount: 'Find an account',
  network: 'Network',
  idOrName: 'Id or name',
  accountsFound: 'Accounts found',
  noAccountContains: 'No account of this network contains that.',
  onlyWithThis: 'Show only accounts with this',
  weightAtLeast: 'Edge weight at least',
  pairs: (n: number) => count(n, 'pair'),
  pairsWithin: 'Pairs of posts within the window.',
  objectsAtLeast: 'Different objects at least',
  objects: (n: number) => count(n, 'object'),
  window: 'Window',
  onlyEstablished: 'Only what is statistically established',
  qAtMost: 'q-value at most',
  review: 'Review',
  edgesThatAre: 'Edges that are',
  tags: 'Tags',
  showFewer: 'Show fewer',
  allOf: (n: number) => `All ${formatCount(n)}`,
  counting: 'Counting.',
  onlyCommunity: (n: number) => `Only community ${n}`,

  // StructureFilters
  backbone: 'Backbone',
  onlyBackbone: 'Only the backbone',
  edgesOf: (n: number) => count(n, 'edge'),
  backboneHint: (method: string) => `For drawing, not evidence. ${method}`,

  // LegendBox
  legend: 'Legend',
  communityAccounts: (community: number, n: number) =>
    `Community ${community}, ${count(n, 'account')}`,

  // LevelBar
  level: 'Level of the picture',
  aBubble: 'A bubble for each community',
  itsAccounts: 'Its accounts alone',
  everyAccount: 'Every account of the run',
  allAccounts: 'All accounts',

  // NeighbourList
  edgeWith: (name: string, pairs: number, objects: number) =>
    `Edge with ${name}: ${count(pairs, 'pair')}, ${count(objects, 'object')}`,

  // Network
  noNetwork: 'No network yet',
  networkShows:
    'A network shows which accounts shared the same things at nearly the same time. Choose what to look for, and it is drawn here.',
  emptyNetwork: 'An empty network',
  noneAtLower: 'No pair passes these limits, nor would any at a lower one.',
  compared: (shares: number, accounts: number) =>
    `${count(shares, 'share')} of ${count(accounts, 'account')} were compared;`,
  noTwo: 'no two of them fall within the window.',
  fallWithin: (n: number) => `${count(n, 'pair')} of posts fall within the window.`,
  lowerLimit: 'Lower the limit',
  changeQuestion: 'Change the question',

  // ObjectList
  pairsOf: (n: number) => `${count(n, 'pair')} of posts`,
  tagsNotesOf: (thing: string) => `Tags and notes of ${thing}`,
  onlySharing: (thing: string) => `Only edges that share ${thing}`,
  onlySharingHint: 'Only edges that share this',

  // PictureStage
  pictureOf: (what: string, run: string) => `${what} of ${run}`,
  pictureHelp:
    'Picture of the network. Arrow keys move it, plus and minus zoom. The tables below list the same accounts and edges.',
  picture: 'Picture',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAllOpened: 'Show all that is opened',
  fit: 'Fit',
  lassoHint: 'Draw around accounts to select them; Shift and drag does it any time',
  lasso: 'Lasso',
  namesHint: 'Names of the strongest accounts',
  names: 'Names',
  hideHint: 'Leave out what does not pass the filter, instead of dimming it',
  hideRest: 'Hide the rest',
  saveThePicture: 'Save the picture',
  forText: 'for text and slides',
  forLayout: 'for a layout desk',
  exactly: 'Exactly as seen, with legend, run and filter',
  savePicture: 'Save picture',
  noEdgePasses: 'No edge passes this filter.',
  strongestFirst: 'Strongest edges first; drawing the rest.',

  // Rhythm
  hoursIn: (n: number, zone: string) => `${count(n, 'share')}, hours in ${zone}`,
  atHour: (day: string, hour: number, n: number) =>
    `${day} ${hour}–${hour + 1} h: ${count(n, 'share')}`,
  byHour: (n: number) => `Shares by hour of the week: ${count(n, 'share')}`,
  hour: (h: number) => `${h} h`,
  days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',

  // RunInspector
  ofCompared: (n: number) => `of ${formatCount(n)} compared`,
  inComponents: (n: number) => `in ${count(n, 'component')}`,
  leidenHint: 'Groups found by Leiden: more ties inside than chance would give',
  modularityHint: 'How clearly the communities are apart: 0 as by chance, towards 1 clearly apart',
  sharesCompared: 'Shares compared',
  seedHint: 'The same seed gives the same communities and the same places',
  beyondActivity: 'Beyond activity',
  beyondActivityHint:
    'Accounts that share much meet by accident: these meet more often than that explains',
  beyondBoth: 'Beyond both',
  beyondBothHint:
    'A common cause, such as reacting to the same news, does not explain these either',
  testedAgainst: 'Tested against',
  pairsOfAccounts: 'pairs of accounts',
  testedHint:
    'All pairs that could have been joined, whether they met or not: q-values are corrected for so many',
  run: 'Run',
  onlyShowEstablished: 'Show only what is established',
  chanceNotAsked:
    'Not asked: how often chance would do the same is not known for this run. Detect can ask it.',
  notRepeated: 'Not asked: the run was not repeated with something changed. Detect can ask it.',
  whatMissed: 'What would it have missed?',
  pairsOverTime: 'Pairs over time',
  noneFilter: 'None passes the filter.',
  apart: (length: string) => `${length} apart`,
  possibleTies: (percent: string, word: string) => `${percent} of possible ties, ${word}`,
  smallerOnes: (n: number) => `${count(n, 'smaller one')} in the table below.`,
  layoutMeans:
    'An account lies near those it is tied to. Distances and directions have no other meaning.',

  // StructureFilters
  coreAtLeast: 'Core at least',
  coreFilterHint:
    'Accounts that hold together: each has at least so many neighbours in the same core.',
  componentAtLeast: 'Component of at least',
  componentHint: 'Accounts that are tied to each other, over however many others.',

  // Tables
  sumOfWeights: 'Sum of the weights of its edges',
  sharesInLayers: 'Shares in the layers compared',
  pairsHint: 'Pairs of posts within the window: the weight of the edge',
  objectsHint: 'Different objects behind the pairs',
  medianPairHint: 'Median time between the posts of a pair',
  expected: 'Expected',
  expectedHint: 'Objects over which their activity alone would bring them together',
  qHint: 'How often chance would give as much, corrected for all pairs of accounts',
  tablesOf: 'Tables of the network',
  nothingPasses: 'Nothing passes the filter.',

  // TimeStrip
  pauseTime: 'Pause the time',
  playTime: 'Play through the time',
  edgesAround: (span: string) => `Edges with first and last share around ${span}`,
  edgesFrom: (span: string) => `Edges with pairs from ${span}`,
  drawStretch: 'Draw a stretch to see only its edges',
  pause: 'Pause',
  play: 'Play',
  playHint: 'Play the stretch through the time; arrow keys step',
  stepBack: 'A step back',
  stepOn: 'A step on',
  speed: (x: number) => `Speed ${x} ×`,
  speedHint: 'Speed of playing',
  pairsOfCommunity: (n: number | null) => `Pairs of community ${n}`,
  tooManyPairs:
    'This run has more than 8 million pairs. A stretch of time keeps every edge whose first share lies before its end and whose last share lies after its beginning, even when no pair falls into it.',
  tooManyShort: 'Too many pairs: filtered by first and last share',

  // Workspace
  filtersAway: 'Put the filters away',
  filtersShow: 'Show the filters',
  tablesAway: 'Put the tables away',
  tablesShow: 'Show the tables',
  inspectorAway: 'Put the inspector away',
  inspectorShow: 'Show the inspector',
  notOpened: 'The network could not be opened',
  widthFilters: 'Width of the filters',
  widthInspector: 'Width of the inspector',
  heightTables: 'Height of the tables',
  reading: (run: string) => `Reading the network of ${run}`,

  // chance_facts
  byActivity: 'By activity',
  objectsExpected: 'objects expected',
  byActivityHint:
    'Objects over which the two would meet if only their activity brought them together',
  pqHint:
    'How often chance would give as much or more; q is the same, corrected for all pairs of accounts that could have met',
  byCause: 'By a common cause',
  byCauseHint:
    'Objects over which they would meet if both, each alone, reacted to the same things at their own pace',
  qOfThat: 'q of that',
  qOfThatHint: 'Corrected for all pairs of accounts that share enough objects',

  // picture_export
  inventedExample: 'Invented example',
  seedIs: (seed: number) => `seed ${seed}`,
  pictureSaved: (place: string) => `Picture saved: ${place}`,
  showFile: 'Show the file',

  // picture_commands
  zoomSelected: 'Zoom to what is selected',
  sizedBy: (what: string) => `Size of accounts: ${what}`,
  nextByStrength: 'Next account by what its size says, or community by size',
  previousByStrength: 'Previous account by what its size says, or community by size',
  hideNames: 'Hide the names',
  showNames: 'Show the names',
  moveByDragging: 'Move the picture by dragging',
  selectByDrawing: 'Select by drawing around accounts',
  selectMembers: 'Select the accounts of the community',
  selectNeighbours: 'Select the neighbours too',
  selectComponent: 'Select all that is tied to the selection',
  showMap: 'Show the map of communities',
  showAllAccounts: 'Show all accounts',
  openCommunity: 'Open the community that is selected',
  readBehind: 'Read the posts behind the edge',
  savePng: 'Save the picture as PNG',
  saveSvg: 'Save the picture as SVG',

  // words
  countWords: (n: number, all: number, m: number, allEdges: number) =>
    `${formatCount(n)} of ${formatCount(all)} accounts · ${formatCount(m)} of ${formatCount(allEdges)} edges`,
  parts: {
    weight: (n: number) => `weight at least ${formatCount(n)}`,
    objects: (n: number) => `at least ${count(n, 'object')}`,
    within: (length: string) => `within ${length}`,
    layer: (name: string) => `layer ${name}`,
    community: (n: number) => `community ${formatCount(n)}`,
    core: (n: number) => `core at least ${formatCount(n)}`,
    backbone: 'backbone, for drawing',
    component: (n: number) => `components of at least ${formatCount(n)}`,
    shares: (object: string) => `shares ${object}`,
    tag: (tag: string) => `tag “${tag}”`,
    review: (state: string) => `review: ${state}`,
    established: 'statistically established',
    q: (q: string) => `q at most ${q}`,
    text: (text: string) => `account contains “${text}”`,
  },
  wholeRun: 'The whole run, nothing filtered out',
  noneEstablished:
    'Nothing beyond similarity is statistically established here. That is no proof that nobody coordinates: small, slow or careful groups can be missed.',
  established: (accounts: number, groups: number, edges: number, all: number) =>
    `${count(accounts, 'account')} in ${count(groups, 'group')} with ${formatCount(edges)} of ${count(all, 'edge')}: neither activity nor a common cause explains them, coordination is statistically established. That does not say who is behind it, or why.`,
  lowerLimitAsk: (n: number, weight: number) =>
    `No pair passes these limits. ${n === 1 ? '1 pair shares' : `${formatCount(n)} pairs share`} at least ${formatCount(weight)}: lower the limit?`,
  nearlyAll: 'nearly all tied to all',
  tight: 'tight',
  loose: 'loose',
  veryLoose: 'very loose',
  inside: (n: number) => `${count(n, 'edge')} inside`,
  percentTight: (percent: string) => `${percent} tight`,
  betweenTwo: (a: number, b: number) => `Communities ${formatCount(a)} and ${formatCount(b)}`,
  neighboursStrength: (n: number, strength: number) =>
    `${count(n, 'neighbour')} · strength ${formatCount(strength)}`,
};
