import { problemText } from '$lib/i18n/en';
import { toasts } from './toasts.svelte';

const usualGraceMs = 10_000;

interface Step {
  /** What happened, as it shows: `“Base block” deleted.` */
  text: string;
  /** Does it. Told whether the page is going away, when only a request that outlives it gets through. */
  run: (leaving: boolean) => Promise<unknown>;
  /** Shows again what was hidden: it was taken back, or it failed. */
  restore: () => void;
  /** How long it can be taken back. */
  graceMs?: number;
}

/**
 * What can't be undone is done a little later, so that until then it can be: the page shows it as done at once. It is done
 * as well when the page is left in the meantime.
 */
export function later({ text, run, restore, graceMs = usualGraceMs }: Step): void {
  let isOver = false;
  const commit = (leaving: boolean) => {
    if (isOver) return;
    end();
    run(leaving).catch((thrown: unknown) => {
      toasts.failed(problemText(thrown));
      restore();
    });
  };
  const leave = () => commit(true);
  const timer = setTimeout(() => commit(false), graceMs);
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
  };
  addEventListener('pagehide', leave);
  toasts.undoable(
    text,
    () => {
      // The toast and the timer end together; whoever was a moment too late is told.
      if (isOver) return toasts.failed('Too late: it is done.');
      end();
      restore();
    },
    graceMs,
  );
}
