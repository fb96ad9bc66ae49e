import { ApiError } from '$lib/api/error';
import { draftOfPlan } from '$lib/workouts/draft';
import { toNewLog } from '$lib/workouts/finish';
import {
  afterFailure,
  attempted,
  hurried,
  isStoredAs,
  mayBeForgotten,
  newUpload,
  nextToSend,
  parseUpload,
  reopened,
  retried,
  untilNext,
} from '$lib/workouts/uploads';
import { expect, it } from 'vitest';
import { log, now, plan } from './examples';

const draft = draftOfPlan(plan(), 'kg', now);
const upload = () => newUpload(draft, toNewLog(draft, now.toISOString()), 'key', now);
const time = now.getTime();

it('waits longer with each failure that may pass, and as long as the server asks', () => {
  let one = upload();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    one = afterFailure(attempted(one, now), new ApiError(0), time);
    waits.push((one.notBefore - time) / 1000);
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
  for (const status of [401, 408, 429, 500, 502, 503]) {
    expect(afterFailure(attempted(upload(), now), new ApiError(status), time).state, String(status)).toBe(
      'waiting',
    );
  }
  expect(afterFailure(attempted(upload(), now), new ApiError(503, {}, 30), time).notBefore).toBe(
    time + 30_000,
  );
});

it('is kept for a person to decide where the server refuses it', () => {
  for (const status of [400, 403, 404, 409, 413, 422]) {
    const refused = afterFailure(attempted(upload(), now), new ApiError(status, { code: 'no' }), time);
    expect(refused).toMatchObject({ state: 'refused', error: 'no', draft });
    expect(nextToSend([refused], time)).toBeNull();
    expect(retried(refused)).toMatchObject({ state: 'waiting', key: 'key', notBefore: 0 });
  }
});

it('keeps its key and body through everything, a reload too', () => {
  const failed = afterFailure(attempted(upload(), now), new ApiError(0), time);
  expect(parseUpload(JSON.stringify(failed))).toEqual(failed);
  expect(failed).toMatchObject({ key: 'key', body: upload().body });
  for (const text of ['', 'null', '{}', '{"key":"a"}']) expect(parseUpload(text)).toBeNull();
});

it('goes at once when the network is back, but not where the server asked for patience', () => {
  const unreachable = afterFailure(attempted(upload(), now), new ApiError(0), time);
  const busy = afterFailure(attempted(upload(), now), new ApiError(503), time);
  expect(nextToSend([unreachable, busy], time)).toBeNull();
  expect(untilNext([unreachable, busy], time)).toBe(2000);
  expect(nextToSend([hurried(unreachable)], time)?.key).toBe('key');
  expect(hurried(busy)).toBe(busy);
  expect(untilNext([], time)).toBeNull();
});

it('is looked for before it is sent, once the server may have forgotten its key', () => {
  const tried = attempted(upload(), now);
  expect(attempted(tried, new Date(time + 5000)).attemptedAt).toBe(now.toISOString());
  expect(mayBeForgotten(tried, time + 3600_000)).toBe(false);
  expect(mayBeForgotten(tried, time + 23 * 3600_000)).toBe(true);
  expect(mayBeForgotten(upload(), time + 900 * 3600_000)).toBe(false);
  expect(isStoredAs(tried, log({ assignmentId: 'assignment', sets: [] }))).toBe(true);
  expect(isStoredAs(tried, log({ assignmentId: null, sets: [] }))).toBe(false);
  expect(
    isStoredAs(tried, log({ assignmentId: 'assignment', sets: [], performedAt: '2026-11-26T17:31:00Z' })),
  ).toBe(false);
});

it('comes back as a session, free of its assignment if wanted', () => {
  expect(reopened(upload(), 'assignment:assignment', false).assignmentId).toBe('assignment');
  expect(reopened(upload(), 'free:key', true)).toMatchObject({
    assignmentId: null,
    name: 'free:key',
    title: 'Lower body',
  });
});
