// @vitest-environment jsdom
import type { User } from '$lib/api/types';
import { outbox } from '$lib/chat/outbox.svelte';
import { allKept, drop, keep } from '$lib/kept';
import { tell } from '$lib/live/events';
import { session } from '$lib/session.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Pending } from '$lib/chat/outbox';
import { draft, maya, message, pending, sofia } from '../support/examples';
import { answerWith, json, problem, type Call } from '../support/server';

const keyOf = (call: Call) => call.headers.get('Idempotency-Key');
const contentOf = (call: Call) => (call.body as { content: string }).content;
const stored = (call: Call, seq: number) =>
  json(
    201,
    message(seq, {
      senderId: sofia,
      content: contentOf(call),
      clientKey: keyOf(call),
    }),
  );

/** What another tab does: it writes, or drops, and the browser tells this one. */
function changeElsewhere(clientKey: string, changes: Partial<Pending> | null): void {
  if (changes) keep('outbox', sofia, clientKey, JSON.stringify(pending(clientKey, changes)));
  else drop('outbox', sofia, clientKey);
  dispatchEvent(new StorageEvent('storage', { key: `tp:outbox:${sofia}:${clientKey}` }));
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') });
  localStorage.clear();
  session.user = { id: sofia } as User;
});

afterEach(() => {
  outbox.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shows a message at once and forgets it when the server has it', async () => {
  const calls = answerWith((call) => stored(call, 1));
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  expect(outbox.of('conversation')).toHaveLength(1);
  expect(allKept('outbox', sofia)).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(0);
  expect(calls).toHaveLength(1);
  expect(outbox.pending).toEqual([]);
  expect(allKept('outbox', sofia)).toEqual([]);
});

it('repeats a lost attempt with the same key', async () => {
  const calls = answerWith((call) => (calls.length < 3 ? 'unreachable' : stored(call, 1)));
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls).toHaveLength(3);
  expect(new Set(calls.map(keyOf)).size).toBe(1);
  expect(outbox.pending).toEqual([]);
});

it('sends one conversation’s messages strictly one after another', async () => {
  const order: string[] = [];
  answerWith(async (call) => {
    order.push(`begin ${contentOf(call)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    order.push(`end ${contentOf(call)}`);
    return stored(call, order.length);
  });
  outbox.start(sofia);
  outbox.add('conversation', draft('one'));
  outbox.add('conversation', draft('two'));
  await vi.advanceTimersByTimeAsync(500);
  expect(order).toEqual(['begin one', 'end one', 'begin two', 'end two']);
});

it('waits as long as the server asks', async () => {
  const calls = answerWith((call) =>
    calls.length === 1 ? problem(429, 'too_many_requests', { 'Retry-After': '7' }) : stored(call, 1),
  );
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(6_900);
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(calls).toHaveLength(2);
});

it('goes on after a reload with the key from before', async () => {
  const calls = answerWith(() => 'unreachable');
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  outbox.stop();

  const again = answerWith((call) => stored(call, 1));
  outbox.start(sofia);
  await vi.advanceTimersByTimeAsync(0);
  expect(again.map(keyOf)).toEqual([keyOf(calls[0]!)]);
  expect(outbox.pending).toEqual([]);
});

it('never sends what another user left unsent in this browser', async () => {
  answerWith(() => 'unreachable');
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  outbox.stop();

  const calls = answerWith((call) => stored(call, 1));
  session.user = { id: maya } as User;
  outbox.start(maya);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toEqual([]);
  expect(allKept('outbox', sofia)).toHaveLength(1);
});

it('keeps a refused message until somebody retries or deletes it', async () => {
  const calls = answerWith(() => problem(403, 'forbidden'));
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
  expect(outbox.pending[0]).toMatchObject({
    state: 'failed',
    content: 'hello',
  });

  answerWith((call) => stored(call, 1));
  outbox.retry(outbox.pending[0]!.clientKey);
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.pending).toEqual([]);
});

it('lets everybody hear of a sent message before it stops being pending', async () => {
  answerWith((call) => stored(call, 1));
  const heard: number[] = [];
  const stop = outbox.onSent(async () => void heard.push(outbox.pending.length));
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  stop();
  expect(heard).toEqual([1]);
});

it('forgets what turns out to have arrived though the answer was lost', async () => {
  answerWith(() => 'unreachable');
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  outbox.settle([message(1, { clientKey: outbox.pending[0]!.clientKey })]);
  expect(outbox.pending).toEqual([]);
  expect(allKept('outbox', sofia)).toEqual([]);
});

it('ignores kept text that is no message', () => {
  answerWith(() => 'unreachable');
  localStorage.setItem(`tp:outbox:${sofia}:broken`, '{');
  localStorage.setItem(`tp:outbox:${sofia}:k1`, JSON.stringify(pending('k1', { state: 'failed' })));
  outbox.start(sofia);
  expect(outbox.pending.map((one) => one.clientKey)).toEqual(['k1']);
});

it('sends nothing under the name of who signed in in another tab', async () => {
  const calls = answerWith(() => 'unreachable');
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  localStorage.setItem('tp:session', maya);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
  expect(allKept('outbox', sofia)).toHaveLength(1);
});

it('tells nobody of a message that arrives once its author has left', async () => {
  answerWith(async (call) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return stored(call, 1);
  });
  const hear = vi.fn();
  const stop = outbox.onSent(hear);
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  outbox.stop();
  await vi.advanceTimersByTimeAsync(100);
  stop();
  expect(hear).not.toHaveBeenCalled();
  expect(allKept('outbox', sofia)).toEqual([]);
});

it('does not send by itself what waited so long that the server may have forgotten it', async () => {
  const calls = answerWith(() => 'unreachable');
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  vi.setSystemTime(Date.now() + 25 * 3_600_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toHaveLength(1);
  expect(outbox.pending).toMatchObject([{ state: 'failed', error: 'too_old' }]);
});

it('sends what another tab left, once that tab is silent', async () => {
  const calls = answerWith((call) => stored(call, 1));
  outbox.start(sofia);
  changeElsewhere('k1', { state: 'sending' });
  await vi.advanceTimersByTimeAsync(19_000);
  changeElsewhere('k1', { error: 'unreachable', notBefore: Date.now() + 4_000 });
  tell(null);
  await vi.advanceTimersByTimeAsync(23_000);
  expect(calls).toEqual([]);
  expect(outbox.pending).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.map(keyOf)).toEqual(['k1']);
  expect(outbox.pending).toEqual([]);
});

it('does not send what another tab got through, whether or not it was told', async () => {
  const calls = answerWith((call) => stored(call, 1));
  outbox.start(sofia);
  for (const key of ['k1', 'k2']) changeElsewhere(key, { state: 'sending' });
  changeElsewhere('k1', null);
  drop('outbox', sofia, 'k2');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toEqual([]);
  expect(outbox.pending).toEqual([]);
});

it('does not bring back what was thrown away in another tab while it was on its way', async () => {
  answerWith(() => new Promise((resolve) => setTimeout(() => resolve('unreachable'), 100)));
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(0);
  changeElsewhere(outbox.pending[0]!.clientKey, null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(outbox.pending).toEqual([]);
  expect(allKept('outbox', sofia)).toEqual([]);
});

it('hurries when live updates arrive again', async () => {
  const calls = answerWith((call) => (calls.length < 5 ? 'unreachable' : stored(call, 1)));
  outbox.start(sofia);
  outbox.add('conversation', draft('hello'));
  await vi.advanceTimersByTimeAsync(8_000);
  expect(calls).toHaveLength(4);
  tell(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(calls).toHaveLength(5);
  tell(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.pending).toEqual([]);
});
