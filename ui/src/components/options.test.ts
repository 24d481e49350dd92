import { describe, expect, it } from 'vitest';
import { edgeOption, filterOptions, nextOption, typedOption, type Option } from './options';

const options: Option[] = [
  { value: 'a', label: 'Account', disabled: true },
  { value: 'b', label: 'Post id' },
  { value: 'c', label: 'Platform', disabled: true },
  { value: 'd', label: 'Time' },
  { value: 'e', label: 'Text' },
];

describe('moving through options', () => {
  it('skips what cannot be chosen and stops at the ends', () => {
    expect(nextOption(options, 1, 1)).toBe(3);
    expect(nextOption(options, 1, -1)).toBe(1);
    expect(nextOption(options, 4, 1)).toBe(4);
    expect(nextOption(options, 1, 10)).toBe(4);
    expect(edgeOption(options, 'first')).toBe(1);
    expect(edgeOption(options, 'last')).toBe(4);
  });

  it('finds by typing, and goes through all with one letter', () => {
    expect(typedOption(options, 't', 1)).toBe(3);
    expect(typedOption(options, 't', 3)).toBe(4);
    expect(typedOption(options, 'tt', 4)).toBe(3);
    expect(typedOption(options, 'te', 3)).toBe(4);
    expect(typedOption(options, 'x', 0)).toBe(-1);
  });
});

describe('filtering options', () => {
  it('wants every word and puts beginnings first', () => {
    const zones: Option[] = [
      { value: 'America/Brussels_not', label: 'Not Brussels' },
      { value: 'Europe/Brussels', label: 'Brussels', detail: 'Europe' },
      { value: 'UTC', label: 'UTC' },
    ];
    expect(filterOptions(zones, 'bru').map((z) => z.value)).toEqual([
      'Europe/Brussels',
      'America/Brussels_not',
    ]);
    expect(filterOptions(zones, 'europe bru').map((z) => z.value)).toEqual(['Europe/Brussels']);
    expect(filterOptions(zones, '  ')).toHaveLength(3);
  });
});
