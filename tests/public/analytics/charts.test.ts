// @vitest-environment jsdom
import { readinessOf, typedWeight } from '$lib/analytics/body';
import {
  chronicOf,
  loadChart,
  loadWord,
  muscleTotals,
  perWeek,
  progressChart,
  volumeChart,
} from '$lib/analytics/charts';
import { durationText, number, weightText, wordsOf } from '$lib/analytics/figures';
import { mondayOf, weeksIn } from '$lib/analytics/ranges';
import { describe, expect, it } from 'vitest';

const week = (day: string, volumeKg: number, load = 0) => ({
  week: day,
  sessions: 1,
  durationSeconds: 3600,
  volumeKg,
  sets: 10,
  hardSets: 5,
  load,
});

describe('weeks', () => {
  it('begin on Mondays', () => {
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });

  it('are all that the days touch, this one the last', () => {
    expect(weeksIn(8, '2026-11-26')).toEqual(['2026-11-16', '2026-11-23']);
    expect(weeksIn(28, '2026-11-29')).toHaveLength(4);
    expect(weeksIn(28, '2026-11-26')).toHaveLength(5);
  });

  it('without training count as none', () => {
    const weeks = ['2026-11-16', '2026-11-23'];
    expect(perWeek(weeks, [week('2026-11-23', 500)], (row) => row.volumeKg)).toEqual([0, 500]);
    const { series, text } = volumeChart(weeks, [week('2026-11-23', 453.59237)], 'lb');
    expect(series[0]!.values).toEqual([0, 1000]);
    expect(text(12340.4)).toBe('12,340 lb');
  });
});

describe('the load', () => {
  it('is chronic from the fourth week on', () => {
    expect(chronicOf([100, 200, 300, 400, 500])).toEqual([null, null, null, 250, 350]);
  });

  it('knows the weeks before those shown', () => {
    const rows = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'].map((day, index) =>
      week(day, 0, 100 * (index + 1)),
    );
    const { series } = loadChart(['2026-11-23'], rows);
    expect(series.map(({ values }) => values)).toEqual([[400], [250]]);
  });

  it('has words for its ratio', () => {
    expect([0.5, 1, 1.4, 2].map(loadWord)).toEqual([
      'Less than usual',
      'In balance',
      'More than usual',
      'Much more than usual',
    ]);
  });
});

it('shows the muscles by their hard sets a week, those without any left out', () => {
  const weeks = ['2026-11-16', '2026-11-23'];
  const sets = (hardSets: number) => weeks.map((day) => ({ week: day, hardSets }));
  const totals = muscleTotals(
    [
      { muscle: 'chest', weeks: sets(4) },
      { muscle: 'middle_back', weeks: sets(9) },
      { muscle: 'calves', weeks: sets(0) },
    ],
    weeks,
  );
  expect(totals.map(({ name, perWeek: each }) => [name, each])).toEqual([
    ['Middle back', 9],
    ['Chest', 4],
  ]);
});

it('draws the estimates of the days that have any, and tells them exactly in the table', () => {
  const day = { maxWeightKg: 92.5, volumeKg: 1000, sets: 3 };
  const { days, series, text, exactText } = progressChart(
    {
      name: 'Bench press',
      days: [
        { ...day, day: '2021-11-01', epleyKg: 100, brzyckiKg: 99, rpeAdjustedKg: null },
        { ...day, day: '2021-12-15', epleyKg: 107.917, brzyckiKg: 104.0625, rpeAdjustedKg: null },
        { ...day, day: '2021-12-16', epleyKg: null, brzyckiKg: null, rpeAdjustedKg: null },
      ],
      repMaxes: [],
      records: [],
    },
    '2021-12-01',
    'kg',
  );
  expect(days).toEqual(['2021-12-15']);
  expect(series.map(({ values }) => values[0])).toEqual([107.917, 104.0625, null]);
  expect([text(107.917), exactText!(107.917)]).toEqual(['107.9 kg', '107.917 kg']);
});

it('writes figures as people read them', () => {
  expect(number(12345.678, 1)).toBe('12,345.7');
  expect(weightText(100, 'lb')).toBe('220.5 lb');
  expect(durationText(59 * 60)).toBe('59 min');
  expect(durationText(3900)).toBe('1 h 05 min');
  expect(wordsOf('e_z_curl_bar')).toBe('E z curl bar');
});

it('takes a body weight as it is typed, and nothing else', () => {
  expect(typedWeight(' 72,5 ')).toBe(72.5);
  expect(typedWeight('180')).toBe(180);
  for (const wrong of ['', '0', '-3', '1001', '7 2', '72.5.1', 'heavy'])
    expect(typedWeight(wrong)).toBeNull();
});

it('counts stress and soreness the other way round', () => {
  expect(readinessOf({ sleep: 5, mood: 5, energy: 5, stress: 1, soreness: 1 })).toBe(5);
  expect(readinessOf({ sleep: 1, mood: 1, energy: 1, stress: 5, soreness: 5 })).toBe(1);
});
