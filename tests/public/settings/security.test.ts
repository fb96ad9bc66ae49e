// @vitest-environment jsdom
import { account } from '$lib/account/account.svelte';
import SecuritySection from '$lib/settings/SecuritySection.svelte';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { ownAccount } from '../support/examples';
import { answerWith, json } from '../support/server';

afterEach(() => {
  cleanup();
  account.stop();
  vi.unstubAllGlobals();
});

it('says that a new address has to be asked for again once the password has changed', async () => {
  let pendingEmail: string | null = 'new@example.org';
  answerWith(({ method, path }) => {
    if (path === '/api/account/password') {
      pendingEmail = null;
      return new Response(null, { status: 204 });
    }
    if (path === '/api/account' && method === 'GET') return json(200, ownAccount({ pendingEmail }));
    return json(200, { items: [], nextCursor: null });
  });
  account.start('sofia');
  render(SecuritySection);
  await screen.findByText(/Open the link in the mail/);
  await fireEvent.input(screen.getByLabelText('Current password'), { target: { value: 'old' } });
  await fireEvent.input(screen.getByLabelText('New password'), { target: { value: 'new' } });
  await fireEvent.submit(screen.getByRole('form', { name: 'Password' }));
  expect(await screen.findByText(/ask again by “Change e-mail”/)).toBeTruthy();
  await vi.waitFor(() => expect(screen.queryByText(/Open the link in the mail/)).toBeNull());
  expect(screen.getByText('new@example.org').closest('[role=status]')?.textContent).toContain(
    'no longer works',
  );
});
