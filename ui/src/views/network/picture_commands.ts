/** What can be done with the picture, for the palette, the key sheet and the keyboard. */
import { ZOOM_STEP } from '../../graph/camera';
import type { Level } from '../../graph/stage';
import type { GraphView } from '../../graph/view';
import { navigation, selection, type Command } from '../../state';

export interface PictureDesk {
  readonly view: () => GraphView | null;
  readonly labels: boolean;
  readonly toggleLabels: () => void;
  readonly save: (format: 'png' | 'svg') => void;
  /** Whether there is a map to go to, and the level one is at. */
  readonly lasso: boolean;
  readonly toggleLasso: () => void;
  readonly hasMap: boolean;
  readonly level: Level;
  readonly go: (level: Level) => void;
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
      title: 'Show all that is opened',
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
      title: 'Next account by strength, or community by size',
      section: 'Network',
      keys: ']',
      run: () => desk.view()?.step(1),
    },
    {
      id: 'network-previous',
      title: 'Previous account by strength, or community by size',
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
      id: 'network-lasso',
      title: desk.lasso ? 'Move the picture by dragging' : 'Select by drawing around accounts',
      section: 'Network',
      keys: 'd',
      run: () => desk.toggleLasso(),
    },
    {
      id: 'network-select-members',
      title: 'Select the accounts of the community',
      section: 'Network',
      enabled: () => selection.community !== null,
      run: () => desk.view()?.widen('accounts'),
    },
    {
      id: 'network-select-neighbours',
      title: 'Select the neighbours too',
      section: 'Network',
      keys: 'Shift+n',
      enabled: () => !selection.isEmpty,
      run: () => desk.view()?.widen('neighbours'),
    },
    {
      id: 'network-select-component',
      title: 'Select all that is tied to the selection',
      section: 'Network',
      keys: 'c',
      enabled: () => !selection.isEmpty,
      run: () => desk.view()?.widen('component'),
    },
    {
      id: 'network-map',
      title: 'Show the map of communities',
      section: 'Network',
      keys: 'm',
      enabled: () => desk.hasMap && desk.level.kind !== 'map',
      run: () => desk.go({ kind: 'map' }),
    },
    {
      id: 'network-accounts',
      title: 'Show all accounts',
      section: 'Network',
      keys: 'a',
      enabled: () => desk.level.kind !== 'accounts',
      run: () => desk.go({ kind: 'accounts' }),
    },
    {
      id: 'network-open',
      title: 'Open the community that is selected',
      section: 'Network',
      keys: 'Enter',
      enabled: () => selection.community !== null && desk.level.kind === 'map' && isEnterFree(),
      run: () => {
        if (selection.community !== null)
          desk.go({ kind: 'community', community: selection.community });
      },
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
