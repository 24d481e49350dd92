/** An engine that answers what was recorded: the screens without a case, a file or a process. */
import { backend } from '../../api';
import { plainCalls } from '../../api/calls';
import type {
  CaseView,
  DeskError,
  DeskEvent,
  Settings,
  StartView,
} from '../../api/generated/types';
import recorded from './recorded.json';

/** How the engine behaves. */
export type Mood = 'answers' | 'silent' | 'fails' | 'empty';

/** What is always answered, so that the window itself stands. */
const FRAME: ReadonlySet<string> = new Set([
  'start',
  'open_case',
  'case_view',
  'history',
  'set_settings',
]);

const FAILURE: DeskError = {
  code: 'tables-changed',
  kind: 'case',
  message:
    'The tables of this case do not agree with each other. Check it with `zwerm verify`, and open the copy that was made before.',
  place: 'tables/shares/0001.parquet',
};

type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const answers = recorded.answers as Answers;
const results = recorded.results as Readonly<Record<string, unknown>>;

const first = <T>(name: string): T => structuredClone(Object.values(answers[name] ?? {})[0]) as T;

function startView(mood: Mood, settings: Partial<Settings>): StartView {
  const view = first<StartView>('start');
  const recent = mood === 'empty' ? [] : view.recent;
  return { ...view, recent, settings: { ...view.settings, ...settings } };
}

function caseView(mood: Mood): CaseView {
  const view = first<CaseView>('case_view');
  return mood === 'empty'
    ? { ...view, title: 'New case', imports: [], runs: [], undo: null, redo: null }
    : view;
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
}

/** The recorded answer to the same question, or else to any question of this call. */
function answered(name: string, args: Record<string, unknown>): unknown {
  const of = answers[name];
  if (!of) throw { ...FAILURE, code: 'not-recorded', message: `${name} was not recorded.` };
  const answer = of[JSON.stringify(args)] ?? Object.values(of)[0];
  const isBytes = typeof answer === 'object' && answer !== null && 'base64' in answer;
  return isBytes ? bytesOf(String(answer.base64)) : structuredClone(answer);
}

const nobody = (): void => undefined;

/** Puts the recorded engine behind the window; its settings are the recorded ones but for these. */
export function playEngine(mood: Mood, settings: Partial<Settings>): void {
  let hear: (event: DeskEvent) => void = nobody;
  let lastJob = 0;

  const send = (name: string, args: Record<string, unknown>): Promise<unknown> => {
    if (name === 'start') return Promise.resolve(startView(mood, settings));
    if (name === 'case_view' || name === 'open_case') return Promise.resolve(caseView(mood));
    if (mood === 'empty' && (name === 'history' || name === 'findings')) return Promise.resolve([]);
    if (!FRAME.has(name) && mood === 'silent') return new Promise(() => undefined);
    if (!FRAME.has(name) && mood === 'fails') return Promise.reject(FAILURE);
    if (name === 'set_settings') return Promise.resolve(null);
    if (name in results) {
      lastJob += 1;
      const event: DeskEvent = {
        event: 'job',
        job: lastJob,
        kind: name.replace('start_', ''),
        state: 'done',
        stage: 'Done',
        done: 1,
        total: 1,
        rows: 0,
        file: 0,
        n_files: 0,
        result: structuredClone(results[name]) as never,
        error: null,
      };
      setTimeout(() => hear(event));
      return Promise.resolve(lastJob);
    }
    try {
      return Promise.resolve(answered(name, args));
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  };

  Object.assign(backend, {
    ...plainCalls(send),
    events: (listener: (event: DeskEvent) => void) => {
      hear = listener;
      return Promise.resolve(() => undefined);
    },
    savePicture: () => Promise.reject(FAILURE),
  });
}
