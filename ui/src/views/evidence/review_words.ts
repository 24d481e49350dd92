/** Sentences on how far a run is reviewed. */
import type { ReviewCount, ReviewState } from '../../api/generated/types';
import { formatCount } from '../../format/number';
import { t } from '../../words';

/** Seen, and neither the edge nor a pair of it judged. */
export const unjudged = (review: ReviewCount): number =>
  Math.max(0, review.seen - review.convincing - review.unclear - review.innocent);

/** "37 of 112 edges seen: 31 convincing, 4 unclear, 2 innocent". */
export function reviewWords(review: ReviewCount): string {
  if (review.seen === 0) return t.evidence.noneSeen(review.edges);
  const parts = [
    [review.convincing, t.evidence.marks.convincing],
    [review.unclear, t.evidence.marks.unclear],
    [review.innocent, t.evidence.marks.innocent],
    [unjudged(review), t.evidence.notJudged],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${formatCount(n)} ${word}`);
  return t.evidence.seenOf(review.seen, review.edges, said.join(', '));
}

export const REVIEW_STATES: readonly ReviewState[] = [
  'unseen',
  'seen',
  'opened',
  'convincing',
  'unclear',
  'innocent',
];

/** How a filter by review is called. */
export const stateWords = (state: ReviewState): string => t.evidence.states[state];
