import { gzipSync } from 'node:zlib';
import { chunkOf, withImports } from './imports.js';

// What a browser may have to load, gzipped, in KiB. Raising a number is a decision, not a fix.
const limits = { signIn: 45, messages: 100, route: 40, charts: 25, styles: 15, fonts: 50 };

/**
 * Fails the build when a page grew beyond its limit, and prints what each costs.
 * @returns {import('vite').Plugin}
 */
export function sizeGate() {
  return {
    name: 'size-gate',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const sizeOf = (/** @type {string} */ name) => {
        const file = bundle[name];
        return gzipSync(file?.type === 'chunk' ? file.code : (file?.source ?? ''), { level: 9 }).length;
      };
      const total = (/** @type {Iterable<string>} */ names) =>
        [...names].reduce((sum, name) => sum + sizeOf(name), 0);

      const chunks = files.filter((file) => file.type === 'chunk');
      const shell = withImports(bundle, chunkOf(bundle, 'index.html'));
      // What every page but those for signing in comes with.
      const around = withImports(bundle, chunkOf(bundle, 'src/lib/signed_in.ts'), new Set(shell));
      const rows = [];
      for (const route of chunks.filter((chunk) => chunk.facadeModuleId?.includes('/src/routes/'))) {
        const name = /** @type {string} */ (route.facadeModuleId).replace(/.*\/src\/routes\//, '');
        const own = withImports(bundle, route.fileName);
        if (name === 'Messages.svelte')
          rows.push(['messages, first load', total(new Set([...around, ...own])), limits.messages]);
        else if (/^Sign(In|Up)/.test(name))
          rows.push([`${name}, first load`, total(new Set([...shell, ...own])), limits.signIn]);
        else rows.push([name, total([...own].filter((file) => !around.has(file))), limits.route]);
      }
      for (const { facadeModuleId, fileName } of chunks)
        if (facadeModuleId?.endsWith('/lib/charts/draw.ts'))
          rows.push(['charts', sizeOf(fileName), limits.charts]);
      const named = (/** @type {RegExp} */ pattern) =>
        Object.keys(bundle).filter((name) => pattern.test(name));
      rows.push(['styles', total(named(/\.css$/)), limits.styles]);
      rows.push(['fonts', total(named(/\.woff2$/)), limits.fonts]);

      for (const [name, bytes, limit] of /** @type {[string, number, number][]} */ (rows)) {
        const line = `${name}: ${(bytes / 1024).toFixed(1)} of ${limit} KiB gzipped`;
        if (bytes > limit * 1024) this.error(`too large: ${line}`);
        console.log(line);
      }
    },
  };
}
