// @vitest-environment jsdom
import { currentCoach, standingOf } from '$lib/connections/connections';
import { closedBy, ownPermissionList, permissionList } from '$lib/connections/permissions';
import { shortAddress, webAddress } from '$lib/connections/website';
import { describe, expect, it } from 'vitest';

it('says where a connection stands for each side', () => {
  const paused = { status: 'inactive', pausedBy: 'coach' };
  expect(standingOf({ side: 'coach', ...paused })).toBe('pausedByMe');
  expect(standingOf({ side: 'athlete', ...paused })).toBe('pausedByOther');
  expect(standingOf({ side: 'athlete', status: 'active', pausedBy: null })).toBe('active');
  expect(standingOf({ side: 'coach', status: 'terminated', pausedBy: null })).toBe('ended');
});

it('takes the coach accepted last for the current one', () => {
  const coaches = [
    { id: 'a', connectedAt: '2026-01-01T00:00:00.000Z' },
    { id: 'b', connectedAt: '2026-03-01T00:00:00.000Z' },
    { id: 'c', connectedAt: null },
  ];
  expect(currentCoach(coaches)?.id).toBe('b');
  expect(currentCoach([])).toBeUndefined();
});

describe('what keeps workouts closed', () => {
  const permissions = {
    viewWorkouts: true,
    viewProgress: false,
    viewAnalytics: true,
    createPrograms: true,
    sendMessages: true,
  };
  const sharing = { workouts: true, progress: true, analytics: false, personalInfo: false };
  const athlete = { status: 'active', permissions, sharing };

  it('is nothing while all three are open', () => expect(closedBy('workouts', athlete)).toBeNull());

  it('is the first of pause, permission and sharing', () => {
    expect(closedBy('progress', athlete)).toBe('permission');
    expect(closedBy('analytics', athlete)).toBe('sharing');
    expect(closedBy('workouts', { ...athlete, status: 'inactive' })).toBe('status');
  });

  it('is sharing where the server tells nothing of it', () => {
    expect(closedBy('workouts', { ...athlete, sharing: null })).toBe('sharing');
  });
});

it('names each permission to both sides', () => {
  const keys = permissionList.map(({ key }) => key);
  expect(new Set(keys).size).toBe(5);
  expect(ownPermissionList.map(({ key }) => key)).toEqual(keys);
});

describe('a coach’s website', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'not an address', '', null])(
    'never becomes a link from %s',
    (text) => expect(webAddress(text)).toBeNull(),
  );

  it('is shown without what everybody knows', () => {
    expect(shortAddress(webAddress('https://www.example.org/')!)).toBe('example.org');
    expect(shortAddress(webAddress('http://example.org/a')!)).toBe('example.org/a');
  });
});
