// @vitest-environment jsdom
import PrivateNotes from '$lib/connections/PrivateNotes.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, json, problem, type Call } from '../support/server';

let calls: Call[];
let answer: (call: Call) => Response;

beforeEach(() => {
  vi.useFakeTimers();
  answer = ({ body }) => json(200, body);
  calls = answerWith((call) => answer(call));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const saved = () => calls.map(({ body }) => (body as { notes: string }).notes);

async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
  await tick();
}

it('are saved when the writing pauses, and not with each letter', async () => {
  render(PrivateNotes, { athleteId: 'maya', notes: '' });
  for (const text of ['N', 'No', 'No hills']) await type(text);
  expect(saved()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved()).toEqual(['No hills']);
  expect(screen.getByText('Saved')).toBeTruthy();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saved()).toHaveLength(1);
});

it('are saved when the page is left before that', async () => {
  const { unmount } = render(PrivateNotes, { athleteId: 'maya', notes: '' });
  await type('No hills');
  unmount();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved()).toEqual(['No hills']);
});

it('keep what was written when saving fails, and say so', async () => {
  answer = () => problem(503, 'unavailable');
  render(PrivateNotes, { athleteId: 'maya', notes: '' });
  await type('No hills');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(screen.getByText(/^Not saved\./)).toBeTruthy();
  expect(field().value).toBe('No hills');
  answer = ({ body }) => json(200, body);
  screen.getByRole('button', { name: 'Try again' }).click();
  await vi.advanceTimersByTimeAsync(0);
  expect(screen.getByText('Saved')).toBeTruthy();
});

it('do not lose what is being written to what another device wrote', async () => {
  const { rerender } = render(PrivateNotes, { athleteId: 'maya', notes: 'Before' });
  await rerender({ athleteId: 'maya', notes: 'Elsewhere' });
  expect(field().value).toBe('Elsewhere');
  await type('Here');
  await rerender({ athleteId: 'maya', notes: 'Elsewhere again' });
  expect(field().value).toBe('Here');
});
