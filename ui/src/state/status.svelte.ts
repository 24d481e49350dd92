/** The status line: what just happened, in one sentence, with at most one thing to do about it. */
import { toDeskError, wasWanted } from '../api/errors';
import { asSentence } from '../format/sentence';
import type { DeskError } from '../api/generated/types';

export interface StatusAction {
  label: string;
  run: () => void;
}

export interface StatusMessage {
  id: number;
  text: string;
  tone: 'plain' | 'ok' | 'alert';
  error: DeskError | null;
  action: StatusAction | null;
}

const SHOWN_MS = 6000;

class Status {
  message = $state.raw<StatusMessage | null>(null);
  #next = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  #show(message: Omit<StatusMessage, 'id'>, passing: boolean): void {
    clearTimeout(this.#timer);
    const id = this.#next;
    this.#next += 1;
    this.message = { ...message, id };
    if (passing) this.#timer = setTimeout(() => this.dismiss(id), SHOWN_MS);
  }

  /** Says it for six seconds. */
  say(text: string, action: StatusAction | null = null): void {
    this.#show({ text, tone: 'plain', error: null, action }, true);
  }

  /** Says that something is done. */
  done(text: string, action: StatusAction | null = null): void {
    this.#show({ text, tone: 'ok', error: null, action }, true);
  }

  /** Says what failed, until it is dismissed. What was wanted (a cancel) is not a failure. */
  fail(thrown: unknown): void {
    if (wasWanted(thrown)) return;
    const error = toDeskError(thrown);
    this.#show({ text: asSentence(error.message), tone: 'alert', error, action: null }, false);
  }

  dismiss(id = this.message?.id): void {
    if (this.message?.id === id) this.message = null;
  }
}

export const status = new Status();
