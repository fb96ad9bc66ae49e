// @vitest-environment jsdom
import { allKept, drop, forgetUser, keep, kept } from '$lib/kept';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

it('keeps things apart by user and kind', () => {
  keep('draft', 'maya', 'c1', 'hello');
  keep('outbox', 'maya', 'k1', 'one');
  keep('draft', 'sofia', 'c1', 'other');
  expect(kept('draft', 'maya', 'c1')).toBe('hello');
  expect(allKept('outbox', 'maya')).toEqual(['one']);
  expect(allKept('outbox', 'sofia')).toEqual([]);
});

it('forgets one thing, or everything of one user', () => {
  keep('draft', 'maya', 'c1', 'hello');
  keep('draft', 'maya', 'c2', 'hello');
  keep('outbox', 'maya', 'k1', 'one');
  keep('draft', 'sofia', 'c1', 'other');
  drop('draft', 'maya', 'c2');
  expect(kept('draft', 'maya', 'c2')).toBeNull();
  forgetUser('maya');
  expect(kept('draft', 'maya', 'c1')).toBeNull();
  expect(allKept('outbox', 'maya')).toEqual([]);
  expect(kept('draft', 'sofia', 'c1')).toBe('other');
});

it('goes on without storage', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  keep('draft', 'maya', 'c1', 'hello');
  expect(kept('draft', 'maya', 'c1')).toBe('hello');
});
