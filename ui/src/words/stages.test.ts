/** Stages of the engine's work: each that the Rust sources name has a line in every language. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { stageInWords } from './engine';
import { CATALOGUES } from './index';
import { language } from './language.svelte';

const CRATES = fileURLToPath(new URL('../../../src-tauri/crates', import.meta.url));
/** Of the command line alone: other networks, which the window does not make. */
const UNSHOWN = /^(detection\/src\/toolkit|likeness\/src\/accounts)\//;
/** Counts that stand beside a stage. */
const COUNTS = new Set(['source', 'rows']);

/** What the desk calls a stage of the engine. */
const lines = new Map(
  [
    ...readFileSync(`${CRATES}/desk/src/stages.rs`, 'utf8').matchAll(
      /^ {4}\(\s*"([^"]+)",\s*"([^"]+)",?\s*\),/gm,
    ),
  ].map(([, stage = '', line = '']) => [stage, line]),
);

const NAMED =
  /(?:Watch::start\(\s*progress,|\bprogress\(|\.step\(|\.each\(|keep_going\()\s*"([^"]+)"/g;
const stages = readdirSync(CRATES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.rs') && !/\/(tests?|bin|examples)\b|tests?\.rs$/.test(name))
  .filter((name) => !UNSHOWN.test(name))
  .flatMap((name) => {
    const source = readFileSync(`${CRATES}/${name}`, 'utf8').split(/#\[cfg\(test\)\]\s*mod /)[0];
    return [...(source ?? '').matchAll(NAMED)].map(([, stage = '']) => stage);
  })
  .filter((stage) => !COUNTS.has(stage));

const english = Object.values(CATALOGUES.en.engine.stages);

afterEach(() => language.choose('auto'));

describe('a stage of the work', () => {
  it('is found in the sources', () => {
    expect(lines.size).toBeGreaterThan(50);
    expect(new Set(stages).size).toBeGreaterThan(35);
  });

  it.each([...new Set(stages)].sort())('has a line: %s', (stage) => {
    // One that says itself is said as it is.
    expect(english).toContain(lines.get(stage) ?? stage);
  });

  it.each([...lines.values()])('is Dutch in the Dutch window: %s', (line) => {
    language.choose('nl');
    expect(english).toContain(line);
    expect(stageInWords(line)).not.toBe(line);
  });
});
