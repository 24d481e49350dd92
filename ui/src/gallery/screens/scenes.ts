/** Every screen in every state that it can be in. */
import { backend } from '../../api';
import { navigation, openCase, selection, type Screen } from '../../state';
import { partOf } from '../../views/network/levels';
import type { Mood } from './player';

export interface Scene {
  id: string;
  title: string;
  mood: Mood;
  screen: Screen;
  /** What is done once the screen is open. */
  after?: () => void;
}

/** Presses a key of the window. */
const press =
  (key: string, more: Partial<KeyboardEventInit> = {}) =>
  () => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  };

const full = (screen: Screen, title: string, after?: () => void): Scene => ({
  id: screen,
  title,
  mood: 'answers',
  screen,
  ...(after ? { after } : {}),
});
const loading = (screen: Screen, title: string): Scene => ({
  id: `${screen}-loading`,
  title: `${title}, loading`,
  mood: 'silent',
  screen,
});
const failed = (screen: Screen, title: string): Scene => ({
  id: `${screen}-error`,
  title: `${title}, failed`,
  mood: 'fails',
  screen,
});

export const SCENES: readonly Scene[] = [
  full('start', 'Start'),
  { id: 'start-empty', title: 'Start, the first time', mood: 'empty', screen: 'start' },
  full('import', 'Import, nothing chosen'),
  { id: 'import-empty', title: 'Import into a new case', mood: 'empty', screen: 'import' },
  full('overview', 'Overview'),
  loading('overview', 'Overview'),
  failed('overview', 'Overview'),
  full('detect', 'Detect'),
  loading('detect', 'Detect'),
  failed('detect', 'Detect'),
  { id: 'detect-empty', title: 'Detect, nothing imported', mood: 'empty', screen: 'detect' },
  full('network', 'Network'),
  {
    ...full('network', 'Network, an account', () => selection.selectAccounts([0])),
    id: 'network-account',
  },
  {
    ...full('network', 'Network, a community', () => selection.selectCommunity(1)),
    id: 'network-community',
  },
  {
    ...full('network', 'Network, the map of communities', () => {
      const { run } = openCase;
      if (run) navigation.go('network', partOf(run, { kind: 'map' }));
    }),
    id: 'network-map',
  },
  { ...full('network', 'Network, an edge', () => selection.selectEdge(0)), id: 'network-edge' },
  loading('network', 'Network'),
  failed('network', 'Network'),
  full('evidence', 'Evidence, edges to choose from'),
  {
    ...full('evidence', 'Evidence, a pair of posts', () => selection.selectEdge(0)),
    id: 'evidence-pair',
  },
  loading('evidence', 'Evidence'),
  failed('evidence', 'Evidence'),
  full('report', 'Report'),
  loading('report', 'Report'),
  failed('report', 'Report'),
  { ...full('detect', 'Keys', press('?')), id: 'keys' },
  { ...full('overview', 'Palette', press('k', { ctrlKey: true })), id: 'palette' },
  { ...full('overview', 'Settings', press(',', { ctrlKey: true })), id: 'settings' },
];

const FRAME_MS = 16;
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((wait) => setTimeout(wait, FRAME_MS));
};

/** Opens the recorded case on the screen of a scene; `data-scene` tells when that is done. */
export async function open(scene: Scene): Promise<void> {
  await until(() => openCase.start !== null);
  if (scene.screen !== 'start') {
    openCase.view = await backend.caseView();
    openCase.history = await backend.history();
    selection.run = openCase.view.runs.at(-1)?.run_id ?? null;
    navigation.reset(scene.screen);
    // The screen first, then what happens on it.
    await new Promise((wait) => setTimeout(wait, 2 * FRAME_MS));
    scene.after?.();
  }
  document.documentElement.dataset['scene'] = scene.id;
}
