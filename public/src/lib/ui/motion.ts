import { slide, type TransitionConfig } from 'svelte/transition';

/** Rows that come and go open and close their place, so that nobody loses where they were. */
export function makeRoom(row: Element): TransitionConfig {
  const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  return slide(row, { duration: still ? 0 : 180 });
}
