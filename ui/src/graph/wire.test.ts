import { describe, expect, it } from 'vitest';
import { Names, WireError, parseFilter, parseNetwork, parsePlaces, passes } from './wire';

function bytesOf(
  magic: string,
  ...blocks: (Uint32Array | Float32Array | Uint8Array)[]
): ArrayBuffer {
  const parts = [new TextEncoder().encode(magic), ...blocks.map((b) => new Uint8Array(b.buffer))];
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out.buffer;
}

const u32 = (...v: number[]): Uint32Array => Uint32Array.from(v);
const f32 = (...v: number[]): Float32Array => Float32Array.from(v);

const filter = (edges: number, ...weights: number[]): ArrayBuffer =>
  bytesOf('ZWF1', u32(3, 2, 2, edges), Uint8Array.of(0b011, 0, 0, 0), f32(...weights));

const text = (s: string): Uint8Array => new TextEncoder().encode(s);

function network(change: Partial<Record<'ends' | 'weight' | 'place' | 'strength', number>> = {}) {
  return bytesOf(
    'ZWN2',
    u32(3, 2),
    f32(0, 1, 2, 3, change.place ?? 4, 5),
    u32(1, 1, 2),
    f32(4, 9, change.strength ?? 5),
    u32(1, 2, 1),
    u32(0, 1, 1, change.ends ?? 2),
    f32(4, change.weight ?? 5),
    u32(2, 3),
    u32(1, 0),
  );
}

describe('network bytes', () => {
  it('gives the arrays', () => {
    const n = parseNetwork(network());
    expect([n.nodeCount, n.edgeCount]).toEqual([3, 2]);
    expect([...n.x]).toEqual([0, 2, 4]);
    expect([...n.y]).toEqual([1, 3, 5]);
    expect([...n.source]).toEqual([0, 1]);
    expect([...n.target]).toEqual([1, 2]);
    expect([...n.weight]).toEqual([4, 5]);
    expect([...n.edgeCommunity]).toEqual([1, 0]);
  });

  it('accepts a network without accounts', () => {
    expect(parseNetwork(bytesOf('ZWN2', u32(0, 0))).nodeCount).toBe(0);
  });

  it('refuses every shortened form', () => {
    const whole = network();
    for (let length = 0; length < whole.byteLength; length++) {
      expect(() => parseNetwork(whole.slice(0, length))).toThrow(WireError);
    }
  });

  it('refuses what does not keep its promise', () => {
    expect(() => parseNetwork(bytesOf('ZWN1', u32(0, 0)))).toThrow('ZWN2');
    expect(() => parseNetwork(bytesOf('ZWN2', u32(0xffffffff, 0xffffffff)))).toThrow('ends early');
    expect(() => parseNetwork(bytesOf('ZWN2', u32(0, 0), u32(1)))).toThrow('4 bytes follow');
    expect(() => parseNetwork(network({ ends: 3 }))).toThrow('edge 1 leads');
    expect(() => parseNetwork(network({ weight: Number.NaN }))).toThrow('edge 1 has no weight');
    expect(() => parseNetwork(network({ weight: -1 }))).toThrow('edge 1 has no weight');
    expect(() => parseNetwork(network({ place: Infinity }))).toThrow('account 2 has no position');
    expect(() => parseNetwork(network({ strength: Infinity }))).toThrow(
      'account 2 has no strength',
    );
  });
});

describe('filter bytes', () => {
  const n = parseNetwork(network());

  it('says who passes', () => {
    const f = parseFilter(filter(1, 3, 0), n);
    expect([0, 1, 2].map((i) => passes(f, i))).toEqual([true, true, false]);
    expect([...f.weight]).toEqual([3, 0]);
    expect(f.edgesPassing).toBe(1);
  });

  it('refuses another network, wrong counts, missing ends', () => {
    expect(() => parseFilter(bytesOf('ZWF1', u32(4, 2, 0, 0)), n)).toThrow('another network');
    expect(() => parseFilter(filter(2, 3, 0), n)).toThrow('number of edges');
    expect(() => parseFilter(filter(1, Number.NaN, 0), n)).toThrow('no weight');
    expect(() => parseFilter(filter(1, 3, 0).slice(0, 24), n)).toThrow('ends early');
  });
});

// Ids "a", "é" and names "", "Ann"; both blocks padded to 4 bytes.
const good = (): ArrayBuffer =>
  bytesOf('ZWT1', u32(2), u32(0, 1, 3), u32(0, 0, 3), text('aé\0'), text('Ann'));

describe('names', () => {
  it('reads ids and names, the id where there is no name', () => {
    const names = new Names(good());
    expect(names.accountId(1)).toBe('é');
    expect(names.label(0)).toBe('a');
    expect(names.label(1)).toBe('Ann');
    expect(names.accountId(7)).toBe('');
  });

  it('takes the last block with its padding too', () => {
    const padded = bytesOf('ZWT1', u32(1), u32(0, 1), u32(0, 1), text('a\0\0\0'), text('b\0\0\0'));
    expect(new Names(padded).label(0)).toBe('b');
  });

  it('refuses ends before beginnings and missing bytes', () => {
    expect(() => new Names(bytesOf('ZWT1', u32(2), u32(0, 3, 1), u32(0, 0, 0)))).toThrow('no end');
    expect(() => new Names(good().slice(0, -1))).toThrow(WireError);
    expect(() => new Names(bytesOf('ZWT1', u32(1), u32(0, 0xfffffff0), u32(0, 0)))).toThrow(
      'ends early',
    );
  });

  it('shows bytes that are no UTF-8 as such, without failing', () => {
    const odd = bytesOf('ZWT1', u32(1), u32(0, 2), u32(0, 0), Uint8Array.of(0xff, 0xfe, 0, 0));
    expect(new Names(odd).accountId(0)).toBe('\ufffd\ufffd');
  });
});

const places = (n: number, ...xy: number[]): ArrayBuffer => bytesOf('ZWL1', u32(n), f32(...xy));

describe('places', () => {
  it('are two columns', () => {
    const { x, y } = parsePlaces(places(3, 0, 1, 2, 3, 4, 5), parseNetwork(network()));
    expect([...x]).toEqual([0, 2, 4]);
    expect([...y]).toEqual([1, 3, 5]);
  });

  it('of another network, or none, are refused', () => {
    const of = parseNetwork(network());
    expect(() => parsePlaces(places(2, 0, 1, 2, 3), of)).toThrow(WireError);
    expect(() => parsePlaces(places(3, 0, 1, 2, 3), of)).toThrow('ends early');
    expect(() => parsePlaces(places(3, 0, 1, 2, 3, 4, Number.NaN), of)).toThrow('account 2');
  });
});
