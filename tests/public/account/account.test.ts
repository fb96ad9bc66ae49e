// @vitest-environment jsdom
import { account } from '$lib/account/account.svelte';
import type { Account } from '$lib/api/types';
import { session } from '$lib/session.svelte';
import { clock } from '$lib/time';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ownAccount } from '../support/examples';
import { answerWith, json, problem, type Call } from '../support/server';

let stored: Account;

// The tests' device is in Berlin.
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-26T12:00:00Z') });
  localStorage.clear();
  stored = ownAccount({ timeZone: 'America/New_York' });
});

afterEach(() => {
  account.stop();
  vi.useRealTimers();
});

function answer({ method, body }: Call): Response {
  if (method === 'PUT') stored = { ...stored, ...(body as Partial<Account>) };
  return json(200, stored);
}

async function start(): Promise<void> {
  account.start('sofia');
  await vi.advanceTimersByTimeAsync(0);
}

const noon = () => clock('2026-11-26T12:00:00Z');

it('has every time follow it, and remembers it for the next visit', async () => {
  answerWith(answer);
  await start();
  expect(noon()).toBe('07:00');
  account.stop();
  expect(noon()).toBe('13:00');
  answerWith(() => problem(503, 'unavailable'));
  await start();
  expect(noon()).toBe('07:00');
  expect(account.error?.status).toBe(503);
});

it('shows what was saved everywhere', async () => {
  answerWith(answer);
  session.user = { ...stored, roles: ['coach'] };
  await start();
  await account.save({
    displayName: 'Sofia B.',
    username: 'sofia',
    timeZone: 'Asia/Tokyo',
    units: 'lb',
    language: 'en',
  });
  expect(noon()).toBe('21:00');
  expect(account.value?.units).toBe('lb');
  expect(session.user?.displayName).toBe('Sofia B.');
});

it('takes in no answer that comes once somebody else is signed in', async () => {
  const own = stored;
  const later: (() => void)[] = [];
  answerWith(({ method }) =>
    method === 'PUT' || later.length < 1
      ? new Promise((resolve) => later.push(() => resolve(json(200, own))))
      : json(200, { ...own, id: 'ben', displayName: 'Ben' }),
  );
  await start();
  void account.save(own);
  await vi.advanceTimersByTimeAsync(0);
  account.stop();
  for (const arrive of later) arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(account.value).toBeNull();

  session.user = { ...stored, id: 'ben', displayName: 'Ben', roles: ['coach'] };
  account.start('ben');
  await vi.advanceTimersByTimeAsync(0);
  expect(account.value?.displayName).toBe('Ben');
  expect(session.user?.displayName).toBe('Ben');
});

it('is where the device is, for who has just signed up', async () => {
  answerWith(answer);
  stored = { ...stored, timeZone: 'UTC', createdAt: '2026-11-26T11:59:58.000Z' };
  await start();
  expect(stored.timeZone).toBe('Europe/Berlin');
  expect(noon()).toBe('13:00');
});

it('stays where it is for everybody else', async () => {
  const calls = answerWith(answer);
  stored = { ...stored, timeZone: 'UTC' };
  await start();
  expect(calls.map(({ method }) => method)).toEqual(['GET']);
  expect(noon()).toBe('12:00');
});

it('does not stumble over what somebody else left in the browser', async () => {
  localStorage.setItem('tp:region:sofia:account', '{broken');
  answerWith(answer);
  await start();
  expect(noon()).toBe('07:00');
});
