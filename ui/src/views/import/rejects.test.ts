import { describe, expect, it } from 'vitest';
import { asTabbed } from './rejects';

describe('rejects on the clipboard', () => {
  it('are one line each, and run nothing in a spreadsheet', () => {
    const text = asTabbed([
      {
        source_name: 'posts.csv',
        record: 12,
        line: null,
        code: 'unreadable-time',
        column: 'date',
        value: '=HYPERLINK("x")\n\tnext',
        reason: 'No time can be read from it.',
      },
    ]);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain(`\t'=HYPERLINK("x")  next\t`);
    expect(text.split('\n')[1]?.split('\t')).toHaveLength(7);
  });
});
