// @vitest-environment jsdom
import { expiryText, isOpen, recipientOf } from '$lib/invitations/invitations';
import { expect, it } from 'vitest';

const now = new Date('2026-11-20T12:00:00.000Z');

it('is open while it waits and its time is not up', () => {
  const expiresAt = '2026-11-21T12:00:00.000Z';
  expect(isOpen({ status: 'pending', expiresAt }, now)).toBe(true);
  expect(isOpen({ status: 'pending', expiresAt: now.toISOString() }, now)).toBe(false);
  for (const status of ['accepted', 'declined', 'withdrawn', 'expired'] as const)
    expect(isOpen({ status, expiresAt }, now)).toBe(false);
});

it.each([
  ['2026-11-27T12:00:00.000Z', 'expires in 7 days'],
  ['2026-11-27T11:59:00.000Z', 'expires in 7 days'],
  ['2026-11-22T11:59:00.000Z', 'expires in 47 hours'],
  ['2026-11-20T13:30:00.000Z', 'expires in 1 hour'],
  ['2026-11-20T12:59:00.000Z', 'expires within the hour'],
  ['2026-11-20T11:59:00.000Z', 'expired'],
])('says of %s that it %s', (expiresAt, text) => expect(expiryText(expiresAt, now)).toBe(text));

it('names the recipient as the coach typed it', () => {
  expect(recipientOf({ email: 'ana@example.org', username: null })).toBe('ana@example.org');
  expect(recipientOf({ email: null, username: 'ana' })).toBe('@ana');
});
