/**
 * Calls to the engine in browser tests: HTTP to the loopback bridge that served this page. Compiled
 * in by `--mode bridge` only, never part of the product.
 */
import type { Backend } from './backend';
import { asciiJson, plainCalls } from './calls';
import type { DeskEvent, WrittenView } from './generated/types';

export function bridgeBackend(): Backend {
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const headers = { 'x-zwerm-token': token };

  async function call(
    name: string,
    body: string | Uint8Array<ArrayBuffer>,
    more: Record<string, string>,
  ) {
    const response = await fetch(`/call/${name}`, {
      method: 'POST',
      body,
      headers: { ...headers, ...more },
    });
    if (!response.ok) throw await response.json().catch(() => new Error(response.statusText));
    const type = response.headers.get('content-type') ?? '';
    return type.startsWith('application/octet-stream') ? response.arrayBuffer() : response.json();
  }

  return {
    ...plainCalls((name, args) =>
      call(name, JSON.stringify(args), { 'content-type': 'application/json' }),
    ),

    events(listener) {
      const source = new EventSource(`/events?token=${encodeURIComponent(token)}`);
      source.addEventListener('message', (message: MessageEvent<string>) =>
        listener(JSON.parse(message.data) as DeskEvent),
      );
      return new Promise((resolve) => {
        source.addEventListener('open', () => resolve(() => source.close()), { once: true });
      });
    },

    savePicture(ask, bytes) {
      return call('save_picture', new Uint8Array(bytes), {
        'content-type': 'application/octet-stream',
        'zwerm-ask': asciiJson(ask),
      }) as Promise<WrittenView | null>;
    },
  };
}
