/**
 * Reads the engine's binary answers: `ZWN2` (network), `ZWL1` (places), `ZWT1` (texts), `ZWF1` (filter).
 *
 * Little endian, blocks aligned to 4 bytes, so the arrays are views of the received bytes, not
 * copies. Every number that is later used as an index is checked here once; bytes that do not keep
 * their promise are refused whole, with the place.
 */
import type { GraphData } from './data';
import { t } from '../words';

export class WireError extends Error {
  readonly code = 'network-bytes';

  constructor(what: string) {
    super(t.graph.notRead(what));
    this.name = 'WireError';
  }
}

/** Everything `ZWN2` carries. */
export interface Network extends GraphData {
  readonly degree: Uint32Array;
  /** Distinct objects behind an edge. */
  readonly objects: Uint32Array;
  /** Community of both ends, 0 = between two. */
  readonly edgeCommunity: Uint32Array;
}

export interface FilterResult {
  readonly nodesPassing: number;
  readonly edgesPassing: number;
  /** Bit i % 8 of byte i / 8. */
  readonly nodeBits: Uint8Array;
  /** Weight of each edge under the filter, 0 = does not pass. */
  readonly weight: Float32Array;
}

/** Reads blocks one after the other; knows when the bytes end. */
export class Blocks {
  readonly #bytes: ArrayBuffer;
  #at = 0;

  constructor(bytes: ArrayBuffer, magic: string) {
    this.#bytes = bytes;
    if (bytes.byteLength < 4) throw new WireError('the answer is empty');
    const head = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
    if (head !== magic) throw new WireError(`the answer does not begin with ${magic}`);
    this.#at = 4;
  }

  #take(what: string, size: number): number {
    const at = this.#at;
    if (size > this.#bytes.byteLength - at) {
      throw new WireError(`${what} ends early, at byte ${this.#bytes.byteLength}`);
    }
    this.#at = at + size;
    return at;
  }

  count(what: string): number {
    return new DataView(this.#bytes).getUint32(this.#take(what, 4), true);
  }

  /** A single number of eight bytes, which need not be aligned. */
  f64(what: string): number {
    return new DataView(this.#bytes).getFloat64(this.#take(what, 8), true);
  }

  u32(what: string, length: number): Uint32Array {
    return new Uint32Array(this.#bytes, this.#take(what, length * 4), length);
  }

  f32(what: string, length: number): Float32Array {
    return new Float32Array(this.#bytes, this.#take(what, length * 4), length);
  }

  /** Bytes with their padding to the next multiple of 4. */
  u8(what: string, length: number): Uint8Array {
    return new Uint8Array(this.#bytes, this.#take(what, padded(length)), length);
  }

  get position(): number {
    return this.#at;
  }

  end(): void {
    if (this.#at !== this.#bytes.byteLength) {
      throw new WireError(`${this.#bytes.byteLength - this.#at} bytes follow the last block`);
    }
  }
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

export function parseNetwork(bytes: ArrayBuffer): Network {
  const blocks = new Blocks(bytes, 'ZWN2');
  const n = blocks.count('the number of accounts');
  const m = blocks.count('the number of edges');
  const positions = blocks.f32('the positions', n * 2);
  const community = blocks.u32('the communities', n);
  const strength = blocks.f32('the strengths', n);
  const degree = blocks.u32('the degrees', n);
  const ends = blocks.u32('the ends of the edges', m * 2);
  const weight = blocks.f32('the weights', m);
  const objects = blocks.u32('the objects', m);
  const edgeCommunity = blocks.u32('the communities of the edges', m);
  blocks.end();

  const { x, y } = apart(positions);
  for (let i = 0; i < n; i++) {
    if (!(strength[i] >= 0 && strength[i] < Infinity)) {
      throw new WireError(`account ${i} has no strength`);
    }
  }
  const source = new Uint32Array(m);
  const target = new Uint32Array(m);
  for (let e = 0; e < m; e++) {
    const a = ends[e * 2];
    const b = ends[e * 2 + 1];
    if (a >= n || b >= n) throw new WireError(`edge ${e} leads to an account that does not exist`);
    if (!(weight[e] >= 0 && weight[e] < Infinity)) throw new WireError(`edge ${e} has no weight`);
    source[e] = a;
    target[e] = b;
  }
  return {
    nodeCount: n,
    edgeCount: m,
    x,
    y,
    strength,
    community,
    degree,
    source,
    target,
    weight,
    objects,
    edgeCommunity,
  };
}

/** Where accounts stand. */
export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Pairs of numbers as two columns. */
function apart(positions: Float32Array): Places {
  const n = positions.length / 2;
  const x = new Float32Array(n);
  const y = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    x[i] = positions[i * 2];
    y[i] = positions[i * 2 + 1];
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) {
      throw new WireError(`account ${i} has no position`);
    }
  }
  return { x, y };
}

export function parsePlaces(bytes: ArrayBuffer, network: GraphData): Places {
  const blocks = new Blocks(bytes, 'ZWL1');
  const n = blocks.count('the number of accounts');
  if (n !== network.nodeCount) throw new WireError('the places belong to another network');
  const positions = blocks.f32('the positions', n * 2);
  blocks.end();
  return apart(positions);
}

export function parseFilter(bytes: ArrayBuffer, network: GraphData): FilterResult {
  const blocks = new Blocks(bytes, 'ZWF1');
  const n = blocks.count('the number of accounts');
  const m = blocks.count('the number of edges');
  if (n !== network.nodeCount || m !== network.edgeCount) {
    throw new WireError('the filter belongs to another network');
  }
  const nodesPassing = blocks.count('the accounts that pass');
  const edgesPassing = blocks.count('the edges that pass');
  const nodeBits = blocks.u8('the accounts', Math.ceil(n / 8));
  const weight = blocks.f32('the weights', m);
  blocks.end();
  let edges = 0;
  for (let e = 0; e < m; e++) {
    if (!(weight[e] >= 0 && weight[e] < Infinity)) throw new WireError(`edge ${e} has no weight`);
    if (weight[e] > 0) edges++;
  }
  if (edges !== edgesPassing) throw new WireError('the number of edges that pass is wrong');
  return { nodesPassing, edgesPassing, nodeBits, weight };
}

export function passes(filter: FilterResult, node: number): boolean {
  return (filter.nodeBits[node >> 3] & (1 << (node & 7))) !== 0;
}

/** Ids and display names, decoded one at a time when they are needed. */
export class Names {
  readonly count: number;
  readonly #ids: { offset: Uint32Array; bytes: Uint8Array };
  readonly #names: { offset: Uint32Array; bytes: Uint8Array };
  readonly #decoder = new TextDecoder('utf-8');

  constructor(bytes: ArrayBuffer) {
    const blocks = new Blocks(bytes, 'ZWT1');
    const n = blocks.count('the number of accounts');
    this.count = n;
    const idOffset = blocks.u32('the ids', n + 1);
    const nameOffset = blocks.u32('the names', n + 1);
    checkOffsets(idOffset, 'id');
    checkOffsets(nameOffset, 'name');
    this.#ids = { offset: idOffset, bytes: blocks.u8('the ids', idOffset[n]) };
    // The last block carries no promise of padding: both forms are accepted.
    this.#names = { offset: nameOffset, bytes: lastBlock(bytes, blocks, nameOffset[n]) };
  }

  accountId(node: number): string {
    return this.#read(this.#ids, node);
  }

  /** Name shown by the platform; empty when unknown. */
  displayName(node: number): string {
    return this.#read(this.#names, node);
  }

  /** What stands at a dot: the name, otherwise the id. */
  label(node: number): string {
    return this.displayName(node) || this.accountId(node);
  }

  #read(block: { offset: Uint32Array; bytes: Uint8Array }, node: number): string {
    if (!(node >= 0 && node < this.count)) return '';
    return this.#decoder.decode(block.bytes.subarray(block.offset[node], block.offset[node + 1]));
  }
}

function checkOffsets(offset: Uint32Array, what: string): void {
  for (let i = 0; i + 1 < offset.length; i++) {
    if (offset[i] > offset[i + 1]) throw new WireError(`the ${what} of account ${i} has no end`);
  }
}

function lastBlock(bytes: ArrayBuffer, blocks: Blocks, length: number): Uint8Array {
  const rest = bytes.byteLength - blocks.position;
  if (rest !== length && rest !== padded(length)) {
    throw new WireError(`the names take ${rest} bytes, ${length} were promised`);
  }
  return new Uint8Array(bytes, blocks.position, length);
}
