import { describe, expect, it } from 'vitest';
import { differentBits, likenessWords, partsOf } from './pixels';

function bytesOf(width: number, height: number, pixels: number): ArrayBuffer {
  const bytes = new ArrayBuffer(12 + pixels * 4);
  new Uint8Array(bytes).set([0x5a, 0x57, 0x50, 0x31]);
  const view = new DataView(bytes);
  view.setUint32(4, width, true);
  view.setUint32(8, height, true);
  new Uint8Array(bytes).fill(7, 12);
  return bytes;
}

describe('the pixels of a picture', () => {
  it('are a view of what the engine sent', () => {
    const { width, height, rgba } = partsOf(bytesOf(3, 2, 6));
    expect([width, height, rgba.length, rgba[0]]).toEqual([3, 2, 24, 7]);
  });

  it('are refused when their number is not what the head says', () => {
    expect(() => partsOf(bytesOf(3, 2, 5))).toThrow('does not fit');
    expect(() => partsOf(bytesOf(0, 2, 0))).toThrow('does not fit');
    expect(() => partsOf(bytesOf(2000, 1, 2000))).toThrow('does not fit');
    expect(() => partsOf(new ArrayBuffer(4))).toThrow('empty');
    const other = bytesOf(1, 1, 1);
    new Uint8Array(other)[3] = 0x32;
    expect(() => partsOf(other)).toThrow('ZWP1');
  });
});

describe('the likeness of two pictures', () => {
  it('is the number of bits that differ', () => {
    expect(differentBits('0000000000000000', 'ffffffffffffffff')).toBe(64);
    expect(differentBits('f0f0f0f0f0f0f0f0', 'F0F0F0F0F0F0F0F3')).toBe(2);
    expect(differentBits('f0', 'f0')).toBeNull();
  });

  it('is told against the nearest picture of the other post', () => {
    const picture = { sha256: 'a', phash: '0000000000000000' };
    expect(likenessWords(picture, [])).toBe('');
    expect(likenessWords(picture, [{ sha256: 'a', phash: 'x' }])).toContain('byte for byte');
    expect(likenessWords(picture, [{ sha256: 'b', phash: '0000000000000000' }])).toContain(
      'same hash',
    );
    const others = [
      { sha256: 'b', phash: '00000000000000ff' },
      { sha256: 'c', phash: '0000000000000007' },
    ];
    expect(likenessWords(picture, others)).toContain('in 3 of 64 bits');
    expect(likenessWords(picture, [{ sha256: 'b', phash: 'none' }])).toBe('');
  });
});
