// @vitest-environment jsdom
import type { Message, User } from '$lib/api/types';
import Composer from '$lib/chat/Composer.svelte';
import { drafts } from '$lib/chat/drafts.svelte';
import { PaneActions } from '$lib/chat/message_actions.svelte';
import type { Thread } from '$lib/chat/thread.svelte';
import { session } from '$lib/session.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { message, sofia } from '../support/examples';
import { answerWith, json, problem } from '../support/server';

let actions: PaneActions;
const own = message(1, { senderId: sofia, content: 'Rum' });
const answered = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  localStorage.clear();
  session.user = { id: sofia } as User;
  const thread = { change: (_before: Message, _expected: Message, answer: Promise<Message>) => answer };
  actions = new PaneActions(thread as unknown as Thread, sofia, () => {});
  answerWith(() => problem(503, 'unavailable'));
});

afterEach(() => {
  cleanup();
  drafts.forget();
  vi.unstubAllGlobals();
});

it('puts a text that could not be saved back into the composer', async () => {
  actions.edit(own);
  actions.save('Run');
  expect(actions.editing).toBeNull();
  await answered();
  expect(actions.editing).toEqual({ message: own, text: 'Run' });
  answerWith(() => json(200, { ...own, content: 'Run' }));
  actions.save('Run');
  await answered();
  expect(actions.editing).toBeNull();
});

it('says that a message was changed too often, and keeps the text', async () => {
  answerWith(() => problem(409, 'too_many_edits'));
  actions.edit(own);
  actions.save('Run');
  await answered();
  expect(toasts.items.at(-1)).toMatchObject({
    kind: 'failed',
    text: 'This message was changed 20 times already, so it stays as it is.',
  });
  expect(actions.editing).toEqual({ message: own, text: 'Run' });
});

it('keeps it until then where something else is being written', async () => {
  actions.edit(own);
  actions.save('Run');
  drafts.set('conversation', 'Hello');
  await answered();
  expect(actions.editing).toBeNull();
  actions.edit(own);
  expect(actions.editing).toEqual({ message: own, text: 'Run' });
  actions.cancel();
  actions.edit(own);
  expect(actions.editing).toEqual({ message: own, text: 'Rum' });
});

it('shows the new text to be changed, and the old one that it is about', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  render(Composer, {
    conversationId: 'conversation',
    title: 'Maya',
    people: [],
    nameOf: () => 'Maya',
    replyTo: null,
    editing: { message: own, text: 'Run' },
    onsend: () => {},
    onsave: () => {},
    oncancel: () => {},
    onup: () => {},
  });
  await tick();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Run');
  expect(screen.getByTestId('composer-context').textContent).toContain('Rum');
});
