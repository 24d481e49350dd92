/** What a verification found, and why a case is only read. */
import type { Phrase } from '../match';

export const verification: readonly Phrase[] = [
  ['it was opened for reading', 'het om te lezen is geopend'],
  [
    'another Zwerm has it open for writing (process {}, since {}); close that one first',
    'een andere Zwerm het open heeft om te schrijven (proces {0}, sinds {1}); sluit die eerst',
  ],
  ['its folder cannot be written ({v})', 'in de map niet kan worden geschreven ({0})'],
  ['case.sqlite is write-protected', 'case.sqlite tegen schrijven is beveiligd'],
  [
    'it is damaged or was altered outside Zwerm ({}); verify it and go back to a copy',
    'het beschadigd is of buiten Zwerm is gewijzigd ({0}); controleer het en ga terug naar een kopie',
  ],
  ['there is nothing here', 'hier staat niets'],
  ['it has no case.sqlite', 'er is geen case.sqlite'],
  ['its case.sqlite is not a regular file', 'case.sqlite is geen gewoon bestand'],
  ['This part could not be checked. {}', 'Dit deel kon niet worden gecontroleerd. {0}'],
  [
    'This source is in the folder, but no record of the case mentions it.',
    'Deze bron staat in de map, maar niets in het dossier noemt haar.',
  ],
  ['This is no name of a source.', 'Dit is geen naam van een bron.'],
  [
    'A record names a file that cannot be part of the case.',
    'Een record noemt een bestand dat geen deel van het dossier kan zijn.',
  ],
  ['This file is missing, or is a link.', 'Dit bestand ontbreekt, of is een koppeling.'],
  ['This file has {n} bytes instead of {n}.', 'Dit bestand heeft {0} bytes in plaats van {1}.'],
  [
    'The bytes of this file are not those that were recorded (SHA-256 differs).',
    'De bytes van dit bestand zijn niet wat is vastgelegd (de SHA-256 verschilt).',
  ],
  ['The format version is {} instead of {}.', 'De formaatversie is {0} in plaats van {1}.'],
  [
    'The structure of the case file was altered: {v}.',
    'De structuur van het dossierbestand is gewijzigd: {0}.',
  ],
  ['SQLite found the case file damaged: {}.', 'SQLite vond het dossierbestand beschadigd: {0}.'],
  ['A row refers to a row that is not there.', 'Een rij verwijst naar een rij die er niet is.'],
  [
    'The audit chain lacks rows: after {n} comes {n}.',
    'In het logboek ontbreken rijen: na {0} komt {1}.',
  ],
  [
    'This audit row does not follow from the row before it.',
    'Deze rij van het logboek volgt niet op de rij ervoor.',
  ],
  [
    'This audit row was changed after it was written.',
    'Deze rij van het logboek is na het schrijven gewijzigd.',
  ],
  [
    'The audit chain ends at row {n} but was last written to row {n}, or its last row was replaced.',
    'Het logboek eindigt bij rij {0} maar is het laatst geschreven tot rij {1}, of de laatste rij is vervangen.',
  ],
  [
    'The {v} is not as it was when it was last changed through Zwerm (audit row {n}).',
    'Dit is niet zoals toen Zwerm het voor het laatst wijzigde: {0} (rij {1} van het logboek).',
  ],
  ['The audit chain does not know of this {v}.', 'Het logboek kent dit niet: {0}.'],
  [
    'This command was changed after it was done, so undo would be wrong.',
    'Deze opdracht is na het uitvoeren gewijzigd; ongedaan maken zou verkeerd gaan.',
  ],
  [
    'This fact about the case is not what was written down at its creation.',
    'Dit gegeven over het dossier is niet wat bij het aanmaken is vastgelegd.',
  ],
];
