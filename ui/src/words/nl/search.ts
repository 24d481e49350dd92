/** Words of the search, in Dutch. */
import { count } from '../../format/number';
import type { search as english } from '../en/search';

export const search: typeof english = {
  // AccountDetail
  accountId: 'account-id',
  earlierName: 'Eerdere naam:',
  showInNetwork: 'In het netwerk tonen',
  notInNetwork: 'Niet in het netwerk van',
  noEdge: ': daar heeft het geen verband.',

  // AccountRow
  once: 'eerder',
  inNetwork: 'in het netwerk',
  posts: (n: number) => count(n, 'bericht', 'berichten'),

  // Help
  whatCanBe: 'Waarnaar je kunt zoeken',
  helpText:
    'In berichten worden hele woorden gevonden; hoofdletters en accenten maken niet uit. In namen en adressen wordt elk deel gevonden, ook in eerdere namen.',
  bothWords: 'beide woorden, waar ook in een bericht',
  inARow: 'deze woorden achter elkaar',
  beginSo: 'woorden die zo beginnen',
  without: 'zonder dit woord',
  withAccount: 'accounts met dit in id, handle of naam, en hun berichten',
  withLink: 'links met dit erin, en de berichten die ze delen',
  otherKinds: 'hetzelfde voor hashtags of een andere soort object',

  // ObjectDetail
  copyWhat: (what: string) => `${what} kopiëren`,
  sharedIn: (posts: number, accounts: number) =>
    `Gedeeld in ${count(posts, 'bericht', 'berichten')} van ${count(accounts, 'account', 'accounts')}`,
  sharedInCase: (posts: number, accounts: number) =>
    `Gedeeld in ${count(posts, 'bericht', 'berichten')} van ${count(accounts, 'account', 'accounts')} van het hele dossier`,
  searchInPosts: 'Zoeken in de berichten',
  edgesSharing: 'Verbanden die het delen',
  edgesSharingHint: 'Filtert het netwerk: alleen verbanden die dit delen',
  notInLayers: 'De run die bekeken wordt, vergelijkt deze niet.',

  // PostDetail
  recordNotRead: 'Het record kon niet worden gelezen',
  post: 'Bericht',
  postId: 'bericht-id',
  address: 'Adres',
  copyAddress: 'Adres van het bericht kopiëren',
  source: 'Bron',
  copyPlace: 'Plaats in de bron kopiëren',
  copyCitation: 'Kopiëren als bronvermelding',

  // PostRow
  noText: 'Geen tekst',

  // PostsOf
  postsEarliest: (posts: string) => `${posts}, vroegste eerst`,
  postsHead: 'Berichten',
  postsNotRead: 'De berichten konden niet worden gelezen',
  morePosts: 'Meer berichten tonen',

  // Search
  showMore: {
    accounts: 'Meer accounts tonen',
    objects: 'Meer objecten tonen',
    posts: 'Meer berichten tonen',
  },
  titles: { accounts: 'Accounts', objects: 'Links, hashtags, andere objecten', posts: 'Berichten' },
  accounts: (n: number) => count(n, 'account', 'accounts'),
  objects: (n: number) => count(n, 'object', 'objecten'),
  searchCase: 'Zoeken in het dossier',
  placeholder: 'Woorden uit berichten, deel van een naam of adres',
  inRun: 'Alleen in deze run',
  makesIndex: 'De eerste zoekvraag in deze data maakt een index. Hij blijft in de dossiermap.',
  failed: 'Het zoeken is mislukt',
  nothingHas: 'Niets gevonden.',
  nothingInRun: 'Niets gevonden in deze run.',
  none: 'Geen.',
  whatIsChosen: 'Wat is gekozen',

  // search_words
  moreThan: (what: string) => `meer dan ${what}`,
  nothingLooked: 'Er is niets gezocht.',

  // searching.svelte
  notFinished: 'De index is niet afgemaakt. Typ opnieuw om hem te maken.',

  // Help
  egWords: 'avondklok rellen',
  egRow: '"wij zijn Nederland"',
};
