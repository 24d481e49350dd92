/** What is said of files: why they are left out, what is in a folder or an archive, kinds of exports. */
import type { Phrase } from '../match';

export const files: readonly Phrase[] = [
  ['It has the same bytes as {}.', 'Het heeft dezelfde bytes als {0}.'],
  ['hidden, by their names', 'verborgen, aan hun naam te zien'],
  [
    'of other kinds: pictures, documents, programs',
    'van andere soorten: beelden, documenten, programma’s',
  ],
  ['links to other places', 'koppelingen naar andere plaatsen'],
  ['cases of Zwerm', 'dossiers van Zwerm'],
  ['too deep in folders', 'te diep in mappen'],
  ['pipes or devices', 'pipes of apparaten'],
  ['with a header and no row', 'met een kopregel en geen rij'],
  ['that are no table', 'die geen tabel zijn'],
  ['damaged or cut off', 'beschadigd of afgebroken'],
  ['empty', 'leeg'],
  ['not readable, for example: {v}', 'niet leesbaar, bijvoorbeeld: {0}'],
  ['It is a case of Zwerm, no data.', 'Het is een dossier van Zwerm, geen data.'],
  ['It is a link to another place.', 'Het is een koppeling naar een andere plaats.'],
  ['It is a hidden folder.', 'Het is een verborgen map.'],
  ['It lies too deep in folders.', 'Het ligt te diep in mappen.'],
  ['It is no file (a pipe, a device).', 'Het is geen bestand (een pipe, een apparaat).'],
  ['It is a hidden file.', 'Het is een verborgen bestand.'],
  [
    'It tells of the folder and holds no data, by its name.',
    'Het beschrijft de map en bevat geen data, aan de naam te zien.',
  ],
  ['It is {v}, by the ending of its name.', 'Het is {0}, aan het einde van de naam te zien.'],
  ['a picture', 'een beeld'],
  ['a document', 'een document'],
  ['a program', 'een programma'],
  ['a film or sound', 'een film of geluid'],
  ['an archive of a kind that is not opened', 'een archief van een soort die niet wordt geopend'],
  [
    'These bytes are in the case already. Nothing was read again.',
    'Deze bytes staan al in het dossier. Er is niets opnieuw gelezen.',
  ],
  ['{} and {n} more', '{0} en nog {1}'],
  // Exports.
  ['Report (one HTML file)', 'Rapport (één HTML-bestand)'],
  ['Rows that could not be used, with the reason (CSV)', 'Onbruikbare rijen, met de reden (CSV)'],
  ['Every pair of posts of the network (CSV)', 'Elk paar berichten van het netwerk (CSV)'],
  ['Edges with their weights (CSV)', 'Verbanden met hun gewichten (CSV)'],
  [
    'Accounts with degree, strength, community, position (CSV)',
    'Accounts met graad, sterkte, gemeenschap, plaats (CSV)',
  ],
  ['Communities (CSV)', 'Gemeenschappen (CSV)'],
  [
    'Established groups of a run held against chance (CSV)',
    'Vastgestelde groepen van een run die tegen toeval is gehouden (CSV)',
  ],
  ['What changed settings do to a run (CSV)', 'Wat andere instellingen met een run doen (CSV)'],
  [
    'The review of the edges: seen, judged by whom and when, notes (CSV)',
    'De beoordeling van de verbanden: gezien, door wie en wanneer beoordeeld, notities (CSV)',
  ],
  ['The network for Gephi (GEXF 1.3)', 'Het netwerk voor Gephi (GEXF 1.3)'],
  ['The network as GraphML', 'Het netwerk als GraphML'],
  [
    'The backbone alone, of a run that marks one (GEXF 1.3)',
    'Alleen de ruggengraat, van een run die er een markeert (GEXF 1.3)',
  ],
  [
    'CooRTweet account_stats, weight_threshold none (CSV)',
    'CooRTweet account_stats, alle gewichten (CSV)',
  ],
  [
    'CooRTweet account_stats, weight_threshold full (CSV)',
    'CooRTweet account_stats, boven de drempel (CSV)',
  ],
  [
    'CooRTweet edges, full and fast window; needs two windows (CSV)',
    'CooRTweet-verbanden, ruim en snel tijdvenster; vraagt twee tijdvensters (CSV)',
  ],
  [
    'CooRTweet subgraph 1: edges over the threshold (CSV)',
    'CooRTweet-subgraaf 1: verbanden boven de drempel (CSV)',
  ],
  ['Accounts of subgraph 1 (CSV)', 'Accounts van subgraaf 1 (CSV)'],
  [
    'CooRTweet subgraph 2: fast edges over the threshold (CSV)',
    'CooRTweet-subgraaf 2: snelle verbanden boven de drempel (CSV)',
  ],
  ['Accounts of subgraph 2 (CSV)', 'Accounts van subgraaf 2 (CSV)'],
  [
    'CooRTweet subgraph 3: around the fast edges over the threshold (CSV)',
    'CooRTweet-subgraaf 3: rond de snelle verbanden boven de drempel (CSV)',
  ],
  [
    'Accounts of subgraph 3; color_v = 1 at fast edges (CSV)',
    'Accounts van subgraaf 3; color_v = 1 bij snelle verbanden (CSV)',
  ],
  // Examples.
  ['German federal election 2021', 'Duitse Bondsdagverkiezing 2021'],
  [
    '218 971 public rows from Facebook and Twitter, collected by researchers in the six weeks before the vote. Every account, link and hashtag is a number; there is no text.',
    '218 971 openbare rijen van Facebook en Twitter, door onderzoekers verzameld in de zes weken voor de stemming. Elk account, elke link en elke hashtag is een nummer; er is geen tekst.',
  ],
  ['Invented city election', 'Verzonnen gemeenteraadsverkiezing'],
  [
    'A month of posts in Dutch and English before a city election that never was, with texts, links, hashtags and replies. Every name and every sentence is invented, so it can be shown to anybody.',
    'Een maand berichten in het Nederlands en Engels voor een gemeenteraadsverkiezing die er nooit was, met teksten, links, hashtags en antwoorden. Elke naam en elke zin is verzonnen, dus iedereen mag het zien.',
  ],
];
