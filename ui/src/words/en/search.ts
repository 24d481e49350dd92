/** Words of the search. */
import { count } from '../../format/number';

export const search = {
  // AccountDetail
  accountId: 'account id',
  earlierName: 'Earlier name:',
  showInNetwork: 'Show in the network',
  notInNetwork: 'Not in the network of',
  noEdge: ': it has no edge there.',

  // AccountRow
  once: 'once',
  inNetwork: 'in the network',
  posts: (n: number) => count(n, 'post'),

  // Help
  whatCanBe: 'What can be looked for',
  helpText:
    'In posts, whole words are found; capitals and accents do not matter. In names and addresses any part is found, earlier names included.',
  bothWords: 'both words, anywhere in a post',
  inARow: 'these words in a row',
  beginSo: 'words that begin so',
  without: 'without this word',
  withAccount: 'accounts with this in id, handle or name, and their posts',
  withLink: 'links with this in them, and the posts that share them',
  otherKinds: 'the same for hashtags, or for any other kind of object',

  // ObjectDetail
  copyWhat: (what: string) => `Copy ${what}`,
  sharedIn: (posts: number, accounts: number) =>
    `Shared in ${count(posts, 'post')} by ${count(accounts, 'account')}`,
  sharedInCase: (posts: number, accounts: number) =>
    `Shared in ${count(posts, 'post')} by ${count(accounts, 'account')} of the whole case`,
  searchInPosts: 'Search in its posts',
  edgesSharing: 'Edges that share it',
  edgesSharingHint: 'Filters the network: only edges that share this',
  notInLayers: 'The run that is looked at does not compare these.',

  // PostDetail
  recordNotRead: 'The record could not be read',
  post: 'Post',
  postId: 'post id',
  address: 'Address',
  copyAddress: 'Copy the address of the post',
  source: 'Source',
  copyPlace: 'Copy the place in the source',
  copyCitation: 'Copy as citation',

  // PostRow
  noText: 'No text',

  // PostsOf
  postsEarliest: (posts: string) => `${posts}, earliest first`,
  postsHead: 'Posts',
  postsNotRead: 'The posts could not be read',
  morePosts: 'Show more posts',

  // Search
  showMore: {
    accounts: 'Show more accounts',
    objects: 'Show more objects',
    posts: 'Show more posts',
  },
  titles: { accounts: 'Accounts', objects: 'Links, hashtags, other objects', posts: 'Posts' },
  accounts: (n: number) => count(n, 'account'),
  objects: (n: number) => count(n, 'object'),
  searchCase: 'Search the case',
  placeholder: 'Words of posts, part of a name or an address',
  inRun: 'In this run only',
  makesIndex: 'The first search in this data makes an index. It stays in the case folder.',
  failed: 'The search failed',
  nothingHas: 'Nothing has this.',
  nothingInRun: 'Nothing has this in this run.',
  none: 'None.',
  whatIsChosen: 'What is chosen',

  // search_words
  moreThan: (what: string) => `more than ${what}`,
  nothingLooked: 'Nothing was looked for.',

  // searching.svelte
  notFinished: 'The index was not finished. Type again to make it.',

  // Help
  egWords: 'vaccine mandate',
  egRow: '"stop the steal"',
};
