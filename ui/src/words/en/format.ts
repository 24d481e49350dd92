/** Words of format. */
import { RUNG_WORDS } from '../../api/generated/types';

export const format = {
  // remaining
  momentLeft: 'a moment left',
  aboutLeft: (amount: string) => `about ${amount} left`,

  // time
  span: (first: string, last: string) => `${first} to ${last}`,

  // range
  range: (least: string, most: string) => `${least} to ${most}`,
  orMore: (least: string, unit: string) => `${least} or more${unit}`,

  // rung
  /** From rung 1 on, as the ladder of the engine calls them. */
  rungs: RUNG_WORDS,
  establishedHint:
    'Rung 2: coordination is statistically established. Neither activity nor a common cause explains it. That does not say who is behind it, or why.',
  similarityHint:
    'Rung 1: similarity. Activity or a common cause may explain it, or there is too little to tell.',

  // safe
  marksLeftOff: (n: number) => `${n} more marks over the letter before, not drawn`,
};
