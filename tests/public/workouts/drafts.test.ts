// @vitest-environment jsdom
import { forgetUser, kept } from '$lib/kept';
import { draftOfPlan, parseDraft, type Draft } from '$lib/workouts/draft';
import { keptDraft, keptDrafts, OpenDraft } from '$lib/workouts/drafts.svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { now, plan } from './examples';

const key = 'tp:workout:maya:assignment:assignment';
const set = (draft: Draft, place = 1) => draft.blocks[0]!.exercises[0]!.sets[place]!;

/** What another tab does: it writes, and the browser tells this one. */
function changeElsewhere(change: ((draft: Draft) => void) | null, isTold = true): void {
  const draft = parseDraft(localStorage.getItem(key))!;
  change?.(draft);
  if (change) localStorage.setItem(key, JSON.stringify(draft));
  else localStorage.removeItem(key);
  if (isTold) dispatchEvent(new StorageEvent('storage', { key }));
}

function opened(): OpenDraft {
  const open = new OpenDraft(
    'maya',
    keptDraft('maya', 'assignment:assignment') ?? draftOfPlan(plan(), 'kg', now),
  );
  stop = open.start();
  return open;
}
let stop = () => {};

beforeEach(() => localStorage.clear());
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

it('keeps nothing before anything is typed, and then every change', () => {
  const open = opened();
  open.save();
  expect(keptDrafts('maya')).toEqual([]);
  set(open.draft).weight = '10';
  open.save();
  set(open.draft).weight = '102,';
  open.save();
  expect(set(keptDraft('maya', 'assignment:assignment')!).weight).toBe('102,');
});

it('is there after a reload and after signing out, for its owner alone', () => {
  const open = opened();
  set(open.draft).reps = '5';
  open.save();
  stop();
  forgetUser('maya');
  expect(set(opened().draft).reps).toBe('5');
  expect(keptDrafts('ben')).toEqual([]);
});

it('shows what another tab changed', () => {
  const open = opened();
  set(open.draft).reps = '5';
  open.save();
  changeElsewhere((draft) => (set(draft, 2).reps = '8'));
  expect([set(open.draft).reps, set(open.draft, 2).reps]).toEqual(['5', '8']);
  open.save();
  expect(open.conflict).toBeNull();
});

it('lets neither of two tabs overwrite the other unasked', () => {
  const open = opened();
  set(open.draft).reps = '5';
  open.save();
  // A tab that was asleep hears late.
  changeElsewhere((draft) => (set(draft, 2).reps = '8'), false);
  set(open.draft).reps = '6';
  open.save();
  expect(set(open.conflict!, 2).reps).toBe('8');
  set(open.draft).reps = '7';
  open.save();
  expect(set(keptDraft('maya', 'assignment:assignment')!, 2).reps).toBe('8');
  open.choose(true);
  expect(set(keptDraft('maya', 'assignment:assignment')!).reps).toBe('7');

  changeElsewhere((draft) => (set(draft, 2).reps = '9'), false);
  set(open.draft).reps = '1';
  open.save();
  open.choose(false);
  expect([set(open.draft).reps, set(open.draft, 2).reps]).toEqual(['7', '9']);
});

it('does not come back by itself once another tab finished it', () => {
  const open = opened();
  set(open.draft).reps = '5';
  open.save();
  changeElsewhere(null);
  expect(open.isGone).toBe(true);
  set(open.draft).reps = '6';
  open.save();
  expect(kept('workout', 'maya', 'assignment:assignment')).toBeNull();
});

it('says so where the storage is full', () => {
  const open = opened();
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  set(open.draft).reps = '5';
  open.save();
  expect(open.isKept).toBe(false);
  vi.restoreAllMocks();
  set(open.draft).reps = '6';
  open.save();
  expect(open.isKept).toBe(true);
  open.release();
  open.save();
  expect(kept('workout', 'maya', 'assignment:assignment')).toBeNull();
});
