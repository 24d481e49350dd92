/**
 * Measures the picture: bytes to first picture, frames of a pan, how long the page was deaf to
 * input, picking. `?graphics=auto|gpu|software&sizes=10000x30000,100000x500000`.
 */
import { pickEdge } from '../graph/edge_pick';
import { CanvasGraphView } from '../graph/graph_view';
import { NodeGrid } from '../graph/node_grid';
import { allBounds } from '../graph/data';
import type { GraphStatus, GraphicsChoice } from '../graph/view';
import { type Network, parseNetwork } from '../graph/wire';
import { networkBytes } from './generate';

interface Figures {
  accounts: number;
  edges: number;
  renderer: string;
  parse_ms: number;
  bytes_to_first_picture_ms: number;
  bytes_to_complete_picture_ms: number;
  pan_frame_median_ms: number;
  pan_frame_worst_ms: number;
  pan_work_worst_ms: number;
  deaf_while_loading_worst_ms: number;
  deaf_while_timing_gpu_ms: number;
  deaf_while_panning_worst_ms: number;
  rest_to_complete_ms: number;
  pick_account_ms: number;
  pick_edge_ms: number;
  heap_mb: number | null;
}

const PAN_FRAMES = 90;
const TICK_MS = 5;

const query = new URLSearchParams(location.search);
const graphics = (query.get('graphics') ?? 'auto') as GraphicsChoice;
const sizes = (query.get('sizes') ?? '10000x30000,100000x500000')
  .split(',')
  .map((size) => size.split('x').map(Number));

const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const round = (ms: number): number => Math.round(ms * 10) / 10;

/** Longest time in which the page let no other task in, as it would not have let in input. */
class Deafness {
  #worst = 0;
  #last = performance.now();
  readonly #timer = setInterval(() => this.#tick(), TICK_MS);

  #tick(): void {
    const now = performance.now();
    this.#worst = Math.max(this.#worst, now - this.#last - TICK_MS);
    this.#last = now;
  }

  stop(): number {
    this.#tick();
    clearInterval(this.#timer);
    return round(this.#worst);
  }
}

async function measure(accounts: number, edges: number): Promise<Figures> {
  const host = document.querySelector<HTMLElement>('#picture')!;
  const bytes = networkBytes(accounts, edges, 7);
  await sleep(200);

  let status: GraphStatus | null = null;
  const view = new CanvasGraphView(host, graphics, {
    onSelect() {},
    onOpen() {},
    onHover() {},
    onLegend() {},
    onPlace() {},
    onHand() {},
    onStatus(next) {
      status = next;
    },
  });
  const current = (): GraphStatus | null => status;

  const loading = new Deafness();
  await sleep(20);
  const began = performance.now();
  const network = parseNetwork(bytes);
  const parsed = performance.now();
  view.show(network, null);
  while (current() === null) await sleep(1);
  const first = performance.now();
  while (!current()!.complete) await sleep(2);
  const complete = performance.now();
  const loadingWorst = loading.stop();

  // Time enough to look for a GPU, and to see how long that stops the page.
  const settling = new Deafness();
  await sleep(2500);
  const settlingWorst = settling.stop();
  const panning = new Deafness();
  const gaps: number[] = [];
  let workWorst = 0;
  let last = await frame();
  view.zoomBy(1.6);
  for (let i = 0; i < PAN_FRAMES; i++) {
    const start = performance.now();
    view.panBy(Math.sin(i / 12) * 14, Math.cos(i / 17) * 9);
    const now = await frame();
    gaps.push(now - last);
    last = now;
    workWorst = Math.max(workWorst, performance.now() - Math.max(start, now));
  }
  const panningWorst = panning.stop();
  gaps.sort((a, b) => a - b);

  const restBegan = performance.now();
  status = null;
  view.panBy(1, 1);
  while (!(current()?.complete ?? false)) await sleep(2);
  const rest = performance.now() - restBegan;

  const picks = timePicks(network);
  const memory = (performance as { memory?: { usedJSHeapSize: number } }).memory;
  const figures: Figures = {
    accounts,
    edges,
    renderer: current()!.renderer,
    parse_ms: round(parsed - began),
    bytes_to_first_picture_ms: round(first - began),
    bytes_to_complete_picture_ms: round(complete - began),
    pan_frame_median_ms: round(gaps[gaps.length >> 1]),
    pan_frame_worst_ms: round(gaps[gaps.length - 1]),
    pan_work_worst_ms: round(workWorst),
    deaf_while_loading_worst_ms: loadingWorst,
    deaf_while_timing_gpu_ms: settlingWorst,
    deaf_while_panning_worst_ms: panningWorst,
    rest_to_complete_ms: round(rest),
    ...picks,
    heap_mb: memory === undefined ? null : round(memory.usedJSHeapSize / 1e6),
  };
  if (query.has('keep') && accounts === sizes.at(-1)?.[0]) view.fit();
  else view.dispose();
  return figures;
}

function timePicks(network: Network): { pick_account_ms: number; pick_edge_ms: number } {
  const bounds = allBounds(network);
  const grid = new NodeGrid(network, bounds);
  const reach = (bounds.maxX - bounds.minX) / 300;
  const time = (pick: (x: number, y: number) => void, times: number): number => {
    const began = performance.now();
    for (let i = 0; i < times; i++) {
      const f = (i + 0.5) / times;
      pick(
        bounds.minX + (bounds.maxX - bounds.minX) * f,
        bounds.minY + (bounds.maxY - bounds.minY) * ((f * 7) % 1),
      );
    }
    return Math.round(((performance.now() - began) / times) * 1000) / 1000;
  };
  return {
    pick_account_ms: time(
      (x, y) =>
        grid.pick(
          x,
          y,
          reach,
          reach,
          () => reach / 2,
          () => true,
        ),
      400,
    ),
    pick_edge_ms: time((x, y) => pickEdge(network, x, y, reach, null), 20),
  };
}

const results: Figures[] = [];
for (const [accounts, edges] of sizes) results.push(await measure(accounts, edges));
document.querySelector('#figures')!.textContent = JSON.stringify(results, null, 1);
document.title = 'done';
