/** The rasteriser in a thread of its own: the page never waits for a picture. */
import { RasterHost, type FromHost, type ToHost } from './host';

const SLICE_MS = 12;

// The DOM library types `self` as a window; only these two members of a worker are used.
const scope = self as unknown as {
  postMessage(message: FromHost, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToHost>) => void) | null;
};

const host = new RasterHost({
  post: (message) => scope.postMessage(message, [message.pixels]),
  now: () => performance.now(),
  later: (work) => {
    setTimeout(work, 0);
  },
  sliceMs: SLICE_MS,
});

scope.onmessage = (event) => host.receive(event.data);
