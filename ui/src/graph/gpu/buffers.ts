/**
 * Static vertex buffers of edges and dots in drawing order; only the states change.
 */
import type { Scene } from '../scene';

/** Corners of the quad that every instance is drawn as. */
const EDGE_CORNERS = new Float32Array([0, -1, 1, -1, 0, 1, 1, 1]);
const NODE_CORNERS = new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]);

export interface Layer {
  /** States by index of the item; null = all shown. `order` = drawing order of the items. */
  setStates(states: Uint8Array | null, order: Uint32Array): void;
  drawFirst(count: number): void;
  drawLast(count: number): void;
  dispose(): void;
}

interface Attribute {
  readonly size: number;
  readonly type: number;
  readonly whole: boolean;
  /** Bytes from the start of an instance. */
  readonly at: number;
}

function makeLayer(
  gl: WebGL2RenderingContext,
  corners: Float32Array,
  instances: ArrayBuffer,
  stride: number,
  attributes: readonly Attribute[],
): Layer {
  const count = instances.byteLength / stride;
  const vertexArray = gl.createVertexArray();
  const cornerBuffer = gl.createBuffer();
  const instanceBuffer = gl.createBuffer();
  const stateBuffer = gl.createBuffer();
  gl.bindVertexArray(vertexArray);
  gl.bindBuffer(gl.ARRAY_BUFFER, cornerBuffer);
  gl.bufferData(gl.ARRAY_BUFFER, corners, gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  gl.bindBuffer(gl.ARRAY_BUFFER, instanceBuffer);
  gl.bufferData(gl.ARRAY_BUFFER, instances, gl.STATIC_DRAW);
  gl.bindBuffer(gl.ARRAY_BUFFER, stateBuffer);
  gl.bufferData(gl.ARRAY_BUFFER, new Uint8Array(Math.max(count, 1)), gl.DYNAMIC_DRAW);
  for (let location = 1; location <= attributes.length + 1; location++) {
    gl.enableVertexAttribArray(location);
    gl.vertexAttribDivisor(location, 1);
  }
  gl.bindVertexArray(null);

  const draw = (first: number, length: number): void => {
    if (length <= 0) return;
    gl.bindVertexArray(vertexArray);
    // WebGL2 knows no first instance: the pointers are moved instead.
    gl.bindBuffer(gl.ARRAY_BUFFER, instanceBuffer);
    attributes.forEach((attribute, i) => {
      const at = first * stride + attribute.at;
      if (attribute.whole) {
        gl.vertexAttribIPointer(i + 1, attribute.size, attribute.type, stride, at);
      } else gl.vertexAttribPointer(i + 1, attribute.size, attribute.type, false, stride, at);
    });
    gl.bindBuffer(gl.ARRAY_BUFFER, stateBuffer);
    gl.vertexAttribIPointer(attributes.length + 1, 1, gl.UNSIGNED_BYTE, 1, first);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, length);
    gl.bindVertexArray(null);
  };

  return {
    setStates(states, order) {
      const inOrder = new Uint8Array(Math.max(count, 1));
      if (states !== null) for (let i = 0; i < count; i++) inOrder[i] = states[order[i]];
      gl.bindBuffer(gl.ARRAY_BUFFER, stateBuffer);
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, inOrder);
    },
    drawFirst: (wanted) => draw(0, Math.min(wanted, count)),
    drawLast: (wanted) => draw(Math.max(count - wanted, 0), Math.min(wanted, count)),
    dispose() {
      gl.deleteVertexArray(vertexArray);
      gl.deleteBuffer(cornerBuffer);
      gl.deleteBuffer(instanceBuffer);
      gl.deleteBuffer(stateBuffer);
    },
  };
}

const EDGE_STRIDE = 20;

export function edgeLayer(gl: WebGL2RenderingContext, scene: Scene): Layer {
  const { data, edgeOrder, edgeLevel, edgeColour } = scene;
  const room = new ArrayBuffer(edgeOrder.length * EDGE_STRIDE);
  const ends = new Float32Array(room);
  const look = new Uint8Array(room);
  for (let i = 0; i < edgeOrder.length; i++) {
    const e = edgeOrder[i];
    const a = data.source[e];
    const b = data.target[e];
    ends[i * 5] = data.x[a];
    ends[i * 5 + 1] = data.y[a];
    ends[i * 5 + 2] = data.x[b];
    ends[i * 5 + 3] = data.y[b];
    look[i * EDGE_STRIDE + 16] = edgeLevel[e];
    look[i * EDGE_STRIDE + 17] = edgeColour[e];
  }
  return makeLayer(gl, EDGE_CORNERS, room, EDGE_STRIDE, [
    { size: 4, type: gl.FLOAT, whole: false, at: 0 },
    { size: 2, type: gl.UNSIGNED_BYTE, whole: true, at: 16 },
  ]);
}

const NODE_STRIDE = 16;

export function nodeLayer(gl: WebGL2RenderingContext, scene: Scene): Layer {
  const { data, nodeOrder, nodeColour, radius } = scene;
  const room = new ArrayBuffer(nodeOrder.length * NODE_STRIDE);
  const dots = new Float32Array(room);
  const look = new Uint8Array(room);
  for (let i = 0; i < nodeOrder.length; i++) {
    const n = nodeOrder[i];
    dots[i * 4] = data.x[n];
    dots[i * 4 + 1] = data.y[n];
    dots[i * 4 + 2] = radius[n];
    look[i * NODE_STRIDE + 12] = nodeColour[n];
  }
  return makeLayer(gl, NODE_CORNERS, room, NODE_STRIDE, [
    { size: 3, type: gl.FLOAT, whole: false, at: 0 },
    { size: 1, type: gl.UNSIGNED_BYTE, whole: true, at: 12 },
  ]);
}
