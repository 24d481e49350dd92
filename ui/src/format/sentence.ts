/** A clause of the engine as a sentence: its first letter large, a full stop at its end. */
export function asSentence(clause: string): string {
  const text = clause.trim();
  if (text === '') return '';
  const first = text.slice(0, 1).toUpperCase();
  return /[.?!]$/.test(text) ? first + text.slice(1) : `${first}${text.slice(1)}.`;
}
