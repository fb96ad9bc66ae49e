import { ApiError } from '$lib/api/error';
import {
  afterFailure,
  afterReload,
  afterRetry,
  inTime,
  leftToOther,
  newPending,
  nextToSend,
  parsePending,
  withoutArrived,
} from '$lib/chat/outbox';
import { describe, expect, it } from 'vitest';
import { draft, message, pending, sofia } from '../support/examples';

const now = Date.parse('2026-11-20T10:00:00.000Z');
const hours = 3_600_000;

describe('a new message', () => {
  it('is trimmed as the server trims it, and keeps everything inside', () => {
    const at = {
      conversationId: 'c',
      senderId: sofia,
      clientKey: 'k',
      now: new Date(now),
    };
    expect(newPending(draft('  one\n\n  two \n'), at).content).toBe('one\n\n  two');
  });
});

describe('after a failed attempt', () => {
  it('waits with the same key, longer each time, when no answer came', () => {
    let one = pending('k1');
    const waits = [1, 2, 3, 4, 5, 6, 7].map(() => {
      one = afterFailure(one, new ApiError(0), now);
      return one.notBefore - now;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(one).toMatchObject({
      clientKey: 'k1',
      state: 'waiting',
      error: 'unreachable',
      attempts: 7,
    });
  });

  it('waits at least as long as the server asks', () => {
    const limited = new ApiError(429, { code: 'too_many_requests' }, 40);
    expect(afterFailure(pending('k1'), limited, now).notBefore).toBe(now + 40_000);
  });

  it.each([502, 503, 500, 408])('waits after %i', (status) => {
    expect(afterFailure(pending('k1'), new ApiError(status), now).state).toBe('waiting');
  });

  it('waits for the next sign-in when the session has ended', () => {
    expect(afterFailure(pending('k1'), new ApiError(401), now).state).toBe('waiting');
  });

  it.each([400, 403, 409, 413])('asks a person after %i', (status) => {
    const failed = afterFailure(pending('k1'), new ApiError(status, { code: 'why' }), now);
    expect(failed).toMatchObject({
      state: 'failed',
      error: 'why',
      content: 'pending k1',
    });
  });
});

describe('after a reload', () => {
  it('tries an attempt that was cut off again, with the same key', () => {
    const again = afterReload(pending('k1', { state: 'sending', notBefore: now + 5_000 }));
    expect(again).toMatchObject({
      clientKey: 'k1',
      state: 'waiting',
      notBefore: 0,
    });
  });

  it('leaves a failed one failed', () => {
    expect(afterReload(pending('k1', { state: 'failed' })).state).toBe('failed');
  });
});

it('is for a person to send once the server may have forgotten its key', () => {
  const later = now + 21 * hours;
  expect(inTime(pending('k1'), later)).toMatchObject({ state: 'failed', error: 'too_old' });
  for (const state of ['sending', 'failed'] as const) {
    const one = pending('k1', { state });
    expect(inTime(one, later)).toBe(one);
  }
  const recent = pending('k1');
  expect(inTime(recent, now + 19 * hours)).toBe(recent);
});

it('leaves what another tab keeps to that tab, for longer than an attempt of its takes', () => {
  const left = leftToOther(pending('k1', { state: 'sending' }), now);
  expect(left).toMatchObject({ state: 'waiting', notBefore: now + 20_000 });
  const patient = pending('k1', { notBefore: now + 30_000, error: 'unreachable' });
  expect(leftToOther(patient, now)).toMatchObject({ notBefore: now + 50_000, error: null });
  expect(leftToOther(pending('k1', { state: 'failed' }), now).state).toBe('failed');
});

describe('a retry by hand', () => {
  it('keeps the key while the server remembers it, so that it can’t double', () => {
    const again = afterRetry(pending('k1', { state: 'failed', error: 'x' }), 'k2', new Date(now + hours));
    expect(again).toMatchObject({
      clientKey: 'k1',
      state: 'waiting',
      error: null,
    });
  });

  it('is a new message after that', () => {
    const later = new Date(now + 21 * hours);
    const again = afterRetry(pending('k1', { state: 'failed' }), 'k2', later);
    expect(again).toMatchObject({
      clientKey: 'k2',
      createdAt: later.toISOString(),
    });
  });
});

describe('what is still shown as pending', () => {
  it('leaves out what the server lists, matched by key and never by text', () => {
    const twins = [pending('k1', { content: 'same' }), pending('k2', { content: 'same' })];
    const arrived = [message(1, { content: 'same', clientKey: 'k1' }), message(2, { content: 'same' })];
    expect(withoutArrived(twins, arrived).map((one) => one.clientKey)).toEqual(['k2']);
  });
});

describe('the next to send', () => {
  it('is the first that waits', () => {
    expect(nextToSend([pending('k1'), pending('k2')], now)?.clientKey).toBe('k1');
  });

  it('is none while the first is on its way or has to wait: nothing overtakes', () => {
    expect(nextToSend([pending('k1', { state: 'sending' }), pending('k2')], now)).toBeNull();
    expect(nextToSend([pending('k1', { notBefore: now + 1 }), pending('k2')], now)).toBeNull();
  });

  it('passes by a failed one', () => {
    expect(nextToSend([pending('k1', { state: 'failed' }), pending('k2')], now)?.clientKey).toBe('k2');
  });
});

describe('reading what was kept', () => {
  it('gives back what was written', () => {
    expect(parsePending(JSON.stringify(pending('k1', { attempts: 3 })))).toEqual(
      pending('k1', { attempts: 3 }),
    );
  });

  it.each(['', 'null', '[]', '{"clientKey":1}', 'nonsense'])('refuses %j', (text) => {
    expect(parsePending(text)).toBeNull();
  });
});
