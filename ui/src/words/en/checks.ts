/** Words of checks. */
import { count, formatCount } from '../../format/number';

export const checks = {
  // PowerDialog
  oneAll: 'In one community, all members',
  oneHalf: 'In one community, at least half',
  establishedAll: 'Established, all members',
  establishedHalf: 'Established, at least half',
  before: 'In one community without acting together',
  title: 'What would this run have missed?',
  planted: 'The planted groups',
  notAnswered: 'This could not be answered',
  caseStays: 'The case stays as it is',
  whatFound: 'What was found',
  plantedFound: 'Planted groups that were found',
  interval: '95 % interval',
  accountsMedian: 'Accounts of their community, median',
  plantAgain: 'Plant again',
  plantLook: 'Plant and look',

  // StabilityTable
  notRead: 'This could not be read',
  edgesKept: 'Edges kept',
  accountsKept: 'Accounts kept',
  communitiesAlike: 'Communities alike',
  establishedKept: 'Established kept',
  alikeMeans:
    'Alike: adjusted Rand index over the accounts of both, 1 for the same communities, 0 for as alike as by chance. Stable is not true: what a mistake of the collection brings about stays as well.',

  // VariantsDialog
  leftOut: 'left out',
  putIn: 'put in',
  variants: 'Variants',
  variantsNotRead: 'The variants could not be read',
  variantsIn: (variants: number, posts: number, accounts: number) =>
    `${count(variants, 'variant')} in ${count(posts, 'post')} of ${count(accounts, 'account')}`,
  mostListed: (n: number) => `The ${formatCount(n)} most frequent are listed.`,
  accounts: (n: number) => count(n, 'account'),
  mostFrequent: 'the most frequent',
  bitsDifferent: (n: number) => `${count(n, 'bit')} different`,
  alike: (percent: string) => `${percent} alike`,
  first: 'first',
  by: 'by',
  asCompared:
    'Texts as they were compared: in lower case, without addresses and mentions. A cluster is a chain of small changes, so a variant may be less alike to the most frequent one than the limit.',

  // words
  times: (n: number) => `, ${formatCount(n)} times`,
};
