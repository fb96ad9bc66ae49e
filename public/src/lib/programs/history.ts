/** What a document was, is, and was before it was undone. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was about, and when: typing on is one change, not one for each letter. */
  readonly tag: string | null;
  readonly at: number;
}

const most = 200;
const pauseMs = 1500;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], tag: null, at: 0 };
}

/** With `next` as the present. Changes with the same tag that follow each other closely are undone together. */
export function change<T>(
  history: History<T>,
  next: T,
  tag: string | null = null,
  now = Date.now(),
): History<T> {
  if (next === history.present) return history;
  const goesOn = tag !== null && tag === history.tag && now - history.at < pauseMs && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past.slice(1 - most), history.present];
  return { past, present: next, future: [], tag, at: now };
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  if (!past.length) return { past, present, future, tag: null, at: 0 };
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future], tag: null, at: 0 };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  if (!future.length) return { past, present, future, tag: null, at: 0 };
  return { past: [...past, present], present: future[0]!, future: future.slice(1), tag: null, at: 0 };
}
