import { describe, expect, it } from 'vitest';
import { asSentence } from './sentence';

describe('sentences', () => {
  it('start large and end with a full stop', () => {
    expect(asSentence('this is binary data')).toBe('This is binary data.');
    expect(asSentence('Cancelled.')).toBe('Cancelled.');
    expect(asSentence('really?')).toBe('Really?');
    expect(asSentence(' ')).toBe('');
  });
});
