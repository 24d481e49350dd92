/** Words of the evidence screen. */
import { count, formatCount } from '../../format/number';

export const evidence = {
  // Address
  theLink: 'the link',
  copyWhat: (what: string) => `Copy ${what}`,
  openWhat: (what: string) => `Open ${what} in the browser: asks first`,
  openAsks: 'Open in the browser: asks first',

  // AddressDialog
  handed: 'Handed to the browser of this computer.',
  openThis: 'Open this address in the browser?',
  cannotOpen: 'This cannot be opened from here',
  goesTo: 'Goes to',
  writtenAs: 'Written as',
  imitate: 'Letters beyond a-z can imitate another name.',
  requestLeaves:
    'The request leaves this computer. The site, and who runs the network, can see that somebody here looks at it, and when. The case notes that it was opened.',
  copyAddress: 'Copy the address',
  doNotOpen: 'Do not open',
  openIt: 'Open in the browser',

  // EdgeDesk
  citationsCopied: 'Both posts copied as citations.',
  takeBack: 'take back',
  note: 'note',
  tag: 'tag',
  nextNotSeen: 'next not seen',
  raw: 'raw',
  wholeLower: 'whole edge',
  edgeLower: 'edge',
  undoLower: 'undo',
  thePair: 'The pair',
  judgement: 'Judgement',
  previousPair: 'Previous pair',
  pairOf: (n: number, all: number) => `pair ${formatCount(n)} of ${formatCount(all)}`,
  nextPair: 'Next pair',
  judgementPair: 'Judgement of this pair',
  takeOut: 'Take the pair out of the report',
  addPair: 'Add the pair to the report',
  inReport: 'In report',
  addToReport: 'Add to report',
  notesPair: 'Notes on this pair',
  notesEdge: 'Notes on the edge',

  // EdgeHead
  pairsOfPosts: (n: number): string => (n === 1 ? 'pair of posts' : 'pairs of posts'),
  objects: (n: number): string => (n === 1 ? 'object' : 'objects'),
  layers: (n: number): string => (n === 1 ? 'layer' : 'layers'),
  medianLower: 'median apart',
  windowLower: 'time window',
  noName: 'account, no name in the source',
  noNameOn: (platform: string) => `${platform} account, no name in the source`,
  copyId: 'Copy account id',
  allEdges: 'All edges',
  previousEdge: 'Previous edge',
  nextEdge: 'Next edge',
  showInNetwork: 'Show this edge in the network',
  inNetwork: 'In the network',
  evidenceOf: (a: string, b: string, n: number) =>
    `Evidence: ${a} and ${b}, ${count(n, 'pair')} of posts`,
  firstToLast: 'first to last',
  wholeEdge: 'Whole edge',
  judgementEdge: 'Judgement of the whole edge',
  isFinding: 'The edge is a finding in the report',
  addConvincing: 'Add the edge with the pairs marked convincing, or else the first three',
  addEdge: 'Add edge to report',

  // EdgeInbox
  community: 'Community',
  layersHead: 'Layers',
  medianApart: 'Median apart',
  first: 'First',
  judged: 'Judged',
  edge: 'Edge',
  nextOfList: 'Next edge of the list',
  previousOfList: 'Previous edge of the list',
  openEdge: 'Open the edge',
  openUnseen: 'Open the next edge that nobody has seen',
  edgesPass: (n: number, all: number) =>
    `${formatCount(n)} of ${formatCount(all)} edges pass the filter`,
  edges: (n: number) => count(n, 'edge'),
  and: 'and',
  marksOf: (n: number, all: number) => `${formatCount(n)} of ${formatCount(all)}`,
  notJudged: 'not judged',
  evidence: 'Evidence',
  chooseEdge: 'Choose an edge to read the posts that tie its two accounts.',
  inTheRun: 'in the run',
  nextUnseenEdge: 'Next edge not seen',
  choose: 'choose',
  openLower: 'open',
  clearFilter: 'Clear the filter',
  edgesLabel: 'Edges: arrow keys choose, Enter opens',
  noEdges: 'This run has no edges',
  nonePasses: 'No edge passes the filter',
  noneReach: 'No two accounts reach the limits of the run. Lower the limit and look again.',
  hidesAll: (n: number) =>
    `${count(n, 'edge')} in the run; the filter of the network hides all of them.`,
  changeLimits: 'Change the limits',

  // Evidence
  lastEdge: 'This is the last edge of the table.',
  firstEdge: 'This is the first edge of the table.',
  lastEdgeHere: 'This is the last edge of the community.',
  firstEdgeHere: 'This is the first edge of the community.',

  // Within
  onlyWithin: 'Next and previous edge stay within this community',
  leaveCommunity: 'Go through the edges of all communities',
  liesBehind: 'Evidence is what lies behind the edges of a network. Look for coordination first.',

  // ObjectPost
  bothShare: 'The post that both share',
  noTextEither: 'The source has no text for this post either.',
  sharedPost: 'Shared post',
  copyShared: 'Copy the shared post as citation',

  // PairList
  pairsByTime: 'Pairs of posts, by time',
  pairNumber: (n: number) => `Pair ${n}`,
  withNote: 'with a note',
  inTheReport: 'in the report',

  // PairStage
  whatShared: 'What both posts share',
  shareKind: (kind: string) => `Both share the ${kind}`,
  copyObject: 'Copy the object',
  equalPassages: 'Equal passages',

  // Post
  account: 'account',
  accountOn: (platform: string) => `${platform} account`,
  noText: 'The source has no text for this post. These are its fields.',
  pictures: 'Pictures of this post',
  links: 'Links in this post',
  theAddress: 'the address of the post',
  reactions: 'Reactions',
  copySha: 'Copy the SHA-256 of the source',
  hideRaw: 'Hide the raw records',
  showRaw: 'Show the raw records',
  rawRecord: 'Raw record',
  copyAsCitation: (post: string) => `${post}: copy as citation`,

  // PostPicture
  blurAgain: (name: string, hash: string) => `Picture ${name}, SHA-256 ${hash}: blur it again`,
  blurred: (name: string, hash: string) => `Picture ${name}, SHA-256 ${hash}, blurred: show it`,
  showPicture: 'Show the picture',
  copyPictureSha: 'Copy the SHA-256 of the picture',

  // PostText
  onlyHere: 'only here:',
  foldLess: (post: string) => `${post}: show less`,
  foldAll: (post: string) => `${post}: show all of its text`,
  showLess: 'Show less',
  showAll: (n: number) => `Show all ${count(n, 'character')}`,
  more: (n: number) => `${formatCount(n)} more`,

  // RawRecord
  rawOf: (post: string) => `${post}: raw record`,
  charByChar: (n: number) => `Record ${formatCount(n)}, character by character`,
  copyRaw: 'Copy the raw record',
  recordLonger:
    'The record is longer: only its first 20 000 characters stand here. The copy in the case is whole.',

  // edge_evidence.svelte
  everyJudged: 'Every pair of this edge is judged.',
  inAlready: 'This edge is in the report already.',
  findingRemoved: 'Finding removed with its last pair. Saved.',
  pairAdded: 'Pair added to the report.',
  pairOut: 'Pair taken out of the report.',
  edgeAdded: 'Edge added to the report.',

  // equal_passages
  sameText: 'both texts are the same, word for word.',
  tooMany: 'They differ in too many places to be compared word by word.',
  asFar: ', as far as the beginnings of the texts were compared.',
  noPassage: (n: number) => `No passage of ${formatCount(n)} words or more is the same`,
  texts: { one: 'one text', other: 'the other', older: 'the older text', newer: 'the newer' },
  wordsOf: (n: string, one: string, m: string, other: string) =>
    `${n} words of ${one}, ${m} of ${other}`,
  onlyIn: (n: number, where: string) => `${count(n, 'word')} only in ${where}`,
  signsIn: (where: string) => `signs only in ${where}`,

  // keys
  keys: {
    next: 'Next pair',
    previous: 'Previous pair',
    'next-unjudged': 'Next pair that is not judged',
    convincing: 'Mark as convincing',
    unclear: 'Mark as unclear',
    innocent: 'Mark as innocent',
    none: 'Take the judgement back',
    'whole-edge': 'Judge the whole edge: E, then 1, 2, 3 or 0',
    note: 'Write a note on the pair',
    'note-edge': 'Write a note on the edge',
    tag: 'Tag the pair',
    'tag-edge': 'Tag the edge',
    report: 'Add the pair to the report, or take it out',
    'report-edge': 'Add the edge to the report',
    raw: 'Show or hide the raw records',
    cite: 'Copy both posts as citations',
    'previous-edge': 'Previous edge',
    'next-edge': 'Next edge',
    'next-unseen': 'Go to the next edge that nobody has seen',
  },

  // pixels
  pictureNotRead: (why: string) => `The picture could not be read: ${why}.`,
  answerEmpty: 'the answer is empty',
  answerBegins: 'the answer does not begin with ZWP1',
  sizeUnfit: 'its size does not fit its pixels',
  sameFile: 'The other post has the same file, byte for byte.',
  sameHash: 'The other post has a picture with the same hash.',
  nearest: (bits: number) => `The nearest picture of the other post differs in ${bits} of 64 bits.`,

  // review_words
  noneSeen: (n: number) => `None of ${count(n, 'edge')} seen yet`,
  seenOf: (n: number, all: number, list: string) =>
    `${formatCount(n)} of ${count(all, 'edge')} seen: ${list}`,
  marks: { convincing: 'convincing', unclear: 'unclear', innocent: 'innocent' },
  states: {
    unseen: 'not seen yet',
    seen: 'seen',
    opened: 'seen, not judged',
    convincing: 'convincing',
    unclear: 'unclear',
    innocent: 'innocent',
  },

  // sentences
  judgementMeans: {
    convincing: 'The pair speaks for a coordinated pattern',
    unclear: 'The pair can be read in more than one way',
    innocent: 'The pair has an ordinary explanation',
  },
  noneJudged: (n: number) => `None of ${count(n, 'pair')} judged yet`,
  judgedOf: (n: number, all: number, list: string) =>
    `${formatCount(n)} of ${formatCount(all)} judged: ${list}`,
  sameSecond: 'same second',
  later: 'later',
  onePost: 'One post',
  otherPost: 'The other post',
  olderPost: 'Older post',
  newerPost: 'Newer post',
  recordOf: (record: string) => `record ${record} of`,
  lineOf: (record: string, line: string) => `record ${record}, line ${line} of`,
  pair: 'Pair',
  judgementBack: (what: string) => `${what}: judgement taken back. Saved.`,
  marked: (what: string, mark: string) => `${what} marked ${mark}. Saved.`,

  // unseen
  everySeen: 'Every edge of the table was seen.',
  everySeenHere: 'Every edge of this community was seen.',
};
