/** What was done, as the history names it. */
import type { Phrase } from '../match';

export const history: readonly Phrase[] = [
  ['Import of {}', 'Import van {0}'],
  ['Import of {n} files ({})', 'Import van {0} bestanden ({1})'],
  ['Removal of the import of {}', 'Verwijdering van de import van {0}'],
  [
    'Removal of the import of {} and the {n} files read with it',
    'Verwijdering van de import van {0} en de {1} bestanden die ermee zijn gelezen',
  ],
  ['Run {}', 'Run {0}'],
  ['Run {} renamed to {}', 'Run {0} hernoemd tot {1}'],
  ['Removal of the run {}', 'Verwijdering van de run {0}'],
  ['Mark "{v}" on {}', 'Oordeel ‘{0}’ over {1}'],
  ['convincing', 'overtuigend'],
  ['unclear', 'onduidelijk'],
  ['innocent', 'onschuldig'],
  ['Note on {v}', 'Notitie bij {0}'],
  ['Change of {}', 'Wijziging van {0}'],
  ['Removal of {}', 'Verwijdering van {0}'],
  ['Tag "{}" on {v}', 'Label ‘{0}’ op {1}'],
  ['Tag "{}" off {v}', 'Label ‘{0}’ van {1} af'],
  ['{v} pinned in the drawing of {}', '{0} vastgezet in de tekening van {1}'],
  ['{v} moved in the drawing of {}', '{0} verplaatst in de tekening van {1}'],
  ['{v} released in the drawing of {}', '{0} losgemaakt in de tekening van {1}'],
  ['Drawing of {} with seed {n}', 'Tekening van {0} met startgetal {1}'],
  ['Drawing of {} with the seed of the run', 'Tekening van {0} met het startgetal van de run'],
  ['a pair of posts of {}', 'een paar berichten van {0}'],
  ['a community of {n} accounts', 'een gemeenschap van {0} accounts'],
  ['the case', 'het dossier'],
  ['Finding "{}"', 'Bevinding ‘{0}’'],
  ['Change of the finding "{}"', 'Wijziging van de bevinding ‘{0}’'],
  ['Removal of the finding "{}"', 'Verwijdering van de bevinding ‘{0}’'],
  ['Move of the finding "{}"', 'Verplaatsing van de bevinding ‘{0}’'],
  ['Title "{}"', 'Titel ‘{0}’'],
  ['List of common images', 'Lijst met veelvoorkomende beelden'],
  // What a verification has read.
  ['{v} of the audit chain follow from one another.', '{0} van het logboek volgen op elkaar.'],
  [
    '{v} and {v} were compared with what the chain says of them.',
    '{0} en {1} zijn vergeleken met wat het logboek ervan zegt.',
  ],
  [
    '{v}, {v} and {v} were read again and hashed, {n} bytes in all.',
    '{0}, {1} en {2} zijn opnieuw gelezen en gehasht, {3} bytes in totaal.',
  ],
];
