/** Words of how a network is drawn, in Dutch. */
import { count } from '../../format/number';
import type { drawing as english } from '../en/drawing';

export const drawing: typeof english = {
  // DrawingBar
  label: 'Tekening',
  settling: (percent: number) => `Komt tot rust · ${percent} %`,
  stop: 'Hier stoppen',
  stopHint: 'Laat elk account staan waar het nu staat',
  stoppedAt: (percent: number) => `Gestopt bij ${percent} %, nog niet tot rust`,
  finish: 'Afmaken',
  finishHint:
    'Laat de tekening tot rust komen met hetzelfde startgetal; dat geeft altijd hetzelfde beeld',
  seed: 'Startgetal',
  seedIs: (seed: number) => `Startgetal ${seed}`,
  seedHint: 'Waar iedereen begint. Hetzelfde startgetal geeft hetzelfde beeld, op elke computer.',
  draw: 'Teken met dit startgetal',
  another: 'Ander startgetal',
  ownSeed: (seed: number) => `Terug naar het startgetal van de run, ${seed}`,
  nobodyPinned:
    'Er staat geen account vast. Selecteer er een en sleep het, of druk op P en verplaats het met de pijltjestoetsen.',
  pinned: (n: number) => `${count(n, 'account', 'accounts')} vastgezet`,
  putByHand: (n: number) => `met de hand neergezet (${n})`,
  settleAround: 'Schik de rest eromheen',
  settleAroundHint: 'Laat de andere accounts opnieuw een plaats zoeken, rond wat vaststaat',
  releaseAll: 'Alles losmaken',
  inHand: (n: number) =>
    `${count(n, 'account', 'accounts')} in de hand. Pijltjestoetsen verplaatsen, met Shift verder; Enter zet neer.`,
  waiting: 'Het netwerk wordt voor het eerst getekend',
  notYet: 'Het beeld komt als het tot rust is, omdat je om minder beweging vroeg.',

  // Commands
  commandPin: 'Zet de selectie vast en verplaats haar met de pijltjestoetsen',
  commandPutDown: 'Zet neer wat in de hand is',
  commandRelease: 'Maak de selectie los van haar plaats',
  commandStop: 'Stop de tekening hier',
  commandFinish: 'Maak de tekening af',
  commandAnother: 'Teken met een ander startgetal',
  commandAround: 'Schik de rest rond de vastgezette accounts',

  // Below an exported picture
  captionSettling: (percent: number) => `De tekening was nog niet tot rust (${percent} %).`,
  captionStopped: (percent: number) =>
    `De tekening is gestopt voor ze tot rust was, bij ${percent} %.`,
  captionSeed: (seed: number) => `Getekend met startgetal ${seed}.`,
  captionPinned: (n: number) =>
    n === 1
      ? '1 account staat waar het met de hand is neergezet.'
      : `${count(n, 'account', 'accounts')} staan waar ze met de hand zijn neergezet.`,
};
