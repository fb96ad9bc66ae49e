// @vitest-environment jsdom
import { Preferences } from '$lib/settings/preferences.svelte';
import type { Preference } from '$lib/api/types';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, json, problem, type Call } from '../support/server';

let stored: Preference[];
beforeEach(() => {
  stored = [
    { kind: 'message', inApp: true, mail: true },
    { kind: 'connected', inApp: true, mail: false },
  ];
});

function answer({ method, body }: Call): Response {
  if (method === 'PUT') stored = (body as { items: Preference[] }).items;
  return json(200, { items: stored });
}

async function loaded(): Promise<Preferences> {
  const preferences = new Preferences();
  await preferences.load();
  return preferences;
}

const mails = (preferences: Preferences) => preferences.items?.map(({ mail }) => mail);

it('switches at once, and stores all of them', async () => {
  const calls = answerWith(answer);
  const preferences = await loaded();
  const setting = preferences.set('connected', 'mail', true);
  expect(mails(preferences)).toEqual([true, true]);
  await setting;
  expect(calls.at(-1)?.body).toEqual({
    items: [
      { kind: 'message', inApp: true, mail: true },
      { kind: 'connected', inApp: true, mail: true },
    ],
  });
  expect(preferences.saves).toBe(1);
});

it('sends what is switched meanwhile afterwards, never two at once', async () => {
  let underWay = 0;
  answerWith(async (call) => {
    underWay += 1;
    expect(underWay).toBe(1);
    await Promise.resolve();
    underWay -= 1;
    return answer(call);
  });
  const preferences = await loaded();
  await Promise.all([
    preferences.set('message', 'mail', false),
    preferences.set('connected', 'mail', true),
    preferences.set('connected', 'inApp', false),
  ]);
  expect(stored).toEqual([
    { kind: 'message', inApp: true, mail: false },
    { kind: 'connected', inApp: false, mail: true },
  ]);
  expect(preferences.items).toEqual(stored);
});

it('goes back to what is stored where the server refuses', async () => {
  answerWith((call) => (call.method === 'PUT' ? problem(503, 'unavailable') : answer(call)));
  const preferences = await loaded();
  await expect(preferences.set('message', 'mail', false)).rejects.toMatchObject({ status: 503 });
  expect(mails(preferences)).toEqual([true, false]);
});

it('says why there are none', async () => {
  answerWith(() => problem(503, 'unavailable'));
  const preferences = await loaded();
  expect(preferences.items).toBeNull();
  expect(preferences.error?.status).toBe(503);
});
