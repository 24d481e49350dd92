/**
 * Shader programs: an edge is a thin quad, a dot a point square; both anti-aliased in the fragment.
 */

/** Positions go to device pixels first, so that widths and radii are exact at every zoom. */
const TO_CLIP = `
vec2 toPixels(vec2 p) { return (p - u_centre) * u_scale + u_size * 0.5; }
vec4 toClip(vec2 px) { return vec4(px.x / u_size.x * 2.0 - 1.0, 1.0 - px.y / u_size.y * 2.0, 0.0, 1.0); }
`;

export const EDGE_VERTEX = `#version 300 es
precision highp float;
uniform vec2 u_centre; uniform float u_scale; uniform vec2 u_size;
uniform float u_ratio; uniform float u_opacity; uniform int u_state; uniform bool u_grey;
uniform vec2 u_levels[6]; uniform vec3 u_colours[13];
layout(location = 0) in vec2 a_corner;
layout(location = 1) in vec4 a_ends;
layout(location = 2) in uvec2 a_look;
layout(location = 3) in uint a_state;
out vec4 v_colour; out float v_across; flat out float v_half;
${TO_CLIP}
void main() {
  if (int(a_state) != u_state) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  vec2 level = u_levels[a_look.x];
  vec2 from = toPixels(a_ends.xy);
  vec2 to = toPixels(a_ends.zw);
  vec2 along = to - from;
  float len = max(length(along), 1e-4);
  vec2 side = vec2(-along.y, along.x) / len;
  v_half = level.y * u_ratio * 0.5;
  v_across = a_corner.y * (v_half + 1.0);
  vec2 px = mix(from, to, a_corner.x) + side * v_across;
  v_colour = vec4(u_grey ? u_colours[0] : u_colours[a_look.y], level.x * u_opacity);
  gl_Position = toClip(px);
}`;

export const EDGE_FRAGMENT = `#version 300 es
precision mediump float;
in vec4 v_colour; in float v_across; flat in float v_half;
out vec4 colour;
void main() {
  float d = abs(v_across);
  float covered = clamp(min(v_half, d + 0.5) - max(-v_half, d - 0.5), 0.0, 1.0);
  float a = v_colour.a * covered;
  colour = vec4(v_colour.rgb * a, a);
}`;

export const NODE_VERTEX = `#version 300 es
precision highp float;
uniform vec2 u_centre; uniform float u_scale; uniform vec2 u_size;
uniform float u_ratio; uniform float u_factor; uniform int u_state; uniform vec3 u_colours[13];
uniform vec3 u_pale;
layout(location = 0) in vec2 a_corner;
layout(location = 1) in vec3 a_dot;
layout(location = 2) in uint a_colour;
layout(location = 3) in uint a_state;
out vec2 v_offset; flat out float v_radius; flat out float v_outline; flat out vec3 v_fill;
${TO_CLIP}
void main() {
  if (int(a_state) != u_state) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  float r = a_dot.z * u_factor;
  v_radius = r * u_ratio;
  v_outline = u_state == 0 ? min(1.0, r * 0.4) * u_ratio : 0.0;
  v_fill = u_state == 0 ? u_colours[a_colour] : u_pale;
  v_offset = a_corner * (v_radius + v_outline * 0.5 + 1.0);
  gl_Position = toClip(toPixels(a_dot.xy) + v_offset);
}`;

export const NODE_FRAGMENT = `#version 300 es
precision mediump float;
uniform vec3 u_ink; uniform float u_fill_opacity; uniform float u_outline_opacity;
in vec2 v_offset; flat in float v_radius; flat in float v_outline; flat in vec3 v_fill;
out vec4 colour;
void main() {
  float d = length(v_offset);
  float body = clamp(v_radius + 0.5 - d, 0.0, 1.0) * u_fill_opacity;
  float ring = (clamp(v_radius + v_outline * 0.5 + 0.5 - d, 0.0, 1.0)
              - clamp(v_radius - v_outline * 0.5 + 0.5 - d, 0.0, 1.0)) * u_outline_opacity;
  vec4 under = vec4(v_fill * body, body);
  colour = vec4(u_ink * ring, ring) + under * (1.0 - ring);
}`;
