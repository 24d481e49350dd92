/** What the case or a run refuses, and why. */
import type { Phrase } from '../match';

/** The case and its file. */
const CASE: readonly Phrase[] = [
  [
    'This case has the older format version {n} (current: {n}) and must be opened once for writing before it can be read: {}',
    'Dit dossier heeft de oudere formaatversie {0} (nu: {1}) en moet eerst één keer om te schrijven worden geopend: {2}',
  ],
  ['its case.sqlite was not written by Zwerm', 'case.sqlite is niet door Zwerm geschreven'],
  [
    'The source {} is not stored in this case. Store the file before recording its import',
    'De bron {0} is niet in dit dossier opgeslagen. Importeer het bestand opnieuw',
  ],
  [
    'The stored copy of source {} no longer has the bytes that were received. Verify the case, and go back to a copy of the case',
    'De opgeslagen kopie van bron {0} heeft niet meer de bytes die zijn ontvangen. Controleer het dossier en ga terug naar een kopie ervan',
  ],
  [
    'The run `{}` names the input {}, which belongs to no import of this case (or to a removed one)',
    'De run ‘{0}’ noemt de invoer {1}, die bij geen import van dit dossier hoort (of bij een verwijderde)',
  ],
  [
    'The {v} id `{}` is already used in this case, perhaps by a removed one. Choose another',
    'Het id ‘{1}’ van een {0} is in dit dossier al gebruikt, misschien door een verwijderde. Kies een ander',
  ],
  ['The record cannot be stored: {v}', 'Het record kan niet worden opgeslagen: {0}'],
  [
    '`{}` is no UTC time of the form 2026-11-21T22:40:00Z',
    '‘{0}’ is geen UTC-tijd van de vorm 2026-11-21T22:40:00Z',
  ],
  [
    'A file of the case is missing or has another size. Verify the case, and go back to a copy: {}',
    'Een bestand van het dossier ontbreekt of is anders van grootte. Controleer het dossier en ga terug naar een kopie: {0}',
  ],
  ['The setting `{}` cannot be changed this way', 'De instelling ‘{0}’ is zo niet te wijzigen'],
  [
    'The operating system gave no random numbers for the case key: {v}',
    'Het systeem gaf geen toevalsgetallen voor de sleutel van het dossier: {0}',
  ],
  [
    'The case has no record of the source file with SHA-256 {}.',
    'Het dossier kent geen bronbestand met SHA-256 {0}.',
  ],
  [
    'changes of the last session wait to be merged, and the folder cannot be written; copy the whole folder to a place where you may write',
    'wijzigingen van de vorige keer wachten om te worden verwerkt, en in de map kan niet worden geschreven; kopieer de hele map naar een plaats waar je mag schrijven',
  ],
  [
    'this file system offers only the journal mode `{}`; keep the case on a local disk',
    'dit bestandssysteem kent alleen de journaalmodus ‘{0}’; bewaar het dossier op een schijf van deze computer',
  ],
  ['a source was lost while it got its place', 'een bron ging verloren bij het opslaan'],
  ['its time of change moved', 'het tijdstip van wijziging verschoof'],
  ['its size went from {n} to {n} bytes', 'de grootte ging van {0} naar {1} bytes'],
  ['SQLite {} is too old', 'SQLite {0} is te oud'],
  ['the path is not valid Unicode', 'het pad is geen geldige Unicode'],
  ['"{}" would not bring back what was there before', '‘{0}’ zou niet terugbrengen wat er was'],
  [
    'the audit chain does not end where it ended last time',
    'het logboek eindigt niet waar het de vorige keer eindigde',
  ],
  ['the audit chain has no head', 'het logboek heeft geen begin'],
  ['the {v} `{}` is missing or different', '{0} ‘{1}’ ontbreekt of is anders'],
  ['the {v} `{}` does not belong there', '{0} ‘{1}’ hoort er niet'],
  [
    'the key for pseudonyms does not have 32 bytes',
    'de sleutel voor pseudoniemen heeft geen 32 bytes',
  ],
  [
    "The case's pseudonym key can not be used ({}).",
    'De sleutel voor pseudoniemen van het dossier is niet bruikbaar ({0}).',
  ],
  ['table', 'tabel'],
  ['index', 'index'],
  ['trigger', 'trigger'],
  ['the drawing of a run cannot be read: {}', 'de tekening van een run is niet te lezen: {0}'],
  [
    'the file {} already belongs to another import or run',
    'het bestand {0} hoort al bij een andere import of run',
  ],
  ['{n} is larger than the case file can hold', '{0} is groter dan het dossierbestand aankan'],
  ['the place of an account has no number', 'de plaats van een account heeft geen getal'],
  ['more than {n} accounts would be pinned', 'er zouden meer dan {0} accounts vaststaan'],
  ['no account is named', 'er is geen account genoemd'],
  ['a set of imports has no import', 'een reeks imports heeft geen import'],
  ['the import {} does not belong to the set {}', 'de import {0} hoort niet bij de reeks {1}'],
  ['the set {} has the source {} twice', 'de reeks {0} heeft de bron {1} twee keer'],
  [
    'the import {} alone cannot belong to the set {}',
    'de import {0} kan niet alleen bij de reeks {1} horen',
  ],
  [
    'a note or a tag is about nothing that a case knows',
    'een notitie of label gaat over niets wat een dossier kent',
  ],
  ['pinned account', 'vastgezet account'],
  ['edge', 'verband'],
  ['pair', 'paar'],
  ['tag', 'label'],
  ['a tag', 'label'],
  ['a setting', 'instelling'],
  ['a file of the case', 'bestand van het dossier'],
  ['the id of a run', 'id van een run'],
  ['the id of an import', 'id van een import'],
  ['the id of a set of imports', 'id van een reeks imports'],
  ['it is longer than 100 characters', 'het is langer dan 100 tekens'],
  [
    'only letters A-Z a-z, digits, dot, dash and underscore are allowed',
    'alleen letters A-Z a-z, cijfers, punt, streepje en lage streep mogen',
  ],
  ['Windows keeps this name for a device', 'Windows gebruikt deze naam voor een apparaat'],
  [
    'it may not start with a dot or a dash, nor end with a dot',
    'het mag niet met een punt of streepje beginnen, en niet met een punt eindigen',
  ],
  [
    'it contains a semicolon, which separates tags in exported files',
    'er staat een puntkomma in, die labels scheidt in geëxporteerde bestanden',
  ],
  [
    'only a-z, 0-9, dot, dash and underscore are allowed, at most 64',
    'alleen a-z, 0-9, punt, streepje en lage streep mogen, hoogstens 64',
  ],
];

/** Detection and its checks. */
const RUNS: readonly Phrase[] = [
  [
    "Of no repost of this case (within the selection) is it known how long after its original it came: {n} originals are not among the posts and have no id of Twitter's with a time in it, {n} reposts claim to be older than their original.",
    'Van geen enkele repost in dit dossier (binnen de selectie) is bekend hoe lang na het origineel hij kwam: {0} originelen staan niet tussen de berichten en hebben geen id van Twitter met een tijd erin, {1} reposts zeggen ouder te zijn dan hun origineel.',
  ],
  ['a whole number between {} and {}', 'een geheel getal tussen {0} en {1}'],
  ['none where a backbone is asked for', 'leeg waar een ruggengraat wordt gevraagd'],
  ['none where significance is asked for', 'leeg waar significantie wordt gevraagd'],
  ['none where sensitivity is asked for', 'leeg waar stabiliteit wordt gevraagd'],
  [
    'disparity for a run that is not held against chance',
    'disparity bij een run die niet tegen toeval is gehouden',
  ],
  ["coortweet for CooRTweet's tables", 'coortweet voor de tabellen van CooRTweet'],
  [
    'no layer that a run makes has a parameter "{}"',
    'geen laag die een run maakt, heeft een parameter ‘{0}’',
  ],
  [
    'a parameter of the layer {y} was given, but the layer was not asked for; choose it too',
    'er is een parameter van de laag {0} opgegeven, maar de laag zelf niet; kies ze ook',
  ],
  [
    'the loaded shares are inconsistent ({}); load them again',
    'de geladen deelacties kloppen niet met elkaar ({0}); laad ze opnieuw',
  ],
  [
    'the significance of the edges could not be computed: {v} Run it without holding it against chance',
    'de significantie van de verbanden kon niet worden berekend: {0} Doe de run zonder toets aan toeval',
  ],
  [
    'The configuration model did not converge: after {n} rounds the degrees are still off by {}.',
    'Het configuratiemodel convergeerde niet: na {0} ronden wijken de graden nog {1} af.',
  ],
  ['Parameter {} is {}; it must be {v}.', 'Parameter {0} is {1}; hij moet {2} zijn.'],
  ['above 0 and below 1', 'boven 0 en onder 1'],
  ['a finite number of at least 0', 'een eindig getal van minstens 0'],
  ['0 or more, and less than 35 000 years', '0 of meer, en minder dan 35 000 jaar'],
  ['between 1 and 32 characters', 'tussen 1 en 32 tekens'],
  ['between 1 and 10000 characters', 'tussen 1 en 10000 tekens'],
  ['between 0 and 16 bits', 'tussen 0 en 16 bits'],
  ['between 0 and 64 bits', 'tussen 0 en 64 bits'],
  ['The work was cancelled; nothing was kept.', 'Het werk is geannuleerd; er is niets bewaard.'],
  [
    'the worker threads could not be started ({})',
    'de rekenprocessen konden niet worden gestart ({0})',
  ],
  [
    'the comparison was cancelled; nothing was changed',
    'de vergelijking is geannuleerd; er is niets gewijzigd',
  ],
  [
    '{n} rows are too many for one comparison (at most {n}); narrow the selection',
    '{0} rijen zijn te veel voor één vergelijking (hoogstens {1}); maak de selectie kleiner',
  ],
  [
    'more than {n} pairs of accounts would be kept; raise the threshold, leave out objects that very many accounts shared, or allow more pairs',
    'er zouden meer dan {0} paren accounts blijven; verhoog de drempel, laat objecten weg die heel veel accounts deelden, of sta meer paren toe',
  ],
  [
    'The network has {n} nodes; at most {n} are supported. Raise the edge threshold or select a shorter period.',
    'Het netwerk heeft {0} accounts; hoogstens {1} kan. Verhoog de drempel of kies een kortere periode.',
  ],
  [
    'The sum of all edge weights is too large to be represented. Divide all weights by a constant.',
    'De som van alle gewichten is te groot om te schrijven. Kies een kortere periode.',
  ],
  [
    'The export could not be written: {v}. Check that there is space and that the destination may be written.',
    'De export kon niet worden geschreven: {0}. Kijk of er ruimte is en of je er mag schrijven.',
  ],
  [
    'This run was not held against chance, which would have taken about {v} more. Switch it on in Detect to get expected numbers, p, q and rungs.',
    'Deze run is niet tegen toeval gehouden; dat had ongeveer {0} langer geduurd. Zet het aan op Detectie voor verwachte aantallen, p, q en treden.',
  ],
  [
    'Run "{}" can not be repeated: this version of the program finds another number of edges. Make the run again, then ask for its sensitivity.',
    'Run ‘{0}’ is niet te herhalen: deze versie van het programma vindt een ander aantal verbanden. Doe de run opnieuw en vraag dan de stabiliteit.',
  ],
  [
    'This run is not in the case any more. Choose another one.',
    'Deze run staat niet meer in het dossier. Kies een andere.',
  ],
  [
    'The {v} of run "{}" can not be read. Verify the case.',
    'Van run ‘{1}’ zijn de {0} niet te lezen. Controleer het dossier.',
  ],
  ['edges', 'verbanden'],
  ['nodes', 'accounts'],
  ['communities', 'gemeenschappen'],
  ['groups', 'groepen'],
  [
    'The tables of this case do not agree with each other. Verify it.',
    'De tabellen van dit dossier kloppen niet met elkaar. Controleer het.',
  ],
  [
    'The table of pictures can not be read. Verify the case. File: {}',
    'De tabel met beelden is niet te lezen. Controleer het dossier. Bestand: {0}',
  ],
  [
    'The table of rejected rows can not be read. Verify the case. File: {}',
    'De tabel met afgekeurde rijen is niet te lezen. Controleer het dossier. Bestand: {0}',
  ],
  [
    'These two accounts have no pair of posts within {n} s in run "{}": {}, {}.',
    'Deze twee accounts hebben geen paar berichten binnen {0} s in run ‘{1}’: {2}, {3}.',
  ],
  [
    'The network of this run has no account "{}".',
    'Het netwerk van deze run heeft geen account ‘{0}’.',
  ],
  [
    'The account id {} exists on several platforms. Write one of: {}.',
    'Het account-id {0} bestaat op meer platforms. Schrijf een van deze: {1}.',
  ],
  [
    'There is no post with the id "{}" in this case.',
    'Er is in dit dossier geen bericht met het id ‘{0}’.',
  ],
  ['There is no import "{}" in this case.', 'Er is in dit dossier geen import ‘{0}’.'],
  ['No cluster of this run has this id.', 'Geen cluster van deze run heeft dit id.'],
  [
    '{n} clusters of this run begin so. Write more of the id.',
    '{0} clusters van deze run beginnen zo. Schrijf meer van het id.',
  ],
  [
    'Run "{}" did not look for what is alike. Detect with similar texts or similar images.',
    'Run ‘{0}’ heeft niet gezocht naar wat op elkaar lijkt. Doe een detectie met gelijkende teksten of beelden.',
  ],
  [
    'This run was made without its stability. Switch it on in Detect and run again.',
    'Deze run is gemaakt zonder stabiliteit. Zet die aan op Detectie en doe de run opnieuw.',
  ],
  [
    'This run marks no backbone. Choose one in Detect and run again.',
    'Deze run markeert geen ruggengraat. Kies er een op Detectie en doe de run opnieuw.',
  ],
  [
    '"{}" is a table of CooRTweet. Choose its definitions in Detect and run again.',
    '‘{0}’ is een tabel van CooRTweet. Kies de definities ervan op Detectie en doe de run opnieuw.',
  ],
  [
    'This table compares two windows, and the run has one. Give it a second window.',
    'Deze tabel vergelijkt twee tijdvensters, en de run heeft er één. Geef er een tweede op.',
  ],
];

export const refusals: readonly Phrase[] = [...CASE, ...RUNS];
