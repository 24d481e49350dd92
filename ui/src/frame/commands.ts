/** The commands of the window itself; screens add their own. */
import { navigation, openCase, preferences, type Command } from '../state';
import { blockedBecause, STEPS } from '../state/screens';
import { zoom } from '../state/zoom.svelte';
import { language } from '../words/language.svelte';
import { t } from '../words';

export interface FrameActions {
  palette: () => void;
  search: () => void;
  keys: () => void;
  settings: () => void;
  rename: () => void;
  finding: () => void;
}

const canChange = () => openCase.view !== null && !openCase.view.read_only_because;

export function frameCommands(actions: FrameActions): Command[] {
  return [
    ...STEPS.map(({ screen, keys }) => ({
      id: `go-${screen}`,
      title: t.frame.steps[screen].title,
      section: t.frame.stepsLabel,
      keys,
      whileTyping: true,
      enabled: () => blockedBecause(screen, openCase.view) === null,
      run: () => navigation.go(screen),
    })),
    {
      id: 'go-start',
      title: t.start.start,
      section: t.frame.stepsLabel,
      keys: 'Mod+0',
      whileTyping: true,
      run: () => navigation.go('start'),
    },
    {
      id: 'back',
      title: t.frame.back,
      section: t.frame.stepsLabel,
      keys: 'Alt+ArrowLeft',
      enabled: () => navigation.canGoBack,
      run: () => navigation.back(),
    },
    {
      id: 'forward',
      title: t.frame.forward,
      section: t.frame.stepsLabel,
      keys: 'Alt+ArrowRight',
      enabled: () => navigation.canGoForward,
      run: () => navigation.forward(),
    },
    {
      id: 'undo',
      title: t.frame.undo,
      section: t.frame.case,
      keys: 'Mod+z',
      enabled: () => Boolean(openCase.view?.undo),
      run: () => void openCase.undo(),
    },
    {
      id: 'redo',
      title: t.frame.redo,
      section: t.frame.case,
      keys: 'Mod+Shift+z',
      alsoKeys: ['Mod+y'],
      enabled: () => Boolean(openCase.view?.redo),
      run: () => void openCase.redo(),
    },
    {
      id: 'rename',
      title: t.frame.changeTitleOfCase,
      section: t.frame.case,
      enabled: canChange,
      run: actions.rename,
    },
    {
      id: 'add-finding',
      title: t.frame.addFinding,
      section: t.frame.case,
      keys: 'Mod+Shift+s',
      enabled: () => canChange() && openCase.run !== null,
      run: actions.finding,
    },
    {
      id: 'palette',
      title: t.frame.commandsAndSearch,
      section: t.frame.window,
      keys: 'Mod+k',
      whileTyping: true,
      run: actions.palette,
    },
    {
      id: 'search',
      title: t.frame.searchCase,
      section: t.frame.case,
      keys: 'Mod+f',
      alsoKeys: ['/'],
      whileTyping: true,
      enabled: () => (openCase.view?.imports.length ?? 0) > 0,
      run: actions.search,
    },
    { id: 'keys', title: t.frame.showKeys, section: t.frame.window, keys: '?', run: actions.keys },
    {
      id: 'settings',
      title: t.frame.settings,
      section: t.frame.window,
      keys: 'Mod+,',
      run: actions.settings,
    },
    {
      id: 'utc',
      title: t.frame.timesCommand,
      section: t.frame.window,
      keys: 'u',
      run: () => (preferences.utc = !preferences.utc),
    },
    {
      id: 'theme',
      title: t.frame.coloursCommand,
      section: t.frame.window,
      run: () => {
        const next = { auto: 'light', light: 'dark', dark: 'auto' } as const;
        preferences.theme = next[preferences.theme];
      },
    },
    {
      id: 'language',
      title: t.frame.languageCommand,
      section: t.frame.window,
      run: () => (preferences.language = language.current === 'nl' ? 'en' : 'nl'),
    },
    {
      id: 'larger',
      title: t.frame.larger,
      section: t.frame.window,
      keys: 'Mod+Plus',
      alsoKeys: ['Mod+=', 'Mod+Shift+Plus'],
      whileTyping: true,
      run: () => zoom.larger(),
    },
    {
      id: 'smaller',
      title: t.frame.smaller,
      section: t.frame.window,
      keys: 'Mod+-',
      whileTyping: true,
      run: () => zoom.smaller(),
    },
    {
      id: 'normal-size',
      title: t.frame.normalSize,
      section: t.frame.window,
      run: () => {
        zoom.percent = 100;
      },
    },
  ];
}
