/** Words of how a network is drawn: seed, settling, pinned accounts. */
import { count } from '../../format/number';

export const drawing = {
  // DrawingBar
  label: 'Drawing',
  settling: (percent: number) => `Settling · ${percent} %`,
  stop: 'Stop here',
  stopHint: 'Leave every account where it stands now',
  stoppedAt: (percent: number) => `Stopped at ${percent} %, before it settled`,
  finish: 'Finish',
  finishHint: 'Let it settle with the same seed; the same seed always gives the same picture',
  seed: 'Seed',
  seedIs: (seed: number) => `Seed ${seed}`,
  seedHint: 'Where everybody starts. The same seed gives the same picture, on any computer.',
  draw: 'Draw with this seed',
  another: 'Another seed',
  ownSeed: (seed: number) => `Back to the seed of the run, ${seed}`,
  nobodyPinned:
    'No account is pinned. Select one and drag it, or press P and move it by the arrow keys.',
  pinned: (n: number) => `${count(n, 'account')} pinned`,
  putByHand: (n: number) => `put there by hand (${n})`,
  settleAround: 'Settle around them',
  settleAroundHint: 'Let the others find their places again, around what is pinned',
  releaseAll: 'Release all',
  inHand: (n: number) =>
    `${count(n, 'account')} in hand. Arrow keys move ${n === 1 ? 'it' : 'them'}, with Shift further; Enter puts down.`,
  waiting: 'The network is being drawn for the first time',
  notYet: 'The picture comes when it has settled, as you asked for less motion.',

  // Commands
  commandPin: 'Pin what is selected, and move it by arrow keys',
  commandPutDown: 'Put down what is in hand',
  commandRelease: 'Release what is selected from its place',
  commandStop: 'Stop the drawing here',
  commandFinish: 'Finish the drawing',
  commandAnother: 'Draw with another seed',
  commandAround: 'Settle around the pinned accounts',

  // Below an exported picture
  captionSettling: (percent: number) => `The drawing had not settled yet (${percent} %).`,
  captionStopped: (percent: number) =>
    `The drawing was stopped before it had settled, at ${percent} %.`,
  captionSeed: (seed: number) => `Drawn with seed ${seed}.`,
  captionPinned: (n: number) =>
    n === 1
      ? '1 account stands where it was put by hand.'
      : `${count(n, 'account')} stand where they were put by hand.`,
};
