import { initials, tint } from '$lib/ui/avatar';
import { expect, it } from 'vitest';

it.each([
  ['Maya Lindqvist', 'ML'],
  ['Zoë van den Berg', 'ZB'],
  ['Strength block 3', 'SB'],
  ['élodie', 'É'],
  ['  ', ''],
  ['42', '4'],
  ['👩‍🚀 Crew', 'C'],
])('%j has the initials %j', (name, letters) => expect(initials(name)).toBe(letters));

it('spreads similar people over all colours', () => {
  const counts = new Map<number, number>();
  for (let index = 0; index < 600; index += 1) {
    const colour = tint(`01900000-0000-7000-8000-${String(index).padStart(12, '0')}`);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(Math.min(...counts.values())).toBeGreaterThan(60);
});
