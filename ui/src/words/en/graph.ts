/** Words of the picture of a network. */

export const graph = {
  // legend
  community: 'Community',
  others: 'others',
  sizeOf: 'What the size of an account says',
  sizes: { strength: 'Strength', neighbours: 'Neighbours', equal: 'All alike' },
  edgeWeight: 'Edge weight',
  accounts: 'Accounts',
  between: 'Pairs between',
  tightness: 'Full part: tightness',
  time: 'Bar: first to last pair',
  layers: 'Marks: layers',
  inSoftware: {
    lost: 'The graphics processor gave up the picture. It is drawn in software.',
    slow: 'Moving the picture took the graphics processor too long. It is drawn in software.',
  },
  notRead: (what: string) =>
    `The network could not be read: ${what}. Run the detection again or verify the case.`,
};
