/**
 * The wire form of every call: its arguments by name. Both transports are made from this one list,
 * so that they cannot differ; the compiler holds it to the interface.
 */
import type { Backend } from './backend';

/** Calls that are neither a stream nor carry bytes upwards. */
type Plain = Exclude<keyof Backend, 'events' | 'savePicture'>;

const ARGUMENTS: { [call in Plain]: readonly string[] } = {
  start: [],
  setSettings: ['settings'],
  pickFiles: [],
  pickFolder: [],
  pickCase: [],
  openCase: ['key'],
  openDroppedCase: ['file'],
  createCase: ['title'],
  forgetCase: ['key'],
  startExample: ['id'],
  closeCase: [],
  cancel: ['job'],
  caseView: [],
  setTitle: ['title'],
  history: [],
  undo: [],
  redo: [],
  startVerify: [],
  probe: ['file', 'ask'],
  startDryRun: ['file', 'ask'],
  startImport: ['file', 'ask'],
  rejects: ['import_id', 'offset', 'limit'],
  removeImport: ['import_id'],
  knownFormats: [],
  saveRejects: ['ask'],
  savedMappings: [],
  saveMapping: ['file', 'ask'],
  forgetMapping: ['fingerprint'],
  saveMappingsFile: ['fingerprints', 'choose_place'],
  takeMappings: ['file'],
  startIntake: ['files'],
  intakePage: ['ask'],
  startImportSet: ['ask'],
  startImages: ['ask'],
  receipts: ['import_id', 'offset', 'limit'],
  startOverview: [],
  overview: ['span'],
  postBriefs: ['ids'],
  startSearchIndex: [],
  find: ['ask'],
  foundPost: ['place'],
  methodForm: [],
  commonImages: [],
  setCommonImages: ['images'],
  estimate: ['ask'],
  windowAdvice: ['ask'],
  startDetect: ['ask'],
  stability: ['run'],
  startPower: ['ask'],
  variants: ['run', 'object_id'],
  compareRuns: ['one', 'other'],
  comparedEdges: ['ask'],
  renameRun: ['run', 'name'],
  removeRun: ['run'],
  networkBytes: ['run'],
  mapBytes: ['run', 'filter'],
  drawing: ['run'],
  positionBytes: ['run'],
  stopDrawing: ['run'],
  settle: ['run', 'seed'],
  pin: ['run', 'places'],
  release: ['run', 'nodes'],
  nameBytes: ['run'],
  filterBytes: ['run', 'filter'],
  filterForm: ['run'],
  filterCounts: ['run', 'filters'],
  nodePage: ['ask'],
  edgePage: ['ask'],
  tableCsv: ['ask'],
  communities: ['run', 'filter'],
  searchAccounts: ['run', 'text', 'limit'],
  accountCard: ['run', 'node'],
  communityCard: ['run', 'community'],
  barcodes: ['run'],
  evidence: ['run', 'edge', 'offset', 'limit'],
  pairPlace: ['run', 'edge', 'pair_key'],
  smallPicture: ['sha256'],
  mark: ['ask'],
  remarks: ['run', 'on'],
  addNote: ['ask'],
  editNote: ['id', 'text'],
  removeNote: ['id'],
  noteVersions: ['id'],
  addTag: ['ask'],
  removeTag: ['ask'],
  tagsInUse: [],
  review: ['run'],
  seeEdge: ['run', 'edge'],
  nextUnseen: ['ask', 'after'],
  link: ['ask'],
  openLink: ['ask'],
  findings: [],
  addFinding: ['ask'],
  editFinding: ['id', 'ask'],
  removeFinding: ['id'],
  moveFinding: ['id', 'position'],
  reportCover: [],
  setReportCover: ['cover'],
  reportNotes: ['run'],
  reportHtml: ['ask'],
  exportKinds: ['run'],
  startExport: ['ask'],
  reveal: ['file'],
};

/** `startDryRun` is `start_dry_run` on the wire. */
export function wireName(call: string): string {
  return call.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** All plain calls, each sent by `send` under its wire name. */
export function plainCalls(
  send: (name: string, args: Record<string, unknown>) => Promise<unknown>,
): Pick<Backend, Plain> {
  const calls = Object.entries(ARGUMENTS).map(([call, names]) => [
    call,
    (...values: unknown[]) =>
      send(wireName(call), Object.fromEntries(names.map((name, i) => [name, values[i] ?? null]))),
  ]);
  return Object.fromEntries(calls) as Pick<Backend, Plain>;
}

/** JSON that fits into a header: every character beyond ASCII escaped. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
