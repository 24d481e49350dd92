/** Why a column has its role. */
import type { Phrase } from '../match';

/** What a name is used for. */
const USES: readonly Phrase[] = [
  ['account ids', 'account-id’s'],
  ['post ids', 'bericht-id’s'],
  ['times', 'tijden'],
  ['platforms', 'platforms'],
  ['texts', 'teksten'],
  ['names of accounts', 'namen van accounts'],
  ['objects of type {}', 'objecten van soort {0}'],
  ['object:{}', 'objecten van soort {0}'],
  ['kind', 'de soort bericht'],
  ['is repost', 'reposts'],
  ['repost of account', 'het gereposte account'],
  ['reply to account', 'het beantwoorde account'],
  ['quote of account', 'het geciteerde account'],
  ['lang', 'de taal'],
  ['client', 'het programma'],
  ['post url', 'het adres van het bericht'],
  ['account name', 'de accountnaam'],
  ['handle', 'de handle'],
  ['account created', 'de aanmaakdatum van accounts'],
  ['bio', 'de profieltekst'],
  ['location', 'de locatie'],
  ['verified', 'geverifieerde accounts'],
  ['default profile', 'de standaardfoto'],
  ['avatar', 'de profielfoto'],
  ['observed at', 'het moment van verzamelen'],
  ['likes', 'likes'],
  ['views', 'weergaven'],
  ['reactions', 'reacties'],
  ['followers', 'volgers'],
  ['following', 'gevolgde accounts'],
  ['posts count', 'het aantal berichten'],
];

export const columns: readonly Phrase[] = [
  ...USES,
  ['empty in the sample', 'leeg in de steekproef'],
  ['neither the name nor the values tell a role', 'naam noch waarden wijzen op een rol'],
  ['the name "{}" is used for {v}', 'de naam ‘{0}’ wordt gebruikt voor {1}'],
  [
    'the name "{}" is used for {v}, and almost every value is different',
    'de naam ‘{0}’ wordt gebruikt voor {1}, en bijna elke waarde is anders',
  ],
  [
    'the name "{}" is used for {v}, and {n} % of the sample are times ({})',
    'de naam ‘{0}’ wordt gebruikt voor {1}, en {2} % van de steekproef zijn tijden ({3})',
  ],
  [
    'the name "{}" is used for {v}, but the values have no format that is certain',
    'de naam ‘{0}’ wordt gebruikt voor {1}, maar de waarden hebben geen zekere notatie',
  ],
  ['{n} % of the sample are times', '{0} % van de steekproef zijn tijden'],
  [
    '{n} % of the sample are addresses, and some repeat',
    '{0} % van de steekproef zijn adressen, en sommige herhalen zich',
  ],
  ['a different id on every row', 'op elke rij een ander id'],
  [
    'the name speaks of accounts and the values repeat',
    'de naam gaat over accounts en de waarden herhalen zich',
  ],
  ['given by the analyst', 'zelf gekozen'],
  ['"{}" was given this role', '‘{0}’ heeft deze rol gekregen'],
  ['the format is {}', 'het formaat is {0}'],
  ['the format is {}; counts where "{}" is empty', 'het formaat is {0}; telt waar ‘{1}’ leeg is'],
  ['the format {} reads the record as a whole', 'het formaat {0} leest het record als geheel'],
  [
    '{v}; {} of the cells are lists in brackets',
    '{0}; {1} van de cellen zijn lijsten tussen haken',
  ],
  [
    '{v}; {} of the cells hold several, separated by "{}"',
    '{0}; {1} van de cellen bevatten meer waarden, gescheiden door ‘{2}’',
  ],
  [
    '{v}; a "|" would separate several, as in another column',
    '{0}; een ‘|’ zou meer waarden scheiden, zoals in een andere kolom',
  ],
  // Notations of times.
  ['Seconds since 1970, UTC', 'Seconden sinds 1970, UTC'],
  ['Milliseconds since 1970, UTC', 'Milliseconden sinds 1970, UTC'],
  ['Microseconds since 1970, UTC', 'Microseconden sinds 1970, UTC'],
  ['Year, month, day, time (ISO 8601)', 'Jaar, maand, dag, tijd (ISO 8601)'],
  [
    'As in e-mail (Sat, 21 Aug 2021 23:50:36 +0000)',
    'Als in e-mail (Sat, 21 Aug 2021 23:50:36 +0000)',
  ],
  [
    'As Twitter writes it (Sat Aug 21 23:50:36 +0000 2021)',
    'Zoals Twitter ze schrijft (Sat Aug 21 23:50:36 +0000 2021)',
  ],
  ['Day/month/year, time', 'Dag/maand/jaar, tijd'],
  ['Month/day/year, time', 'Maand/dag/jaar, tijd'],
  ['By the pattern {}', 'Volgens het patroon {0}'],
  ["CooRTweet's long layout", 'Lange indeling van CooRTweet'],
  ["CooRTweet's wide layout", 'Brede indeling van CooRTweet'],
  ['CooRTweet, long table', 'CooRTweet, lange tabel'],
  ['CooRTweet, wide table', 'CooRTweet, brede tabel'],
];
