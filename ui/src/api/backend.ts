/**
 * The one interface between window and engine. `tauri.ts` carries it in the product,
 * `bridge.ts` in browser tests; nothing else knows a transport.
 *
 * Every call rejects with a `DeskError` (switch on `code`). Calls named `start…` return the number
 * of a job: watch it with `events`, its result arrives in `JobView.result`.
 */
import type {
  AccountCard,
  CaseView,
  ChangeView,
  CommonImagesView,
  CommonImageView,
  CommunityCard,
  CommunityRow,
  CompareView,
  ComparedAsk,
  ComparedPage,
  CopiedTable,
  CopyAsk,
  DeskEvent,
  DetectAsk,
  DrawingView,
  EdgePage,
  EdgePlace,
  Estimate,
  EvidenceView,
  ExportAsk,
  ExportKind,
  FileRef,
  FilterCount,
  FilterForm,
  FindAsk,
  FindingAsk,
  FindingDetail,
  FoundView,
  HistoryLine,
  ImagesAsk,
  IntakePage,
  IntakePageAsk,
  KnownFormatView,
  LinkAsk,
  LinkView,
  MarkAsk,
  MethodForm,
  NetworkFilter,
  NodePage,
  NoteAsk,
  NoteVersionView,
  OverviewView,
  PictureAsk,
  PinnedPlace,
  PostBrief,
  PostPlace,
  PostView,
  PowerAsk,
  ProbeAsk,
  ProbeView,
  ReceiptPage,
  RejectPage,
  RejectsAsk,
  RemarkOn,
  RemarksView,
  ReportAsk,
  ReportCover,
  ReviewView,
  RunBarcodes,
  SavedMappingView,
  SearchHit,
  SetAsk,
  Settings,
  Span,
  StabilityView,
  StartView,
  TableAsk,
  TagAsk,
  TagCount,
  TakenMappings,
  VariantsView,
  WindowAdviceView,
  WrittenView,
} from './generated/types';

/** A stretch of time, or all of it. */
export type MaybeSpan = Span | null;

export interface Backend {
  /** Job progress, dropped files; returns a function that stops listening. */
  events(listener: (event: DeskEvent) => void): Promise<() => void>;

  // Start
  start(): Promise<StartView>;
  setSettings(settings: Settings): Promise<Settings>;
  /** Native dialog; empty when it was closed. */
  pickFiles(): Promise<FileRef[]>;
  /** Native dialog for a folder of scraped files; null when it was closed. */
  pickFolder(): Promise<FileRef | null>;
  /** Native dialog for a case folder; null when it was closed. */
  pickCase(): Promise<CaseView | null>;
  openCase(key: string): Promise<CaseView>;
  /** Opens a case folder that was dropped. */
  openDroppedCase(file: number): Promise<CaseView>;
  /** Creates a case in the user's folder for cases; the name is made free by a number. */
  createCase(title: string): Promise<CaseView>;
  forgetCase(key: string): Promise<void>;
  /** Job `example`: makes the example case when it is not there (import and first run), opens it. Result: `CaseView`. */
  startExample(id: string): Promise<number>;
  closeCase(): Promise<void>;
  cancel(job: number): Promise<boolean>;

  // Case
  caseView(): Promise<CaseView>;
  setTitle(title: string): Promise<ChangeView>;
  history(): Promise<HistoryLine[]>;
  undo(): Promise<ChangeView | null>;
  redo(): Promise<ChangeView | null>;
  /** Job `verify`. Result: `VerifyView`. */
  startVerify(): Promise<number>;

  // Import
  probe(file: number, ask: ProbeAsk): Promise<ProbeView>;
  /** Job `dry-run`. Result: `ImportView`. A new dry run of the same file cancels the earlier one. */
  startDryRun(file: number, ask: ProbeAsk): Promise<number>;
  /** Job `import`. Result: `ImportView`. */
  startImport(file: number, ask: ProbeAsk): Promise<number>;
  rejects(importId: string, offset: number, limit: number): Promise<RejectPage>;
  /** Takes back an import, or a whole set. */
  removeImport(importId: string): Promise<ChangeView>;
  /** Every format that is recognised by its content. */
  knownFormats(): Promise<KnownFormatView[]>;
  /** Rejected rows as CSV that runs nothing in a spreadsheet; null when the dialog was closed. */
  saveRejects(ask: RejectsAsk): Promise<WrittenView | null>;
  savedMappings(): Promise<SavedMappingView[]>;
  /** Saves what is decided of a file for all files with the same header. */
  saveMapping(file: number, ask: ProbeAsk): Promise<SavedMappingView>;
  forgetMapping(fingerprint: string): Promise<void>;
  /** Writes saved mappings (all when none is named) to a file; null when the dialog was closed. */
  saveMappingsFile(fingerprints: string[], choosePlace: boolean): Promise<WrittenView | null>;
  /** Takes over the mappings of such a file. */
  takeMappings(file: number): Promise<TakenMappings>;
  /** Job `intake`: what lies in folders and files. Result: `IntakeView`. */
  startIntake(files: number[]): Promise<number>;
  intakePage(ask: IntakePageAsk): Promise<IntakePage>;
  /** Job `import-set`: all files as one step. Result: `ImportedSetView`. */
  startImportSet(ask: SetAsk): Promise<number>;
  /** Job `images`: the pictures of a folder, each with its posts. Result: `ImportedImagesView`. */
  startImages(ask: ImagesAsk): Promise<number>;
  /** One receipt a file of a set. */
  receipts(importId: string, offset: number, limit: number): Promise<ReceiptPage>;

  // Overview
  /** Job `overview`: loads what the case holds. Result: `OverviewView` of all of it. */
  startOverview(): Promise<number>;
  /** Of the whole case, or (lists and totals) of a stretch of time. Quick once the job has been. */
  overview(span: MaybeSpan): Promise<OverviewView>;
  /** Posts by their ids (at most 100), as far as the case holds them. */
  postBriefs(ids: string[]): Promise<PostBrief[]>;

  // Search
  /** Job `search-index`: makes the index of what the case holds now, unless it is there. */
  startSearchIndex(): Promise<number>;
  /** Accounts, objects and posts; not `ready` while there is no index. */
  find(ask: FindAsk): Promise<FoundView>;
  /** A post that was found, with its raw record. */
  foundPost(place: PostPlace): Promise<PostView>;

  // Detect
  methodForm(): Promise<MethodForm>;
  /** Images that everybody posts: the list of the case, and what is on every list. */
  commonImages(): Promise<CommonImagesView>;
  /** Replaces the list of the case. */
  setCommonImages(images: CommonImageView[]): Promise<ChangeView>;
  /** Exact pair count; a newer question cancels an older one (code `superseded`). */
  estimate(ask: DetectAsk): Promise<Estimate>;
  /** Pairs against the window, and the windows that the data suggests; superseded like `estimate`. */
  windowAdvice(ask: DetectAsk): Promise<WindowAdviceView>;
  /** Job `detect`. Result: `RunView`. */
  startDetect(ask: DetectAsk): Promise<number>;
  /** How much of a run stayed when it was repeated with something changed; empty when not asked. */
  stability(run: string): Promise<StabilityView[]>;
  /** Job `power`; its result is a `PowerView`. */
  startPower(ask: PowerAsk): Promise<number>;
  variants(run: string, objectId: string): Promise<VariantsView>;
  compareRuns(one: string, other: string): Promise<CompareView>;
  comparedEdges(ask: ComparedAsk): Promise<ComparedPage>;
  renameRun(run: string, name: string): Promise<ChangeView>;
  removeRun(run: string): Promise<ChangeView>;

  // Network (bulk data as bytes: see `src/graph/wire.ts`)
  /** `ZWN2`: positions, communities, strengths, ends, weights. */
  networkBytes(run: string): Promise<ArrayBuffer>;
  /** `ZWC1`: the communities and what runs between them, under the filter. */
  mapBytes(run: string, filter: NetworkFilter): Promise<ArrayBuffer>;
  /** How a run is drawn and how far that is; begins it when nobody has. */
  drawing(run: string): Promise<DrawingView>;
  /** Where the accounts stand now, `ZWL1`; never waits for the drawing. */
  positionBytes(run: string): Promise<ArrayBuffer>;
  stopDrawing(run: string): Promise<boolean>;
  /** Draws anew around what is pinned; null as seed = the same. Null = the case stays as it is. */
  settle(run: string, seed: number | null): Promise<ChangeView | null>;
  pin(run: string, places: readonly PinnedPlace[]): Promise<ChangeView>;
  release(run: string, nodes: readonly number[]): Promise<ChangeView>;
  /** `ZWT1`: account ids and display names, in order of number. */
  nameBytes(run: string): Promise<ArrayBuffer>;
  /** `ZWF1`: which accounts and edges pass the filter, and the weight of each edge under it. */
  filterBytes(run: string, filter: NetworkFilter): Promise<ArrayBuffer>;
  filterForm(run: string): Promise<FilterForm>;
  /** How much passes each of them, in their order; at most 64. */
  filterCounts(run: string, filters: NetworkFilter[]): Promise<FilterCount[]>;
  nodePage(ask: TableAsk): Promise<NodePage>;
  edgePage(ask: TableAsk): Promise<EdgePage>;
  /** Rows of a table as CSV with safe cells, for the clipboard; at most 50 000. */
  tableCsv(ask: CopyAsk): Promise<CopiedTable>;
  communities(run: string, filter: NetworkFilter): Promise<CommunityRow[]>;
  searchAccounts(run: string, text: string, limit: number): Promise<SearchHit[]>;
  accountCard(run: string, node: number): Promise<AccountCard>;
  communityCard(run: string, community: number): Promise<CommunityCard>;
  barcodes(run: string): Promise<RunBarcodes>;

  // Evidence
  evidence(run: string, edge: number, offset: number, limit: number): Promise<EvidenceView>;
  /** Where a pair stands among the pairs of an edge, from 0; null when it is not one of them. */
  pairPlace(run: string, edge: number, pairKey: string): Promise<number | null>;
  /** Pixels of a picture of a post, at most 480 on its longer side: see `views/evidence/pixels.ts`. */
  smallPicture(sha256: string): Promise<ArrayBuffer>;
  mark(ask: MarkAsk): Promise<ChangeView>;
  /** Notes and tags on one thing of a run. */
  remarks(run: string, on: RemarkOn): Promise<RemarksView>;
  addNote(ask: NoteAsk): Promise<ChangeView>;
  editNote(id: string, text: string): Promise<ChangeView>;
  removeNote(id: string): Promise<ChangeView>;
  /** What a note has said, oldest first. */
  noteVersions(id: string): Promise<NoteVersionView[]>;
  addTag(ask: TagAsk): Promise<ChangeView>;
  removeTag(ask: TagAsk): Promise<ChangeView>;
  /** Tags of the case, most used first. */
  tagsInUse(): Promise<TagCount[]>;
  /** How many edges were seen and judged, in the run and inside of each community. */
  review(run: string): Promise<ReviewView>;
  /** The posts of an edge stand on the screen. True when that is new. */
  seeEdge(run: string, edge: number): Promise<boolean>;
  /** The next edge of the table that nobody has seen; null when all were. */
  nextUnseen(ask: TableAsk, after: number | null): Promise<EdgePlace | null>;
  /** Where an address of a pair of posts leads, as a browser would take it. */
  link(ask: LinkAsk): Promise<LinkView>;
  /** Hands it to the browser of the system: only after the analyst was asked. */
  openLink(ask: LinkAsk): Promise<void>;

  // Report
  findings(): Promise<FindingDetail[]>;
  addFinding(ask: FindingAsk): Promise<ChangeView>;
  editFinding(id: string, ask: FindingAsk): Promise<ChangeView>;
  removeFinding(id: string): Promise<ChangeView>;
  /** To this index of the list. */
  moveFinding(id: string, position: number): Promise<ChangeView>;
  /** Title, question and names as the case remembers them. */
  reportCover(): Promise<ReportCover>;
  setReportCover(cover: ReportCover): Promise<ReportCover>;
  /** Notes that a report of the run would print, if asked to. */
  reportNotes(run: string): Promise<number>;
  /** The report as one HTML document, as it would be exported. */
  reportHtml(ask: ReportAsk): Promise<string>;
  exportKinds(run: string): Promise<ExportKind[]>;
  /** Job `export`. Result: `WrittenView`, or null when the dialog was closed. */
  startExport(ask: ExportAsk): Promise<number>;
  savePicture(ask: PictureAsk, bytes: Uint8Array): Promise<WrittenView | null>;
  /** Shows a written file in the system's file manager. */
  reveal(file: number): Promise<void>;
}
