import { isRegular, labelledDays, lookOf, secondsOf, spanOf, summaryOf } from '$lib/charts/data';
import { describe, expect, it } from 'vitest';

const weeks = secondsOf(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23']);
const day = 86_400;

describe('the days of a chart', () => {
  it('are regular where they are equally far apart', () => {
    expect(isRegular(weeks)).toBe(true);
    expect(isRegular(secondsOf(['2026-11-02', '2026-11-09', '2026-11-11']))).toBe(false);
    expect(isRegular([])).toBe(true);
  });

  it('leave room for half a bar on both sides', () => {
    expect(spanOf(weeks)).toEqual([weeks[0]! - 3.5 * day, weeks[3]! + 3.5 * day]);
    expect(spanOf(weeks.slice(0, 1))).toEqual([weeks[0]! - 3.5 * day, weeks[0]! + 3.5 * day]);
  });

  it('are named as far as there is room, the latest always', () => {
    expect(labelledDays(weeks, 4)).toEqual(weeks);
    expect(labelledDays(weeks, 2.5)).toEqual([weeks[1], weeks[3]]);
    expect(labelledDays(weeks, 0)).toEqual([weeks[3]]);
    const irregular = secondsOf(['2026-11-01', '2026-11-02', '2026-11-11']);
    expect(labelledDays(irregular, 2)).toEqual(secondsOf(['2026-11-01', '2026-11-06', '2026-11-11']));
  });
});

it('gives each of ten lines a look of its own', () => {
  const looks = Array.from({ length: 10 }, (_, index) => JSON.stringify(lookOf(index)));
  expect(new Set(looks).size).toBe(10);
});

it('says in words what a drawing shows', () => {
  const text = (value: number) => `${value} kg`;
  const series = { kind: 'bars', tone: 1 } as const;
  expect(
    summaryOf({
      rows: 'Week of',
      days: ['2026-11-02', '2026-11-09'],
      series: [
        { label: 'Volume', values: [20, 10], ...series },
        { label: 'Other', values: [null, null], ...series },
      ],
      text,
    }),
  ).toBe('2 points. Volume: latest 10 kg, highest 20 kg. Other: nothing yet.');
});
