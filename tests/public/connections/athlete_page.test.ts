// @vitest-environment jsdom
import AthletePage from '$lib/connections/AthletePage.svelte';
import { tell } from '$lib/live/events';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { answerWith, json, problem } from '../support/server';

const detail = {
  id: 'maya',
  displayName: 'Maya Lindqvist',
  email: 'maya@example.org',
  status: 'active',
  pausedBy: null,
  connectedAt: '2026-11-01T08:00:00.000Z',
  permissions: {
    viewWorkouts: true,
    viewProgress: true,
    viewAnalytics: true,
    createPrograms: true,
    sendMessages: true,
  },
  sharing: { workouts: true, progress: true, analytics: true, personalInfo: false },
  goals: ['Half marathon'],
  notes: '',
  personalInfo: null,
};
const log = {
  id: 'log',
  assignmentId: 'assignment',
  athleteId: 'maya',
  title: 'Threshold',
  scheduledFor: '2026-11-20',
  performedAt: '2026-11-20T12:00:00.000Z',
  perceivedEffort: 7,
  notes: null,
  sets: [],
  createdAt: '2026-11-20T12:00:00.000Z',
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(
  athlete: () => Response,
  logs: () => Response = () => json(200, { items: [log], nextCursor: null }),
) {
  const calls = answerWith(({ path }) => (path.endsWith('/logs') ? logs() : athlete()));
  render(AthletePage, { athleteId: 'maya' });
  return () => calls.filter(({ path }) => path.endsWith('/logs')).length;
}

it('shows what is open', async () => {
  open(() => json(200, detail));
  expect(await screen.findByText('Threshold')).toBeTruthy();
  expect(screen.getByText('Half marathon')).toBeTruthy();
  expect(screen.getByTestId('shared-kinds').textContent).toMatch(
    /Workouts\s*Visible.*Personal details\s*Not shared/,
  );
});

it('does not ask for what is closed: each refusal would be written down for the athlete', async () => {
  const asked = open(() => json(200, { ...detail, sharing: { ...detail.sharing, workouts: false } }));
  expect(await screen.findByText('Maya Lindqvist shares no workouts at the moment.')).toBeTruthy();
  expect(asked()).toBe(0);
});

it('takes away what is closed while the page is open, at the next answer', async () => {
  let open_ = true;
  const asked = open(
    () => json(200, open_ ? detail : { ...detail, sharing: { ...detail.sharing, workouts: false } }),
    () => (open_ ? json(200, { items: [log], nextCursor: null }) : problem(403, 'forbidden')),
  );
  await screen.findByText('Threshold');
  open_ = false;
  window.dispatchEvent(new Event('focus'));
  expect(await screen.findByText('Maya Lindqvist shares no workouts at the moment.')).toBeTruthy();
  expect(screen.queryByText('Threshold')).toBeNull();
  const before = asked();
  window.dispatchEvent(new Event('focus'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked()).toBe(before);
});

it('hears that something was closed before what is in it asks for it again', async () => {
  let isPaused = false;
  const asked = open(() =>
    json(200, isPaused ? { ...detail, status: 'inactive', pausedBy: 'athlete' } : detail),
  );
  await screen.findByText('Threshold');
  tell({ kind: 'log', userId: 'maya' });
  await vi.waitFor(() => expect(asked()).toBe(2));
  isPaused = true;
  tell({ kind: 'connection', userId: 'maya' });
  await vi.waitFor(() => expect(screen.queryByText('Threshold')).toBeNull());
  expect(asked()).toBe(2);
});

it('shows nothing once the connection has ended, and stops asking', async () => {
  let ended = false;
  open(() => (ended ? problem(403, 'forbidden') : json(200, detail)));
  await screen.findByText('Half marathon');
  ended = true;
  window.dispatchEvent(new Event('focus'));
  expect(await screen.findByText('Not your athlete')).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/Maya|Threshold|Half marathon/);
});

it('lets a coach only give up', async () => {
  open(() => json(200, { ...detail, permissions: { ...detail.permissions, sendMessages: false } }));
  const off = await screen.findByRole<HTMLInputElement>('switch', { name: 'Write messages' });
  expect([off.checked, off.disabled]).toEqual([false, true]);
  const on = screen.getByRole<HTMLInputElement>('switch', { name: 'See workouts' });
  expect([on.checked, on.disabled]).toEqual([true, false]);
});
