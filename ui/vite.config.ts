/**
 * Four builds from one configuration: the product (dist), the same window over the loopback
 * bridge for browser tests (--mode bridge, dist-bridge), the gallery of components and screens
 * (--mode gallery, dist-gallery) and the benchmark of the network picture (--mode bench, dist-bench). Only the first
 * ships; `__BRIDGE__` removes the other transport from it.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const ENTRY: Record<string, { pages: string[]; outDir: string }> = {
  bridge: { pages: ['index.html'], outDir: 'dist-bridge' },
  gallery: { pages: ['gallery.html', 'screens.html'], outDir: 'dist-gallery' },
  bench: { pages: ['bench.html'], outDir: 'dist-bench' },
};

export default defineConfig(({ mode }) => {
  const entry = ENTRY[mode] ?? { pages: ['index.html'], outDir: 'dist' };
  return {
    base: './',
    plugins: [svelte()],
    define: { __BRIDGE__: JSON.stringify(mode === 'bridge') },
    server: { host: '127.0.0.1', port: 5173, strictPort: false },
    preview: { host: '127.0.0.1', port: 4173, strictPort: false },
    build: {
      outDir: entry.outDir,
      emptyOutDir: true,
      // WebKitGTK 2.50, WKWebView of macOS 13 and WebView2 understand all of this.
      target: 'safari16',
      // The content security policy forbids data: fonts and inline scripts: every asset is a file.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry.pages },
    },
    test: { include: ['src/**/*.test.ts'], environment: 'node' },
  };
});
