import { describe, expect, it } from 'vitest';
import { diffWords } from './word_diff';

const codes = (text: string): Int32Array =>
  Int32Array.from([...text].map((sign) => sign.codePointAt(0) ?? 0));
const kept = (text: string, stay: Uint8Array): string =>
  [...text].filter((_, i) => stay[i] === 1).join('');

/** Length of the longest common subsequence, by the table that every textbook has. */
function longestCommon(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, () => 0);
  for (const sign of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j];
      row[j] = sign === b[j - 1] ? diagonal + 1 : Math.max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return row[b.length];
}

/** The same numbers on every computer. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

describe('differences word by word', () => {
  it("finds the example of Myers' paper: four signs stay, five differ", () => {
    const diff = diffWords(codes('ABCABBA'), codes('CBABAC'));
    expect(diff).not.toBeNull();
    const [a, b] = [kept('ABCABBA', diff!.stay), kept('CBABAC', diff!.stayOfOther)];
    expect(a).toBe(b);
    expect(a).toHaveLength(4);
  });

  it('keeps as many words as possible, and the same ones in both', () => {
    const next = numbers(7);
    const draw = (most: number): number => (next.next().value as number) % most;
    for (let round = 0; round < 400; round += 1) {
      const make = () =>
        Array.from({ length: draw(14) }, () => 'abcd'[draw(1 + draw(4))] ?? 'a').join('');
      const [one, other] = [make(), make()];
      const diff = diffWords(codes(one), codes(other));
      expect(diff).not.toBeNull();
      const a = kept(one, diff!.stay);
      expect(a, `${one} ${other}`).toBe(kept(other, diff!.stayOfOther));
      expect(a, `${one} ${other}`).toHaveLength(longestCommon(one, other));
    }
  });

  it('has an answer for nothing', () => {
    expect(kept('abc', diffWords(codes('abc'), codes(''))!.stay)).toBe('');
    expect(diffWords(codes(''), codes(''))).not.toBeNull();
    expect(kept('abc', diffWords(codes('abc'), codes('abc'))!.stay)).toBe('abc');
  });

  it('gives up beyond its limit, and not before', () => {
    const [one, other] = [codes('a'.repeat(30)), codes('b'.repeat(20))];
    expect(diffWords(one, other, 49)).toBeNull();
    expect(diffWords(one, other, 50)).not.toBeNull();
  });
});
