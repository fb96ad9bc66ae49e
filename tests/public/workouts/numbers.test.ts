import { durationText, parseDuration, parseNumber, parseWhole } from '$lib/workouts/numbers';
import { expect, it } from 'vitest';

it.each([
  ['102.5', 102.5],
  ['102,5', 102.5],
  [' 60 ', 60],
  ['.5', 0.5],
  ['5.', 5],
  ['0', 0],
  ['007', 7],
  ['61.235', 61.235],
  ['2.500000', 2.5],
  ['１０２．５', 102.5],
  ['١٠٢٫٥', 102.5],
  ['१२', 12],
])('reads %j as a number', (typed, number) => expect(parseNumber(typed)).toBe(number));

it.each([
  '',
  ' ',
  '-5',
  '+5',
  '−5',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '1 000',
  '1,000',
  '1.000,5',
  '1,2,3',
  '1..2',
  '.',
  ',',
  '100kg',
  '5x5',
  '½',
  '0.12345',
  '9'.repeat(400),
  '<b>5</b>',
  "5'; drop table",
  '\u202e5',
])('reads %j as none', (typed) => expect(parseNumber(typed)).toBeNull());

it('reads whole numbers', () => {
  expect(parseWhole('12')).toBe(12);
  expect(parseWhole('12.0')).toBe(12);
  expect(parseWhole('12.5')).toBeNull();
});

it('reads times as they are typed, and writes them back', () => {
  expect(['90', '1:30', '1.30', '0:45', '1:02:03', '120:00'].map(parseDuration)).toEqual([
    90, 90, 90, 45, 3723, 7200,
  ]);
  for (const wrong of ['1:75', '1:', ':30', '1:2:3:4', '1.5', '-1:00', 'a:b', '']) {
    expect(parseDuration(wrong), wrong).toBeNull();
  }
  for (const seconds of [0, 59, 60, 3599, 3600, 86_399]) {
    expect(parseDuration(durationText(seconds))).toBe(seconds);
  }
});
