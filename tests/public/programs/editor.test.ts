// @vitest-environment jsdom
import { addDay, copyDay } from '$lib/programs/edit';
import { ProgramEditor } from '$lib/programs/editor.svelte';
import { keptDraft } from '$lib/programs/kept_draft';
import type { Program } from '$lib/programs/types';
import { beforeEach, expect, it } from 'vitest';
import { answerWith, json, problem, type Call } from '../support/server';

const program = (changes: Partial<Program> = {}): Program => ({
  id: 'p1',
  ownerId: 'sofia',
  title: 'Base block',
  description: null,
  difficulty: null,
  expectedDurationWeeks: null,
  goals: [],
  coachNotes: null,
  visibility: 'private',
  version: 1,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
  weeks: [{ days: [{ id: 'd1', title: 'Lower', notes: null, slots: [] }] }],
  ...changes,
});

/** A server with one program, which it gives ids and versions. */
function serverWith(stored: Program) {
  const state = { stored };
  const calls = answerWith(({ method, body }: Call) => {
    const given = body as Program;
    if (method === 'GET') return json(200, state.stored);
    if (method === 'PUT' && given.version !== state.stored.version) return problem(409, 'program_changed');
    const weeks = given.weeks.map(({ days }, week) => ({
      days: days.map((day, at) => ({ ...day, id: day.id ?? `new-${week}-${at}` })),
    }));
    const version = method === 'POST' ? 1 : state.stored.version + 1;
    state.stored = { ...state.stored, ...given, weeks, version };
    return json(200, state.stored);
  });
  return { state, calls };
}

const idsOf = (editor: ProgramEditor) => editor.draft.weeks[0]!.days.map(({ id }) => id);
const retitle = (editor: ProgramEditor, title: string) => editor.apply({ ...editor.draft, title });

beforeEach(() => localStorage.clear());

it('keeps what is not saved in this browser until it is', async () => {
  serverWith(program());
  const editor = new ProgramEditor('sofia', program());
  retitle(editor, 'Peak block');
  expect(keptDraft('sofia', 'p1')?.draft.title).toBe('Peak block');

  const again = new ProgramEditor('sofia', program());
  expect([again.draft.title, again.restored, again.isDirty]).toEqual(['Peak block', true, true]);
  expect(await again.save()).toBe(true);
  expect([again.isDirty, again.version, keptDraft('sofia', 'p1')]).toEqual([false, 2, null]);
});

it('knows the days that it saved, also in what undo brings back', async () => {
  const { calls } = serverWith(program());
  const editor = new ProgramEditor('sofia', program());
  editor.apply(addDay(editor.draft, 0));
  retitle(editor, 'Peak block');
  await editor.save();
  expect(idsOf(editor)).toEqual(['d1', 'new-0-1']);
  editor.undo();
  expect([editor.isDirty, idsOf(editor)]).toEqual([true, ['d1', 'new-0-1']]);
  // A day that is gone on the server is a new one when undo brings it back.
  editor.undo();
  await editor.save();
  editor.redo();
  await editor.save();
  const sent = calls.at(-1)!.body as Program;
  expect(sent.weeks[0]!.days.map(({ id }) => id)).toEqual(['d1', null]);
});

it('says what is wrong, and sends nothing', async () => {
  const { calls } = serverWith(program());
  const editor = new ProgramEditor('sofia', program());
  retitle(editor, '');
  expect(await editor.save()).toBe(false);
  expect([editor.problem, calls]).toEqual(['Give the program a title.', []]);
  expect(editor.problemsOf('program').title).toBeTruthy();
});

it('loses neither version where somebody else saved too', async () => {
  const { state } = serverWith(program());
  const editor = new ProgramEditor('sofia', program());
  editor.apply(copyDay({ ...editor.draft, title: 'Mine' }, editor.days[0]!.key));
  state.stored = program({ version: 2, title: 'Theirs' });
  expect(await editor.save()).toBe(false);
  expect([editor.conflict?.title, editor.draft.title]).toEqual(['Theirs', 'Mine']);

  editor.takeTheirs();
  expect([editor.draft.title, editor.isDirty]).toEqual(['Theirs', false]);
  editor.undo();
  expect([editor.draft.title, editor.isDirty]).toEqual(['Mine', true]);

  state.stored = program({ version: 3, title: 'Theirs again' });
  await editor.save();
  expect(await editor.keepMine()).toBe(true);
  expect([state.stored.title, state.stored.version]).toEqual(['Mine', 4]);
  editor.undo();
  expect(editor.draft.title).toBe('Theirs again');
});

it('makes one program of a first save that is repeated', async () => {
  let fails = true;
  const calls = answerWith(({ body }) =>
    fails ? 'unreachable' : json(201, { ...program(), ...(body as object), version: 1 }),
  );
  const editor = new ProgramEditor('sofia', null);
  retitle(editor, 'Base block');
  expect(await editor.save()).toBe(false);
  fails = false;
  expect(await editor.save()).toBe(true);
  expect([editor.id, keptDraft('sofia', null)]).toEqual(['p1', null]);
  expect(calls[0]!.headers.get('Idempotency-Key')).toBe(calls[1]!.headers.get('Idempotency-Key'));
});
