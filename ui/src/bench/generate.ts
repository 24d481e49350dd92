/**
 * Invented networks of any size for the benchmark: clusters with many inner and few outer edges,
 * laid out as discs, weights with a long tail. Seeded; written as the bytes the engine would send.
 */

/** A small generator with a fixed sequence for a seed (Mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `ZWN2` bytes of a network with `n` accounts and `m` edges. */
export function networkBytes(n: number, m: number, seed: number): ArrayBuffer {
  const random = randomFrom(seed);
  const clusters = Math.max(Math.round(Math.sqrt(n) / 2), 2);
  const first = new Uint32Array(clusters + 1);
  // Sizes fall off, as those of real communities do.
  const share = Array.from({ length: clusters }, (_, i) => 1 / (i + 3));
  const whole = share.reduce((a, b) => a + b, 0);
  for (let c = 0; c < clusters; c++) first[c + 1] = first[c] + Math.floor((share[c] / whole) * n);
  first[clusters] = n;

  const bytes = new ArrayBuffer(12 + n * 20 + m * 20);
  const head = new DataView(bytes);
  for (let i = 0; i < 4; i++) head.setUint8(i, 'ZWN2'.charCodeAt(i));
  head.setUint32(4, n, true);
  head.setUint32(8, m, true);
  let at = 12;
  const block = (length: number): number => {
    const here = at;
    at += length * 4;
    return here;
  };
  const position = new Float32Array(bytes, block(n * 2), n * 2);
  const community = new Uint32Array(bytes, block(n), n);
  const strength = new Float32Array(bytes, block(n), n);
  const degree = new Uint32Array(bytes, block(n), n);
  const ends = new Uint32Array(bytes, block(m * 2), m * 2);
  const weight = new Float32Array(bytes, block(m), m);
  const objects = new Uint32Array(bytes, block(m), m);
  const edgeCommunity = new Uint32Array(bytes, block(m), m);

  const golden = Math.PI * (3 - Math.sqrt(5));
  for (let c = 0; c < clusters; c++) {
    const size = first[c + 1] - first[c];
    const distance = Math.sqrt(first[c] + size / 2) * 1.25;
    const cx = Math.cos(c * golden) * distance;
    const cy = Math.sin(c * golden) * distance;
    for (let i = 0; i < size; i++) {
      const r = Math.sqrt(i + random()) * 0.9;
      const angle = i * golden + random();
      position[(first[c] + i) * 2] = cx + Math.cos(angle) * r;
      position[(first[c] + i) * 2 + 1] = cy + Math.sin(angle) * r;
      community[first[c] + i] = c + 1;
    }
  }
  for (let e = 0; e < m; e++) {
    const a = Math.floor(random() * n);
    const c = community[a] - 1;
    const size = first[c + 1] - first[c];
    const inside = random() < 0.93 && size > 1;
    // Squared, so that a few accounts of a cluster have most edges.
    let b = inside ? first[c] + Math.floor(random() ** 2 * size) : Math.floor(random() * n);
    if (b === a) b = (a + 1) % n;
    ends[e * 2] = Math.min(a, b);
    ends[e * 2 + 1] = Math.max(a, b);
    weight[e] = 2 + Math.floor(random() ** 6 * 60);
    objects[e] = 2;
    edgeCommunity[e] = community[a] === community[b] ? community[a] : 0;
    strength[a] += weight[e];
    strength[b] += weight[e];
    degree[a]++;
    degree[b]++;
  }
  return bytes;
}
