/** What can be done with the drawing, for the palette, the key sheet and the keyboard. */
import type { GraphView } from '../../graph/view';
import { type Command, selection, status } from '../../state';
import { t } from '../../words';
import type { Drawing } from './drawing.svelte';

export interface DrawingDesk {
  readonly view: () => GraphView | null;
  readonly drawing: Drawing;
  /** Whether arrow keys move accounts now. */
  readonly inHand: boolean;
  readonly mayChange: boolean;
  readonly isMap: boolean;
}

function told(work: Promise<unknown>): void {
  work.catch((thrown: unknown) => status.fail(thrown));
}

export function drawingCommands(desk: DrawingDesk): Command[] {
  const { drawing } = desk;
  const section = t.drawing.label;
  const rests = (): boolean => desk.mayChange && drawing.view !== null && !drawing.isSettling;
  return [
    {
      id: 'drawing-pin',
      title: t.drawing.commandPin,
      section,
      keys: 'p',
      enabled: () => rests() && !desk.isMap && selection.nodes.length > 0 && !desk.inHand,
      run: () => desk.view()?.takeInHand(),
    },
    {
      id: 'drawing-put-down',
      title: t.drawing.commandPutDown,
      section,
      keys: 'Enter',
      alsoKeys: ['Escape', 'p'],
      enabled: () => desk.inHand,
      run: () => desk.view()?.putDown(),
    },
    {
      id: 'drawing-release',
      title: t.drawing.commandRelease,
      section,
      keys: 'r',
      enabled: () => rests() && selection.nodes.some((node) => drawing.pinned.includes(node)),
      run: () => void drawing.release(selection.nodes),
    },
    {
      id: 'drawing-stop',
      title: t.drawing.commandStop,
      section,
      keys: 'Shift+x',
      enabled: () => drawing.isSettling,
      run: () => told(drawing.stop()),
    },
    {
      id: 'drawing-finish',
      title: t.drawing.commandFinish,
      section,
      enabled: () => drawing.view?.state === 'stopped',
      run: () => told(drawing.settle(null)),
    },
    {
      id: 'drawing-another',
      title: t.drawing.commandAnother,
      section,
      enabled: rests,
      run: () => told(drawing.settle(drawing.anotherSeed())),
    },
    {
      id: 'drawing-around',
      title: t.drawing.commandAround,
      section,
      enabled: () => rests() && drawing.view?.behind === true,
      run: () => told(drawing.settle(null)),
    },
  ];
}
