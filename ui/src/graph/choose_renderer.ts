/**
 * GPU or software: decided by timing a sample of the real scene, because a context's name says
 * nothing (WebKitGTK calls every one "Apple GPU", also a software rasteriser).
 *
 * Even finding out can take a software rasteriser half a second. So the first network of a window
 * is drawn by the worker at once, the GPU is timed while the analyst looks at it, and takes over
 * when it is worth it. From then on its speed is known.
 */
import type { Camera, Viewport } from './camera';
import { GpuRenderer, LARGEST_SAMPLE, type GpuSpeed } from './gpu/gpu_renderer';
import type { Palette } from './palette';
import { SoftwareRenderer } from './raster/software_renderer';
import type { Renderer, RendererEvents, RendererKind } from './renderer';
import type { Scene } from './scene';
import type { GraphicsChoice } from './view';

/** A picture that takes longer than this is moved as a bitmap rather than drawn in every frame. */
const FLUENT_MS = 28;

/** What drawing needs to begin. */
export interface Setting {
  readonly scene: Scene;
  readonly palette: Palette;
  readonly camera: Camera;
  readonly view: Viewport;
  readonly ratio: number;
}

/** Speed of the GPU of this window; null before it was timed. */
let speed: GpuSpeed | null = null;
const NEVER: GpuSpeed = { groundMs: Infinity, edgeMs: 0, nodeMs: 0 };

function isFluent(gpu: GpuSpeed, scene: Scene): boolean {
  const { edgeCount, nodeCount } = scene.data;
  return gpu.groundMs + gpu.edgeMs * edgeCount + gpu.nodeMs * nodeCount <= FLUENT_MS;
}

/** As much of a scene as is timed: putting all of a large one into buffers would hold up the page. */
function sampled(scene: Scene): Scene {
  const { edgeOrder, nodeOrder } = scene;
  return {
    ...scene,
    edgeOrder: edgeOrder.subarray(Math.max(edgeOrder.length - LARGEST_SAMPLE, 0)),
    nodeOrder: nodeOrder.subarray(0, LARGEST_SAMPLE),
  };
}

function prepared<R extends Renderer>(renderer: R, setting: Setting): R {
  renderer.setSize(setting.view, setting.ratio);
  renderer.setPalette(setting.palette);
  renderer.setScene(setting.scene);
  return renderer;
}

/** Who draws this scene best, as far as is known. */
export function bestKind(choice: GraphicsChoice, scene: Scene): RendererKind {
  if (choice !== 'auto') return choice;
  return speed !== null && isFluent(speed, scene) ? 'gpu' : 'software';
}

/** The renderer to begin with. */
export function firstRenderer(
  choice: GraphicsChoice,
  setting: Setting,
  events: RendererEvents,
): Renderer {
  const wanted = bestKind(choice, setting.scene);
  const gpu = wanted === 'gpu' ? GpuRenderer.create(events) : null;
  return prepared(gpu ?? new SoftwareRenderer(events), setting);
}

/** Whether it is not yet known what the GPU can do. */
export function isUntimed(): boolean {
  return speed === null;
}

/** Lets everybody else have a turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** Times the GPU, step by step so that input gets its turn; gives it when it is worth it. */
export async function timedGpu(
  setting: () => Setting | null,
  events: RendererEvents,
): Promise<Renderer | null> {
  const gpu = GpuRenderer.create(events);
  await turn();
  const now = setting();
  if (gpu === null) {
    speed = NEVER;
    return null;
  }
  if (now === null) {
    gpu.dispose();
    return null;
  }
  prepared(gpu, { ...now, scene: sampled(now.scene) });
  await turn();
  speed = await gpu.time(now.camera, turn);
  if (isFluent(speed, now.scene) && setting()?.scene === now.scene) {
    gpu.setScene(now.scene);
    return gpu;
  }
  gpu.dispose();
  return null;
}

/** The GPU failed: `auto` does not try it again in this window. */
export function rememberFailure(): void {
  speed = NEVER;
}
