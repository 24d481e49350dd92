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
    'The process that reads files could not be started ({}).',
    'Het leesproces kon niet worden gestart ({0}).',
  ],
  ['it gave no answer', 'geen antwoord'],
  ['it answered in a way that is not understood', 'een antwoord dat niet te begrijpen is'],
  [
    'it was ended from outside, by somebody or by the system when memory ran out',
    'van buiten beëindigd, door iemand of door het systeem toen het geheugen op was',
  ],

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
    'The images of this case are no perceptual hashes (16 or 64 hexadecimal digits). Import a column of them with --map object:image=COLUMN.',
    'De afbeeldingen van dit dossier zijn geen perceptuele hashes (16 of 64 hexadecimale cijfers). Importeer een kolom ermee, met de rol Afbeelding.',
  ],

  // Mappings and exports.
  [
    'This is no file of mappings as `zwerm mapping export` writes it ({v}): {}',
    'Dit is geen bestand met indelingen zoals Zwerm het schrijft ({0}): {1}',
  ],
  ['it is no file, or far too large', 'het is geen bestand, of veel te groot'],
  [
    'There is no run "{}": this case has no run yet.',
    'Er is geen run ‘{0}’: dit dossier heeft nog geen run.',
  ],
  ['There is no run "{}". The runs are: {}.', 'Er is geen run ‘{0}’. De runs zijn: {1}.'],
  ['There is nothing called "{}" to export.', 'Er is niets dat ‘{0}’ heet om te exporteren.'],
  [
    'This run was not held against chance. Run `zwerm detect ... --significance` first.',
    'Deze run is niet tegen toeval gehouden. Doe dat eerst, op Detectie.',
  ],
];
