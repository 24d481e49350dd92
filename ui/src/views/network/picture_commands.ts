/** What can be done with the picture, for the palette, the key sheet and the keyboard. */
import { ZOOM_STEP } from '../../graph/camera';
import type { Level } from '../../graph/stage';
import type { GraphView } from '../../graph/view';
import { navigation, selection, type Command } from '../../state';
import { SIZES } from '../../graph/sizing';
import { pictureLook } from '../../state/picture_look.svelte';
import { t } from '../../words';

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
      title: t.network.showAllOpened,
      section: t.network.network,
      keys: '0',
      run: () => desk.view()?.fit(),
    },
    {
      id: 'network-zoom-in',
      title: t.network.zoomIn,
      section: t.network.network,
      keys: 'Plus',
      alsoKeys: ['='],
      run: () => desk.view()?.zoomBy(ZOOM_STEP),
    },
    {
      id: 'network-zoom-out',
      title: t.network.zoomOut,
      section: t.network.network,
      keys: '-',
      run: () => desk.view()?.zoomBy(1 / ZOOM_STEP),
    },
    {
      id: 'network-zoom-selection',
      title: t.network.zoomSelected,
      section: t.network.network,
      keys: 'z',
      run: () => desk.view()?.zoomToSelection(),
    },
    {
      id: 'network-next',
      title: t.network.nextByStrength,
      section: t.network.network,
      keys: ']',
      run: () => desk.view()?.step(1),
    },
    {
      id: 'network-previous',
      title: t.network.previousByStrength,
      section: t.network.network,
      keys: '[',
      run: () => desk.view()?.step(-1),
    },
    {
      id: 'network-labels',
      title: desk.labels ? t.network.hideNames : t.network.showNames,
      section: t.network.network,
      keys: 'l',
      run: () => desk.toggleLabels(),
    },
    ...SIZES.filter((by) => by !== pictureLook.sizeBy).map((by) => ({
      id: `network-size-${by}`,
      title: t.network.sizedBy(t.graph.sizes[by]),
      section: t.network.network,
      run: () => {
        pictureLook.sizeBy = by;
      },
    })),
    {
      id: 'network-lasso',
      title: desk.lasso ? t.network.moveByDragging : t.network.selectByDrawing,
      section: t.network.network,
      keys: 'd',
      run: () => desk.toggleLasso(),
    },
    {
      id: 'network-select-members',
      title: t.network.selectMembers,
      section: t.network.network,
      enabled: () => selection.community !== null,
      run: () => desk.view()?.widen('accounts'),
    },
    {
      id: 'network-select-neighbours',
      title: t.network.selectNeighbours,
      section: t.network.network,
      keys: 'Shift+n',
      enabled: () => !selection.isEmpty,
      run: () => desk.view()?.widen('neighbours'),
    },
    {
      id: 'network-select-component',
      title: t.network.selectComponent,
      section: t.network.network,
      keys: 'c',
      enabled: () => !selection.isEmpty,
      run: () => desk.view()?.widen('component'),
    },
    {
      id: 'network-map',
      title: t.network.showMap,
      section: t.network.network,
      keys: 'm',
      enabled: () => desk.hasMap && desk.level.kind !== 'map',
      run: () => desk.go({ kind: 'map' }),
    },
    {
      id: 'network-accounts',
      title: t.network.showAllAccounts,
      section: t.network.network,
      keys: 'a',
      enabled: () => desk.level.kind !== 'accounts',
      run: () => desk.go({ kind: 'accounts' }),
    },
    {
      id: 'network-open',
      title: t.network.openCommunity,
      section: t.network.network,
      keys: 'Enter',
      enabled: () => selection.community !== null && desk.level.kind === 'map' && isEnterFree(),
      run: () => {
        if (selection.community !== null)
          desk.go({ kind: 'community', community: selection.community });
      },
    },
    {
      id: 'network-read',
      title: t.network.readBehind,
      section: t.network.network,
      keys: 'Enter',
      enabled: () => selection.edge !== null && isEnterFree(),
      run: () => navigation.go('evidence'),
    },
    {
      id: 'network-clear',
      title: t.network.selectNothing,
      section: t.network.network,
      keys: 'Escape',
      enabled: () => !selection.isEmpty,
      run: () => selection.clear(),
    },
    {
      id: 'network-png',
      title: t.network.savePng,
      section: t.network.network,
      run: () => desk.save('png'),
    },
    {
      id: 'network-svg',
      title: t.network.saveSvg,
      section: t.network.network,
      run: () => desk.save('svg'),
    },
  ];
}
