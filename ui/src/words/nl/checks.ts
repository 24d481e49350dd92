/** Words of checks, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { checks as english } from '../en/checks';

export const checks: typeof english = {
  // PowerDialog
  oneAll: 'In één gemeenschap, alle leden',
  oneHalf: 'In één gemeenschap, minstens de helft',
  establishedAll: 'Vastgesteld, alle leden',
  establishedHalf: 'Vastgesteld, minstens de helft',
  before: 'In één gemeenschap zonder samen te handelen',
  title: 'Wat zou deze run hebben gemist?',
  planted: 'De ingeplante groepen',
  notAnswered: 'Dit kon niet worden beantwoord',
  caseStays: 'Het dossier blijft zoals het is',
  whatFound: 'Wat is gevonden',
  plantedFound: 'Ingeplante groepen die zijn gevonden',
  interval: '95 %-interval',
  accountsMedian: 'Accounts van hun gemeenschap, mediaan',
  plantAgain: 'Opnieuw inplanten',
  plantLook: 'Inplanten en zoeken',

  // StabilityTable
  notRead: 'Dit kon niet worden gelezen',
  edgesKept: 'Verbanden behouden',
  accountsKept: 'Accounts behouden',
  communitiesAlike: 'Gemeenschappen gelijk',
  establishedKept: 'Vastgesteld behouden',
  alikeMeans:
    'Gelijk: gecorrigeerde Rand-index over de accounts van beide, 1 voor dezelfde gemeenschappen, 0 voor zo gelijk als bij toeval. Stabiel is niet hetzelfde als waar: wat door een fout in de verzameling ontstaat, blijft ook.',

  // VariantsDialog
  leftOut: 'weggelaten',
  putIn: 'toegevoegd',
  variants: 'Varianten',
  variantsNotRead: 'De varianten konden niet worden gelezen',
  variantsIn: (variants: number, posts: number, accounts: number) =>
    `${count(variants, 'variant', 'varianten')} in ${count(posts, 'bericht', 'berichten')} van ${count(accounts, 'account', 'accounts')}`,
  mostListed: (n: number) => `De ${formatCount(n)} meest voorkomende staan hier.`,
  accounts: (n: number) => count(n, 'account', 'accounts'),
  mostFrequent: 'de meest voorkomende',
  bitsDifferent: (n: number) => `${count(n, 'bit', 'bits')} verschil`,
  alike: (percent: string) => `${percent} gelijk`,
  first: 'eerst',
  by: 'door',
  asCompared:
    'Teksten zoals ze zijn vergeleken: in kleine letters, zonder adressen en vermeldingen. Een tekstcluster is een keten van kleine wijzigingen; een variant kan dus minder op de meest voorkomende lijken dan de grens.',

  // words
  times: (n: number) => `, ${formatCount(n)} keer`,
};
