/** @typedef {import('vite').Rolldown.OutputBundle} Bundle */

/**
 * The chunk of this name and all that it can't run without, added to `seen`.
 * @param {Bundle} bundle
 * @param {string} name
 * @param {Set<string>} [seen]
 * @returns {Set<string>}
 */
export function withImports(bundle, name, seen = new Set()) {
  const chunk = bundle[name];
  if (chunk?.type !== 'chunk' || seen.has(name)) return seen;
  seen.add(name);
  chunk.imports.forEach((imported) => withImports(bundle, imported, seen));
  return seen;
}

/**
 * The chunk that begins with this file.
 * @param {Bundle} bundle
 * @param {string} module
 */
export function chunkOf(bundle, module) {
  for (const file of Object.values(bundle))
    if (file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${module}`)) return file.fileName;
  throw new Error(`no chunk of ${module}`);
}
