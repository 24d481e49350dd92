/** A compiled shader program and its uniforms by name. */
import type { Camera, Viewport } from '../camera';

export class Program {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #places = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext, vertex: string, fragment: string) {
    this.#gl = gl;
    const program = gl.createProgram();
    for (const [kind, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(kind);
      if (shader === null) throw new Error('The graphics context is gone.');
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(program);
    if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) {
      throw new Error(`Shader: ${gl.getProgramInfoLog(program) ?? 'context lost'}`);
    }
    this.#program = program;
  }

  #place(name: string): WebGLUniformLocation | null {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.#gl.getUniformLocation(this.#program, name);
      this.#places.set(name, place);
    }
    return place;
  }

  /** Makes it the current program and sets what both programs know: where the camera looks. */
  use(camera: Camera, size: Viewport, ratio: number, canvas: HTMLCanvasElement): void {
    const gl = this.#gl;
    gl.useProgram(this.#program);
    gl.uniform2f(this.#place('u_centre'), camera.x, camera.y);
    gl.uniform1f(this.#place('u_scale'), camera.scale * ratio);
    // The canvas is rounded to whole pixels; the middle of the view stays its middle.
    gl.uniform2f(this.#place('u_size'), canvas.width, canvas.height);
    gl.uniform1f(this.#place('u_ratio'), size.width > 0 ? ratio : 1);
  }

  int(name: string, value: number): void {
    this.#gl.uniform1i(this.#place(name), value);
  }

  float(name: string, value: number): void {
    this.#gl.uniform1f(this.#place(name), value);
  }

  vec3(name: string, [x, y, z]: readonly [number, number, number]): void {
    this.#gl.uniform3f(this.#place(name), x, y, z);
  }

  vec2Array(name: string, values: Float32Array): void {
    this.#gl.uniform2fv(this.#place(name), values);
  }

  vec3Array(name: string, values: Float32Array): void {
    this.#gl.uniform3fv(this.#place(name), values);
  }
}
