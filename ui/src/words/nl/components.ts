/** Words of components, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { components as english } from '../en/components';

export const components: typeof english = {
  // Barcode
  nothingOnAxis: 'Nog niets op de tijdas',
  pairs: (n: number) => count(n, 'paar', 'paren'),
  posts: (n: number) => count(n, 'bericht', 'berichten'),

  // Chip
  remove: 'Verwijderen',

  // Combobox
  enterTakes: 'Enter neemt over wat je typte.',
  nothingMatches: 'Niets gevonden.',

  // CommunityChip
  community: (n: number) => `Gemeenschap ${n}`,
  betweenCommunities: 'Tussen twee gemeenschappen',

  // confidence
  sure: 'zeker',
  veryLikely: 'zeer waarschijnlijk',
  likely: 'waarschijnlijk',
  doubtful: 'twijfelachtig',
  notKnown: 'onbekend',

  // CopyButton
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  notCopied: 'Niet gekopieerd',

  // Dialog
  close: 'Sluiten',

  // ErrorCard
  didNotWork: 'Dit is niet gelukt',
  atPlace: (place: string) => `bij ${place}`,
  tryAgain: 'Opnieuw proberen',
  dismiss: 'Verbergen',

  // errors
  noDetails: 'geen bijzonderheden',
  windowFault: (what: string) =>
    `Het venster kwam een eigen fout tegen: ${what}. Het dossier op schijf is zoals het was; sluit het en open het opnieuw.`,

  // Id
  copyWhat: (what: string) => `${what} kopiëren`,
  id: 'id',

  // NumberField
  notANumber: 'Geen getal.',
  atLeast: (n: string) => `Minstens ${n}.`,
  atMost: (n: string) => `Hoogstens ${n}.`,

  // OptionList
  nothingToChoose: 'Niets om uit te kiezen.',

  // Progress
  doneOf: (done: string, total: string) => `${done} van ${total}`,
  cancelling: 'Wordt afgebroken',
  cancel: 'Annuleren',

  // SafeText
  showAll: (n: number) => `alle ${formatCount(n)} tekens tonen`,
  showLess: 'minder tonen',

  // Select
  choose: 'Kiezen',

  // Table
  rowsNotRead: 'Deze rijen konden niet worden gelezen',
};
