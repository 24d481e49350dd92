/** Sentences of the evidence screen: what is said of an edge, a pair and a judgement. */
import type { MarkView, PostView } from '../../api/generated/types';
import { formatCount, formatDuration } from '../../format/number';
import { safeLine, truncateMiddle } from '../../format/safe';
import { t } from '../../words';

export type Judgement = Exclude<MarkView, 'none'>;

/** In the order of their keys 1, 2, 3. */
export const JUDGEMENTS: readonly Judgement[] = ['convincing', 'unclear', 'innocent'];

/** A sign for each judgement, so that colour is never alone. */
export const JUDGEMENT_SIGN: Record<Judgement, string> = {
  convincing: '●',
  unclear: '◐',
  innocent: '○',
};

/** `edge.mark` is a plain string on the wire. */
export function asMark(mark: string): MarkView {
  return JUDGEMENTS.find((judgement) => judgement === mark) ?? 'none';
}

/** "12 of 38 judged: 9 convincing, 2 unclear, 1 innocent". */
export function progressWords(marked: readonly number[], nPairs: number): string {
  const judged = marked.reduce((sum, n) => sum + n, 0);
  if (judged === 0) return t.evidence.noneJudged(nPairs);
  const parts = JUDGEMENTS.flatMap((judgement, i) => {
    const n = marked[i] ?? 0;
    return n > 0 ? [`${formatCount(n)} ${t.evidence.marks[judgement]}`] : [];
  });
  return t.evidence.judgedOf(judged, nPairs, parts.join(', '));
}

/** The distance in time between two posts, in two parts: a figure to set large, and a word. */
export function laterWords(secs: number): { figure: string; word: string } {
  if (secs === 0) return { figure: '0 s', word: t.evidence.sameSecond };
  return { figure: formatDuration(secs), word: t.evidence.later };
}

/** What a post is called beside the other one. With equal times neither is older. */
export function postTitle(which: 'older' | 'newer', sameTime: boolean): string {
  if (sameTime) return which === 'older' ? t.evidence.onePost : t.evidence.otherPost;
  return which === 'older' ? t.evidence.olderPost : t.evidence.newerPost;
}

/** An object in a narrow list: links lose their scheme, both ends stay because both tell links apart. */
export function shortObject(objectId: string): string {
  return truncateMiddle(safeLine(objectId.replace(/^https?:\/\/(?:www\.)?/i, ''), 400), 28);
}

/** "record 48 210, line 48 211 of file.csv". The name of the file is hostile text: it comes apart. */
export function placeWords(post: Pick<PostView, 'record' | 'line'>): string {
  const record = formatCount(post.record);
  return `${post.line === null ? t.evidence.recordOf(record) : t.evidence.lineOf(record, formatCount(post.line))} `;
}

/** What goes to the clipboard for a place in a source: plain digits, so that a search finds them. */
export function placeForCopy(post: PostView): string {
  const record = String(post.record);
  const place =
    post.line === null ? t.evidence.recordOf(record) : t.evidence.lineOf(record, String(post.line));
  return `${place} ${post.source_name}, SHA-256 ${post.source_sha256}`;
}

/** Name of an account as one would say it; its id when the source has no name. */
export function nameOf(account: { display_name: string; account_id: string }): string {
  return account.display_name.trim() || account.account_id;
}

/** What a judgement did, for the status line. */
export function markedWords(mark: MarkView, whole: boolean): string {
  const what = whole ? t.evidence.edge : t.evidence.pair;
  return mark === 'none'
    ? t.evidence.judgementBack(what)
    : t.evidence.marked(what, t.evidence.marks[mark]);
}
