import { describe, expect, it } from 'vitest';
import { matchesKeys, type Press } from '../../state/keys';
import { THIN_SPACE } from '../../format/number';
import { evidenceCommands, keysOf, type EvidenceAction } from './keys';
import { linksIn } from './links';
import {
  asMark,
  laterWords,
  markedWords,
  nameOf,
  placeWords,
  postTitle,
  progressWords,
  shortObject,
} from './sentences';

const T = THIN_SPACE;
const pressed = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

/** Actions that a key press gives on this screen. */
function actionsOf(press: Press): EvidenceAction[] {
  const actions: EvidenceAction[] = [];
  const list = evidenceCommands(
    (action) => actions.push(action),
    () => true,
  );
  for (const command of list)
    if ([command.keys, ...(command.alsoKeys ?? [])].some((k) => k && matchesKeys(press, k, false)))
      command.run();
  return actions;
}

describe('keys of the evidence screen', () => {
  it('gives each key one action', () => {
    expect(actionsOf(pressed('j'))).toEqual(['next']);
    expect(actionsOf(pressed('J', { shiftKey: true }))).toEqual(['next-unjudged']);
    expect(actionsOf(pressed('1'))).toEqual(['convincing']);
    expect(actionsOf(pressed('2'))).toEqual(['unclear']);
    expect(actionsOf(pressed('3'))).toEqual(['innocent']);
    expect(actionsOf(pressed('0'))).toEqual(['none']);
    expect(actionsOf(pressed('N', { shiftKey: true }))).toEqual(['note-edge']);
    expect(actionsOf(pressed('x'))).toEqual([]);
  });

  it('knows brackets that need AltGr, on every system', () => {
    expect(actionsOf(pressed(']'))).toEqual(['next-edge']);
    expect(actionsOf(pressed('[', { ctrlKey: true, altKey: true }))).toEqual(['previous-edge']);
  });

  it('leaves shortcuts of others alone', () => {
    expect(actionsOf(pressed('c', { ctrlKey: true }))).toEqual([]);
    expect(actionsOf(pressed('r', { metaKey: true }))).toEqual([]);
  });

  it('shows the keys that it listens to', () => {
    expect(keysOf('report')).toBe('s');
  });
});

describe('sentences of the evidence screen', () => {
  it('says how many pairs are judged', () => {
    expect(progressWords([9, 2, 1], 38)).toBe(
      '12 of 38 judged: 9 convincing, 2 unclear, 1 innocent',
    );
    expect(progressWords([0, 0, 4], 1204)).toBe(`4 of 1${T}204 judged: 4 innocent`);
    expect(progressWords([0, 0, 0], 1)).toBe('None of 1 pair judged yet');
  });

  it('says how much later a post came', () => {
    expect(laterWords(4)).toEqual({ figure: `4${T}s`, word: 'later' });
    expect(laterWords(0)).toEqual({ figure: '0 s', word: 'same second' });
  });

  it('names the place in the source, with a line only where there are lines', () => {
    expect(placeWords({ record: 48210, line: 48211 })).toBe(`record 48${T}210, line 48${T}211 of `);
    expect(placeWords({ record: 7, line: null })).toBe('record 7 of ');
  });

  it('calls neither of two posts older when their times are the same', () => {
    expect(postTitle('older', false)).toBe('Older post');
    expect(postTitle('older', true)).toBe('One post');
    expect(postTitle('newer', true)).toBe('The other post');
  });

  it('shortens links so that they can be told apart', () => {
    expect(shortObject('https://www.a.example/x')).toBe('a.example/x');
    expect(shortObject('https://a.example/2025/03/01/a-long-way-to-go-81722')).toBe(
      'a.example/2025…y-to-go-81722',
    );
    expect(shortObject('#a\u202eb')).toBe('#a⟨U+202E⟩b');
  });

  it('reads marks from the wire and speaks of them', () => {
    expect(asMark('unclear')).toBe('unclear');
    expect(asMark('')).toBe('none');
    expect(markedWords('innocent', false)).toBe('Pair marked innocent. Saved.');
    expect(markedWords('none', true)).toBe('Edge: judgement taken back. Saved.');
  });

  it('calls an account by its id when it has no name', () => {
    expect(nameOf({ display_name: ' ', account_id: 'fb_1' })).toBe('fb_1');
  });
});

describe('links as text', () => {
  it('finds links and leaves the sentence its signs', () => {
    expect(
      linksIn('See https://a.example/x_(y), and (www.b.example/z). https://a.example/x_(y)'),
    ).toEqual(['https://a.example/x_(y)', 'www.b.example/z']);
  });

  it('finds no script and no file', () => {
    expect(linksIn('javascript:alert(1) file:///etc/passwd data:text/html,x')).toEqual([]);
  });
});
