import { api, data } from '$lib/api/client';
import type { DashboardRow } from '$lib/api/types';
import { readinessOf } from '$lib/analytics/body';

export async function readDashboard(): Promise<DashboardRow[]> {
  return (await data(api.GET('/api/coach/dashboard'))).items;
}

export const columns = [
  { key: 'name', label: 'Athlete', span: '' },
  { key: 'lastDay', label: 'Last workout', span: '' },
  { key: 'sessions', label: 'Sessions', span: '7 days' },
  { key: 'sets', label: 'Sets', span: '7 days' },
  { key: 'adherence', label: 'Adherence', span: '30 days' },
  { key: 'load', label: 'Load', span: 'acute to chronic' },
  { key: 'checkIn', label: 'Check-in', span: '1 to 5' },
] as const;

export type Column = (typeof columns)[number]['key'];

export interface Order {
  by: Column;
  descending: boolean;
}

type Key = string | number | null;

const keys: Record<Column, (row: DashboardRow) => Key> = {
  name: ({ athlete }) => athlete.displayName.toLocaleLowerCase(),
  lastDay: ({ lastDay }) => lastDay,
  sessions: ({ sessions7 }) => sessions7,
  sets: ({ sets7 }) => sets7,
  adherence: ({ adherence30 }) => adherence30,
  load: ({ load }) => load?.coupled ?? null,
  checkIn: ({ checkIn }) => checkIn && readinessOf(checkIn),
};

/** The rows in an order. Those without a value, and those of closed athletes, are last whichever way it goes. */
export function sorted(rows: readonly DashboardRow[], { by, descending }: Order): DashboardRow[] {
  const key = (row: DashboardRow): Key => (row.open || by === 'name' ? keys[by](row) : null);
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [key(a), key(b)];
    if (first === null || second === null) {
      return Number(first === null) - Number(second === null) || compare(keys.name(a), keys.name(b));
    }
    return sign * compare(first, second) || compare(keys.name(a), keys.name(b));
  });
}

function compare(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b));
}

/** The order after a press on a column: figures begin with the highest, names with A. */
export function ordered(before: Order, by: Column): Order {
  if (before.by === by) return { by, descending: !before.descending };
  return { by, descending: by !== 'name' };
}

export function isColumn(text: string | null): text is Column {
  return columns.some(({ key }) => key === text);
}
