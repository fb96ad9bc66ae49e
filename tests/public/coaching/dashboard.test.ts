// @vitest-environment jsdom
import { comparisonChart } from '$lib/coaching/compare';
import { ordered, sorted } from '$lib/coaching/dashboard';
import { daysOf } from '$lib/coaching/plan';
import { describe, expect, it } from 'vitest';

const row = (displayName: string, lastDay: string | null, open = true) => ({
  athlete: { id: displayName, displayName },
  open,
  lastDay,
  sessions7: open ? 2 : null,
  sets7: open ? 20 : null,
  adherence30: null,
  load: null,
  checkIn: null,
});
const rows = [row('Cy', '2026-11-20'), row('ana', null), row('Ben', '2026-11-24'), row('Dee', null, false)];
const names = (order: Parameters<typeof sorted>[1]) =>
  sorted(rows, order).map(({ athlete }) => athlete.displayName);

describe('the dashboard’s order', () => {
  it('is by name at first, whatever its case', () => {
    expect(names({ by: 'name', descending: false })).toEqual(['ana', 'Ben', 'Cy', 'Dee']);
  });

  it('keeps those without a figure last, whichever way it goes', () => {
    expect(names({ by: 'lastDay', descending: true })).toEqual(['Ben', 'Cy', 'ana', 'Dee']);
    expect(names({ by: 'lastDay', descending: false })).toEqual(['Cy', 'Ben', 'ana', 'Dee']);
  });

  it('begins with the highest figure, and turns at the second press', () => {
    const first = ordered({ by: 'name', descending: false }, 'sets');
    expect(first).toEqual({ by: 'sets', descending: true });
    expect(ordered(first, 'sets').descending).toBe(false);
    expect(ordered(first, 'name')).toEqual({ by: 'name', descending: false });
  });
});

it('compares over all weeks: without training nothing was lifted, and what could be is not known', () => {
  const weeks = ['2026-11-16', '2026-11-23'];
  const items = ['a', 'b'].map((id) => ({
    athlete: { id, displayName: 'Ana' },
    points: [{ week: '2026-11-23', value: 100 }],
  }));
  const volume = comparisonChart(weeks, items, 'volume', 'kg');
  expect(volume.series.map(({ label, values }) => [label, values])).toEqual([
    ['Ana', [0, 100]],
    ['Ana (2)', [0, 100]],
  ]);
  expect(comparisonChart(weeks, items, 'e1rm', 'kg').series[0]!.values).toEqual([null, 100]);
});

it('plans two months ahead, and looks back as far', () => {
  expect(daysOf('upcoming', '2026-11-26')).toEqual({ from: '2026-11-26', to: '2027-01-26' });
  expect(daysOf('past', '2026-11-26')).toEqual({ from: '2026-09-26', to: '2026-11-25' });
});
