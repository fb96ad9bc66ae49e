// @vitest-environment jsdom
import { allKept } from '$lib/kept';
import { outbox } from '$lib/chat/outbox.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { draft, message, pending, sofia } from '../support/examples';
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

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') });
  localStorage.clear();
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
  outbox.start('maya');
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
