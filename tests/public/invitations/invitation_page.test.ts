// @vitest-environment jsdom
import { session } from '$lib/session.svelte';
import Invitation from '$src/routes/Invitation.svelte';
import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, json, problem } from '../support/server';

const invitation = {
  id: '0190a000-0000-7000-8000-000000000001',
  coach: {
    id: 'sofia',
    displayName: 'Sofia <b>Brandt</b>',
    specializations: ['Marathon'],
    certifications: [],
    bio: '<img src=x onerror=alert(1)>',
    website: 'javascript:alert(1)',
  },
  message: 'Shall we?',
  createdAt: '2026-11-20T12:00:00.000Z',
  expiresAt: '2099-11-27T12:00:00.000Z',
};
const maya = {
  id: 'maya',
  email: 'maya@example.org',
  displayName: 'Maya',
  username: 'maya',
  roles: ['athlete'],
  createdAt: '2026-11-01T08:00:00.000Z',
};

let user: typeof maya | null = null;
const open = () => render(Invitation, { params: { code: 'the-code' } });

async function enter(who: typeof maya | null): Promise<void> {
  user = who;
  await session.load();
}

function answer(view: () => Response) {
  return answerWith(({ path }) =>
    path === '/api/auth/session' ? json(200, { user, features: [] }) : view(),
  );
}

beforeEach(() => {
  user = null;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('shows who invites to somebody without an account, with the address filled in', async () => {
  const calls = answer(() => json(200, { invitation, email: 'lena@example.org' }));
  await enter(null);
  const { container } = open();
  await screen.findByText('Shall we?');
  expect(calls.at(-1)!.body).toEqual({ code: 'the-code' });
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(container.querySelector('img, article b, a[href^="javascript"]')).toBeNull();
  const email = screen.getByLabelText<HTMLInputElement>('E-mail');
  expect([email.value, email.readOnly]).toEqual(['lena@example.org', true]);
  expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull();
  const signIn = screen.getByRole('link', { name: 'Sign in to answer' });
  expect(signIn.getAttribute('href')).toBe('/sign-in?next=%2Finvitations%2Fthe-code');
});

it('lets who is signed in answer', async () => {
  answer(() => json(200, { invitation, email: 'maya@example.org' }));
  await enter(maya);
  open();
  const card = await screen.findByTestId('received-invitation');
  expect(within(card).getByRole('button', { name: /^Accept/ })).toBeTruthy();
  expect(within(card).getByRole('button', { name: /^Decline/ })).toBeTruthy();
  expect(screen.queryByLabelText('Password')).toBeNull();
});

it.each([
  ['403', () => problem(403, 'forbidden')],
  ['400', () => problem(400, 'invalid_input')],
])('has one page for every link that does not work (%s)', async (_, view) => {
  answer(view);
  await enter(null);
  open();
  expect(await screen.findByText('This link is not valid')).toBeTruthy();
  expect(screen.queryByLabelText('Password')).toBeNull();
});

it('tells its recipient that it is closed', async () => {
  answer(() => problem(410, 'invitation_gone'));
  await enter(maya);
  open();
  expect(await screen.findByText('This invitation is closed')).toBeTruthy();
});

it('asks once only, for wrong codes are counted', async () => {
  const calls = answer(() => problem(429, 'too_many_requests', { 'Retry-After': '3600' }));
  await enter(null);
  open();
  expect(await screen.findByText('Too many wrong links')).toBeTruthy();
  window.dispatchEvent(new Event('focus'));
  expect(calls.filter(({ path }) => path === '/api/invitations/view')).toHaveLength(1);
});
