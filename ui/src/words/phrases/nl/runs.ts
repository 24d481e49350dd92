/** What a run says of itself: warnings, chance, the suggested window, repetitions, planted groups. */
import type { Phrase } from '../match';

export const runs: readonly Phrase[] = [
  [
    'The layer {y} repeats what the layer {y} says: it makes edges, but takes no part in what is expected, in p, q and rung.',
    'De laag {0} herhaalt wat de laag {1} zegt: hij geeft verbanden, maar telt niet mee in wat wordt verwacht, in p, q en trede.',
  ],
  [
    'The times in {} are exact to {n} s only; a window of {n} s can not be told from one of {n} s. Choose a window of {n} s or more.',
    'De tijden in {0} zijn maar op {1} s nauwkeurig; een tijdvenster van {2} s is niet van een van {3} s te onderscheiden. Kies een tijdvenster van {4} s of meer.',
  ],
  [
    'The times in {} are exact to {n} s only: a repost that seems to come within {n} s of its original may have come up to {n} s later.',
    'De tijden in {0} zijn maar op {1} s nauwkeurig: een repost die binnen {2} s na het origineel lijkt te komen, kan tot {3} s later zijn gekomen.',
  ],
  [
    '{n} of {n} images of posts are near one of the common images and take no part in the layer {y}.',
    '{0} van {1} afbeeldingen van berichten lijken op een van de gangbare beelden en doen niet mee in de laag {2}.',
  ],
  [
    '{n} images of posts have no perceptual hash (16 or 64 hexadecimal digits) and take no part in the layer {y}.',
    '{0} afbeeldingen van berichten hebben geen perceptuele hash (16 of 64 hexadecimale cijfers) en doen niet mee in de laag {1}.',
  ],
  [
    '{n} of {n} rows of hashtags have fewer than {n} and take no part in the layer {y}.',
    '{0} van {1} reeksen hashtags hebben er minder dan {2} en doen niet mee in de laag {3}.',
  ],
  [
    'Of {n} reposts {n} have an original that nothing dates and {n} claim to be older than it; they take no part in the layer {y}.',
    'Van {0} reposts hebben er {1} een origineel dat niets dateert, en {2} zeggen ouder te zijn dan het origineel; ze doen niet mee in de laag {3}.',
  ],

  // The rungs: no sentence goes beyond what the engine allows.
  [
    'It was observed that these two accounts shared {v} within the time window; more than that is not established.',
    'Waargenomen is dat deze twee accounts {0} deelden binnen het tijdvenster; meer dan dat is niet vastgesteld.',
  ],
  [
    'It was observed that the {v} of this community have {v}; more than that is not established.',
    'Waargenomen is dat de {0} van deze gemeenschap {1} hebben; meer dan dat is niet vastgesteld.',
  ],
  [
    'Coordinated behaviour is statistically established: these two accounts shared {v} within the time window, and neither activity nor a common cause explains how they met.',
    'Gecoördineerd gedrag is statistisch vastgesteld: deze twee accounts deelden {0} binnen het tijdvenster, en activiteit noch een gemeenschappelijke aanleiding verklaart hoe ze elkaar troffen.',
  ],
  [
    'Coordinated behaviour is statistically established of {n} of its {n} accounts: the {v} of this community have {v}, and neither activity nor a common cause explains how those met.',
    'Gecoördineerd gedrag is statistisch vastgesteld voor {0} van de {1} accounts: de {2} van deze gemeenschap hebben {3}, en activiteit noch een gemeenschappelijke aanleiding verklaart hoe die elkaar troffen.',
  ],
  [
    'There are indicators of inauthentic behaviour: these two accounts shared {v} within the time window, and other explanations were weighed by a human.',
    'Er zijn aanwijzingen voor niet-authentiek gedrag: deze twee accounts deelden {0} binnen het tijdvenster, en een mens heeft andere verklaringen gewogen.',
  ],
  [
    'There are indicators of inauthentic behaviour of {n} of its {n} accounts: the {v} of this community have {v}, and other explanations were weighed by a human.',
    'Er zijn aanwijzingen voor niet-authentiek gedrag van {0} van de {1} accounts: de {2} van deze gemeenschap hebben {3}, en een mens heeft andere verklaringen gewogen.',
  ],

  // The suggested window.
  [
    'The rule is that of CooRnet (Giglietto et al. 2020, doi:10.1080/1369118X.2020.1739732).',
    'De regel is die van CooRnet (Giglietto e.a. 2020, doi:10.1080/1369118X.2020.1739732).',
  ],
  [
    'Of {v} shared more than once, {} had a second share within {v}; after {v} (the median) more than half of their shares were there.',
    'Van {0} die meer dan eens zijn gedeeld, hadden er {1} binnen {2} een tweede deelactie; na {3} (de mediaan) was meer dan de helft van de deelacties er.',
  ],
  [
    'The times are exact to {v} only, so no shorter window means anything.',
    'De tijden zijn maar op {0} nauwkeurig, dus een korter tijdvenster zegt niets.',
  ],
  ['No window is shorter than a second.', 'Geen tijdvenster is korter dan een seconde.'],
  [
    'Two fast reposts of one post are never further apart than {n} s: from there on the curve of the layer {y} is flat, and a wider window asks for nothing more.',
    'Twee snelle reposts van één bericht liggen nooit verder dan {0} s uit elkaar: vanaf daar is de curve van de laag {1} vlak, en een ruimer tijdvenster vraagt niets extra.',
  ],
  ['{n} seconds', '{0} seconden'],
  ['1 second', '1 seconde'],
  ['1 minute ({n} s)', '1 minuut ({0} s)'],
  ['{n} minutes ({n} s)', '{0} minuten ({1} s)'],
  ['{n} hours ({n} s)', '{0} uur ({1} s)'],
  ['1 hour ({n} s)', '1 uur ({0} s)'],
  ['{n} days ({n} s)', '{0} dagen ({1} s)'],
  ['1 day ({n} s)', '1 dag ({0} s)'],

  // Repetitions.
  ['window halved to {n} s', 'tijdvenster gehalveerd tot {0} s'],
  ['window doubled to {n} s', 'tijdvenster verdubbeld tot {0} s'],
  ['without the layer {y}', 'zonder de laag {0}'],
  ['without the object with most pairs', 'zonder het object met de meeste paren'],
  ['random parts of the objects', 'willekeurige delen van de objecten'],
  ['random parts of the shares', 'willekeurige delen van de deelacties'],

  // Planted groups.
  [
    'Of {v}, planted one by one into this data, at least half of the members came into one community in {v} and to rung 2 in {v}.',
    'Van {0}, één voor één in deze data ingeplant, kwam minstens de helft van de leden in één gemeenschap bij {1} en op trede 2 bij {2}.',
  ],
  [
    'Of {v}, planted one by one into this data, at least half of the members came into one community in {v}.',
    'Van {0}, één voor één in deze data ingeplant, kwam minstens de helft van de leden in één gemeenschap bij {1}.',
  ],
  [
    '{n} of {n} ({n} %, 95 % interval {n} % to {n} %)',
    '{0} van {1} ({2} %, 95 %-interval {3} % tot {4} %)',
  ],
  [
    'groups of {n} accounts that share {v} within {v} each',
    'groepen van {0} accounts die elk {1} delen binnen {2}',
  ],
  ['no such group at rung 2', 'geen zulke groep op trede 2'],
  ['no such community', 'geen zulke gemeenschap'],
  [
    'That a run shows {v} speaks against there having been one: at most {n} % of them would be missed.',
    'Dat een run {0} toont, pleit ertegen dat er een was: hoogstens {1} % ervan zou worden gemist.',
  ],
  [
    'That a run shows {v} says next to nothing: at least {n} % of them would be missed.',
    'Dat een run {0} toont, zegt bijna niets: minstens {1} % ervan zou worden gemist.',
  ],
  [
    'That a run shows {v} is weak evidence: {n} % to {n} % of them would be missed.',
    'Dat een run {0} toont, is zwak bewijs: {1} % tot {2} % ervan zou worden gemist.',
  ],
  [
    '{n} of the groups would have been in one community without acting together: the communities of these settings are too large to tell.',
    '{0} van de groepen zouden ook zonder samen te handelen in één gemeenschap zitten: de gemeenschappen van deze instellingen zijn te groot om iets te zeggen.',
  ],

  // The network.
  ['This run has no community number {n}.', 'Deze run heeft geen gemeenschap met nummer {0}.'],
  [
    'This run has no window of {n} s. It has: {} s.',
    'Deze run heeft geen tijdvenster van {0} s. Hij heeft: {1} s.',
  ],
  ['This run has no layer "{}". It has: {}.', 'Deze run heeft geen laag ‘{0}’. Hij heeft: {1}.'],
  ['A seed is a whole number up to {n}.', 'Een startgetal is een geheel getal tot en met {0}.'],
  [
    'The names of this network are longer than 4 GB together. Detect a part of the case.',
    'De namen van dit netwerk zijn samen langer dan 4 GB. Doe de detectie op een deel van het dossier.',
  ],
  [
    'The network of this run has no account number {n}.',
    'Het netwerk van deze run heeft geen account met nummer {0}.',
  ],
  [
    'The network of this run has no edge number {n}.',
    'Het netwerk van deze run heeft geen verband met nummer {0}.',
  ],
  [
    'The edge table of this run lacks a column. Check the case.',
    'In de verbandentabel van deze run ontbreekt een kolom. Controleer het dossier.',
  ],
  [
    'This table has no column "{}" to sort by.',
    'Deze tabel heeft geen kolom ‘{0}’ om op te sorteren.',
  ],
  [
    'Two accounts shared {n} {} within {n} s of each other',
    'Twee accounts deelden {0} {1} binnen {2} s van elkaar',
  ],
];
