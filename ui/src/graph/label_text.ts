/**
 * Names as they may stand in the picture: short, on one line, unable to disturb their neighbours.
 *
 * Names were chosen by others. Direction overrides, control characters and towers of combining
 * marks are taken out here, because neither a canvas nor an SVG text isolates them.
 */

const LONGEST = 28;
/** Combining marks kept on one letter: enough for every living script, too few for a tower. */
const MOST_MARKS = 3;

/** Bidirectional controls, line and paragraph separators, C0 and C1 controls, tags, joiner tricks. */
const UNWANTED =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** One line of at most 28 characters, the rest as an ellipsis. */
export function labelText(name: string, longest = LONGEST): string {
  // Nobody reads more, and a text of megabytes must not cost time here.
  const head = name.slice(0, longest * 16).replace(UNWANTED, ' ').replace(/\s+/gu, ' ').trim();
  let text = '';
  let letters = 0;
  let marks = 0;
  let cut = name.length > longest * 16;
  for (const character of head) {
    if (/\p{M}/u.test(character)) {
      marks++;
      if (marks > MOST_MARKS) continue;
    } else {
      if (letters === longest) {
        cut = true;
        break;
      }
      letters++;
      marks = 0;
    }
    text += character;
  }
  return cut ? `${text.trimEnd()}…` : text;
}
