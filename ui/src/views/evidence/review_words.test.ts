import { describe, expect, it } from 'vitest';
import { THIN_SPACE as T } from '../../format/number';
import { reviewWords, stateWords, unjudged } from './review_words';

const of = (
  edges: number,
  seen: number,
  convincing: number,
  unclear: number,
  innocent: number,
) => ({
  community: 3,
  edges,
  seen,
  convincing,
  unclear,
  innocent,
});

describe('how far a run is reviewed', () => {
  it('says what was thought of the edges that were seen', () => {
    expect(reviewWords(of(112, 37, 31, 4, 2))).toBe(
      '37 of 112 edges seen: 31 convincing, 4 unclear, 2 innocent',
    );
  });

  it('says how many were opened and not judged', () => {
    expect(reviewWords(of(1204, 5, 1, 0, 0))).toBe(
      `5 of 1${T}204 edges seen: 1 convincing, 4 not judged`,
    );
    expect(unjudged(of(9, 3, 1, 1, 1))).toBe(0);
  });

  it('says when nobody has begun', () => {
    expect(reviewWords(of(1, 0, 0, 0, 0))).toBe('None of 1 edge seen yet');
  });

  it('names each state for the filter', () => {
    expect(stateWords('unseen')).toBe('not seen yet');
  });
});
