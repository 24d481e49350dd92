/** What the engine counts in each stage of its work; what is not known is counted without a unit. */

const UNITS: Record<string, string> = {
  'Reading rows': 'bytes',
  'Copying the source into the case': 'bytes',
  'Comparing with the copy in the case': 'bytes',
  'Computing the hash': 'bytes',
};

export function unitOf(stage: string): string {
  return UNITS[stage] ?? '';
}
