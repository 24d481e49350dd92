/**
 * GPU or software: decided by timing a sample of the real scene, because a context's name says
 * nothing (WebKitGTK calls every one "Apple GPU", also a software rasteriser).
 */
import type { Camera, Viewport } from './camera';
import { GpuRenderer } from './gpu/gpu_renderer';
import type { Palette } from './palette';
import { SoftwareRenderer } from './raster/software_renderer';
import type { Renderer, RendererEvents } from './renderer';
import type { Scene } from './scene';
import type { GraphicsChoice } from './view';

/** A picture that takes longer than this is moved as a bitmap rather than drawn in every frame. */
const FLUENT_MS = 28;

/** Smallest scene (accounts + edges) that was too much for the GPU of this window. */
let tooMuch = Infinity;

export function chooseRenderer(
  choice: GraphicsChoice,
  scene: Scene,
  palette: Palette,
  camera: Camera,
  view: Viewport,
  ratio: number,
  events: RendererEvents,
): Renderer {
  const prepare = (renderer: Renderer): Renderer => {
    renderer.setSize(view, ratio);
    renderer.setPalette(palette);
    renderer.setScene(scene);
    return renderer;
  };
  const size = scene.data.nodeCount + scene.data.edgeCount;
  if (choice === 'software' || (choice === 'auto' && size >= tooMuch)) {
    return prepare(new SoftwareRenderer(events));
  }
  const gpu = GpuRenderer.create(events);
  if (gpu !== null) {
    prepare(gpu);
    if (choice === 'gpu' || gpu.measure(camera) <= FLUENT_MS) return gpu;
    tooMuch = Math.min(tooMuch, size);
    gpu.dispose();
  }
  return prepare(new SoftwareRenderer(events));
}

/** The GPU failed on this scene: `auto` does not try one of this size again in this window. */
export function rememberFailure(scene: Scene): void {
  tooMuch = Math.min(tooMuch, scene.data.nodeCount + scene.data.edgeCount);
}
