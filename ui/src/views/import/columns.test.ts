import { describe, expect, it } from 'vitest';
import type { ColumnView } from '../../api/generated/types';
import { columnsLike } from './columns';

const column = (name: string, role: string, confidence: number, sample = ''): ColumnView => ({
  name,
  role,
  confidence,
  why: '',
  list: null,
  sample,
});
const columns = [
  column('data.author.id', 'account', 0.95, '18'),
  column('data.created_at', 'time', 0.6, '2021-08-21'),
  column('data.legacy.full_text', 'ignore', 0.1, 'Vote now'),
];
const names = (words: string, kind: Parameters<typeof columnsLike>[2] = 'all') =>
  columnsLike(columns, words, kind).map((one) => one.name);

describe('a search in columns', () => {
  it('looks at path, first value and role, every word', () => {
    expect(names('DATA id')).toEqual(['data.author.id']);
    expect(names('vote')).toEqual(['data.legacy.full_text']);
    expect(names('account')).toEqual(['data.author.id']);
    expect(names('data nothing')).toEqual([]);
  });

  it('keeps to a kind', () => {
    expect(names('', 'used')).toHaveLength(2);
    expect(names('', 'doubtful')).toEqual(['data.created_at']);
    expect(names('', 'unused')).toEqual(['data.legacy.full_text']);
  });
});
