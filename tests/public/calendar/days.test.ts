// @vitest-environment jsdom
import { entriesByDay } from '$lib/calendar/calendar';
import {
  addMonths,
  beside,
  isDay,
  mondayOf,
  monthOf,
  spanTitle,
  weekdayNames,
  weekOf,
} from '$lib/calendar/days';
import type { CalendarEntry } from '$lib/calendar/types';
import { expect, it } from 'vitest';

it('begins weeks on Monday', () => {
  expect(['2026-11-29', '2026-11-30', '2026-12-01'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-30',
    '2026-11-30',
  ]);
  expect([weekOf('2026-12-31')[0], weekOf('2026-12-31')[6]]).toEqual(['2026-12-28', '2027-01-03']);
  expect(weekdayNames('short')[0]).toBe('Mon');
});

it('shows a month in whole weeks, never more than the server reads at once', () => {
  const month = (day: string) => [monthOf(day)[0], monthOf(day).at(-1), monthOf(day).length];
  expect(month('2026-11-15')).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect(month('2027-02-01')).toEqual(['2027-02-01', '2027-02-28', 28]);
});

it('goes from one to the next', () => {
  expect(beside('week', '2026-12-30', 1)).toBe('2027-01-06');
  expect(beside('month', '2026-12-30', 1)).toBe('2027-01-01');
  expect(beside('month', '2026-03-31', -1)).toBe('2026-02-01');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
});

it('says which one it is', () => {
  expect(spanTitle('month', '2026-11-15')).toBe('November 2026');
  expect(spanTitle('week', '2026-12-30')).toMatch(/28 Dec 2026.*3 Jan 2027/);
});

it('takes only days from an address', () => {
  expect(['2026-11-15', '2026-13-45', 'today', null].map(isDay)).toEqual([true, false, false, false]);
});

it('keeps the entries of a day in their order', () => {
  const entry = (id: string, scheduledFor: string) => ({ id, scheduledFor }) as CalendarEntry;
  const days = entriesByDay([entry('a', '2026-11-15'), entry('b', '2026-11-16'), entry('c', '2026-11-15')]);
  expect(days.get('2026-11-15')!.map(({ id }) => id)).toEqual(['a', 'c']);
});
