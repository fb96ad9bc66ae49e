import type { Notification } from '$lib/api/types';

/** Both without doubles: what `first` says of a notification holds. Newest first. */
export function joined(first: readonly Notification[], then: readonly Notification[]): Notification[] {
  const ids = new Set(first.map((one) => one.id));
  return [...first, ...then.filter((one) => !ids.has(one.id))].sort((a, b) =>
    b.updatedAt.localeCompare(a.updatedAt),
  );
}

/** Notifications under the day of their last event, both newest first. */
export function byDay(
  items: readonly Notification[],
  dayOf: (instant: Date) => string,
): [string, Notification[]][] {
  const days = new Map<string, Notification[]>();
  for (const one of items) {
    const day = dayOf(new Date(one.updatedAt));
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days];
}
