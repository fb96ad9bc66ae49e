// @vitest-environment jsdom
import { account } from '$lib/account/account.svelte';
import ProfileSection from '$lib/settings/ProfileSection.svelte';
import SignUpForm from '$lib/signing_in/SignUpForm.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { ownAccount } from '../support/examples';
import { answerWith, json } from '../support/server';

afterEach(() => {
  cleanup();
  account.stop();
  vi.unstubAllGlobals();
});

it('takes a name as long as the server does, at first and later', async () => {
  render(SignUpForm);
  expect(screen.getByLabelText<HTMLInputElement>('Name').maxLength).toBe(80);
  cleanup();
  answerWith(() => json(200, ownAccount()));
  account.start('sofia');
  render(ProfileSection);
  expect((await screen.findByLabelText<HTMLInputElement>('Name')).maxLength).toBe(80);
});
