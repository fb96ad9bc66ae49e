// Where something that is dragged would land. A target is text: `before:`, `after:` or `join:` with the key of a slot, `end:`
// with that of a day; for days `dayBefore:`, `dayAfter:`, and `week:` with its number.
import { limits, type Draft } from './draft';
import { findDay, findExercise, findSlot, type Place } from './edit';

interface Hit {
  drop: string;
  share: number;
}

/** Over a slot's edge: beside it; over its middle: into it; over the rest of a day: at its end. */
export function slotTarget(draft: Draft, exerciseKey: string, { drop, share }: Hit): string | null {
  const [kind, key] = parted(drop);
  if (kind === 'day') return `end:${key}`;
  if (kind !== 'slot') return null;
  const own = findExercise(draft, exerciseKey);
  const there = findSlot(draft, key);
  if (!own || !there) return null;
  const joins = own.slot.key !== key && there.slot.exercises.length < limits.exercises;
  if (joins && share > 0.3 && share < 0.7) return `join:${key}`;
  return `${share < 0.5 ? 'before' : 'after'}:${key}`;
}

/** For a whole superset, which can't go into another one. */
export function besideTarget({ drop, share }: Hit): string | null {
  const [kind, key] = parted(drop);
  if (kind === 'day') return `end:${key}`;
  return kind === 'slot' ? `${share < 0.5 ? 'before' : 'after'}:${key}` : null;
}

export function dayTarget({ drop, share }: Hit): string | null {
  const [kind, key] = parted(drop);
  if (kind === 'week') return `week:${key}`;
  return kind === 'day' ? `${share < 0.5 ? 'dayBefore' : 'dayAfter'}:${key}` : null;
}

/** What a target of a slot means in the program as it is now. */
export function placeOf(draft: Draft, target: string): Place | { slotKey: string } | null {
  const [kind, key] = parted(target);
  if (kind === 'join') return { slotKey: key };
  if (kind === 'end') {
    const found = findDay(draft, key);
    return found && { dayKey: key, at: found.day.slots.length };
  }
  const found = findSlot(draft, key);
  return found && { dayKey: found.day.key, at: kind === 'before' ? found.at : found.at + 1 };
}

/** What a target of a day means: which week, and before which of its days. */
export function dayPlaceOf(draft: Draft, target: string): { week: number; at: number } | null {
  const [kind, key] = parted(target);
  if (kind === 'week') return { week: Number(key), at: draft.weeks[Number(key)]?.days.length ?? 0 };
  const found = findDay(draft, key);
  return found && { week: found.week, at: kind === 'dayBefore' ? found.at : found.at + 1 };
}

function parted(text: string): [string, string] {
  const at = text.indexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}
