// @vitest-environment jsdom
import type { Assignment } from '$lib/api/types';
import { byDay, daysOf, standingOf } from '$lib/assignments/assignments';
import { expect, it } from 'vitest';

const assignment = (scheduledFor: string, changes: Partial<Assignment> = {}): Assignment => ({
  id: scheduledFor,
  coachId: 'sofia',
  athleteId: 'maya',
  title: 'Easy 8 km',
  notes: null,
  scheduledFor,
  status: 'assigned',
  createdAt: '2026-11-01T08:00:00.000Z',
  completedAt: null,
  ...changes,
});

it('is overdue when its day has passed without anything logged', () => {
  expect(standingOf(assignment('2026-11-19'), '2026-11-20')).toBe('overdue');
  expect(standingOf(assignment('2026-11-20'), '2026-11-20')).toBe('assigned');
  expect(standingOf(assignment('2026-11-19', { status: 'completed' }), '2026-11-20')).toBe('completed');
});

it('stands under its day, the soonest or the latest first', () => {
  const list = [assignment('2026-11-21'), assignment('2026-11-20'), assignment('2026-11-21')];
  const days = (order: 'soonest' | 'latest') => byDay(list, order).map(([day, at]) => [day, at.length]);
  expect(days('soonest')).toEqual([
    ['2026-11-20', 1],
    ['2026-11-21', 2],
  ]);
  expect(days('latest')[0]).toEqual(['2026-11-21', 2]);
});

it('asks for days so that none is in two periods', () => {
  expect(daysOf('upcoming', '2026-11-20')).toEqual({ from: '2026-11-20' });
  expect(daysOf('past', '2026-11-20')).toEqual({ to: '2026-11-19' });
  expect(daysOf('all', '2026-11-20')).toEqual({});
});
