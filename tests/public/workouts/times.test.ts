import { region, usualRegion } from '$lib/region.svelte';
import { instantAt, wallClock } from '$lib/workouts/times';
import { afterEach, expect, it } from 'vitest';

afterEach(() => region.forget());

it('writes and reads times where the reader is', () => {
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC']) {
    region.choose({ ...usualRegion, timeZone });
    for (const instant of [
      '2026-11-26T23:40:00.000Z',
      '2026-07-01T00:00:00.000Z',
      '2026-10-25T03:30:00.000Z',
    ]) {
      expect(instantAt(wallClock(instant)), timeZone).toBe(instant);
    }
  }
  region.choose({ ...usualRegion, timeZone: 'Asia/Kathmandu' });
  expect(wallClock('2026-11-26T23:40:00Z')).toBe('2026-11-27T05:25');
});

it('reads nothing from what is no time', () => {
  for (const wall of ['', 'soon', '2026-13-40T99:99']) expect(instantAt(wall)).toBe('');
});
