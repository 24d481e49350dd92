/** What the window cannot answer, and options that are not understood. */
import type { Phrase } from '../match';

/** The window itself. */
const WINDOW: readonly Phrase[] = [
  [
    'Edges are asked for by where they are: one, other, both or nothing.',
    'Verbanden vraag je op waar ze staan: one, other, both of niets.',
  ],
  [
    'The argument "{}" is missing or is not what it should be: {}.',
    'Het argument ‘{0}’ ontbreekt of is niet wat het moet zijn: {1}.',
  ],
  ['There is no command "{}".', 'Er is geen opdracht ‘{0}’.'],
  [
    'Confidence is high, moderate, low, or not stated.',
    'Zekerheid is hoog, matig, laag of niet vermeld.',
  ],
  [
    'The import that was just made cannot be found.',
    'De import die net is gemaakt, is niet te vinden.',
  ],
  ['There is no backbone "{}".', 'Er is geen ruggengraat ‘{0}’.'],
  [
    'A table without columns cannot be copied. Choose at least one.',
    'Een tabel zonder kolommen is niet te kopiëren. Kies er minstens één.',
  ],
  ['There is no table "{}" to copy.', 'Er is geen tabel ‘{0}’ om te kopiëren.'],
  [
    'Name a group of files, or a reason for which files are left out.',
    'Noem een groep bestanden, of een reden waarom bestanden zijn weggelaten.',
  ],
  [
    'The file manager could not be started ({v}). Open the folder yourself.',
    'De bestandsbeheerder kon niet worden gestart ({0}). Open de map zelf.',
  ],
  [
    'The browser could not be started ({v}). Copy the address instead.',
    'De browser kon niet worden gestart ({0}). Kopieer het adres in plaats daarvan.',
  ],
  ['The engine stopped: {}.', 'De motor is gestopt: {0}.'],
  [
    'The picture is larger than 64 MB. Make it smaller.',
    'Het beeld is groter dan 64 MB. Maak het kleiner.',
  ],
  ['This is no picture that can be handed on: {}.', 'Dit beeld kan niet worden doorgegeven: {0}.'],
];

/** Options that are not understood. */
const OPTIONS: readonly Phrase[] = [
  [
    'use utf-8, windows-1252, iso-8859-1, utf-16le, utf-16be or another name of the WHATWG list',
    'gebruik utf-8, windows-1252, iso-8859-1, utf-16le, utf-16be of een andere naam van de WHATWG-lijst',
  ],
  ['use lines, array or document', 'gebruik lines, array of document'],
  [
    'use dmy, mdy, or a strptime pattern with day, month and year such as %d.%m.%Y %H:%M',
    'gebruik dmy, mdy, of een strptime-patroon met dag, maand en jaar, zoals %d.%m.%Y %H:%M',
  ],
  [
    'use the character between the values, or comma, semicolon, pipe, tab, blank, brackets, addresses',
    'gebruik het teken tussen de waarden, of comma, semicolon, pipe, tab, blank, brackets, addresses',
  ],
  ['use a-z, 0-9 and _, for example url', 'gebruik a-z, 0-9 en _, bijvoorbeeld url'],
  ['use the id of a known format, or none', 'gebruik het id van een bekend formaat, of none'],
  [
    'the file is JSON: use the id of a format of JSON objects, or none',
    'het bestand is JSON: gebruik het id van een formaat van JSON-objecten, of none',
  ],
  [
    'use object:TYPE (TYPE of a-z, 0-9, _) or one of {}',
    'gebruik object:SOORT (SOORT uit a-z, 0-9, _) of een van {0}',
  ],
  [
    'only a column of objects can hold several values in a cell, and this one is {}',
    'alleen een kolom met objecten kan meer waarden in een cel hebben, en deze is {0}',
  ],
  [
    'only objects can be several in a cell, and "{}" has a list',
    'alleen objecten kunnen met meer in een cel staan, en ‘{0}’ heeft een lijst',
  ],
  ['it is given to the columns "{}" and "{}"', 'de kolommen ‘{0}’ en ‘{1}’ hebben hem allebei'],
  [
    'no column was found for: {}; the file has the columns: {}; without an id of the post no finding can lead back to it',
    'geen kolom gevonden voor: {0}; het bestand heeft de kolommen: {1}; zonder bericht-id kan geen bevinding ernaar terugleiden',
  ],
  [
    'no column was found for: {}; the file has the columns: {}',
    'geen kolom gevonden voor: {0}; het bestand heeft de kolommen: {1}',
  ],
];

export const asked: readonly Phrase[] = [...WINDOW, ...OPTIONS];
