/** What can be done with the picture, for the palette, the key sheet and the keyboard. */
import { ZOOM_STEP } from '../../graph/camera';
import type { GraphView } from '../../graph/view';
import { navigation, selection, type Command } from '../../state';

export interface PictureDesk {
  readonly view: () => GraphView | null;
  readonly labels: boolean;
  readonly toggleLabels: () => void;
  readonly save: (format: 'png' | 'svg') => void;
}

/** Enter belongs to whatever control has the focus; only over the picture it opens the edge. */
function isEnterFree(): boolean {
  const focused = document.activeElement;
  return (
    focused === null || focused === document.body || focused.getAttribute('role') === 'application'
  );
}

export function pictureCommands(desk: PictureDesk): Command[] {
  return [
    {
      id: 'network-fit',
      title: 'Show the whole network',
      section: 'Network',
      keys: '0',
      run: () => desk.view()?.fit(),
    },
    {
      id: 'network-zoom-in',
      title: 'Zoom in',
      section: 'Network',
      keys: 'Plus',
      alsoKeys: ['='],
      run: () => desk.view()?.zoomBy(ZOOM_STEP),
    },
    {
      id: 'network-zoom-out',
      title: 'Zoom out',
      section: 'Network',
      keys: '-',
      run: () => desk.view()?.zoomBy(1 / ZOOM_STEP),
    },
    {
      id: 'network-zoom-selection',
      title: 'Zoom to what is selected',
      section: 'Network',
      keys: 'z',
      run: () => desk.view()?.zoomToSelection(),
    },
    {
      id: 'network-next',
      title: 'Next account by strength',
      section: 'Network',
      keys: ']',
      run: () => desk.view()?.step(1),
    },
    {
      id: 'network-previous',
      title: 'Previous account by strength',
      section: 'Network',
      keys: '[',
      run: () => desk.view()?.step(-1),
    },
    {
      id: 'network-labels',
      title: desk.labels ? 'Hide the names' : 'Show the names',
      section: 'Network',
      keys: 'l',
      run: () => desk.toggleLabels(),
    },
    {
      id: 'network-read',
      title: 'Read the posts behind the edge',
      section: 'Network',
      keys: 'Enter',
      enabled: () => selection.edge !== null && isEnterFree(),
      run: () => navigation.go('evidence'),
    },
    {
      id: 'network-clear',
      title: 'Select nothing',
      section: 'Network',
      keys: 'Escape',
      enabled: () => !selection.isEmpty,
      run: () => selection.clear(),
    },
    {
      id: 'network-png',
      title: 'Save the picture as PNG',
      section: 'Network',
      run: () => desk.save('png'),
    },
    {
      id: 'network-svg',
      title: 'Save the picture as SVG',
      section: 'Network',
      run: () => desk.save('svg'),
    },
  ];
}
