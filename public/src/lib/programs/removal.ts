import { later } from '$lib/ui/later';
import { SvelteSet } from 'svelte/reactivity';
import { deleteProgram } from './programs';

/** Deleted a moment ago: gone from every list, and still to be taken back. */
export const removed = new SvelteSet<string>();

export function removeProgram(id: string, title: string): void {
  removed.add(id);
  later({
    text: `“${title}” deleted.`,
    run: (leaving) => deleteProgram(id, leaving),
    restore: () => void removed.delete(id),
  });
}
