/** Lists to choose from: what an option is, moving through them, finding by typing. */

export interface Option<V extends string = string> {
  value: V;
  label: string;
  /** A second, quieter line or figure. */
  detail?: string;
  disabled?: boolean;
  /** Heading above the first option of the group. */
  group?: string;
}

/** The next option that can be chosen in that direction, without going round. */
export function nextOption(options: readonly Option[], from: number, by: number): number {
  let at = from;
  const step = Math.sign(by);
  for (let moved = 0; moved < Math.abs(by); moved += 1) {
    let next = at + step;
    while (next >= 0 && next < options.length && options[next]?.disabled) next += step;
    if (next < 0 || next >= options.length) break;
    at = next;
  }
  return at;
}

/** The first option that can be chosen from that end. */
export function edgeOption(options: readonly Option[], end: 'first' | 'last'): number {
  return end === 'first'
    ? options.findIndex((option) => !option.disabled)
    : options.findLastIndex((option) => !option.disabled);
}

/** The option whose label starts with what was typed; one repeated letter goes through all of them. */
export function typedOption(options: readonly Option[], typed: string, from: number): number {
  const wanted = typed.toLowerCase();
  const same = [...wanted].every((letter) => letter === wanted[0]);
  const start = same || wanted.length === 1 ? from + 1 : from;
  const prefix = same ? wanted.slice(0, 1) : wanted;
  for (let offset = 0; offset < options.length; offset += 1) {
    const at = (Math.max(start, 0) + offset) % options.length;
    const option = options[at];
    if (option && !option.disabled && option.label.toLowerCase().startsWith(prefix)) return at;
  }
  return -1;
}

/** Options that contain every word of the text, those that start with it first. */
export function filterOptions<V extends string>(
  options: readonly Option<V>[],
  text: string,
): Option<V>[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...options];
  const prefix = words.join(' ');
  const hits = options.filter((option) => {
    const hay = `${option.label} ${option.value} ${option.detail ?? ''}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
  const rank = (option: Option) => (option.label.toLowerCase().startsWith(prefix) ? 0 : 1);
  return hits.sort((a, b) => rank(a) - rank(b));
}
