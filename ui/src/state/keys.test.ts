import { describe, expect, it } from 'vitest';
import { keyCaps, matchesKeys, type Press } from './keys';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  it('match with exactly the modifiers that are written', () => {
    expect(matchesKeys(press('z', { ctrlKey: true }), 'Mod+z', false)).toBe(true);
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+z', false)).toBe(false);
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+z', false)).toBe(
      true,
    );
    expect(matchesKeys(press('j', { ctrlKey: true }), 'j', false)).toBe(false);
  });

  it('use Cmd on a Mac', () => {
    expect(matchesKeys(press('k', { metaKey: true }), 'Mod+k', true)).toBe(true);
    expect(matchesKeys(press('k', { ctrlKey: true }), 'Mod+k', true)).toBe(false);
  });

  it('take a sign with or without Shift, as the keyboard has it', () => {
    expect(matchesKeys(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(matchesKeys(press('?'), '?', false)).toBe(true);
  });

  it('are written as on the keyboard', () => {
    expect(keyCaps('Mod+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyCaps('Alt+ArrowLeft', false)).toEqual(['Alt', '←']);
    expect(keyCaps('Mod+k', true)).toEqual(['⌘', 'K']);
  });
});
