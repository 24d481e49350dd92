/** Words of components. */
import { count, formatCount } from '../../format/number';

export const components = {
  // Barcode
  nothingOnAxis: 'Nothing on the time axis yet',
  pairs: (n: number) => count(n, 'pair'),
  posts: (n: number) => count(n, 'post'),

  // Chip
  remove: 'Remove',

  // Combobox
  enterTakes: 'Enter takes what you typed.',
  nothingMatches: 'Nothing matches.',

  // CommunityChip
  community: (n: number) => `Community ${n}`,
  betweenCommunities: 'Between two communities',

  // confidence
  sure: 'sure',
  veryLikely: 'very likely',
  likely: 'likely',
  doubtful: 'doubtful',
  notKnown: 'not known',

  // CopyButton
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied',

  // Dialog
  close: 'Close',

  // ErrorCard
  didNotWork: 'This did not work',
  atPlace: (place: string) => `at ${place}`,
  tryAgain: 'Try again',
  dismiss: 'Dismiss',

  // errors
  noDetails: 'no details',
  windowFault: (what: string) =>
    `The window met a fault of its own: ${what}. The case on disk is as it was; close and open it again.`,

  // Id
  copyWhat: (what: string) => `Copy ${what}`,
  id: 'id',

  // NumberField
  notANumber: 'Not a number.',
  atLeast: (n: string) => `At least ${n}.`,
  atMost: (n: string) => `At most ${n}.`,

  // OptionList
  nothingToChoose: 'Nothing to choose from.',

  // Progress
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  cancelling: 'Cancelling',
  cancel: 'Cancel',

  // SafeText
  showAll: (n: number) => `show all ${formatCount(n)} characters`,
  showLess: 'show less',

  // Select
  choose: 'Choose',

  // Table
  rowsNotRead: 'These rows could not be read',
};
