/** Arithmetic of the history: how many steps lead from here to a line of it. */
import type { HistoryLine } from '../api/generated/types';

/** Undo steps (negative) or redo steps (positive) after which that line is the last one done; null when it is out of reach. */
export function stepsTo(lines: readonly HistoryLine[], id: number): number | null {
  const target = lines.find((line) => line.id === id);
  if (!target || target.state === 'superseded') return null;
  if (target.state === 'done')
    return 0 - lines.filter((line) => line.state === 'done' && line.id > id).length;
  return lines.filter((line) => line.state === 'undone' && line.id <= id).length;
}

/** Undo steps back to before the first line that can be undone. */
export function stepsToStart(lines: readonly HistoryLine[]): number {
  return 0 - lines.filter((line) => line.state === 'done').length;
}
