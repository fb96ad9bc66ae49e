// @vitest-environment jsdom
import { LinkSubmission } from '$lib/account/link.svelte';
import { ApiError } from '$lib/api/error';
import { Submission } from '$lib/ui/submission.svelte';
import { expect, it, vi } from 'vitest';

const failing =
  (status: number, code: string, fields: Record<string, string> = {}) =>
  async () => {
    const errors = Object.entries(fields).map(([field, message]) => ({ field, message }));
    throw new ApiError(status, { code, errors });
  };

it('is under way once, however often one presses', async () => {
  const submission = new Submission();
  let finish = () => {};
  const action = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const first = submission.send(undefined, action);
  expect(submission.busy).toBe(true);
  expect(await submission.send(undefined, action)).toBe(false);
  finish();
  expect(await first).toBe(true);
  expect(action).toHaveBeenCalledOnce();
  expect(submission.busy).toBe(false);
});

it('says what is wrong beside the field, or with the whole', async () => {
  const submission = new Submission();
  await submission.send(
    undefined,
    failing(400, 'invalid_input', { 'tags[3]': 'is too long', name: 'is empty' }),
  );
  expect(submission.error('tags')).toBe('This is too long.');
  expect(submission.error('name')).toBe('This is empty.');
  expect(submission.problem).toBeNull();
  await submission.send(undefined, failing(503, 'unavailable'));
  expect(submission.error('name')).toBeUndefined();
  expect(submission.problem).toContain('away');
});

it('knows codes that are about one field', async () => {
  const submission = new Submission({ wrong_password: 'password' });
  expect(await submission.send(undefined, failing(403, 'wrong_password'))).toBe(false);
  expect(submission.error('password')).toBe('That is not your password.');
  expect(submission.problem).toBeNull();
});

it('puts the focus on the first wrong field', async () => {
  document.body.innerHTML = '<form><input id="a"><input id="b" aria-invalid="true"></form>';
  await new Submission().send(
    document.querySelector('form')!,
    failing(400, 'invalid_input', { b: 'is empty' }),
  );
  expect(document.activeElement?.id).toBe('b');
});

it('tells a link that has ended from everything that may pass', async () => {
  const submission = new LinkSubmission();
  await submission.send(undefined, failing(503, 'unavailable'));
  expect(submission.isDead).toBe(false);
  await submission.send(undefined, failing(400, 'invalid_input', { newPassword: 'is too short' }));
  expect(submission.isDead).toBe(false);
  await submission.send(undefined, failing(403, 'forbidden'));
  expect(submission.isDead).toBe(true);
});
