import { svelte } from '@sveltejs/vite-plugin-svelte';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chunks } from './build_steps/chunks.js';
import { compress } from './build_steps/compress.js';
import { emojiList } from './build_steps/emoji_list.js';
import { pageScripts } from './build_steps/page_scripts.js';
import { precacheList } from './build_steps/precache_list.js';
import { sizeGate } from './build_steps/size_gate.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  publicDir: 'static',
  plugins: [
    svelte(),
    tailwindcss(),
    emojiList(),
    precacheList(at('./static')),
    pageScripts(at('./src/routes.ts'), at('../build/page_scripts.conf')),
    sizeGate(),
    compress(),
  ],
  resolve: {
    alias: {
      $lib: at('./src/lib'),
      $src: at('./src'),
      // The tests live beside the other tests, where Node would not look for these.
      vitest: at('./node_modules/vitest'),
      '@testing-library/svelte': at('./node_modules/@testing-library/svelte'),
    },
    // Vitest would otherwise take Svelte's server build.
    conditions: process.env.VITEST ? ['browser'] : undefined,
  },
  build: {
    outDir: '../build/public',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { main: at('./index.html'), sw: at('./src/sw.ts') },
      output: {
        codeSplitting: chunks,
        // The service worker's scope is its folder, so it needs a fixed name at the top.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' }, fs: { allow: ['..'] } },
  test: {
    include: ['../tests/public/**/*.test.ts'],
    // A test that needs a page says so in its first line.
    environment: 'node',
    // Days begin where the reader is, so the tests need a place.
    env: { TZ: 'Europe/Berlin' },
  },
});
