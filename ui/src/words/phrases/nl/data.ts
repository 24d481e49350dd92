/** The quality of the data: what stands on a receipt, on the import screen and on the overview. */
import type { Phrase } from '../match';

/** The verb for so many. */
const of = (n: string, one: string, many: string): string => (/^1(?: |$)/.test(n) ? one : many);

export const data: readonly Phrase[] = [
  // Times.
  [
    'The first post is of {}, the last of {}: {v}.',
    'Het eerste bericht is van {0}, het laatste van {1}: {2}.',
  ],
  ['Times are exact to the {v}.', 'Tijden zijn op {0} nauwkeurig.'],
  [
    'Times are exact to the {v} only. A time window under {v} means nothing here.',
    'Tijden zijn maar op {0} nauwkeurig. Een tijdvenster onder {1} zegt hier niets.',
  ],
  [
    'Times are exact to the {v} only: a time window under {v} means nothing there.',
    'Tijden zijn maar op {0} nauwkeurig: een tijdvenster onder {1} zegt daar niets.',
  ],
  [
    'Times in {v} are exact to the {v} only: a time window under {v} means nothing there.',
    'Tijden in {0} zijn maar op {1} nauwkeurig: een tijdvenster onder {2} zegt daar niets.',
  ],
  [
    'times are exact to the {v} only; a shorter time window means nothing',
    'tijden zijn maar op {0} nauwkeurig; een korter tijdvenster zegt niets',
  ],
  ['millisecond', 'de milliseconde'],
  ['second', 'de seconde'],
  ['minute', 'de minuut'],
  ['hour', 'het uur'],
  ['day', 'de dag'],
  ['a millisecond', 'een milliseconde'],
  ['a second', 'een seconde'],
  ['60 s', '60 s'],
  ['60 seconds', '60 seconden'],
  ['an hour', 'een uur'],
  ['a day', 'een dag'],
  ['less than a second', 'minder dan een seconde'],
  [
    'The times state no zone; UTC was taken. If that is wrong, every time is off by whole hours.',
    'De tijden noemen geen zone; UTC is aangenomen. Als dat niet klopt, is elke tijd hele uren verschoven.',
  ],
  [
    'The times of {v} state no zone and were taken as UTC, which may be wrong by hours.',
    'De tijden van {0} noemen geen zone en zijn als UTC gelezen, wat uren kan schelen.',
  ],
  ['times state no zone; UTC was taken', 'de tijden noemen geen zone; UTC is aangenomen'],
  [
    'the times in "{}" state no zone; UTC was taken: name the zone if that is wrong',
    'de tijden in ‘{0}’ noemen geen zone; UTC is aangenomen: noem de zone als dat niet klopt',
  ],
  [
    'times in "{}" end in {}: several zones are called so, or none that is known; they will be rejected unless you name the zone',
    'tijden in ‘{0}’ eindigen op {1}: meer zones heten zo, of geen bekende; ze worden afgekeurd tenzij je de zone noemt',
  ],
  [
    'only {n} % of the sample of "{}" are times of the format "{}"; the others will be rejected',
    'maar {0} % van de steekproef van ‘{1}’ zijn tijden in de notatie ‘{2}’; de rest wordt afgekeurd',
  ],
  [
    'No gap in the collection: no pause is longer than three times the longest pause of a usual day.',
    'Geen gat in de verzameling: geen pauze is langer dan drie keer de langste pauze van een gewone dag.',
  ],
  [
    'No post for {v}, from {} to {}; the longest pause of a usual day is {v}. Was nothing collected?',
    'Geen bericht gedurende {0}, van {1} tot {2}; de langste pauze van een gewone dag is {3}. Is er niets verzameld?',
  ],
  [
    'No post for {v}, from {} to {}. The longest pause of a usual day is {v}. Was nothing collected?',
    'Geen bericht gedurende {0}, van {1} tot {2}. De langste pauze van een gewone dag is {3}. Is er niets verzameld?',
  ],
  [
    '{v}: no post for {v}, from {} to {}. The longest pause of a usual day is {v}. Was nothing collected?',
    '{0}: geen bericht gedurende {1}, van {2} tot {3}. De langste pauze van een gewone dag is {4}. Is er niets verzameld?',
  ],
  ['1 more gap is shorter.', 'Nog 1 gat is korter.'],
  ['{n} more gaps are shorter.', 'Nog {0} gaten zijn korter.'],
  ['1 more gap that are shorter.', 'Nog 1 gat is korter.'],
  ['{n} more gaps that are shorter.', 'Nog {0} gaten zijn korter.'],
  ['{v}: 1 more gap that are shorter.', '{0}: nog 1 gat is korter.'],
  ['{v}: {n} more gaps that are shorter.', '{0}: nog {1} gaten zijn korter.'],
  ['{n} files', '{0} bestanden'],
  ['Unknown platform', 'Onbekend platform'],

  // What could not be used.
  [
    'All {v} could be used.',
    (rows) => (rows === '1 rij' ? 'De enige rij was bruikbaar.' : `Alle ${rows} waren bruikbaar.`),
  ],
  [
    '{n} of {v} ({v}) could not be used: {l} and others.',
    '{0} van {1} ({2}) onbruikbaar: {3} en meer.',
  ],
  ['{n} of {v} ({v}) could not be used: {l}.', '{0} van {1} ({2}) onbruikbaar: {3}.'],
  ['less than 0.1 %', 'minder dan 0,1 %'],
  ['more than 99.9 %', 'meer dan 99,9 %'],
  ['{n} without an account', '{0} zonder account'],
  ['{n} without an id of the post', '{0} zonder bericht-id'],
  ['{n} without a time', '{0} zonder tijd'],
  ['{n} with a time that cannot be read', '{0} met een onleesbare tijd'],
  ['{n} with a time before 1990 or after 2100', '{0} met een tijd vóór 1990 of na 2100'],
  ['{n} with too many values in one field', '{0} met te veel waarden in één veld'],
  ['{n} with a platform name that cannot be used', '{0} met een onbruikbare platformnaam'],
  ['{n} not in the encoding of the file', '{0} niet in de tekencodering van het bestand'],
  ['{n} with a NUL byte in an id', '{0} met een NUL-byte in een id'],
  ['{n} with too many or too few fields', '{0} met te veel of te weinig velden'],
  ['{n} longer than a record may be', '{0} langer dan een record mag zijn'],
  ['{n} with a quotation mark that is never closed', '{0} met een aanhalingsteken dat nooit sluit'],
  ['{n} that are not valid JSON', '{0} die geen geldige JSON zijn'],
  [
    '{n} that are no post: errors, notices, counts',
    '{0} die geen bericht zijn: fouten, meldingen, tellingen',
  ],
  ['without an account', 'zonder account'],
  ['without an id of the post', 'zonder bericht-id'],
  ['without a time', 'zonder tijd'],
  ['with a time that cannot be read', 'met een onleesbare tijd'],
  ['with a time before 1990 or after 2100', 'met een tijd vóór 1990 of na 2100'],
  ['with too many values in one field', 'met te veel waarden in één veld'],
  ['with a platform name that cannot be used', 'met een onbruikbare platformnaam'],
  ['not in the encoding of the file', 'niet in de tekencodering van het bestand'],
  ['with a NUL byte in an id', 'met een NUL-byte in een id'],
  ['with too many or too few fields', 'met te veel of te weinig velden'],
  ['longer than a record may be', 'langer dan een record mag zijn'],
  ['with a quotation mark that is never closed', 'met een aanhalingsteken dat nooit sluit'],
  ['that are not valid JSON', 'die geen geldige JSON zijn'],
  [
    'that are no post: errors, notices, counts',
    'die geen bericht zijn: fouten, meldingen, tellingen',
  ],
  ['ids that a spreadsheet has rounded', 'id’s die een spreadsheet heeft afgerond'],
  ['rows that repeat an earlier row', 'rijen die een eerdere rij herhalen'],
  ['shares that repeat an earlier one', 'deelacties die een eerdere herhalen'],
  ['values such as NA or None, taken as missing', 'waarden als NA of None, gelezen als ontbrekend'],
  ['rows without a shared object', 'rijen zonder gedeeld object'],
  [
    'posts that were there already, with nothing new',
    'berichten die er al waren, zonder iets nieuws',
  ],
  [
    'posts seen again with other counts or words',
    'berichten opnieuw gezien met andere aantallen of woorden',
  ],
  [
    'counts or dates of accounts that cannot be read',
    'aantallen of datums van accounts die onleesbaar zijn',
  ],
  [
    'rows whose post an earlier row gives to another account',
    'rijen waarvan een eerdere rij het bericht aan een ander account geeft',
  ],

  // What is repeated.
  ['No row repeats another.', 'Geen rij herhaalt een andere.'],
  [
    '{n} of {v} ({v}) {v} what earlier rows say; what is repeated was counted once.',
    (n, rows, share) =>
      `${n} van ${rows} (${share}) ${of(n, 'herhaalt', 'herhalen')} wat eerdere rijen zeggen; wat dubbel is, is één keer geteld.`,
  ],
  [
    '{n} of {v} ({v}) {v} what earlier rows say and count again, because each may be a share of its own. Was the same data collected twice?',
    (n, rows, share) =>
      `${n} van ${rows} (${share}) ${of(n, 'herhaalt', 'herhalen')} wat eerdere rijen zeggen en ${of(n, 'telt', 'tellen')} opnieuw mee, omdat elke een eigen deelactie kan zijn. Is dezelfde data twee keer verzameld?`,
  ],
  ['{n} more were counted once.', 'Nog {0} zijn één keer geteld.'],
  [
    '{n} of {v} ({v}) {v} a post again at another moment, with other counts or words. Each post counts once; what was seen later is kept as an observation.',
    (n, rows, share) =>
      `${n} van ${rows} (${share}) ${of(n, 'toont', 'tonen')} een bericht opnieuw op een ander moment, met andere aantallen of woorden. Elk bericht telt één keer; wat later is gezien, blijft bewaard als waarneming.`,
  ],
  [
    '{v} ({v}) hold a post that was there already, with nothing new. Each post counts once.',
    (rows, share) =>
      `${rows} (${share}) ${of(rows, 'bevat', 'bevatten')} een bericht dat er al was, zonder iets nieuws. Elk bericht telt één keer.`,
  ],
  [
    '{v} ({v}) show a post again at another moment, with other counts or words. Each post counts once; what was seen later is kept as an observation.',
    (rows, share) =>
      `${rows} (${share}) ${of(rows, 'toont', 'tonen')} een bericht opnieuw op een ander moment, met andere aantallen of woorden. Elk bericht telt één keer; wat later is gezien, blijft bewaard als waarneming.`,
  ],
  [
    '{v} ({v}) repeat what earlier rows say; what is repeated is counted once',
    (rows, share) =>
      `${rows} (${share}) ${of(rows, 'herhaalt', 'herhalen')} wat eerdere rijen zeggen; wat dubbel is, telt één keer`,
  ],
  [
    '{v} ({v}) repeat what earlier rows say; each counts, because it may be a share of its own. Was the same data collected twice?',
    (rows, share) =>
      `${rows} (${share}) ${of(rows, 'herhaalt', 'herhalen')} wat eerdere rijen zeggen; elke telt, omdat ze een eigen deelactie kan zijn. Is dezelfde data twee keer verzameld?`,
  ],
  [
    '{v} ({v}) give a post to another account than an earlier row does. The first one counts.',
    (rows, share) =>
      `${rows} (${share}) ${of(rows, 'geeft', 'geven')} een bericht aan een ander account dan een eerdere rij. De eerste telt.`,
  ],
  [
    '1 post stands in more than one file and counts in each, which can make pairs out of nothing. Remove the file that holds less.',
    '1 bericht staat in meer dan één bestand en telt in elk mee, wat paren uit het niets kan maken. Verwijder het bestand met het minste.',
  ],
  [
    '{n} posts stand in more than one file and count in each, which can make pairs out of nothing. Remove the file that holds less.',
    '{0} berichten staan in meer dan één bestand en tellen in elk mee, wat paren uit het niets kan maken. Verwijder het bestand met het minste.',
  ],
  [
    '1 row speaks of a post that an earlier row gives to another account.',
    '1 rij gaat over een bericht dat een eerdere rij aan een ander account geeft.',
  ],
  [
    '{n} rows speak of a post that an earlier row gives to another account.',
    '{0} rijen gaan over een bericht dat een eerdere rij aan een ander account geeft.',
  ],

  // Values.
  [
    '{n} ids that a spreadsheet has rounded: different accounts or posts may have become one. Use the file as the tool exported it, not as a spreadsheet saved it.',
    '{0} id’s die een spreadsheet heeft afgerond: verschillende accounts of berichten kunnen één zijn geworden. Gebruik het bestand zoals het programma het exporteerde, niet zoals een spreadsheet het bewaarde.',
  ],
  [
    '1 count or date of an account cannot be read and was left empty.',
    '1 aantal of datum van een account is onleesbaar en leeg gelaten.',
  ],
  [
    '{n} counts or dates of accounts cannot be read and were left empty.',
    '{0} aantallen of datums van accounts zijn onleesbaar en leeg gelaten.',
  ],
  [
    '1 count or date of an account cannot be read and were left empty.',
    '1 aantal of datum van een account is onleesbaar en leeg gelaten.',
  ],
  [
    '1 value such as NA or None was taken as missing.',
    '1 waarde als NA of None is gelezen als ontbrekend.',
  ],
  [
    '{n} values such as NA or None were taken as missing.',
    '{0} waarden als NA of None zijn gelezen als ontbrekend.',
  ],
  [
    '{v} ({v}) share nothing: they are posts, but no detection sees them.',
    (rows, share) =>
      `${rows} (${share}) ${of(rows, 'deelt', 'delen')} niets: het zijn berichten, maar geen detectie ziet ze.`,
  ],
  [
    '{n} of {v} ({v}) share no object: they are posts, but no detection sees them.',
    (n, rows, share) =>
      `${n} van ${rows} (${share}) ${of(n, 'deelt', 'delen')} geen object: het zijn berichten, maar geen detectie ziet ze.`,
  ],
  [
    'No post has a text: what was shared can be compared, not what was said.',
    'Geen bericht heeft een tekst: wat is gedeeld is te vergelijken, wat is gezegd niet.',
  ],
  [
    'Addresses were made canonical by the rules of {}, domains found by the public suffix list of {}.',
    'Adressen zijn genormaliseerd volgens de regels van {0}, domeinen gevonden met de Public Suffix List van {1}.',
  ],
  [
    'Addresses were made canonical by the rules of {}.',
    'Adressen zijn genormaliseerd volgens de regels van {0}.',
  ],
  [
    'Posts come from {n} platforms: {l} and others. An object with the same id on two platforms counts as one unless you say otherwise.',
    'Berichten komen van {0} platforms: {1} en andere. Een object met hetzelfde id op twee platforms telt als één, tenzij je anders zegt.',
  ],
  [
    'Posts come from {n} platforms: {l}. An object with the same id on two platforms counts as one unless you say otherwise.',
    'Berichten komen van {0} platforms: {1}. Een object met hetzelfde id op twee platforms telt als één, tenzij je anders zegt.',
  ],

  // Remarks of a receipt.
  [
    '{n} records have no object: they are posts but no shares',
    '{0} records hebben geen object: het zijn berichten, maar geen deelacties',
  ],
  [
    '{n} times a record repeats what it or an earlier record of the same post says of an object; each was counted once ({n} records say nothing else)',
    '{0} keer herhaalt een record wat het zelf of een eerder record van hetzelfde bericht over een object zegt; elk is één keer geteld ({1} records zeggen verder niets)',
  ],
  [
    '{n} records say nothing that earlier records did not say; they were kept and each counts: was the same data collected twice?',
    '{0} records zeggen niets wat eerdere records niet zeiden; ze zijn bewaard en elk telt: is dezelfde data twee keer verzameld?',
  ],
  [
    '{n} records are posts that were there already, with nothing new; they were counted once',
    '{0} records zijn berichten die er al waren, zonder iets nieuws; ze zijn één keer geteld',
  ],
  [
    '{n} records show a post that was there already at another moment, with other counts or words; each post counts once, and what was seen later is kept as an observation',
    '{0} records tonen een bericht dat er al was op een ander moment, met andere aantallen of woorden; elk bericht telt één keer, en wat later is gezien, blijft bewaard als waarneming',
  ],
  [
    '{n} counts or dates of accounts could not be read and were left empty',
    '{0} aantallen of datums van accounts waren onleesbaar en zijn leeg gelaten',
  ],
  [
    'the file has no ids of posts: the number of the record stands for them. Records that are the same in every column used are one post; the same post in another file is not recognised',
    'het bestand heeft geen bericht-id’s: het nummer van het record komt ervoor in de plaats. Records die in elke gebruikte kolom gelijk zijn, zijn één bericht; hetzelfde bericht in een ander bestand wordt niet herkend',
  ],
  [
    '{n} values such as NA or None were taken as missing',
    '{0} waarden als NA of None zijn gelezen als ontbrekend',
  ],
  [
    '{n} records have a content_id that an earlier record gives to another account',
    '{0} records hebben een bericht-id dat een eerder record aan een ander account geeft',
  ],
  [
    "some records are not {}; name the file's encoding if that is wrong",
    'sommige records zijn niet {0}; noem de tekencodering van het bestand als dat niet klopt',
  ],
  [
    'the text is UTF-8 but {n} places in its beginning are not; records with such a place in a column that is used are rejected',
    'de tekst is UTF-8, maar {0} plaatsen in het begin niet; records met zo’n plaats in een gebruikte kolom worden afgekeurd',
  ],
  [
    'the text is not UTF-8; it was read as {}, a guess: look at the sample rows and name the encoding if letters look wrong',
    'de tekst is geen UTF-8; ze is gelezen als {0}, een gok: bekijk de eerste rijen en noem de tekencodering als letters niet kloppen',
  ],
  [
    'the spreadsheet has {n} sheets; "{}", the first that is not blank, was taken',
    'de spreadsheet heeft {0} werkbladen; ‘{1}’, het eerste dat niet leeg is, is genomen',
  ],
  [
    'these columns hold lists, categories or other types that are not read: {}',
    'deze kolommen bevatten lijsten, categorieën of andere soorten die niet worden gelezen: {0}',
  ],
  [
    'no column names the platform; the addresses of the posts are those of {}',
    'geen kolom noemt het platform; de adressen van de berichten zijn die van {0}',
  ],
  [
    'the file does not name the platform: give it if you know it',
    'het bestand noemt het platform niet: geef het op als je het weet',
  ],
  [
    '{n} of the cells in the first {n} records hold an error such as #REF! instead of a value; they are read as empty',
    '{0} van de cellen in de eerste {1} records bevatten een fout als #REF! in plaats van een waarde; ze worden als leeg gelezen',
  ],

  // Why a record was refused.
  [
    'the account is not named; nobody can say whose post it is',
    'het account is niet genoemd; niemand kan zeggen van wie het bericht is',
  ],
  [
    'the value has bytes that are not text in this encoding',
    'de waarde heeft bytes die in deze tekencodering geen tekst zijn',
  ],
  ['the value has a NUL byte', 'de waarde bevat een NUL-byte'],
  ['the record has no {v}', 'het record heeft geen {0}'],
  ['account', 'account'],
  ['id of the post', 'bericht-id'],
  ['time', 'tijd'],
  [
    'several zones are called {}, or none that is known: name the zone of the times',
    'meer zones heten {0}, of geen bekende: noem de zone van de tijden',
  ],
  [
    'the value is no time of the format that the column has',
    'de waarde is geen tijd in de notatie van de kolom',
  ],
  ['the time is before 1990 or after 2099', 'de tijd ligt vóór 1990 of na 2099'],
  ['the cell holds more than {n} values', 'de cel bevat meer dan {0} waarden'],
  [
    'the name of the platform is longer than 60 bytes',
    'de naam van het platform is langer dan 60 bytes',
  ],
  ['{n} fields where the header has {n}', '{0} velden waar de kopregel er {1} heeft'],
  [
    '{n} fields where the header has {n}; the record reaches over {n} lines: look for a quote that is not closed',
    '{0} velden waar de kopregel er {1} heeft; het record loopt over {2} regels: zoek een aanhalingsteken dat niet sluit',
  ],
  ['the field "{}" has {n} bytes, more than 1 MB', 'het veld ‘{0}’ heeft {1} bytes, meer dan 1 MB'],
  ['the record is longer than 4 MB', 'het record is langer dan 4 MB'],

  // The overview.
  ['Original posts', 'Oorspronkelijke berichten'],
  ['Reposts', 'Reposts'],
  ['Replies', 'Antwoorden'],
  ['Quotes', 'Citaten'],
  ['Kind not stated', 'Soort niet vermeld'],
  ['Posts with a text', 'Berichten met een tekst'],
  ['Posts whose account has a profile', 'Berichten waarvan het account een profiel heeft'],
  ['Accounts with a date of creation', 'Accounts met een aanmaakdatum'],
];
