/** What chance says of an edge, as names and values. */
import type { EdgeChance } from '../../api/generated/types';
import { formatMeasure } from '../../format/number';
import { formatProbability } from '../../format/rung';

export function chanceFacts(chance: EdgeChance) {
  return [
    {
      name: 'By activity',
      value: formatMeasure(chance.expected),
      detail: 'objects expected',
      hint: 'Objects over which the two would meet if only their activity brought them together',
    },
    {
      name: 'p, q',
      value: `${formatProbability(chance.p)}, ${formatProbability(chance.q)}`,
      hint: 'How often chance would give as much or more; q is the same, corrected for all pairs of accounts that could have met',
    },
    ...(chance.common_cause_expected === null
      ? []
      : [
          {
            name: 'By a common cause',
            value: formatMeasure(chance.common_cause_expected),
            detail: 'objects expected',
            hint: 'Objects over which they would meet if both, each alone, reacted to the same things at their own pace',
          },
          {
            name: 'q of that',
            value: formatProbability(chance.common_cause_q),
            hint: 'Corrected for all pairs of accounts that share enough objects',
          },
        ]),
  ];
}
