/** Words of the picture of a network, in Dutch. */
import type { graph as english } from '../en/graph';

export const graph: typeof english = {
  // legend
  community: 'Gemeenschap',
  others: 'overige',
  sizeOf: 'Wat de grootte van een account zegt',
  sizes: { strength: 'Sterkte', neighbours: 'Buren', equal: 'Allemaal gelijk' },
  edgeWeight: 'Gewicht van verband',
  accounts: 'Accounts',
  between: 'Paren ertussen',
  tightness: 'Gevuld deel: dichtheid',
  time: 'Balk: eerste tot laatste paar',
  layers: 'Streepjes: lagen',
  inSoftware: {
    lost: 'De grafische kaart heeft het beeld opgegeven. Het wordt met software getekend.',
    slow: 'De grafische kaart had te lang nodig om het beeld te verschuiven. Het wordt met software getekend.',
  },
  notRead: (what: string) =>
    `Het netwerk kon niet worden gelezen (${what}). Voer de detectie opnieuw uit of controleer het dossier.`,
};
