import { elapsedPart, isStale, secondsLeft, startRest, stretched, type Rest } from '$lib/workouts/rest';
import { expect, it } from 'vitest';

const at = 1_000_000;

it('counts by the clock, however long nobody looked', () => {
  const rest = startRest(90, 'Squat', at) as Rest;
  expect(secondsLeft(rest, at)).toBe(90);
  expect(secondsLeft(rest, at + 30_001)).toBe(60);
  expect(secondsLeft(rest, at + 89_001)).toBe(1);
  expect(secondsLeft(rest, at + 3_600_000)).toBe(0);
  expect(elapsedPart(rest, at + 45_000)).toBe(0.5);
  expect([isStale(rest, at + 100_000), isStale(rest, at + 200_000)]).toEqual([false, true]);
});

it('is the same after a reload', () => {
  const rest = startRest(90, 'Squat', at);
  expect(secondsLeft(JSON.parse(JSON.stringify(rest)) as Rest, at + 10_000)).toBe(80);
});

it('gets longer and shorter, and is over when nothing is left', () => {
  const rest = startRest(60, 'Squat', at) as Rest;
  const longer = stretched(rest, 15, at + 10_000) as Rest;
  expect(secondsLeft(longer, at + 10_000)).toBe(65);
  expect(longer.seconds).toBe(75);
  expect(stretched(rest, -15, at + 50_000)).toBeNull();
});

it('is none where there is nothing to rest, and never an endless one', () => {
  expect(startRest(0, 'Squat', at)).toBeNull();
  expect(startRest(-5, 'Squat', at)).toBeNull();
  expect(secondsLeft(startRest(1e9, 'Squat', at) as Rest, at)).toBe(3600);
  // The clock was set back by a day.
  expect(secondsLeft(startRest(60, 'Squat', at + 86_400_000) as Rest, at)).toBe(3600);
});
