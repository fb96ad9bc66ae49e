import { allTimeZones, cityOf, clockThere, foundTimeZones, isSameZone } from '$lib/account/time_zones';
import { describe, expect, it } from 'vitest';

const winter = new Date('2026-11-26T12:00:00Z');
const zones = allTimeZones('Europe/Berlin');
const found = (typed: string) => foundTimeZones(zones, typed, winter).map(({ name }) => name);

it('names the city, by the name that it has now', () => {
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  expect(cityOf('Asia/Calcutta')).toBe('Kolkata');
  expect(cityOf('UTC')).toBe('UTC');
});

it('has UTC and the one in use, each once', () => {
  const names = allTimeZones('Etc/Somewhere', 'Europe/Berlin').map(({ name }) => name);
  expect(names).toContain('UTC');
  expect(names).toContain('Etc/Somewhere');
  expect(new Set(names).size).toBe(names.length);
});

it('knows a zone by each of its names', () => {
  expect(isSameZone('Asia/Kolkata', 'Asia/Calcutta')).toBe(true);
  expect(isSameZone('Etc/UTC', 'UTC')).toBe(true);
  expect(isSameZone('Europe/Berlin', 'Europe/Paris')).toBe(false);
  expect(isSameZone('Mars/Olympus', 'Mars/Olympus')).toBe(true);
});

describe('searching', () => {
  it('takes parts of words, in any order and case, without accents', () => {
    expect(found('berl')).toEqual(['Europe/Berlin']);
    expect(found('YORK new')).toContain('America/New_York');
    expect(found('sao paulo')).toContain('America/Sao_Paulo');
  });

  it('has cities that begin so first', () => {
    expect(cityOf(found('lon')[0]!)).toMatch(/^Lon/);
  });

  it('takes offsets and long names where no place is called so', () => {
    expect(found('central european')).toContain('Europe/Berlin');
    expect(found('gmt+5:45').map(cityOf)).toEqual(['Kathmandu']);
  });

  it('finds nothing for nonsense', () => expect(found('xyzzy')).toEqual([]));
});

it('tells the clock there', () => {
  expect(clockThere('Europe/Berlin', winter)).toEqual({ clock: '13:00', offset: 'GMT+1' });
  expect(clockThere('Etc/Somewhere', winter)).toEqual({ clock: '', offset: '' });
});
