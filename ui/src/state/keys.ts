/** Key combinations: whether a press matches one, and how it is written. */

export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const onMac = () => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** `Mod+Shift+z` in its parts. The plus key itself is written `Plus`. */
function parse(keys: string) {
  const parts = keys.split('+');
  const key = (parts.at(-1) ?? '').toLowerCase();
  return {
    key: key === 'plus' ? '+' : key === 'space' ? ' ' : key,
    mods: new Set(parts.slice(0, -1)),
  };
}

export function matchesKeys(press: Press, keys: string, mac = onMac()): boolean {
  const { key, mods } = parse(keys);
  if (press.key.toLowerCase() !== key) return false;
  const ctrl = mods.has('Ctrl') || (mods.has('Mod') && !mac);
  const meta = mods.has('Meta') || (mods.has('Mod') && mac);
  if (press.ctrlKey !== ctrl || press.metaKey !== meta || press.altKey !== mods.has('Alt'))
    return false;
  // A sign such as ? needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return (isSign && !mods.has('Shift')) || press.shiftKey === mods.has('Shift');
}

const WRITTEN: Record<string, string> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  plus: '+',
  delete: 'Del',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

/** The caps to draw: `['Ctrl', 'Shift', 'Z']`. */
export function keyCaps(keys: string, mac = onMac()): string[] {
  return keys.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'Shift') return mac ? '⇧' : 'Shift';
    if (part === 'Alt') return mac ? '⌥' : 'Alt';
    return WRITTEN[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

/** Whether the focus is where letters are text, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (typeof HTMLElement === 'undefined' || !(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
