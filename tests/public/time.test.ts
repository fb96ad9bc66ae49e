import { addDays, clock, dayHeading, dayInText, dayOf, daysBetween, listTime } from '$lib/time';
import { describe, expect, it } from 'vitest';

// Friday, 10:00 in Berlin, where these tests run.
const now = new Date('2026-11-20T09:00:00Z');

it('shows the clock where the reader is', () => {
  expect(clock('2026-11-20T17:38:00.000Z')).toBe('18:38');
  expect(dayOf(new Date('2026-11-20T23:30:00Z'))).toBe('2026-11-21');
});

describe('the time in a list', () => {
  it.each([
    ['2026-11-20T08:05:00Z', '09:05'],
    ['2026-11-19T23:30:00Z', '00:30'],
    ['2026-11-19T12:00:00Z', 'Thu'],
    ['2026-11-14T12:00:00Z', 'Sat'],
    ['2026-11-13T12:00:00Z', '13 Nov'],
    ['2025-11-20T12:00:00Z', '20 Nov 2025'],
    // A clock that runs a little ahead of this one.
    ['2026-11-20T09:00:30Z', '10:00'],
  ])('%s is %s', (instant, text) => expect(listTime(instant, now)).toBe(text));
});

describe('the heading of a day', () => {
  it.each([
    ['2026-11-20', 'Today'],
    ['2026-11-19', 'Yesterday'],
    ['2026-11-21', 'Tomorrow'],
    ['2026-11-23', 'Monday 23 November'],
    ['2025-12-31', 'Wed, 31 December 2025'],
  ])('%s is %s', (day, text) => expect(dayHeading(day, now)).toBe(text));
});

it('names a day within a sentence', () => {
  const days = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-23'];
  expect(days.map((day) => dayInText(day, now))).toEqual([
    'yesterday',
    'today',
    'tomorrow',
    'Monday 23 November',
  ]);
});

it('counts days across the change of the clocks', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});
