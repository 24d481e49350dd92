/** What a failed call gives: always a `DeskError`, whatever the transport threw. */
import type { DeskError } from './generated/types';
import { t } from '../words';

export function isDeskError(thrown: unknown): thrown is DeskError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    typeof (thrown as DeskError).code === 'string' &&
    typeof (thrown as DeskError).message === 'string'
  );
}

export function toDeskError(thrown: unknown): DeskError {
  if (isDeskError(thrown)) return thrown;
  const said =
    thrown instanceof Error
      ? thrown.message
      : typeof thrown === 'string'
        ? thrown
        : t.components.noDetails;
  return {
    code: 'window-fault',
    kind: 'internal',
    message: t.components.windowFault(said),
    place: null,
  };
}

/** Whether somebody asked for it: a cancelled job or a question overtaken by a newer one. */
export function wasWanted(thrown: unknown): boolean {
  return (
    isDeskError(thrown) &&
    (thrown.kind === 'cancelled' || thrown.code === 'cancelled' || thrown.code === 'superseded')
  );
}
