import type { AccessEntry } from '$lib/api/types';
import { accessByDay, accessText, placeText } from '$lib/connections/access_log';
import { region, usualRegion } from '$lib/region.svelte';
import { afterEach, describe, expect, it } from 'vitest';

afterEach(() => region.choose(usualRegion));

let number = 0;
function entry(at: string, changes: Partial<AccessEntry> = {}): AccessEntry {
  number += 1;
  return {
    id: `entry-${number}`,
    actor: { id: 'sofia', displayName: 'Sofia Brandt', role: 'coach' },
    kind: 'workouts',
    action: 'view',
    allowed: true,
    at,
    ipAddress: '203.0.113.24',
    userAgent: null,
    ...changes,
  };
}

const shape = (entries: AccessEntry[]) =>
  accessByDay(entries).map(([day, lines]) => [day, lines.map(({ entry, times }) => [entry.at, times])]);

describe('the access log by day', () => {
  it('begins a day where the reader lives', () => {
    const entries = [
      entry('2026-11-20T11:30:00.000Z'),
      entry('2026-11-20T01:00:00.000Z', { kind: 'progress' }),
    ];
    region.choose({ timeZone: 'Pacific/Auckland', language: 'en' });
    expect(accessByDay(entries).map(([day]) => day)).toEqual(['2026-11-21', '2026-11-20']);
    region.choose({ timeZone: 'America/Los_Angeles', language: 'en' });
    expect(accessByDay(entries).map(([day]) => day)).toEqual(['2026-11-20', '2026-11-19']);
    region.choose({ timeZone: 'Europe/Berlin', language: 'en' });
    expect(accessByDay(entries).map(([day]) => day)).toEqual(['2026-11-20']);
  });

  it('makes one line of the same several times in a row', () => {
    const [third, second, first] = ['10:02', '10:01', '10:00'].map((time) =>
      entry(`2026-11-20T${time}:00.000Z`),
    );
    expect(shape([third!, second!, first!])).toEqual([['2026-11-20', [['2026-11-20T10:02:00.000Z', 3]]]]);
    expect(accessByDay([third!, second!, first!])[0]![1][0]!.first).toBe(first!.at);
  });

  it.each<[string, Partial<AccessEntry>]>([
    ['another kind', { kind: 'analytics' }],
    ['a refusal', { allowed: false }],
    ['another person', { actor: { id: 'rita', displayName: 'Rita Sol', role: 'coach' } }],
    ['another place', { ipAddress: '198.51.100.7' }],
  ])('keeps %s apart', (_, changes) => {
    const entries = [entry('2026-11-20T10:01:00.000Z'), entry('2026-11-20T10:00:00.000Z', changes)];
    expect(accessByDay(entries)[0]![1]).toHaveLength(2);
  });
});

it('says what somebody did', () => {
  expect(accessText({ kind: 'workouts', allowed: true })).toBe('looked at your workouts');
  expect(accessText({ kind: 'personal_info', allowed: false })).toBe(
    'tried to look at your personal details and was refused',
  );
  expect(accessText({ kind: 'something new', allowed: true })).toBe('looked at your data');
});

it('says from where, as far as it is known', () => {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  expect(placeText(entry('', { userAgent }))).toBe('Firefox on Windows · 203.0.113.24');
  expect(placeText(entry('', { ipAddress: null }))).toBe('');
  const actor = { id: null, displayName: 'Ida', role: 'admin' };
  expect(placeText(entry('', { actor }))).toBe('Administrator · 203.0.113.24');
});
