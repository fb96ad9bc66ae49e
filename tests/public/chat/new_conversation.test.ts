// @vitest-environment jsdom
import NewConversationDialog from '$lib/chat/NewConversationDialog.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, json, problem } from '../support/server';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says of whom the server refused, and no more once somebody else is chosen', async () => {
  const items = ['Ben', 'Cy'].map((displayName) => ({ id: displayName, displayName, status: 'active' }));
  answerWith(({ method }) =>
    method === 'GET' ? json(200, { items, nextCursor: null }) : problem(403, 'forbidden'),
  );
  render(NewConversationDialog, { isCoach: true, onopened: () => {}, onclose: () => {} });
  const start = () => screen.getByRole('button', { name: /^(Start|Open|Create)/ }).click();
  (await screen.findByRole('checkbox', { name: /Ben/ })).click();
  start();
  await screen.findByText(/^Ben takes no messages from you/);
  screen.getByRole('checkbox', { name: /Cy/ }).click();
  await vi.waitFor(() => expect(screen.queryByText(/takes no messages/)).toBeNull());
  start();
  await screen.findByText(/^One of them takes no messages/);
});
