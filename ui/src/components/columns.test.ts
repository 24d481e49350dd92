/** Which columns of a table are shown. */
import { describe, expect, it } from 'vitest';
import { shownColumns, withColumn, type Column } from './columns';

const COLUMNS: readonly Column<never>[] = [
  { id: 'name', title: 'Name', width: 1, always: true },
  { id: 'pairs', title: 'Pairs', width: 1 },
  { id: 'layers', title: 'Layers', width: 1, extra: true },
];
const ids = (chosen: readonly string[] | null) => shownColumns(COLUMNS, chosen).map(({ id }) => id);

describe('the columns of a table', () => {
  it('are the usual ones where nobody has chosen', () => {
    expect(ids(null)).toEqual(['name', 'pairs']);
  });

  it('are those chosen, in the order of the table, and what says what a row is', () => {
    expect(ids(['layers', 'no-such'])).toEqual(['name', 'layers']);
    expect(ids([])).toEqual(['name']);
  });

  it('come and go one by one', () => {
    const more = withColumn(COLUMNS, null, 'layers', true);
    expect(more).toEqual(['name', 'pairs', 'layers']);
    const fewer = withColumn(COLUMNS, more, 'pairs', false);
    expect(fewer).toEqual(['name', 'layers']);
    // Back at the usual ones: whatever becomes usual later is shown again.
    expect(withColumn(COLUMNS, more, 'layers', false)).toBeNull();
  });
});
