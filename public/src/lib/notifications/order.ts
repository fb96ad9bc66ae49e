import type { Notification, Page } from '$lib/api/types';

/** Both without doubles: what `first` says of a notification holds. Newest first. */
export function joined(first: readonly Notification[], then: readonly Notification[]): Notification[] {
  const ids = new Set(first.map((one) => one.id));
  return [...first, ...then.filter((one) => !ids.has(one.id))].sort((a, b) =>
    b.updatedAt.localeCompare(a.updatedAt),
  );
}

/** Those that a fresh first page of the unread ones no longer has, as far as it reaches, are read. */
export function readElsewhere(
  shown: readonly Notification[],
  page: Page<Notification>,
  readAt: string,
): Notification[] {
  const ids = new Set(page.items.map((one) => one.id));
  // Of the same instant as the last one, more may follow on the next page.
  const end = page.nextCursor === null ? '' : (page.items.at(-1)?.updatedAt ?? '');
  return shown.map((one) =>
    one.readAt || ids.has(one.id) || one.updatedAt <= end ? one : { ...one, readAt },
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
