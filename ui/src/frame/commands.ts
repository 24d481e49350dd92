/** The commands of the window itself; screens add their own. */
import { navigation, openCase, preferences, type Command } from '../state';
import { blockedBecause, STEPS } from '../state/screens';
import { zoom } from '../state/zoom.svelte';

export interface FrameActions {
  palette: () => void;
  keys: () => void;
  settings: () => void;
  rename: () => void;
}

const canChange = () => openCase.view !== null && !openCase.view.read_only_because;

export function frameCommands(actions: FrameActions): Command[] {
  return [
    ...STEPS.map(({ screen, title, keys }) => ({
      id: `go-${screen}`,
      title,
      section: 'Steps',
      keys,
      whileTyping: true,
      enabled: () => blockedBecause(screen, openCase.view) === null,
      run: () => navigation.go(screen),
    })),
    {
      id: 'go-start',
      title: 'Start',
      section: 'Steps',
      keys: 'Mod+0',
      whileTyping: true,
      run: () => navigation.go('start'),
    },
    {
      id: 'back',
      title: 'Back',
      section: 'Steps',
      keys: 'Alt+ArrowLeft',
      enabled: () => navigation.canGoBack,
      run: () => navigation.back(),
    },
    {
      id: 'forward',
      title: 'Forward',
      section: 'Steps',
      keys: 'Alt+ArrowRight',
      enabled: () => navigation.canGoForward,
      run: () => navigation.forward(),
    },
    {
      id: 'undo',
      title: 'Undo',
      section: 'Case',
      keys: 'Mod+z',
      enabled: () => Boolean(openCase.view?.undo),
      run: () => void openCase.undo(),
    },
    {
      id: 'redo',
      title: 'Redo',
      section: 'Case',
      keys: 'Mod+Shift+z',
      alsoKeys: ['Mod+y'],
      enabled: () => Boolean(openCase.view?.redo),
      run: () => void openCase.redo(),
    },
    {
      id: 'rename',
      title: 'Change the title of the case',
      section: 'Case',
      enabled: canChange,
      run: actions.rename,
    },
    {
      id: 'palette',
      title: 'Commands and search',
      section: 'Window',
      keys: 'Mod+k',
      whileTyping: true,
      run: actions.palette,
    },
    { id: 'keys', title: 'Show all keys', section: 'Window', keys: '?', run: actions.keys },
    { id: 'settings', title: 'Settings', section: 'Window', keys: 'Mod+,', run: actions.settings },
    {
      id: 'utc',
      title: 'Times in UTC or in the zone of this computer',
      section: 'Window',
      keys: 'u',
      run: () => (preferences.utc = !preferences.utc),
    },
    {
      id: 'theme',
      title: 'Colours: light, dark, as the system',
      section: 'Window',
      run: () => {
        const next = { auto: 'light', light: 'dark', dark: 'auto' } as const;
        preferences.theme = next[preferences.theme];
      },
    },
    {
      id: 'larger',
      title: 'Larger',
      section: 'Window',
      keys: 'Mod+Plus',
      alsoKeys: ['Mod+=', 'Mod+Shift+Plus'],
      whileTyping: true,
      run: () => zoom.larger(),
    },
    {
      id: 'smaller',
      title: 'Smaller',
      section: 'Window',
      keys: 'Mod+-',
      whileTyping: true,
      run: () => zoom.smaller(),
    },
    {
      id: 'normal-size',
      title: 'Normal size',
      section: 'Window',
      run: () => {
        zoom.percent = 100;
      },
    },
  ];
}
