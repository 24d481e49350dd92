/** Words of compare. */
import { formatCount } from '../../format/number';

export const compare = {
  // Compare
  secondAlone: 'Edges of the second alone',
  firstAlone: 'Edges of the first alone',
  ofBoth: 'Edges of both',
  pairsFirst: 'Pairs, first',
  pairsSecond: 'Pairs, second',
  first: 'First',
  second: 'Second',
  accountsOfBoth: 'Accounts of both',
  title: 'Compare runs',
  swap: 'Swap the runs',
  notCompared: 'These runs could not be compared',
  setting: 'Setting',
  accountsEstablished: 'Accounts established',
  communitiesAlike: (index: string) =>
    `Communities alike: ${index} (adjusted Rand index over the accounts of both; 1 the same, 0 as by chance).`,
  whatDiffers: 'What differs',
  communitiesOfBoth: 'Communities of both runs',

  // Overlap
  onlyFirst: 'first alone',
  both: 'both',
  onlySecond: 'second alone',

  // words
  yes: 'yes',
  no: 'no',
  sameData: 'the same data',
  notSameData: 'not the same data',
  sameSettings: (data: string) => `The same settings, ${data}.`,
  differ: (n: number): string =>
    n === 1 ? '1 setting differs' : `${formatCount(n)} settings differ`,
  onlyInFirst: 'only in the first',
  onlyInSecond: 'only in the second',
  mostlyInFirst: (n: number, community: number) => `${formatCount(n)} in ${community} of the first`,
  mostlyInSecond: (n: number, community: number) =>
    `${formatCount(n)} in ${community} of the second`,
  inBoth: (n: number, percent: string) => `${formatCount(n)} in both, ${percent} of either`,
};
