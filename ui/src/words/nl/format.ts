/** Words of format, in Dutch. */
import type { format as english } from '../en/format';

export const format: typeof english = {
  // remaining
  momentLeft: 'bijna klaar',
  aboutLeft: (amount: string) => `nog ongeveer ${amount}`,

  // time
  span: (first: string, last: string) => `${first} t/m ${last}`,

  // range
  range: (least: string, most: string) => `${least} tot ${most}`,
  orMore: (least: string, unit: string) => `${least}${unit} of meer`,

  // rung
  rungs: ['gelijkenis', 'vastgesteld', 'aanwijzingen'],
  establishedHint:
    'Trede 2: coördinatie is statistisch vastgesteld. Activiteit noch een gemeenschappelijke aanleiding verklaart het. Wie erachter zit en waarom, zegt dat niet.',
  similarityHint:
    'Trede 1: gelijkenis. Activiteit of een gemeenschappelijke aanleiding kan het verklaren, of er is te weinig om het te zeggen.',

  // safe
  marksLeftOff: (n: number) => `nog ${n} tekens boven de vorige letter, niet getekend`,
};
