/** The record that is pointed at: shown in the raw rows and in what they become. */
import { getContext, setContext } from 'svelte';

const KEY = Symbol('record');

export class RecordLink {
  /** Number of the record; null when nothing is pointed at. */
  record = $state<number | null>(null);
}

/** One link for both tables below this component. */
export function provideRecordLink(): RecordLink {
  return setContext(KEY, new RecordLink());
}

export function recordLink(): RecordLink {
  return getContext<RecordLink>(KEY);
}

/** The record of a row, or of what stands in it. */
function recordOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-record]') : null;
  return row ? Number(row.dataset['record']) : null;
}

/**
 * Rows that point at each other: the pointer and the arrow keys choose a record, and the table under
 * the keys keeps it in sight. The other table moves only when the record is pressed or walked to.
 */
export function linkedRows(link: RecordLink) {
  const leave = () => (link.record = null);
  const over = (event: PointerEvent) => (link.record = recordOf(event.target));
  return (frame: HTMLElement) => {
    const rows = () => [...frame.querySelectorAll<HTMLElement>('[data-record]')];
    const everywhere = (record: number) => {
      const scope = frame.closest('[data-linked]') ?? frame;
      for (const row of scope.querySelectorAll<HTMLElement>(`[data-record="${record}"]`))
        row.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const pressed = (event: MouseEvent) => {
      const record = recordOf(event.target);
      if (record !== null) everywhere(record);
    };
    const keyed = (event: KeyboardEvent) => {
      if (event.target !== frame || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
      if (step === undefined) return;
      const all = rows();
      const at = all.findIndex((row) => Number(row.dataset['record']) === link.record);
      const next = all[Math.min(Math.max(at < 0 ? 0 : at + step, 0), all.length - 1)];
      if (!next) return;
      event.preventDefault();
      link.record = Number(next.dataset['record']);
      everywhere(link.record);
    };
    frame.addEventListener('pointerover', over);
    frame.addEventListener('pointerleave', leave);
    frame.addEventListener('click', pressed);
    frame.addEventListener('keydown', keyed);
    return () => {
      frame.removeEventListener('pointerover', over);
      frame.removeEventListener('pointerleave', leave);
      frame.removeEventListener('click', pressed);
      frame.removeEventListener('keydown', keyed);
    };
  };
}
