/** Words of compare, in Dutch. */
import { formatCount } from '../../format/number';
import type { compare as english } from '../en/compare';

export const compare: typeof english = {
  // Compare
  secondAlone: 'Alleen in de tweede',
  firstAlone: 'Alleen in de eerste',
  ofBoth: 'In beide',
  pairsFirst: 'Paren, eerste',
  pairsSecond: 'Paren, tweede',
  first: 'Eerste',
  second: 'Tweede',
  accountsOfBoth: 'Accounts van beide',
  title: 'Runs vergelijken',
  swap: 'Runs omwisselen',
  notCompared: 'Deze runs konden niet worden vergeleken',
  setting: 'Instelling',
  accountsEstablished: 'Vastgestelde accounts',
  communitiesAlike: (index: string) =>
    `Gelijkheid van gemeenschappen: ${index} (gecorrigeerde Rand-index over de accounts van beide; 1 gelijk, 0 als bij toeval).`,
  whatDiffers: 'Wat verschilt',
  communitiesOfBoth: 'Gemeenschappen van beide runs',

  // Overlap
  onlyFirst: 'alleen eerste',
  both: 'beide',
  onlySecond: 'alleen tweede',

  // words
  yes: 'ja',
  no: 'nee',
  sameData: 'dezelfde data',
  notSameData: 'niet dezelfde data',
  sameSettings: (data: string) => `Dezelfde instellingen, ${data}.`,
  differ: (n: number): string =>
    n === 1 ? '1 instelling verschilt' : `${formatCount(n)} instellingen verschillen`,
  onlyInFirst: 'alleen in de eerste',
  onlyInSecond: 'alleen in de tweede',
  mostlyInFirst: (n: number, community: number) =>
    `${formatCount(n)} in ${community} van de eerste`,
  mostlyInSecond: (n: number, community: number) =>
    `${formatCount(n)} in ${community} van de tweede`,
  inBoth: (n: number, percent: string) => `${formatCount(n)} in beide, ${percent} van het geheel`,
};
