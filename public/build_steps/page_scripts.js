import { readFile, writeFile } from 'node:fs/promises';
import { transformWithOxc } from 'vite';
import { chunkOf, withImports } from './imports.js';

/**
 * Writes, as lines of an nginx map from a page's address to a Link header, which scripts the page needs beside those that
 * index.html names: a browser asks for all of them at once, not for these when the first ones have run.
 * @param {string} routesFile src/routes.ts
 * @param {string} output
 * @returns {import('vite').Plugin}
 */
export function pageScripts(routesFile, output) {
  return {
    name: 'page-scripts',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const first = withImports(bundle, chunkOf(bundle, 'index.html'));
      const lines = (await readRoutes(routesFile)).map(({ path, bare, module }) => {
        const needed = withImports(bundle, chunkOf(bundle, `src/${module}`));
        if (!bare) withImports(bundle, chunkOf(bundle, 'src/lib/signed_in.ts'), needed);
        const links = [...needed]
          .filter((name) => !first.has(name))
          .map((name) => `</${name}>; rel=modulepreload`);
        const address = path.includes('{') ? `~^${path.replace(/\{\w+\}/g, '[^/]+')}\\z` : path;
        return `"${address}" "${links.join(', ')}";\n`;
      });
      await writeFile(output, lines.join(''));
    },
  };
}

/**
 * @param {string} file
 * @returns {Promise<{ path: string, bare: boolean, module: string }[]>}
 */
async function readRoutes(file) {
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
  /** @type {{ routes: import('../src/routes').Route[] }} */
  const { routes } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return routes.map(({ path, bare, page }) => {
    // What the function would load stands in it.
    const module = /import\(['"`]\.\/([^'"`]+)/.exec(String(page))?.[1];
    if (!module) throw new Error(`${path} names no page`);
    return { path, bare: bare === true, module };
  });
}
