/** Invented counts for barcodes in the gallery: a scheduler, bursts of a campaign, everyday noise. */

export type Burst = 'scheduled' | 'bursts' | 'even';

const BINS = 240;

export function burstsOf(seed: number, style: Burst): number[] {
  let state = seed * 2_654_435_761;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const centres = Array.from({ length: 5 }, () => random() * BINS);
  return Array.from({ length: BINS }, (_, bin) => {
    if (style === 'scheduled') return bin % 8 === 2 ? 3 : random() < 0.04 ? 1 : 0;
    if (style === 'even') return random() < 0.4 ? Math.ceil(random() * 6) : 0;
    const near = Math.min(...centres.map((centre) => Math.abs(centre - bin)));
    return random() < Math.exp(-near / 4) ? Math.ceil(40 * random() * Math.exp(-near / 3)) : 0;
  });
}
