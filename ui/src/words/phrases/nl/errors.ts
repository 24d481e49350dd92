/** What went wrong, and what to do about it. */
import type { Phrase } from '../match';

export const errors: readonly Phrase[] = [
  // The desk.
  [
    'A case needs a title. Nothing was changed.',
    'Een dossier heeft een titel nodig. Er is niets gewijzigd.',
  ],
  [
    'A run needs a name. Nothing was changed.',
    'Een run heeft een naam nodig. Er is niets gewijzigd.',
  ],
  [
    'There is a run named "{}" in this case already. Choose another name.',
    'Er is in dit dossier al een run die ‘{0}’ heet. Kies een andere naam.',
  ],
  [
    'There is already a run named `{}`. Choose another name',
    'Er is al een run die ‘{0}’ heet. Kies een andere naam',
  ],
  [
    'A run is compared with another one. Choose two different runs.',
    'Een run wordt met een andere vergeleken. Kies twee verschillende runs.',
  ],
  ['A newer question replaced this one.', 'Een nieuwere vraag kwam hiervoor in de plaats.'],
  ['There is no such example.', 'Dit voorbeeld bestaat niet.'],
  [
    'This file is not known any more. Choose or drop it again.',
    'Dit bestand is niet meer bekend. Kies het opnieuw of sleep het hierheen.',
  ],
  ['This finding is not in the case any more.', 'Deze bevinding staat niet meer in het dossier.'],
  [
    'The work ended by a fault in Zwerm ({}). The case is as it was before it. Please report it.',
    'Het werk is geëindigd door een fout in Zwerm ({0}). Het dossier is zoals het ervoor was. Meld het alsjeblieft.',
  ],
  [
    'The work stopped unexpectedly. The case is as it was before it.',
    'Het werk is onverwacht gestopt. Het dossier is zoals het ervoor was.',
  ],
  [
    'Cancelled. The step in flight was dropped; the case is as it was before it.',
    'Geannuleerd. De lopende stap is vervallen; het dossier is zoals het ervoor was.',
  ],
  [
    'This address does not stand in these two posts. Open the edge again.',
    'Dit adres staat niet in deze twee berichten. Open het verband opnieuw.',
  ],
  [
    'This is no address that a browser understands. Copy it instead.',
    'Dit is geen adres dat een browser begrijpt. Kopieer het in plaats daarvan.',
  ],
  [
    'Only addresses that begin with http or https are opened.',
    'Alleen adressen die met http of https beginnen, worden geopend.',
  ],
  [
    'This address carries a name before an @, which hides where it leads. Copy it instead.',
    'Dit adres heeft een naam voor een @, wat verbergt waar het heen leidt. Kopieer het in plaats daarvan.',
  ],
  [
    'This address names no host. Copy it instead.',
    'Dit adres noemt geen host. Kopieer het in plaats daarvan.',
  ],
  [
    'This address is too long to be judged by eye. Copy it instead.',
    'Dit adres is te lang om met het oog te beoordelen. Kopieer het in plaats daarvan.',
  ],
  [
    'This case is not in the list any more. Open it from its folder.',
    'Dit dossier staat niet meer in de lijst. Open het vanuit zijn map.',
  ],
  [
    'This pair of posts does not belong to this edge. Open the edge again.',
    'Dit paar berichten hoort niet bij dit verband. Open het verband opnieuw.',
  ],
  [
    'This is not in the network of this run. Select it again.',
    'Dit staat niet in het netwerk van deze run. Selecteer het opnieuw.',
  ],
  [
    'A note needs words. Nothing was written.',
    'Een notitie heeft woorden nodig. Er is niets geschreven.',
  ],
  [
    'A note has at most {n} characters; this one has {n}.',
    'Een notitie heeft hoogstens {0} tekens; deze heeft er {1}.',
  ],
  [
    'The file was written, but it is not there any more.',
    'Het bestand is geschreven, maar het is er niet meer.',
  ],
  ['A picture is png or svg.', 'Een beeld is png of svg.'],
  [
    'No case is open. Open one or create a new one.',
    'Er is geen dossier open. Open er een of maak een nieuw aan.',
  ],
  [
    'The work in progress could not be stopped yet. Wait a moment and try again.',
    'Het lopende werk kon nog niet worden gestopt. Wacht even en probeer het opnieuw.',
  ],
  [
    'There are too many cases of this name. Choose another title.',
    'Er zijn te veel dossiers met deze naam. Kies een andere titel.',
  ],
  ['The stretch of time ends before it begins.', 'De periode eindigt voordat ze begint.'],
  [
    'No dry run of this file is known. Let it be read again.',
    'Van dit bestand is geen proeflezing bekend. Laat het opnieuw lezen.',
  ],
  [
    'What was found in these files is not known any more. Drop them again.',
    'Wat in deze bestanden is gevonden, is niet meer bekend. Sleep ze opnieuw hierheen.',
  ],
  ['No file was named.', 'Er is geen bestand genoemd.'],
  ['There is no such group of files.', 'Deze groep bestanden bestaat niet.'],
  ['No group of files was chosen.', 'Er is geen groep bestanden gekozen.'],
  [
    'This file has no columns of its own by which others like it could be known.',
    'Dit bestand heeft geen eigen kolommen waaraan andere zoals dit te herkennen zijn.',
  ],
  ['No mapping is saved that could be written.', 'Er is geen indeling bewaard om te schrijven.'],
  [
    '"{}" is not a role. An object type is written with a-z, 0-9 and _, at most 40 of them.',
    '‘{0}’ is geen rol. Een soort object schrijf je met a-z, 0-9 en _, hoogstens 40 tekens.',
  ],
  [
    '"{}" cannot stand between the values of a cell.',
    '‘{0}’ kan niet tussen de waarden van een cel staan.',
  ],

  // The case.
  [
    'A case can only be created in a new or empty folder; this one already holds files. Choose another name: {}',
    'Een dossier kan alleen in een nieuwe of lege map worden aangemaakt; in deze staan al bestanden. Kies een andere naam: {0}',
  ],
  [
    'There is already a case here. Open it, or choose another name: {}',
    'Hier is al een dossier. Open het, of kies een andere naam: {0}',
  ],
  ['This is a file, not a folder: {}', 'Dit is een bestand, geen map: {0}'],
  [
    'The folder in which the case should be created does not exist: {}',
    'De map waarin het dossier moet komen, bestaat niet: {0}',
  ],
  [
    'Zwerm may not write here ({v}). Choose a folder that you may write to, or change its permissions: {}',
    'Zwerm mag hier niet schrijven ({0}). Kies een map waarin je mag schrijven, of wijzig de rechten: {1}',
  ],
  [
    'This folder is not a Zwerm case: {v}. Path: {}',
    'Deze map is geen dossier van Zwerm: {0}. Pad: {1}',
  ],
  [
    'This case has format version {n}, but this Zwerm reads up to version {n}. Open it with a newer Zwerm: {}',
    'Dit dossier heeft formaatversie {0}, maar deze Zwerm leest tot versie {1}. Open het met een nieuwere Zwerm: {2}',
  ],
  [
    'The case file is damaged or was altered outside Zwerm: {v}. Verify it and go back to a copy',
    'Het dossierbestand is beschadigd of buiten Zwerm gewijzigd: {0}. Controleer het en ga terug naar een kopie',
  ],
  [
    'The case file is damaged or was altered outside Zwerm: {v}. Verify the case, and go back to a copy',
    'Het dossierbestand is beschadigd of buiten Zwerm gewijzigd: {0}. Controleer het dossier en ga terug naar een kopie',
  ],
  [
    'This case is open for reading only, so nothing was changed: {v}',
    'Dit dossier is alleen om te lezen geopend, dus er is niets gewijzigd: {0}',
  ],
  [
    'This case is open for reading only, because {v}.',
    'Dit dossier is alleen om te lezen geopend, omdat {0}.',
  ],
  [
    'The case file stayed busy for more than 5 seconds. Wait a moment and repeat the step',
    'Het dossierbestand bleef langer dan 5 seconden bezet. Wacht even en herhaal de stap',
  ],
  [
    'This file is already imported as `{}` (same SHA-256). Nothing was changed',
    'Dit bestand is al geïmporteerd als ‘{0}’ (zelfde SHA-256). Er is niets gewijzigd',
  ],
  [
    'The import `{}` cannot be removed: the run `{}` was computed from it. Remove that run first',
    'De import ‘{0}’ kan niet worden verwijderd: de run ‘{1}’ is ermee berekend. Verwijder eerst die run',
  ],
  ['This has the tag `{}` already.', 'Dit heeft het label ‘{0}’ al.'],
  ['`{}` cannot be used as {v}: {v}', '‘{0}’ is niet bruikbaar als {1}: {2}'],
  ['the name of a run', 'naam van een run'],
  ['the name of a setting', 'naam van een instelling'],
  ['it is empty', 'het is leeg'],
  ['it is longer than {n} characters', 'het is langer dan {0} tekens'],
  ['it contains characters that cannot be seen', 'er staan tekens in die niet te zien zijn'],
  ['it begins or ends with a blank', 'het begint of eindigt met een spatie'],
  ['it may not start with a dash', 'het mag niet met een streepje beginnen'],
  ['There is no {v} `{}` in this case', 'Er is geen {0} ‘{1}’ in dit dossier'],
  ['note', 'notitie'],
  ['run', 'run'],
  ['import', 'import'],
  ['finding', 'bevinding'],
  ['This search cannot be understood: {v}.', 'Deze zoekvraag is niet te begrijpen: {0}.'],
  ['it has more than {n} words', 'er staan meer dan {0} woorden in'],
  [
    'it says only what must not be there; add a word to look for',
    'er staat alleen wat er niet in mag; voeg een woord toe om te zoeken',
  ],
  ['Stopped on request. Nothing was changed', 'Op verzoek gestopt. Er is niets gewijzigd'],
  [
    'The case file refused a step: {v}. If this happens again, verify the case',
    'Het dossierbestand weigerde een stap: {0}. Controleer het dossier als dit weer gebeurt',
  ],
  [
    'The file changed while it was being read ({v}), so it was not stored. Wait until its writer has finished, then repeat: {}',
    'Het bestand veranderde tijdens het lezen ({0}) en is dus niet opgeslagen. Wacht tot het klaar is en herhaal: {1}',
  ],
  [
    'Only a regular file can be stored as a source: {}',
    'Alleen een gewoon bestand kan als bron worden opgeslagen: {0}',
  ],

  // Files that cannot be read.
  [
    'the file is empty; nothing can be imported: {}',
    'het bestand is leeg; er valt niets te importeren: {0}',
  ],
  [
    'the file has a header with {n} columns and no data row: {}',
    'het bestand heeft een kopregel met {0} kolommen en geen rij met data: {1}',
  ],
  [
    'This is not a text table but {v}; export it as CSV, NDJSON or Parquet first: {}',
    'Dit is geen teksttabel maar {0}; exporteer het eerst als CSV, NDJSON of Parquet: {1}',
  ],
  [
    'a ZIP archive (or an Excel, LibreOffice or Word file)',
    'een ZIP-archief (of een bestand van Excel, LibreOffice of Word)',
  ],
  ['an empty ZIP archive', 'een leeg ZIP-archief'],
  ['an SQLite database', 'een SQLite-database'],
  ['an Arrow file', 'een Arrow-bestand'],
  ['an xz archive', 'een xz-archief'],
  ['an old Excel or Word file', 'een oud Excel- of Word-bestand'],
  ['a gzip file inside another archive', 'een gzip-bestand in een ander archief'],
  ['a zstd file inside another archive', 'een zstd-bestand in een ander archief'],
  ['binary data (the first NUL byte is byte {n})', 'binaire data (de eerste NUL-byte is byte {0})'],
  ['an XML or HTML document', 'een XML- of HTML-document'],
  [
    'the {} file is truncated or damaged after {n} unpacked bytes ({}); fetch it again: {}',
    'het {0}-bestand is afgebroken of beschadigd na {1} uitgepakte bytes ({2}); haal het opnieuw op: {3}',
  ],
  [
    'the zip archive is not read: {v}; unpack it with another program and import the files: {}',
    'het ZIP-archief wordt niet gelezen: {0}; pak het uit met een ander programma en importeer de bestanden: {1}',
  ],
  [
    'the archive is not read: {v}; such files are made to fill a disk: {}',
    'het archief wordt niet gelezen: {0}; zulke bestanden zijn gemaakt om een schijf te vullen: {1}',
  ],
  [
    'the archive has {n} files, choose one: {}: {}',
    'het archief bevat {0} bestanden, kies er een: {1}: {2}',
  ],
  [
    'the text cannot be read as {}: {v}; name the encoding (utf-8, windows-1252, utf-16le, ...)',
    'de tekst is niet te lezen als {0}: {1}; noem de tekencodering (utf-8, windows-1252, utf-16le, ...)',
  ],
  [
    'a quote opened on line {n} is never closed; correct that line or name another delimiter',
    'een aanhalingsteken op regel {0} sluit nooit; verbeter die regel of noem een ander scheidingsteken',
  ],
  [
    'the header has the column name "{}" {n} times; rename them so that each is unique',
    'de kopregel heeft de kolomnaam ‘{0}’ {1} keer; hernoem ze zodat elke uniek is',
  ],
  [
    'no column was found for: {}; the file has the columns: {}. Choose a column for each',
    'geen kolom gevonden voor: {0}; het bestand heeft de kolommen: {1}. Kies voor elk een kolom',
  ],
  [
    'No column was found for: {}. Choose a column for each.',
    'Geen kolom gevonden voor: {0}. Kies voor elk een kolom.',
  ],
  [
    'the column "{}" for the role {} does not exist; the file has the columns: {}',
    'de kolom ‘{0}’ voor de rol {1} bestaat niet; het bestand heeft de kolommen: {2}',
  ],
  ['the role "{}" cannot be used: {v}', 'de rol ‘{0}’ is niet bruikbaar: {1}'],
  ['it is given to two columns', 'twee kolommen hebben hem'],
  ['{} = "{}" is not understood; {v}', '{0} = ‘{1}’ wordt niet begrepen; {2}'],
  ['use csv, ndjson, json, parquet or sheet', 'gebruik csv, ndjson, json, parquet of sheet'],
  [
    'use one character, or comma, semicolon, tab, pipe',
    'gebruik één teken, of comma, semicolon, tab, pipe',
  ],
  [
    'use UTC, an offset such as +02:00, or a name such as Europe/Berlin',
    'gebruik UTC, een verschil als +02:00, of een naam als Europe/Berlin',
  ],
  ['use a short name such as facebook', 'gebruik een korte naam als facebook'],
  [
    'the times in column "{}" have no known format (for example "{}"): {v}',
    'de tijden in kolom ‘{0}’ hebben geen bekende notatie (bijvoorbeeld ‘{1}’): {2}',
  ],
  ['the time format that was given does not fit', 'de opgegeven tijdnotatie past niet'],
  [
    'several zones have the short name at the end, or none that is known: name the zone of the times, e.g. America/Chicago',
    'meer zones hebben de korte naam aan het eind, of geen bekende: noem de zone van de tijden, bv. America/Chicago',
  ],
  [
    'name another column, or the format: day and month are not guessed (time_format dmy, mdy, or a pattern)',
    'noem een andere kolom, of de notatie: dag en maand worden niet geraden (dmy, mdy of een patroon)',
  ],
  [
    'the file does not fit the mapping: {v}; probe it again',
    'het bestand past niet bij de indeling: {0}; lees het opnieuw',
  ],
  ['the spreadsheet is not read: {v}: {}', 'de spreadsheet wordt niet gelezen: {0}: {1}'],
  ['the Parquet file is refused: {v}: {}', 'het Parquet-bestand is geweigerd: {0}: {1}'],
  ['This archive holds no file with data.', 'Dit archief bevat geen bestand met data.'],
  ['There is no file with data here: {}', 'Hier staat geen bestand met data: {0}'],
  [
    'There are more than {n} files. Import them in parts.',
    'Er zijn meer dan {0} bestanden. Importeer ze in delen.',
  ],
  [
    'Nothing of it was imported; the case is as it was.',
    'Er is niets van geïmporteerd; het dossier is zoals het was.',
  ],
  [
    'Reading this file needs more than {} of memory, so reading it was stopped.',
    'Dit bestand lezen vraagt meer dan {0} geheugen; het lezen is gestopt.',
  ],
  [
    'A file that claims far more than it holds does this; a file that is honestly too large can be split. File: {}',
    'Een bestand dat veel meer belooft dan het bevat, doet dat; een bestand dat werkelijk te groot is, kun je splitsen. Bestand: {0}',
  ],
  [
    'Reading this file takes far longer than a file of its size should, so reading it was stopped.',
    'Dit bestand lezen duurt veel langer dan bij deze grootte hoort; het lezen is gestopt.',
  ],
  [
    'It may be damaged or made to do this; get it again or split it. File: {}',
    'Het kan beschadigd zijn of hiervoor gemaakt; haal het opnieuw op of splits het. Bestand: {0}',
  ],

  // Detection.
  [
    'This case holds no posts yet. Import a file first.',
    'Dit dossier bevat nog geen berichten. Importeer eerst een bestand.',
  ],
  [
    'No share of this case (within the selection) has the object type "{}". The case has: {}.',
    'Geen deelactie van dit dossier (binnen de selectie) heeft de soort object ‘{0}’. Het dossier heeft: {1}.',
  ],
  [
    'No post of this case (within the selection) has a text of its own of {n} characters or more, so there are no similar texts.',
    'Geen bericht van dit dossier (binnen de selectie) heeft een eigen tekst van {0} tekens of meer; er zijn dus geen gelijkende teksten.',
  ],
  [
    'No post of this case (within the selection) has an image, so there are no similar images.',
    'Geen bericht van dit dossier (binnen de selectie) heeft een afbeelding; er zijn dus geen gelijkende afbeeldingen.',
  ],
  [
    'No post of this case (within the selection) says which other post it passes on, so there are no fast reposts.',
    'Geen bericht van dit dossier (binnen de selectie) zegt welk ander bericht het doorgeeft; er zijn dus geen snelle reposts.',
  ],
  [
    'the detection was cancelled; nothing was changed',
    'de detectie is geannuleerd; er is niets gewijzigd',
  ],
  ['{} is {}, but must be {v}', '{0} is {1}, maar moet {2} zijn'],
  ['a list of 1 to {n} windows', 'een lijst van 1 tot {0} tijdvensters'],
  ['between {} and {}', 'tussen {0} en {1}'],
  ['the data has no layer "{}"; it has {}', 'de data heeft geen laag ‘{0}’; ze heeft {1}'],
  [
    'the network would have {n} edges and need {n} bytes, the budget is {n}; raise the minimum weight or narrow the window',
    'het netwerk zou {0} verbanden hebben en {1} bytes nodig hebben, het budget is {2}; verhoog het minimumgewicht of neem een smaller tijdvenster',
  ],
  [
    '{n} rows are too many for one run (at most {n}); narrow the period or choose fewer layers',
    '{0} rijen zijn te veel voor één run (hoogstens {1}); kies een kortere periode of minder lagen',
  ],
  [
    "CooRTweet's tables exist for one layer at a time, {n} are selected; choose one layer or fuse them",
    'De tabellen van CooRTweet bestaan voor één laag tegelijk, {0} zijn gekozen; kies één laag of voeg ze samen',
  ],
  [
    'the shares hold {n} accounts and {n} objects on the platform that was drawn, too few for such a group; plant a smaller one or fewer events',
    'de deelacties bevatten {0} accounts en {1} objecten op het gekozen platform, te weinig voor zo’n groep; plant een kleinere in of minder acties',
  ],

  // Findings and search.
  [
    'A finding shows at most {n} pairs of posts. Choose fewer.',
    'Een bevinding toont hoogstens {0} paren berichten. Kies er minder.',
  ],
  [
    'Pairs of posts belong to an edge; this finding has none.',
    'Paren berichten horen bij een verband; deze bevinding heeft er geen.',
  ],
  [
    'The edge has no pair of posts "{}". Open the edge again and choose anew.',
    'Het verband heeft geen paar berichten ‘{0}’. Open het verband opnieuw en kies opnieuw.',
  ],
  [
    'The {v} of a finding has at most {n} characters. Shorten it.',
    'De {0} van een bevinding heeft hoogstens {1} tekens. Kort haar in.',
  ],
  ['title', 'titel'],
  ['text', 'tekst'],
  [
    'The evidence of a finding does not fit the case. Verify it.',
    'Het bewijs van een bevinding past niet bij het dossier. Controleer het.',
  ],
  [
    'The search index was made and cannot be read. Search again to make it anew.',
    'De zoekindex is gemaakt maar niet te lezen. Zoek opnieuw om hem opnieuw te maken.',
  ],
  [
    'The search index was damaged and has been thrown away; the case itself is not touched by that. Search again to make it anew.',
    'De zoekindex was beschadigd en is weggegooid; het dossier zelf merkt daar niets van. Zoek opnieuw om hem opnieuw te maken.',
  ],
  [
    'This post is not in the case any more. Search again.',
    'Dit bericht staat niet meer in het dossier. Zoek opnieuw.',
  ],
  [
    'This case has no search index yet, and its folder cannot be written. Copy the whole folder to a place where you may write.',
    'Dit dossier heeft nog geen zoekindex, en in de map kan niet worden geschreven. Kopieer de hele map naar een plaats waar je mag schrijven.',
  ],
];
