/** What an analyst should know of a known format. */
import type { Phrase } from '../match';

/** Names of formats, where they are more than the name of a program. */
const NAMES: readonly Phrase[] = [
  ['CrowdTangle, Facebook groups (CSV)', 'CrowdTangle, Facebookgroepen (CSV)'],
  ['CrowdTangle, Facebook pages (CSV)', 'CrowdTangle, Facebookpagina’s (CSV)'],
  ['CrowdTangle, Facebook, until 2020 (CSV)', 'CrowdTangle, Facebook, tot 2020 (CSV)'],
  ['DMI-TCAT, full export (CSV)', 'DMI-TCAT, volledige export (CSV)'],
  ['FiveThirtyEight IRA tweets, with ids (CSV)', 'FiveThirtyEight IRA-tweets, met id’s (CSV)'],
  ['FiveThirtyEight IRA tweets (CSV)', 'FiveThirtyEight IRA-tweets (CSV)'],
  ['Google Ads Transparency Center (creatives)', 'Google Ads Transparency Center (advertenties)'],
  ['Google Ads Transparency Center (table)', 'Google Ads Transparency Center (tabel)'],
  [
    'Google political ads, advertisers (CSV)',
    'Politieke advertenties bij Google, adverteerders (CSV)',
  ],
  [
    'Google political ads, creatives (CSV)',
    'Politieke advertenties bij Google, advertenties (CSV)',
  ],
  [
    'Google political ads, spending by week (CSV)',
    'Politieke advertenties bij Google, uitgaven per week (CSV)',
  ],
  [
    'Google political ads, what advertisers declared (CSV)',
    'Politieke advertenties bij Google, wat adverteerders opgaven (CSV)',
  ],
  [
    'IRA advertisements on Facebook and Instagram (CSV)',
    'IRA-advertenties op Facebook en Instagram (CSV)',
  ],
  ['Mastodon statuses', 'Mastodon, berichten'],
  ['Meta Ad Library report (CSV)', 'Meta Ad Library, rapport (CSV)'],
  ['Meta Ad Library, ads (table)', 'Meta Ad Library, advertenties (tabel)'],
  [
    'Meta Ad Library, spending by advertiser and day (CSV)',
    'Meta Ad Library, uitgaven per adverteerder en dag (CSV)',
  ],
  [
    'Meta Content Library, Facebook without surfaces (CSV)',
    'Meta Content Library, Facebook zonder plaatsen (CSV)',
  ],
  ['Reddit comments by PRAW (CSV)', 'Reddit-reacties via PRAW (CSV)'],
  ['Reddit submissions by PRAW (CSV)', 'Reddit-berichten via PRAW (CSV)'],
  ['Reddit users by PRAW (CSV)', 'Reddit-gebruikers via PRAW (CSV)'],
  ['Snapchat political ads (CSV)', 'Politieke advertenties bij Snapchat (CSV)'],
  ['Telegram Desktop export (result.json)', 'Export van Telegram Desktop (result.json)'],
  [
    'Telegram Desktop export with local times (result.json, before 2022)',
    'Export van Telegram Desktop met lokale tijden (result.json, vóór 2022)',
  ],
  ['Telegram messages (Telethon, 4CAT)', 'Telegramberichten (Telethon, 4CAT)'],
  ['Telegram scraper, 49 columns (CSV)', 'Telegram-scraper, 49 kolommen (CSV)'],
  ['TikTok Research API by traktok (CSV)', 'TikTok Research API via traktok (CSV)'],
  [
    'Twitter information operations archive, posts (CSV)',
    'Twitterarchief van informatieoperaties, berichten (CSV)',
  ],
  [
    'Twitter information operations archive, users (CSV)',
    'Twitterarchief van informatieoperaties, gebruikers (CSV)',
  ],
  ['Who Targets Me, advertisers (CSV)', 'Who Targets Me, adverteerders (CSV)'],
  ['YouTube Data Tools 2, comments (CSV)', 'YouTube Data Tools 2, reacties (CSV)'],
  ['YouTube Data Tools, channels (CSV)', 'YouTube Data Tools, kanalen (CSV)'],
  [
    'YouTube Data Tools, comments on one video (CSV)',
    'YouTube Data Tools, reacties bij één video (CSV)',
  ],
  ['YouTube Data Tools, videos (CSV)', 'YouTube Data Tools, video’s (CSV)'],
  [
    'snscrape JSON lines (X/Twitter, Telegram, Reddit and others)',
    'snscrape, JSON-regels (X/Twitter, Telegram, Reddit en andere)',
  ],
];

export const formats: readonly Phrase[] = [
  [
    "A post in a Facebook group counts as the group's: CrowdTangle does not say who wrote it.",
    'Een bericht in een Facebookgroep telt als dat van de groep: CrowdTangle zegt niet wie het schreef.',
  ],
  [
    'Posts of deleted accounts have no author that could be told from another: they are rejected as missing-account.',
    'Berichten van verwijderde accounts hebben geen auteur die van een andere te onderscheiden is: ze worden afgekeurd als zonder account.',
  ],
  [
    'The time is that of the first impression, in many rows only the day. The file has no texts and no links. Ranges of spending and views stay in the raw record.',
    'De tijd is die van de eerste vertoning, in veel rijen alleen de dag. Het bestand heeft geen teksten en geen links. Bandbreedtes van uitgaven en weergaven blijven in het ruwe record.',
  ],
  [
    'The file describes accounts and has no posts. Amounts stay in the raw record.',
    'Het bestand beschrijft accounts en heeft geen berichten. Bedragen blijven in het ruwe record.',
  ],
  [
    'The file describes accounts and has no posts.',
    'Het bestand beschrijft accounts en heeft geen berichten.',
  ],
  [
    'The file lists accounts and has no posts.',
    'Het bestand somt accounts op en heeft geen berichten.',
  ],
  [
    'The time is the day on which the ad was first shown in the first region of the record; what ran before 1 March 2023 has that day.',
    'De tijd is de dag waarop de advertentie voor het eerst is getoond in de eerste regio van het record; wat vóór 1 maart 2023 liep, heeft die dag.',
  ],
  [
    'The time is the day on which the ad was first shown. Ranges of spending and views stay in the raw record as they are written.',
    'De tijd is de dag waarop de advertentie voor het eerst is getoond. Bandbreedtes van uitgaven en weergaven blijven in het ruwe record zoals ze er staan.',
  ],
  [
    'The file does not say which page paid: the address that an ad leads to, mostly that of the page, stands for the account. It was read off pictures and has errors of reading. Spending, clicks and targets stay in the raw record.',
    'Het bestand zegt niet welke pagina betaalde: het adres waar een advertentie naar leidt, meestal dat van de pagina, komt in de plaats van het account. Het is van beelden gelezen en bevat leesfouten. Uitgaven, kliks en doelgroepen blijven in het ruwe record.',
  ],
  [
    'Advertisers have no ids: their names stand for them. Amounts and targets stay in the raw record as they are written.',
    'Adverteerders hebben geen id’s: hun namen komen ervoor in de plaats. Bedragen en doelgroepen blijven in het ruwe record zoals ze er staan.',
  ],
  [
    'The account is the group: CrowdTangle does not say who of its members wrote. Posts have no ids beside their address, which stands for the id. Counts are those of the day of the export.',
    'Het account is de groep: CrowdTangle zegt niet welk lid schreef. Berichten hebben geen id naast hun adres, dat ervoor in de plaats komt. Aantallen zijn die van de dag van de export.',
  ],
  [
    'Times are to the minute. A repost does not say of which post it is: reposts share their text and links.',
    'Tijden zijn op de minuut. Een repost zegt niet van welk bericht hij is: reposts delen hun tekst en links.',
  ],
  [
    "external_author_id was rounded before publication and stands for up to two dozen accounts, so the handle is taken as the account. The file has no ids of posts: they are made of the file's hash and the number of the record. Times are to the minute.",
    'external_author_id is voor publicatie afgerond en staat voor tot wel twintig accounts; daarom geldt de handle als account. Het bestand heeft geen bericht-id’s: die worden gemaakt van de hash van het bestand en het nummer van het record. Tijden zijn op de minuut.',
  ],
  [
    '4CAT writes of a repost whose post it passes on, not which: reposts share their text and links, and the accounts that others name are handles.',
    '4CAT schrijft van een repost van wie het bericht is, niet welk: reposts delen hun tekst en links, en de accounts die anderen noemen zijn handles.',
  ],
  [
    '4CAT writes of a forwarded message whose it was, not which: forwards of one source are compared by the object type forward_source, and by their text and links. The message that is answered is numbered within its chat and is not used.',
    '4CAT schrijft van een doorgestuurd bericht van wie het was, niet welk: doorgestuurde berichten van één bron worden vergeleken met de soort object forward_source, en op hun tekst en links. Het beantwoorde bericht is binnen zijn chat genummerd en wordt niet gebruikt.',
  ],
  [
    "The file has no ids of posts: they are made of the file's hash and the number of the record. Accounts are named by handle.",
    'Het bestand heeft geen bericht-id’s: die worden gemaakt van de hash van het bestand en het nummer van het record. Accounts heten naar hun handle.',
  ],
  ['Accounts are named by handle.', 'Accounts heten naar hun handle.'],
  [
    'Messages are named by their address. Where the channel of a forwarded message is not public the file does not say which message it was: such forwards are compared by the object type forward_source.',
    'Berichten heten naar hun adres. Waar het kanaal van een doorgestuurd bericht niet openbaar is, zegt het bestand niet welk bericht het was: zulke berichten worden vergeleken met de soort object forward_source.',
  ],
  [
    'Times are to the minute. Ids and names of accounts with few followers are hashes, the same in all files of one release.',
    'Tijden zijn op de minuut. Id’s en namen van accounts met weinig volgers zijn hashes, dezelfde in alle bestanden van één uitgave.',
  ],
  [
    'The file does not say which video it is about: that stands in its name only. Comments that answer another comment are replies to it, the others to nothing that is known.',
    'Het bestand zegt niet over welke video het gaat: dat staat alleen in de naam. Reacties op een andere reactie zijn daar antwoorden op, de overige op niets bekends.',
  ],
  [
    'An export does not say which message was forwarded, only from whom: forwards of one source are compared by the object type forward_source.',
    'Een export zegt niet welk bericht is doorgestuurd, alleen van wie: doorgestuurde berichten van één bron worden vergeleken met de soort object forward_source.',
  ],
  [
    'This export has its times by the clock of the computer that made it and does not say the zone. They are read as UTC and may be wrong by hours: do not compare them to other sources by time.',
    'Deze export heeft tijden naar de klok van de computer die hem maakte en noemt de zone niet. Ze worden als UTC gelezen en kunnen uren schelen: vergelijk ze niet op tijd met andere bronnen.',
  ],
  [
    'A post is known by its address (uri), an account by user@instance. The target of an answer is known only by the number it has on the instance that was asked. A post that was edited has its first time and its last text.',
    'Een bericht is bekend onder zijn adres (uri), een account onder user@instance. Het doel van een antwoord is alleen bekend onder het nummer op de bevraagde instance. Een bewerkt bericht heeft zijn eerste tijd en zijn laatste tekst.',
  ],
  [
    "Posts that stand only among what others refer to (includes) are not counted as collected. A repost carries no counts: those in its record are the original's. Each version of an edited post is a post. Of posts withheld in the collector's country the text is the platform's notice and is left out.",
    'Berichten die alleen staan tussen waar andere naar verwijzen (includes), tellen niet als verzameld. Een repost heeft geen aantallen: die in het record zijn van het origineel. Elke versie van een bewerkt bericht is een bericht. Van berichten die in het land van de verzamelaar zijn achtergehouden, is de tekst de melding van het platform; die is weggelaten.',
  ],
  [
    "Posts that stand only inside another one (what it passes on or quotes) are not counted as collected. A repost carries no counts: those in its record are the original's.",
    'Berichten die alleen binnen een ander staan (wat het doorgeeft of citeert), tellen niet als verzameld. Een repost heeft geen aantallen: die in het record zijn van het origineel.',
  ],
  [
    'The times of ads are days: no time window below a day means anything.',
    'De tijden van advertenties zijn dagen: een tijdvenster onder een dag zegt niets.',
  ],
  [
    "The time of a post is what the author's program claims (createdAt), unless that is later than its arrival at Bluesky (indexedAt) or before the network began in November 2022: then it is the time of arrival. A repost carries no counts: those in its record are the original's.",
    'De tijd van een bericht is wat het programma van de auteur zegt (createdAt), tenzij die later is dan de aankomst bij Bluesky (indexedAt) of vóór het begin van het netwerk in november 2022: dan is het de tijd van aankomst. Een repost heeft geen aantallen: die in het record zijn van het origineel.',
  ],
  [
    'The file has totals and no posts: its pages become accounts. Amounts stay in the raw record as they are written.',
    'Het bestand heeft totalen en geen berichten: de pagina’s worden accounts. Bedragen blijven in het ruwe record zoals ze er staan.',
  ],
  [
    "Ids are those of the library and not those in Facebook's or Instagram's addresses. Counts are those of the day of the export.",
    'Id’s zijn die van de bibliotheek en niet die in adressen van Facebook of Instagram. Aantallen zijn die van de dag van de export.',
  ],
  [
    'The API names accounts by their user names, which they may change.',
    'De API noemt accounts bij hun gebruikersnaam, die ze kunnen wijzigen.',
  ],
  ...NAMES,
];
