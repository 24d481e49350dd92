/** Why a file, an archive, a sheet or a picture is not read. */
import type { Phrase } from '../match';

export const unread: readonly Phrase[] = [
  // Archives.
  [
    'only a zip archive has members, and this file is none',
    'alleen een ZIP-archief heeft onderdelen, en dit bestand is er geen',
  ],
  ['it holds no file', 'er zit geen bestand in'],
  ['it has {n} members, more than {n}', 'er zitten {0} bestanden in, meer dan {1}'],
  ['it has two members of the same name', 'er zitten twee bestanden met dezelfde naam in'],
  ['its list of members cannot be read ({})', 'de inhoudslijst is niet te lezen ({0})'],
  ['its members unpack to more than {n} GB', 'de inhoud wordt uitgepakt meer dan {0} GB'],
  [
    'its member "{}" unpacks to {n} MB, more than {n} times its size',
    '‘{0}’ erin wordt uitgepakt {1} MB, meer dan {2} keer zo groot',
  ],
  ['its member "{}" cannot be read ({})', '‘{0}’ erin is niet te lezen ({1})'],
  [
    'it unpacks to more bytes than the archive says',
    'het wordt uitgepakt groter dan het archief zegt',
  ],
  [
    'it unpacks to more than {n} GB and more than {n} times its size',
    'het wordt uitgepakt meer dan {0} GB en meer dan {1} keer zo groot',
  ],
  ['its checksum is wrong', 'de controlesom klopt niet'],
  [
    'it ends early: {n} bytes where {n} are said',
    'het eindigt te vroeg: {0} bytes waar er {1} horen te zijn',
  ],
  [
    'This archive holds {n} files. Choose one of them, or import all at once. File: {}',
    'Dit archief bevat {0} bestanden. Kies er een, of importeer alles tegelijk. Bestand: {1}',
  ],
  [
    'The archive changed while it was read, so nothing of it was imported. Wait until it is complete and import it again. File: {}',
    'Het archief veranderde tijdens het lezen, dus er is niets van geïmporteerd. Wacht tot het compleet is en importeer het opnieuw. Bestand: {0}',
  ],
  [
    'These bytes are in the case already (import {}, {}, from "{}"). Nothing was read again: {}',
    'Deze bytes staan al in het dossier (import {0}, {1}, uit ‘{2}’). Er is niets opnieuw gelezen: {3}',
  ],
  [
    'the archive has no file "{}", but: {}: {}',
    'het archief heeft geen bestand ‘{0}’, wel: {1}: {2}',
  ],
  [
    'the spreadsheet has no sheet "{}", but: {}: {}',
    'de spreadsheet heeft geen werkblad ‘{0}’, wel: {1}: {2}',
  ],
  [
    'only a file on this computer can be read, and this is none: {}',
    'alleen een bestand op deze computer kan worden gelezen, en dit is er geen: {0}',
  ],

  ['its member "{}" is encrypted', '‘{0}’ erin is versleuteld'],
  [
    'its member "{}" is a link to another file',
    '‘{0}’ erin is een koppeling naar een ander bestand',
  ],
  ['its member "{}" has a name with {v}', '‘{0}’ erin heeft een naam met {1}'],
  ['no letter', 'geen letter'],
  ['a / in front, which leads out of any folder', 'een / aan het begin, die uit elke map leidt'],
  ['"..", which leads out of a folder', '‘..’, wat uit een map leidt'],
  ['a backslash', 'een backslash'],
  ['a colon', 'een dubbelepunt'],
  ['a NUL byte', 'een NUL-byte'],
  [
    'two members have the name "{}" but for upper and lower case',
    'twee bestanden erin heten ‘{0}’, op hoofd- en kleine letters na',
  ],
  [
    'its member "{}" is packed by the method {}; only stored and deflated members are read',
    '‘{0}’ erin is ingepakt met de methode {1}; alleen stored en deflate worden gelezen',
  ],
  [
    'its member "{}" unpacks to more than the {n} bytes that it says',
    '‘{0}’ erin wordt uitgepakt groter dan de {1} bytes die er staan',
  ],
  ['the list of members is too long', 'de inhoudslijst is te lang'],
  ['a document of an office program', 'een document van een kantoorprogramma'],
  ['a spreadsheet', 'een spreadsheet'],
  ['one line of more than 4 MB', 'één regel van meer dan 4 MB'],
  [
    'The archive has no member "{}". It has: {}. File: {}',
    'Het archief heeft geen bestand ‘{0}’. Het heeft: {1}. Bestand: {2}',
  ],
  [
    '{v} still writes to this file, so what is in it is not all. Wait until it is done and import the file again. File: {}',
    '{0} schrijft nog in dit bestand; wat erin staat, is dus niet alles. Wacht tot het klaar is en importeer het bestand opnieuw. Bestand: {1}',
  ],
  ['the program "{}"', 'het programma ‘{0}’'],

  // The process that reads.
  [
    'The process that reads files stopped in the middle of this one ({v}).',
    'Het leesproces stopte midden in dit bestand ({0}).',
  ],
  [
    'The file may be damaged or made to do this; get it again, or open and save it with the program it comes from. File: {}',
    'Het bestand kan beschadigd zijn of hiervoor gemaakt; haal het opnieuw op, of open en bewaar het met het programma waar het vandaan komt. Bestand: {0}',
  ],
  [
    'The process that reads files could not be started ({v}).',
    'Het leesproces kon niet worden gestart ({0}).',
  ],
  ['it gave no answer', 'geen antwoord'],
  ['it answered in a way that is not understood', 'een antwoord dat niet te begrijpen is'],
  [
    'it was ended from outside, by somebody or by the system when memory ran out',
    'van buiten beëindigd, door iemand of door het systeem toen het geheugen op was',
  ],

  ['signal {}', 'signaal {0}'],
  ['it closed its output and went on', 'het sloot zijn uitvoer en ging door'],
  ['the message is cut off', 'het antwoord is afgebroken'],
  [
    'This program cannot find itself to start the reading process ({v}).',
    'Dit programma vindt zichzelf niet om het leesproces te starten ({0}).',
  ],
  [
    'The program was replaced by another version ({}) while it ran. Start it again.',
    'Het programma is onder het werk vervangen door een andere versie ({0}). Start het opnieuw.',
  ],
  [
    'The process that reads files wrote a table with a name that it was not given: {}',
    'Het leesproces schreef een tabel met een naam die het niet had gekregen: {0}',
  ],
  ['The other {n} files cannot be read either.', 'De andere {0} bestanden zijn ook niet te lezen.'],

  // Known formats that do not fit.
  [
    'the file does not have its columns; it has {}',
    'het bestand heeft andere kolommen; het heeft {0}',
  ],
  ['the file lacks its columns {}', 'in het bestand ontbreken de kolommen {0}'],
  ['the file is a table, not JSON', 'het bestand is een tabel, geen JSON'],

  // Tables and sheets.
  [
    'the cell in the column "{}" has more than 1 MB',
    'de cel in de kolom ‘{0}’ heeft meer dan 1 MB',
  ],
  [
    'the row has a value in column {}, where the sheet has no column name',
    'de rij heeft een waarde in kolom {0}, waar het werkblad geen kolomnaam heeft',
  ],
  ['a sheet has more than {n} rows', 'een werkblad heeft meer dan {0} rijen'],
  ['a sheet has more than {n} columns', 'een werkblad heeft meer dan {0} kolommen'],
  ['it has {n} columns, more than {n}', 'het heeft {0} kolommen, meer dan {1}'],
  ['it claims to unpack to {n} MB', 'het zegt uitgepakt {0} MB te zijn'],
  ['it claims to unpack to {n} times its size', 'het zegt uitgepakt {0} keer zo groot te zijn'],
  [
    'the quote opened on line {n} is not closed before the next records, within 4 MB or before the end of the file; reading went on with the next line',
    'het aanhalingsteken op regel {0} sluit niet vóór de volgende records, binnen 4 MB of vóór het einde van het bestand; het lezen ging verder met de volgende regel',
  ],

  ['it is no spreadsheet (xlsx or ods)', 'het is geen spreadsheet (xlsx of ods)'],
  ['the sheet is not in it', 'het werkblad zit er niet in'],
  ['its sheet "{}" is not in it', 'het werkblad ‘{0}’ zit er niet in'],
  ['it has no part "{}"', 'het deel ‘{0}’ ontbreekt'],
  ['a row does not end', 'een rij eindigt niet'],
  ['a cell does not end', 'een cel eindigt niet'],
  [
    'a cell refers to a text that is not in it',
    'een cel verwijst naar een tekst die er niet in zit',
  ],
  ['its texts have more than {n} MB', 'de teksten erin zijn meer dan {0} MB'],
  [
    'its part "{}" unpacks to {n} MB, more than {n}; save the sheet as CSV',
    'het deel ‘{0}’ wordt uitgepakt {1} MB, meer dan {2}; bewaar het werkblad als CSV',
  ],
  ['its XML is nested deeper than {n} levels', 'de XML erin is dieper dan {0} niveaus genest'],
  ['its XML is broken ({})', 'de XML erin is kapot ({0})'],
  ['one cell or tag has more than {n} MB', 'één cel of tag is meer dan {0} MB'],
  ['a column claims {} values', 'een kolom zegt {0} waarden te hebben'],
  ['one row group unpacks to {n} MB', 'één groep rijen wordt uitgepakt {0} MB'],
  [
    'it claims {n} rows in total and {n} in its parts',
    'het zegt in totaal {0} rijen te hebben, en in zijn delen {1}',
  ],
  [
    'a column has another number of values than its rows',
    'een kolom heeft een ander aantal waarden dan er rijen zijn',
  ],
  ['a page header is damaged', 'de kop van een pagina is beschadigd'],
  [
    'a page claims more than the file holds',
    'een pagina zegt meer te bevatten dan het bestand heeft',
  ],
  ['a page reaches beyond its column', 'een pagina loopt voorbij haar kolom'],
  [
    'the archive around it unpacks to more than 8 GB',
    'het archief eromheen wordt uitgepakt meer dan 8 GB',
  ],
  ['it has no readable column "{}"', 'de kolom ‘{0}’ is er niet leesbaar in'],
  ['its header has the columns {}', 'de kopregel heeft de kolommen {0}'],
  [
    'the column name "{}" has bytes that are not text',
    'de kolomnaam ‘{0}’ heeft bytes die geen tekst zijn',
  ],

  // Pictures.
  [
    'The list of common images cannot be used: {v}.',
    'De lijst met gangbare beelden is niet bruikbaar: {0}.',
  ],
  ['it is longer than 4 MiB', 'ze is langer dan 4 MiB'],
  [
    'line {n} does not begin with a hash of 16 or 64 hexadecimal digits',
    'regel {0} begint niet met een hash van 16 of 64 hexadecimale cijfers',
  ],
  [
    'A list of common images has at most {n} entries.',
    'Een lijst met gangbare beelden heeft hoogstens {0} regels.',
  ],
  [
    'This is no perceptual hash: "{}". A hash has 16 or 64 hexadecimal digits.',
    'Dit is geen perceptuele hash: ‘{0}’. Een hash heeft 16 of 64 hexadecimale cijfers.',
  ],
  [
    'The images of this case are no perceptual hashes (16 or 64 hexadecimal digits). Import a column of them with the role Image.',
    'De afbeeldingen van dit dossier zijn geen perceptuele hashes (16 of 64 hexadecimale cijfers). Importeer een kolom ermee, met de rol Afbeelding.',
  ],

  [
    'This is no folder: {}. Name the folder that holds the pictures.',
    'Dit is geen map: {0}. Noem de map met de beelden.',
  ],
  ['There is no file in this folder: {}', 'In deze map staat geen bestand: {0}'],
  [
    'There are more than {n} files. Import them folder by folder.',
    'Er zijn meer dan {0} bestanden. Importeer ze map voor map.',
  ],
  [
    'The list of pictures cannot be used: {v}. It is a CSV file with the columns file,content_id. File: {}',
    'De lijst van beelden is niet bruikbaar: {0}. Het is een CSV-bestand met de kolommen file,content_id. Bestand: {1}',
  ],
  ['it is longer than 16 MiB', 'ze is langer dan 16 MiB'],
  ['its first line is another one', 'de eerste regel is een andere'],
  ['line {n} does not have a file and an id', 'op regel {0} staan geen bestand en een id'],
  [
    'The id "{}" exists on several platforms ({}). Name the one that the pictures are from.',
    'Het id ‘{0}’ bestaat op meer platforms ({1}). Noem het platform van de beelden.',
  ],
  [
    'The pictures have {} together; at most {} are read at once. Import them folder by folder.',
    'De beelden zijn samen {0}; hoogstens {1} wordt in één keer gelezen. Importeer ze map voor map.',
  ],
  ['A picture was lost while it was stored.', 'Een beeld ging verloren bij het opslaan.'],
  ['A picture got no answer.', 'Voor een beeld kwam geen antwoord.'],
  [
    'This case has no picture with this SHA-256. It may have been taken back.',
    'Dit dossier heeft geen beeld met deze SHA-256. Misschien is het teruggenomen.',
  ],
  [
    '{n} pictures belong to reposts: they are shown with them and are no shares, because a repost passes on what another account shows',
    '{0} beelden horen bij reposts: ze worden erbij getoond en zijn geen deelacties, omdat een repost doorgeeft wat een ander account toont',
  ],
  [
    '{n} posts have an image by its address or another name from their own file, too: in the layer image both count as objects, in similar_image the hashes alone',
    '{0} berichten hebben ook een afbeelding met een adres of andere naam uit hun eigen bestand: in de laag Afbeelding tellen beide als object, in de laag Bijna gelijke beelden alleen de hashes',
  ],
  [
    '{n} pictures are of another format than the endings of their names say; they were read as what they are',
    '{0} beelden hebben een ander formaat dan het einde van hun naam zegt; ze zijn gelezen als wat ze zijn',
  ],
  [
    'It is {v}, not a PNG, JPEG, WebP or GIF picture, whatever its name says. {v}',
    'Het is {0}, geen beeld in PNG, JPEG, WebP of GIF, wat de naam ook zegt. {1}',
  ],
  [
    'a picture of a format that is not read ({})',
    'een beeld in een formaat dat niet wordt gelezen ({0})',
  ],
  [
    'a drawing made of instructions (SVG), which is not run',
    'een tekening van opdrachten (SVG), die niet worden uitgevoerd',
  ],
  ['a web page', 'een webpagina'],
  [
    'a film or a picture of a format that is not read (MP4, HEIC, AVIF)',
    'een film, of een beeld in een formaat dat niet wordt gelezen (MP4, HEIC, AVIF)',
  ],
  ['something else', 'iets anders'],
  ['Save a copy as PNG.', 'Bewaar een kopie als PNG.'],
  [
    'The platform may have answered with an error page; collect the picture again.',
    'Misschien antwoordde het platform met een foutpagina; verzamel het beeld opnieuw.',
  ],
  ['Save a frame or a copy as PNG or JPEG.', 'Bewaar één beeld of een kopie als PNG of JPEG.'],
  ['Leave it out, or get it again.', 'Laat het weg, of haal het opnieuw op.'],
  [
    'It claims to have {n} x {n} pixels; at most {n} pixels and {n} on a side are read. A small file with such a claim is made to fill the memory; an honest picture of this size can be saved smaller.',
    'Het zegt {0} x {1} pixels te hebben; hoogstens {2} pixels en {3} aan een zijde worden gelezen. Een klein bestand dat dit zegt, is gemaakt om het geheugen te vullen; een eerlijk beeld van deze grootte kun je kleiner bewaren.',
  ],
  [
    'Decoding it needs more memory than a picture may take. It may be made to do this; an honest picture can be saved smaller.',
    'Het uitpakken vraagt meer geheugen dan een beeld mag kosten. Het kan hiervoor gemaakt zijn; een eerlijk beeld kun je kleiner bewaren.',
  ],
  [
    'It begins like a {} picture and is cut off or damaged ({v}). Get it again.',
    'Het begint als een beeld in {0} en is afgebroken of beschadigd ({1}). Haal het opnieuw op.',
  ],
  ['its end is missing', 'het einde ontbreekt'],
  ['it has no pixels', 'het heeft geen pixels'],
  [
    'Decoding it took more memory than a picture may take, so it was stopped.',
    'Het uitpakken kostte meer geheugen dan een beeld mag kosten; het is gestopt.',
  ],
  [
    'Decoding it took longer than a picture may take, so it was stopped.',
    'Het uitpakken duurde langer dan het bij een beeld mag duren; het is gestopt.',
  ],
  [
    'The process that decodes pictures stopped in the middle of this one.',
    'Het proces dat beelden uitpakt, stopte midden in dit beeld.',
  ],
  [
    'It may be damaged or made to do this; get it again, or save a copy of it.',
    'Het kan beschadigd zijn of hiervoor gemaakt; haal het opnieuw op, of bewaar er een kopie van.',
  ],
  [
    'It has more than {}, which no picture of a post has. If it is one, save a smaller copy.',
    'Het is meer dan {0}, wat geen beeld van een bericht is. Is het er toch een, bewaar dan een kleinere kopie.',
  ],

  // Mappings and exports.
  [
    'This is no file of mappings as Zwerm writes it ({v}): {}',
    'Dit is geen bestand met indelingen zoals Zwerm het schrijft ({0}): {1}',
  ],
  ['it is no file, or far too large', 'het is geen bestand, of veel te groot'],
  [
    'it has version {n} of the format, and this program knows version {n}',
    'het heeft versie {0} van het formaat, en dit programma kent versie {1}',
  ],
  ['it has no field "zwerm_mappings"', 'het veld ‘zwerm_mappings’ ontbreekt'],
  [
    'the fingerprint {} is not that of its header',
    'de vingerafdruk {0} hoort niet bij de kopregel',
  ],
  [
    'There is no run "{}": this case has no run yet.',
    'Er is geen run ‘{0}’: dit dossier heeft nog geen run.',
  ],
  ['There is no run "{}". The runs are: {}.', 'Er is geen run ‘{0}’. De runs zijn: {1}.'],
  ['There is nothing called "{}" to export.', 'Er is niets dat ‘{0}’ heet om te exporteren.'],
  [
    'This run was not held against chance. Switch it on in Detect and run again.',
    'Deze run is niet tegen toeval gehouden. Zet het aan op Detectie en doe de run opnieuw.',
  ],
];
