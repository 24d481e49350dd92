/** What the palette finds: commands by any of their words, best beginnings first. */
import type { Command } from '../state/commands.svelte';

/** How well a title answers a text: 0 = not at all. */
export function score(title: string, text: string): number {
  const hay = title.toLowerCase();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  let sum = 0;
  for (const word of words) {
    const at = hay.indexOf(word);
    if (at < 0) return 0;
    sum += at === 0 ? 4 : /\s/.test(hay[at - 1] ?? '') ? 3 : 1;
  }
  return sum / words.length;
}

export function findCommands(all: readonly Command[], text: string): Command[] {
  return all
    .filter((command) => !command.enabled || command.enabled())
    .map((command) => ({ command, points: score(`${command.title} ${command.section}`, text) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ command }) => command);
}
