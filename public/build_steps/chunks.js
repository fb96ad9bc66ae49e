// Which modules a browser gets in one file. Left to itself, the bundler makes one of every icon that two pages share, and a
// phone waits longer for sixty answers than for what is in them.

/**
 * @typedef {import('vite').Rolldown.CodeSplittingGroup} Group
 * @typedef {import('vite').Rolldown.ChunkingContext} Graph
 */

/**
 * The pages, and what is around them, that can't run without the module.
 * @param {string} module
 * @param {Graph} graph
 * @returns {string[]}
 */
function neededBy(module, graph, seen = new Set()) {
  if (seen.has(module)) return [];
  seen.add(module);
  const above = (graph.getModuleInfo(module)?.importers ?? []).flatMap((id) => neededBy(id, graph, seen));
  return /\/src\/routes\/|\/src\/lib\/signed_in\.ts$/.test(module) ? [module, ...above] : above;
}

/**
 * What one of these pages shares with any other.
 * @param {string} name
 * @param {RegExp} pages
 * @returns {Group}
 */
const sharedBy = (name, pages) => ({
  name: (module, graph) => {
    const needing = neededBy(module, graph);
    const isShared = needing.length > 1 && !needing.includes(module);
    return isShared && needing.some((page) => pages.test(page)) ? name : null;
  },
});

// Each takes what those above it have left: what every visit begins with, what signing in needs, what is around the pages,
// what the most used page has in common with others. Of the rest only the icons are small enough to matter.
/** @type {Group[]} */
const inOrder = [
  { name: 'start', tags: ['$initial'], test: (id) => !/\/src\/(main|sw)\.ts$/.test(id) },
  sharedBy('forms', /\/Sign(In|Up)\.svelte$/),
  sharedBy('around', /\/signed_in\.ts$/),
  sharedBy('shared', /\/Messages\.svelte$/),
  { ...sharedBy('icons', /./), test: /\/@lucide\// },
];

export const chunks = { groups: inOrder.map((group, i) => ({ ...group, priority: inOrder.length - i })) };
