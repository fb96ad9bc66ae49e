import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';

/**
 * Tells src/sw.ts which files make up the shell, by filling in its two placeholders in the finished bundle.
 * @param {string} staticFiles Vite's publicDir
 * @returns {import('vite').Plugin}
 */
export function precacheList(staticFiles) {
  return {
    name: 'precache-list',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle['sw.js'];
      const page = bundle['index.html'];
      if (worker?.type !== 'chunk' || page?.type !== 'asset') return this.error('no sw.js or index.html');

      const built = Object.keys(bundle).filter((name) => /^assets.*\.(js|css|woff2)$/.test(name));
      const fixed = readdirSync(staticFiles).filter((name) => name !== 'robots.txt');
      // A Set: one URL twice would make cache.addAll reject, and the worker would never install.
      const urls = [...new Set(['/', ...[...built, ...fixed].map((name) => `/${name}`)])].sort();
      const version = createHash('sha256')
        .update(urls.join() + page.source)
        .digest('hex')
        .slice(0, 12);
      worker.code = worker.code
        .replace('__SHELL_VERSION__', version)
        .replace('__SHELL_FILES__', urls.join(' '));
    },
  };
}
