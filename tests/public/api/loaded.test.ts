// @vitest-environment jsdom
import { Loaded } from '$lib/api/loaded.svelte';
import { afterEach, expect, it } from 'vitest';

let stop = () => {};
afterEach(() => stop());
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A value that is read as the server had it when it was asked, and arrives when `answer` is called. */
function reading(first: string) {
  let stored = first;
  const waiting: (() => void)[] = [];
  const loaded = new Loaded(async () => {
    const read = stored;
    await new Promise<void>((resolve) => waiting.push(resolve));
    return read;
  });
  stop = loaded.start();
  const answer = async () => {
    for (const arrive of waiting.splice(0)) arrive();
    await settled();
  };
  return { loaded, answer, store: (value: string) => (stored = value) };
}

it('does not show what was asked for before the page knew better, and asks again', async () => {
  const { loaded, answer, store } = reading('old');
  store('new');
  loaded.value = 'new';
  await answer();
  expect(loaded.value).toBe('new');
  store('newest');
  loaded.reload();
  await answer();
  await answer();
  expect(loaded.value).toBe('newest');
});

it('shows a change until it is done, whatever is read before and meanwhile', async () => {
  const { loaded, answer, store } = reading('monday');
  await answer();
  loaded.reload();
  let done = () => {};
  const change = loaded.change('tuesday', async () => {
    await new Promise<void>((resolve) => (done = resolve));
    return (shown) => `${shown}, done`;
  });
  expect(loaded.value).toBe('tuesday');
  await answer();
  expect(loaded.value).toBe('tuesday');
  loaded.reload();
  store('as stored');
  done();
  await change;
  expect(loaded.value).toBe('tuesday, done');
  await answer();
  expect(loaded.value).toBe('tuesday, done');
  await answer();
  expect(loaded.value).toBe('as stored');
});

it('shows what was before where a change is refused', async () => {
  const { loaded, answer } = reading('monday');
  await answer();
  await expect(loaded.change('tuesday', () => Promise.reject(new Error('refused')))).rejects.toThrow();
  expect(loaded.value).toBe('monday');
});
