import { describe, expect, it } from 'vitest';
import { stretchWords } from './stretch';

const at = (text: string) => Date.parse(`${text}Z`);

describe('a stretch of time', () => {
  it('may be open at either end', () => {
    const from_ms = at('2021-09-03T00:00:00');
    const to_ms = at('2021-09-05T00:00:00');
    expect(stretchWords(null, true)).toBe('all');
    expect(stretchWords({ from_ms, to_ms }, true)).toBe('2021-09-03 to 2021-09-04');
    expect(stretchWords({ from_ms, to_ms: 2 ** 52 }, true)).toBe('from 2021-09-03 00:00');
    expect(stretchWords({ from_ms: -(2 ** 52), to_ms }, true)).toBe('before 2021-09-05 00:00');
    expect(stretchWords({ from_ms: -(2 ** 52), to_ms: 2 ** 52 }, true)).toBe('all');
  });
});
