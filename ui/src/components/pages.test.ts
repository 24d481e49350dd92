import { describe, expect, it } from 'vitest';
import { Pages, type Page } from './pages.svelte';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const list =
  (total: number, asked: number[] = []) =>
  (offset: number, limit: number) => {
    asked.push(offset);
    const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, i) => offset + i);
    return Promise.resolve<Page<number>>({ rows, total });
  };

describe('pages', () => {
  it('learn the length from the first page, and ask for each page once', async () => {
    const pages = new Pages<number>();
    const asked: number[] = [];
    const fetch = list(1000, asked);
    pages.need(0, 20, fetch, null);
    await settled();
    expect(pages.total).toBe(1000);
    pages.need(90, 110, fetch, null);
    pages.need(90, 110, fetch, null);
    await settled();
    expect(asked).toEqual([0, 100]);
    expect(pages.row(105)).toBe(105);
    expect(pages.row(999)).toBeUndefined();
  });

  it('do not take the reply to an earlier question', async () => {
    const pages = new Pages<number>();
    pages.need(0, 20, list(1000), null);
    pages.reset();
    pages.need(0, 20, list(3), null);
    await settled();
    expect(pages.total).toBe(3);
  });

  it('keep the failure for the table to show', async () => {
    const pages = new Pages<number>();
    pages.need(0, 20, () => Promise.reject(new Error('gone')), null);
    await settled();
    expect(pages.error).toBeInstanceOf(Error);
    pages.reset();
    expect(pages.error).toBeNull();
  });

  it('forget what was seen long ago', async () => {
    const pages = new Pages<number>();
    pages.need(0, 1, list(100_000), null);
    await settled();
    for (let page = 1; page < 80; page += 1) {
      pages.need(page * 100, page * 100 + 1, list(100_000), null);
      await settled();
    }
    expect(pages.row(0)).toBeUndefined();
    expect(pages.row(7900)).toBe(7900);
  });
});
