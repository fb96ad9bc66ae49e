import type { Draft, DraftDay } from './draft';
import type { Program } from './types';

/** The ids that the server gave to the days of a draft it has just saved, by the days' keys. */
export function addedIds(draft: Draft, program: Program): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [week, { days }] of draft.weeks.entries()) {
    for (const [at, day] of days.entries()) {
      const id = program.weeks[week]?.days[at]?.id;
      if (id) ids.set(day.key, id);
    }
  }
  return ids;
}

/** With the id of each day as `idOf` says. The same draft where none changes. */
export function withIds(draft: Draft, idOf: (day: DraftDay) => string | null): Draft {
  let changes = false;
  const weeks = draft.weeks.map((week) => ({
    ...week,
    days: week.days.map((day) => {
      const id = idOf(day);
      if (id === day.id) return day;
      changes = true;
      return { ...day, id };
    }),
  }));
  return changes ? { ...draft, weeks } : draft;
}
