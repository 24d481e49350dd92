/** Sentences on how far a run is reviewed. */
import type { ReviewCount, ReviewState } from '../../api/generated/types';
import { count, formatCount } from '../../format/number';

/** Seen, and neither the edge nor a pair of it judged. */
export const unjudged = (review: ReviewCount): number =>
  Math.max(0, review.seen - review.convincing - review.unclear - review.innocent);

/** "37 of 112 edges seen: 31 convincing, 4 unclear, 2 innocent". */
export function reviewWords(review: ReviewCount): string {
  if (review.seen === 0) return `None of ${count(review.edges, 'edge')} seen yet`;
  const parts = [
    [review.convincing, 'convincing'],
    [review.unclear, 'unclear'],
    [review.innocent, 'innocent'],
    [unjudged(review), 'not judged'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${formatCount(n)} ${word}`);
  return `${formatCount(review.seen)} of ${count(review.edges, 'edge')} seen: ${said.join(', ')}`;
}

export const REVIEW_STATES: readonly { value: ReviewState; words: string }[] = [
  { value: 'unseen', words: 'not seen yet' },
  { value: 'seen', words: 'seen' },
  { value: 'opened', words: 'seen, not judged' },
  { value: 'convincing', words: 'convincing' },
  { value: 'unclear', words: 'unclear' },
  { value: 'innocent', words: 'innocent' },
];

/** How a filter by review is called. */
export const stateWords = (state: ReviewState): string =>
  REVIEW_STATES.find((entry) => entry.value === state)?.words ?? state;
