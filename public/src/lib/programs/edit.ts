// What can be done to a program while it is edited. Each function returns the program as it is afterwards, and the same one
// where there is nothing to do: a limit is reached, or the part is gone.
import {
  limits,
  newDay,
  newKey,
  newSet,
  type Draft,
  type DraftDay,
  type DraftExercise,
  type DraftSet,
  type DraftSlot,
} from './draft';

/** Where something can be put: into a day, before the slot of this number. */
export interface Place {
  dayKey: string;
  at: number;
}

export function addWeek(draft: Draft): Draft {
  if (draft.weeks.length >= limits.weeks) return draft;
  return { ...draft, weeks: [...draft.weeks, { key: newKey(), days: [newDay('Day 1')] }] };
}

/** The week once more, right after it. */
export function copyWeek(draft: Draft, index: number): Draft {
  const week = draft.weeks[index];
  if (!week || draft.weeks.length >= limits.weeks) return draft;
  const copy = { key: newKey(), days: week.days.map(copyOfDay) };
  return { ...draft, weeks: inserted(draft.weeks, index + 1, copy) };
}

export function removeWeek(draft: Draft, index: number): Draft {
  if (draft.weeks.length < 2) return draft;
  return { ...draft, weeks: draft.weeks.filter((_, other) => other !== index) };
}

export function moveWeek(draft: Draft, from: number, to: number): Draft {
  const week = draft.weeks[from];
  if (!week || from === to || to < 0 || to >= draft.weeks.length) return draft;
  const others = draft.weeks.filter((_, index) => index !== from);
  return { ...draft, weeks: inserted(others, to, week) };
}

export function addDay(draft: Draft, week: number): Draft {
  return insertDay(draft, newDay(`Day ${(draft.weeks[week]?.days.length ?? 0) + 1}`), week, limits.days);
}

/** The day once more in a week, at its end; right after itself in its own. */
export function copyDay(draft: Draft, dayKey: string, toWeek?: number): Draft {
  const found = findDay(draft, dayKey);
  if (!found) return draft;
  const stays = toWeek === undefined || toWeek === found.week;
  return insertDay(
    draft,
    copyOfDay(found.day),
    stays ? found.week : toWeek,
    stays ? found.at + 1 : limits.days,
  );
}

export function moveDay(draft: Draft, dayKey: string, toWeek: number, at: number): Draft {
  const found = findDay(draft, dayKey);
  if (!found || !draft.weeks[toWeek]) return draft;
  if (toWeek !== found.week && draft.weeks[toWeek].days.length >= limits.days) return draft;
  const to = toWeek === found.week && at > found.at ? at - 1 : at;
  if (toWeek === found.week && to === found.at) return draft;
  return insertDay(removeDay(draft, dayKey), found.day, toWeek, Math.max(0, to));
}

export function removeDay(draft: Draft, dayKey: string): Draft {
  const weeks = draft.weeks.map((week) =>
    week.days.some((day) => day.key === dayKey)
      ? { ...week, days: week.days.filter((day) => day.key !== dayKey) }
      : week,
  );
  return { ...draft, weeks };
}

export function updateDay(draft: Draft, dayKey: string, change: (day: DraftDay) => DraftDay): Draft {
  return withDays(draft, (day) => (day.key === dayKey ? change(day) : day));
}

export function addExercises(draft: Draft, dayKey: string, exercises: DraftExercise[]): Draft {
  return updateDay(draft, dayKey, (day) => {
    const slots = exercises.map(ownSlot).slice(0, limits.slots - day.slots.length);
    return slots.length ? { ...day, slots: [...day.slots, ...slots] } : day;
  });
}

export function updateExercise(
  draft: Draft,
  key: string,
  change: (exercise: DraftExercise) => DraftExercise,
): Draft {
  return withSlots(draft, (slot) =>
    slot.exercises.some((one) => one.key === key)
      ? { ...slot, exercises: slot.exercises.map((one) => (one.key === key ? change(one) : one)) }
      : slot,
  );
}

export function copyExercise(draft: Draft, key: string): Draft {
  const found = findExercise(draft, key);
  if (!found || found.day.slots.length >= limits.slots) return draft;
  const slot = ownSlot(copyOfExercise(found.exercise));
  return updateDay(draft, found.day.key, (day) => ({
    ...day,
    slots: inserted(day.slots, found.slotAt + 1, slot),
  }));
}

export function removeExercise(draft: Draft, key: string): Draft {
  return withDays(draft, (day) => {
    if (!day.slots.some((slot) => slot.exercises.some((one) => one.key === key))) return day;
    const slots = day.slots
      .map((slot) => ({ ...slot, exercises: slot.exercises.filter((one) => one.key !== key) }))
      .filter((slot) => slot.exercises.length);
    return { ...day, slots };
  });
}

/** An exercise into a slot of its own, or a whole superset, to another place. */
export function moveSlot(draft: Draft, slotKey: string, { dayKey, at }: Place): Draft {
  const found = findSlot(draft, slotKey);
  const target = findDay(draft, dayKey);
  if (!found || !target) return draft;
  const stays = found.day.key === dayKey;
  if (!stays && target.day.slots.length >= limits.slots) return draft;
  const to = stays && at > found.at ? at - 1 : at;
  if (stays && to === found.at) return draft;
  const without = updateDay(draft, found.day.key, (day) => ({
    ...day,
    slots: day.slots.filter((slot) => slot.key !== slotKey),
  }));
  return updateDay(without, dayKey, (day) => ({ ...day, slots: inserted(day.slots, to, found.slot) }));
}

/** An exercise out of its superset into a slot of its own; one that is alone moves with its slot. */
export function moveExercise(draft: Draft, key: string, place: Place): Draft {
  const found = findExercise(draft, key);
  if (!found) return draft;
  if (found.slot.exercises.length === 1) return moveSlot(draft, found.slot.key, place);
  const target = findDay(draft, place.dayKey);
  if (!target || target.day.slots.length >= limits.slots) return draft;
  return updateDay(removeExercise(draft, key), place.dayKey, (day) => ({
    ...day,
    slots: inserted(day.slots, place.at, ownSlot(found.exercise)),
  }));
}

/** An exercise into a slot that has others: a superset. */
export function joinSlot(draft: Draft, key: string, slotKey: string): Draft {
  const found = findExercise(draft, key);
  const target = findSlot(draft, slotKey);
  if (!found || !target || found.slot.key === slotKey || target.slot.exercises.length >= limits.exercises) {
    return draft;
  }
  return withSlots(removeExercise(draft, key), (slot) =>
    slot.key === slotKey ? { ...slot, exercises: [...slot.exercises, found.exercise] } : slot,
  );
}

/** Up or down by one: within its superset, then out of it, then past its neighbours, then into the day beside. */
export function stepExercise(draft: Draft, key: string, by: 1 | -1): Draft {
  const found = findExercise(draft, key);
  if (!found) return draft;
  const { day, slot, slotAt, exercise } = found;
  if (slot.exercises.length === 1) return stepSlot(draft, slot.key, by);
  const at = slot.exercises.indexOf(exercise);
  const to = at + by;
  if (to < 0 || to >= slot.exercises.length) {
    return moveExercise(draft, key, { dayKey: day.key, at: by < 0 ? slotAt : slotAt + 1 });
  }
  const exercises = inserted(
    slot.exercises.filter((one) => one !== exercise),
    to,
    exercise,
  );
  return withSlots(draft, (one) => (one.key === slot.key ? { ...one, exercises } : one));
}

/** Past the slot before or after it, or into the day beside at the first or last place of a day. */
export function stepSlot(draft: Draft, slotKey: string, by: 1 | -1): Draft {
  const found = findSlot(draft, slotKey);
  if (!found) return draft;
  const { day, at, week } = found;
  const to = at + by;
  if (to >= 0 && to < day.slots.length) {
    return moveSlot(draft, slotKey, { dayKey: day.key, at: by < 0 ? to : to + 1 });
  }
  const days = draft.weeks[week]!.days;
  const beside = days[days.indexOf(day) + by];
  if (!beside) return draft;
  return moveSlot(draft, slotKey, { dayKey: beside.key, at: by < 0 ? beside.slots.length : 0 });
}

export function addSet(draft: Draft, key: string): Draft {
  return updateExercise(draft, key, (exercise) =>
    exercise.sets.length >= limits.sets
      ? exercise
      : { ...exercise, sets: [...exercise.sets, newSet(exercise)] },
  );
}

export function updateSet(draft: Draft, key: string, setKey: string, values: Partial<DraftSet>): Draft {
  return updateExercise(draft, key, (exercise) => ({
    ...exercise,
    sets: exercise.sets.map((set) => (set.key === setKey ? { ...set, ...values } : set)),
  }));
}

export function removeSet(draft: Draft, key: string, setKey: string): Draft {
  return updateExercise(draft, key, (exercise) => ({
    ...exercise,
    sets: exercise.sets.filter((set) => set.key !== setKey),
  }));
}

/** What the first set says, in all of them: most exercises are the same set several times. */
export function copyFirstSet(draft: Draft, key: string): Draft {
  return updateExercise(draft, key, (exercise) => {
    const first = exercise.sets.find((set) => set.type !== 'warmup');
    if (!first) return exercise;
    const same = (set: DraftSet) =>
      set.type === 'warmup' ? set : { ...first, key: set.key, type: set.type };
    return { ...exercise, sets: exercise.sets.map(same) };
  });
}

export interface FoundExercise {
  week: number;
  day: DraftDay;
  slot: DraftSlot;
  slotAt: number;
  exercise: DraftExercise;
}

export function findExercise(draft: Draft, key: string): FoundExercise | null {
  for (const [week, { days }] of draft.weeks.entries()) {
    for (const day of days) {
      for (const [slotAt, slot] of day.slots.entries()) {
        const exercise = slot.exercises.find((one) => one.key === key);
        if (exercise) return { week, day, slot, slotAt, exercise };
      }
    }
  }
  return null;
}

export function findSlot(draft: Draft, slotKey: string) {
  for (const [week, { days }] of draft.weeks.entries()) {
    for (const day of days) {
      const at = day.slots.findIndex((slot) => slot.key === slotKey);
      if (at >= 0) return { week, day, at, slot: day.slots[at]! };
    }
  }
  return null;
}

export function findDay(draft: Draft, dayKey: string) {
  for (const [week, { days }] of draft.weeks.entries()) {
    const at = days.findIndex((day) => day.key === dayKey);
    if (at >= 0) return { week, at, day: days[at]! };
  }
  return null;
}

function insertDay(draft: Draft, day: DraftDay, week: number, at: number): Draft {
  const target = draft.weeks[week];
  if (!target || target.days.length >= limits.days) return draft;
  const weeks = draft.weeks.map((one) =>
    one === target ? { ...one, days: inserted(one.days, at, day) } : one,
  );
  return { ...draft, weeks };
}

// Parts that did not change stay the same objects, so that only what changed is drawn again.
function withDays(draft: Draft, change: (day: DraftDay) => DraftDay): Draft {
  const weeks = same(draft.weeks, (week) => {
    const days = same(week.days, change);
    return days === week.days ? week : { ...week, days };
  });
  return weeks === draft.weeks ? draft : { ...draft, weeks };
}

function withSlots(draft: Draft, change: (slot: DraftSlot) => DraftSlot): Draft {
  return withDays(draft, (day) => {
    const slots = same(day.slots, change);
    return slots === day.slots ? day : { ...day, slots };
  });
}

function same<T>(items: T[], change: (item: T) => T): T[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

function inserted<T>(items: readonly T[], at: number, item: T): T[] {
  return [...items.slice(0, at), item, ...items.slice(at)];
}

function ownSlot(exercise: DraftExercise): DraftSlot {
  return { key: newKey(), exercises: [exercise] };
}

function copyOfDay(day: DraftDay): DraftDay {
  const slots = day.slots.map(({ exercises }) => ({
    key: newKey(),
    exercises: exercises.map(copyOfExercise),
  }));
  return { ...day, key: newKey(), id: null, slots };
}

function copyOfExercise(exercise: DraftExercise): DraftExercise {
  return { ...exercise, key: newKey(), sets: exercise.sets.map((set) => ({ ...set, key: newKey() })) };
}
