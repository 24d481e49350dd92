/** The findings chosen for the report, as the engine has them; asked again after every change. */
import { backend } from '../api';
import { toDeskError, wasWanted } from '../api/errors';
import type { DeskError, FindingAsk, FindingDetail, FindingView } from '../api/generated/types';
import { openCase } from './case.svelte';

/** What of a finding the analyst may change, filled in from how it stands. */
export function askOf(finding: FindingView, part: Partial<FindingAsk> = {}): FindingAsk {
  const { title, text, confidence, run, edge, community, pair_keys } = finding;
  const same = { picture: null, keep_picture: true };
  return { title, text, confidence, run, edge, community, pair_keys, ...same, ...part };
}

class Findings {
  /** Null until they were asked for. */
  list = $state.raw<readonly FindingDetail[] | null>(null);
  error = $state.raw<DeskError | null>(null);
  /** The pair of posts that is on the screen; null on every screen that shows none. */
  looked = $state.raw<{ readonly edge: number; readonly pairKey: string } | null>(null);
  #question = 0;

  /** Asks for them; an answer that a newer question has overtaken is dropped. */
  async load(): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    try {
      const list = await backend.findings();
      if (question !== this.#question) return;
      this.list = list;
      this.error = null;
    } catch (thrown) {
      if (question === this.#question && !wasWanted(thrown)) this.error = toDeskError(thrown);
    }
  }

  async add(ask: FindingAsk): Promise<boolean> {
    return (await openCase.change(() => backend.addFinding(ask))) !== null;
  }

  async edit(finding: FindingView, part: Partial<FindingAsk>): Promise<boolean> {
    const ask = askOf(finding, part);
    return (await openCase.change(() => backend.editFinding(finding.id, ask))) !== null;
  }

  async remove(id: string): Promise<boolean> {
    return (await openCase.change(() => backend.removeFinding(id))) !== null;
  }

  /** To that index of the list. The list shows it at once. */
  async move(id: string, position: number): Promise<boolean> {
    const before = this.list;
    if (before) this.list = moved(before, id, position);
    const change = await openCase.change(() => backend.moveFinding(id, position));
    if (!change) this.list = before;
    return change !== null;
  }
}

/** The list with one finding at another index. */
export function moved(
  list: readonly FindingDetail[],
  id: string,
  position: number,
): readonly FindingDetail[] {
  const from = list.findIndex((detail) => detail.finding.id === id);
  if (from < 0) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(
    Math.max(0, Math.min(position, rest.length)),
    0,
    ...list.slice(from, from + 1),
  );
}

export const findings = new Findings();
