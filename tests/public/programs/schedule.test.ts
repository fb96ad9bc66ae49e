// @vitest-environment jsdom
import { nextMonday, plan, usualWeekdays, weekdayOf } from '$lib/programs/schedule';
import { expect, it } from 'vitest';

const days = (weeks: string[][], start: string, weekdays: number[]) =>
  plan(weeks, start, weekdays).map(({ day }) => day);

it('puts the workouts of each week on its weekdays in turn', () => {
  expect(
    days(
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      '2026-11-30',
      [1, 4],
    ),
  ).toEqual(['2026-11-30', '2026-12-03', '2026-12-07', '2026-12-10']);
});

it('begins each week seven days after the one before, however few workouts that has', () => {
  expect(days([['a'], [], ['a']], '2026-11-30', [1, 3, 5])).toEqual(['2026-11-30', '2026-12-14']);
});

it('goes on into the next week where there are more workouts than weekdays', () => {
  expect(days([['a', 'b', 'c'], ['a']], '2026-11-30', [1, 3])).toEqual([
    '2026-11-30',
    '2026-12-02',
    '2026-12-07',
    '2026-12-09',
  ]);
});

it('counts from the start, whatever weekday that is', () => {
  expect(days([['a', 'b'], ['a']], '2026-12-02', [1, 3])).toEqual(['2026-12-02', '2026-12-07', '2026-12-09']);
  expect(days([['a']], '2026-12-02', [])).toEqual([]);
});

it('knows weekdays, and suggests some with rest between them', () => {
  expect(['2026-11-30', '2026-12-06'].map(weekdayOf)).toEqual([1, 7]);
  expect(usualWeekdays([['a'], ['a', 'b', 'c']])).toEqual([1, 3, 5]);
  expect(['2026-11-30', '2026-12-01', '2026-12-06'].map(nextMonday)).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-07',
  ]);
});
