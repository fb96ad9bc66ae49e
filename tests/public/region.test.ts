import { dateExample, region } from '$lib/region.svelte';
import { ago, clock, dayHeading, dayOf, listTime, shortDate } from '$lib/time';
import { afterEach, describe, expect, it } from 'vitest';

afterEach(() => region.forget());

const instant = '2026-11-20T23:30:00.000Z';
const now = new Date('2026-11-26T12:00:00Z');

it('is where the device is until somebody says otherwise', () => {
  expect(clock(instant)).toBe('00:30');
  expect(dayOf(new Date(instant))).toBe('2026-11-21');
});

it('is where the account says', () => {
  region.choose({ timeZone: 'America/New_York', language: 'en' });
  expect(clock(instant)).toBe('18:30');
  expect(dayOf(new Date(instant))).toBe('2026-11-20');
  expect(listTime(instant, now)).toBe('Fri');
  region.choose({ timeZone: 'Pacific/Kiritimati', language: 'en' });
  expect(dayOf(new Date(instant))).toBe('2026-11-21');
  region.forget();
  expect(clock(instant)).toBe('00:30');
});

it('writes as the language does', () => {
  region.choose({ timeZone: 'Europe/Berlin', language: 'de' });
  expect(dayHeading('2026-11-21', now)).toBe('Samstag, 21. November');
  expect(shortDate(instant)).toBe('21. Nov. 2026');
  region.choose({ timeZone: 'Europe/Berlin', language: 'en-US' });
  expect(clock('2026-11-20T17:38:00Z')).toMatch(/^06:38\sPM$/);
  expect(dateExample({ timeZone: 'UTC', language: 'fr' }, now)).toContain('jeudi 26 novembre 2026');
});

it.each(['Mars/Olympus', ''])('keeps to the device’s time where it does not know %s', (timeZone) => {
  region.choose({ timeZone, language: 'not a language' });
  expect(clock(instant)).toBe('00:30');
  expect(shortDate(instant)).toBe('21 Nov 2026');
});

describe('how long ago', () => {
  it.each([
    ['2026-11-26T11:59:50Z', 'this minute'],
    ['2026-11-26T11:55:00Z', '5 minutes ago'],
    ['2026-11-26T09:30:00Z', '2 hours ago'],
    ['2026-11-25T09:30:00Z', 'yesterday'],
    ['2026-11-20T12:00:00Z', '6 days ago'],
    ['2026-09-20T12:00:00Z', '20 Sept 2026'],
    // A clock that runs a little ahead of this one.
    ['2026-11-26T12:00:40Z', 'this minute'],
  ])('%s is %s', (then, text) => expect(ago(then, now)).toBe(text));
});
