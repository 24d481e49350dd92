/** What was done, as the history names it. */
import type { Phrase } from '../match';

/** What a note or a tag is about; the first is a name that somebody else wrote. */
const TARGETS: readonly (readonly [string, string])[] = [
  ['{}', '{0}'],
  ['a pair of posts of {}', 'een paar berichten van {0}'],
  ['a community of {n} accounts', 'een gemeenschap van {0} accounts'],
  ['the case', 'het dossier'],
];
const ofTarget = (say: (english: string, dutch: string) => Phrase): Phrase[] =>
  TARGETS.map(([english, dutch]) => say(english, dutch));
/** Behind another value. */
const later = (dutch: string): string => dutch.replace('{0}', '{1}');

export const history: readonly Phrase[] = [
  ['Import of {}', 'Import van {0}'],
  ['Import of {n} files ({})', 'Import van {0} bestanden ({1})'],
  ['Removal of the import of {}', 'Verwijdering van de import van {0}'],
  [
    'Removal of the import of {} and the {n} files read with it',
    'Verwijdering van de import van {0} en de {1} bestanden die ermee zijn gelezen',
  ],
  ['Run {r}', 'Run {0}'],
  ['Run {r} renamed to {}', 'Run {0} hernoemd tot {1}'],
  ['Removal of the run {r}', 'Verwijdering van de run {0}'],
  ['Mark "{v}" on {}', 'Oordeel ‘{0}’ over {1}'],
  ['convincing', 'overtuigend'],
  ['unclear', 'onduidelijk'],
  ['innocent', 'onschuldig'],
  ...ofTarget((english, dutch) => [`Note on ${english}`, `Notitie bij ${dutch}`]),
  ['Change of {}', 'Wijziging van {0}'],
  ['Removal of {}', 'Verwijdering van {0}'],
  ...ofTarget((english, dutch) => [`Tag "{}" on ${english}`, `Label ‘{0}’ op ${later(dutch)}`]),
  ...ofTarget((english, dutch) => [
    `Tag "{}" off ${english}`,
    `Label ‘{0}’ van ${later(dutch)} af`,
  ]),
  ['{n} accounts pinned in the drawing of {r}', '{0} accounts vastgezet in de tekening van {1}'],
  ['{} pinned in the drawing of {r}', '{0} vastgezet in de tekening van {1}'],
  ['{n} accounts moved in the drawing of {r}', '{0} accounts verplaatst in de tekening van {1}'],
  ['{} moved in the drawing of {r}', '{0} verplaatst in de tekening van {1}'],
  ['{n} accounts released in the drawing of {r}', '{0} accounts losgemaakt in de tekening van {1}'],
  ['{} released in the drawing of {r}', '{0} losgemaakt in de tekening van {1}'],
  ['Drawing of {r} with seed {n}', 'Tekening van {0} met startgetal {1}'],
  ['Drawing of {r} with the seed of the run', 'Tekening van {0} met het startgetal van de run'],
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
