/** Why a record was refused: by its format, by its platform, by what it is instead of a post. */
import type { Phrase } from '../match';

/** What a record is that is no post. */
const NO_POST: readonly Phrase[] = [
  ['a notice that a post was deleted', 'een melding dat een bericht is verwijderd'],
  ['a notice that a repost was taken back', 'een melding dat een repost is ingetrokken'],
  ['a notice that a record was deleted', 'een melding dat een record is verwijderd'],
  [
    'a notice that the stream left posts out',
    'een melding dat de stroom berichten heeft weggelaten',
  ],
  [
    'a notice that places were removed from posts',
    'een melding dat plaatsen uit berichten zijn verwijderd',
  ],
  [
    'a notice that a post is withheld in a country',
    'een melding dat een bericht in een land is achtergehouden',
  ],
  [
    'a notice that an account is withheld in a country',
    'een melding dat een account in een land is achtergehouden',
  ],
  ['a notice that the stream was closed', 'een melding dat de stroom is gesloten'],
  ['a notice that an account is active', 'een melding dat een account actief is'],
  ['a notice that an account is closed', 'een melding dat een account is gesloten'],
  [
    'a notice that what is known of an account has changed',
    'een melding dat gegevens van een account zijn gewijzigd',
  ],
  [
    'a notice of what an account did, such as a like',
    'een melding van wat een account deed, zoals een like',
  ],
  ['a notice of the compliance stream', 'een melding uit de compliance-stroom'],
  [
    'a compliance notice about a post or an account',
    'een compliance-melding over een bericht of een account',
  ],
  ['a warning of the stream', 'een waarschuwing van de stroom'],
  [
    'the list of followed accounts that a stream begins with',
    'de lijst van gevolgde accounts waarmee een stroom begint',
  ],
  ['an event of another kind', 'een gebeurtenis van een andere soort'],
  ['an error message of the API', 'een foutmelding van de API'],
  ['an error message of the instance', 'een foutmelding van de instance'],
  ['the API answered with an error', 'de API antwoordde met een fout'],
  ['CrowdTangle answered without a post', 'CrowdTangle antwoordde zonder bericht'],
  ['an answer without posts', 'een antwoord zonder berichten'],
  ['a page without posts', 'een pagina zonder berichten'],
  ['the number of posts in a period', 'het aantal berichten in een periode'],
  ['a list of accounts', 'een lijst van accounts'],
  ['a list of accounts or an entry of one', 'een lijst van accounts, of een regel ervan'],
  ['an account id without a profile', 'een account-id zonder profiel'],
  [
    'an object of a kind that is neither post nor profile',
    'een object van een soort die bericht noch profiel is',
  ],
  [
    'an object of a kind that is neither post nor account',
    'een object van een soort die bericht noch account is',
  ],
  [
    'an object of a kind that is neither status nor account',
    'een object van een soort die bericht noch account is',
  ],
  [
    'a place in a thread whose post is deleted, or hidden by a block',
    'een plaats in een gesprek waarvan het bericht is verwijderd, of verborgen door een blokkade',
  ],
  ['a feed that an account offers', 'een feed die een account aanbiedt'],
  [
    'a rule of who may answer or quote a post',
    'een regel over wie een bericht mag beantwoorden of citeren',
  ],
  ['a verification of another account', 'een verificatie van een ander account'],
  ['a record of another collection', 'een record van een andere verzameling'],
  ['a starter pack', 'een starterspakket'],
  ['it has neither a title nor a body', 'het heeft titel noch tekst'],
  [
    'it stands for a post that could not be read, or for something else on X/Twitter',
    'het staat voor een bericht dat niet kon worden gelezen, of voor iets anders op X/Twitter',
  ],
  ['Telegram notes an event of the chat', 'Telegram noteert een gebeurtenis in de chat'],
  [
    'Telegram Desktop could not export what it holds',
    'Telegram Desktop kon de inhoud niet exporteren',
  ],
  ['the message is gone', 'het bericht is er niet meer'],
  ['the envelope names no platform', 'de verpakking noemt geen platform'],
  ['there is nothing in its envelope', 'er zit niets in de verpakking'],
  ['Gab listed a group or an account', 'Gab gaf een groep of een account'],
  ['X shows a notice in the place of the post', 'X toont een melding in de plaats van het bericht'],
];

/** What a record lacks. */
const LACKED: readonly Phrase[] = [
  ['id of the account', 'account-id'],
  ['name of the account', 'accountnaam'],
  ['time of the boost', 'tijd van de boost'],
];

export const records: readonly Phrase[] = [
  ...NO_POST,
  ...LACKED,
  ['the record is no post: {v}', 'het record is geen bericht: {0}'],
  ['record {n}: {v}', 'record {0}: {1}'],
  ['record {n} (line {n}): {v}', 'record {0} (regel {1}): {2}'],
  [
    'record {n}: an id such as "{}" was rounded by a spreadsheet; ids like it are kept but may stand for several accounts or posts: get the file before it was opened there',
    'record {0}: een id als ‘{1}’ is door een spreadsheet afgerond; zulke id’s blijven staan, maar kunnen meer accounts of berichten betekenen: neem het bestand van voordat het daar is geopend',
  ],
  [
    'the value is no time of the format that this source has',
    'de waarde is geen tijd in de notatie van deze bron',
  ],
  ['the id is longer than 8 KB', 'het id is langer dan 8 KB'],
  [
    'the author is not named; nobody can say whose post it is',
    'de auteur is niet genoemd; niemand kan zeggen van wie het bericht is',
  ],
  [
    'the account was deleted before this was archived; nobody can say whose post it is',
    'het account is verwijderd voordat dit werd gearchiveerd; niemand kan zeggen van wie het bericht is',
  ],
  [
    'the address names the group, and nothing names who wrote in it',
    'het adres noemt de groep, en niets noemt wie erin schreef',
  ],
  [
    'Zwerm does not know this class of snscrape; import the file as generic JSON lines and say yourself what its fields are',
    'Zwerm kent deze klasse van snscrape niet; importeer het bestand als gewone JSON-regels en kies zelf wat de velden zijn',
  ],
  [
    'Zwerm does not know the objects of {}; import the file as generic JSON lines and say yourself what its fields are',
    'Zwerm kent de objecten van {0} niet; importeer het bestand als gewone JSON-regels en kies zelf wat de velden zijn',
  ],

  // JSON.
  ['the record is no JSON ({})', 'het record is geen JSON ({0})'],
  ['the record is no JSON object ({})', 'het record is geen JSON-object ({0})'],
  ['the line is no JSON object ({})', 'de regel is geen JSON-object ({0})'],
  ['the line is longer than {n} MB', 'de regel is langer dan {0} MB'],
  ['the line has bytes that are not text', 'de regel heeft bytes die geen tekst zijn'],
  ['the record has bytes that are not text', 'het record heeft bytes die geen tekst zijn'],
  ['the record is longer than {n} MB', 'het record is langer dan {0} MB'],
  [
    'the record is longer than {n} MB, and the file ends inside it',
    'het record is langer dan {0} MB, en het bestand eindigt erin',
  ],
  ['the record is nested deeper than {n} levels', 'het record is dieper dan {0} niveaus genest'],
  [
    'a bracket or a quote of the record is not closed; reading went on with the next line that begins a record',
    'een haakje of aanhalingsteken van het record sluit niet; het lezen ging verder met de volgende regel waarop een record begint',
  ],
  [
    'the file ends inside a record: it was cut off, or is still being written',
    'het bestand eindigt midden in een record: het is afgebroken, of wordt nog geschreven',
  ],
  [
    'the file ends inside a list of records: it was cut off, or is still being written',
    'het bestand eindigt midden in een lijst van records: het is afgebroken, of wordt nog geschreven',
  ],
  [
    'between the records stands text that is no JSON',
    'tussen de records staat tekst die geen JSON is',
  ],
  ['the document is no JSON ({v})', 'het document is geen JSON ({0})'],
  ['a bracket or a quote is not closed', 'een haakje of aanhalingsteken sluit niet'],
  [
    'the document is no JSON ({v}): its records were taken one by one, without what else it holds',
    'het document is geen JSON ({0}): de records zijn één voor één genomen, zonder wat er verder in staat',
  ],
  [
    'the document is longer than {n} MB and has no list of records where such documents have it',
    'het document is langer dan {0} MB en heeft geen lijst van records waar zulke documenten die hebben',
  ],
  [
    'the document is no JSON from here on; {v} was not read',
    'vanaf hier is het document geen JSON; {0} is niet gelezen',
  ],
  ['what is left of it', 'wat ervan rest'],
  ['the rest of the file', 'de rest van het bestand'],
];
