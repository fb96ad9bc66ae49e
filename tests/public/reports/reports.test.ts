// @vitest-environment jsdom
import OpenedReportDialog from '$lib/admin/OpenedReportDialog.svelte';
import Reports from '$lib/admin/Reports.svelte';
import type { AdminReport } from '$lib/api/types';
import BlockDialog from '$lib/reports/BlockDialog.svelte';
import ReportDialog from '$lib/reports/ReportDialog.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerWith, json, problem, type Call } from '../support/server';

let calls: Call[];
let answer: (call: Call) => Response;
const onclose = vi.fn();

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => {};
  onclose.mockReset();
  toasts.items.forEach(({ id }) => toasts.dismiss(id));
  calls = answerWith((call) => answer(call));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));
async function press(name: string): Promise<void> {
  screen.getByRole<HTMLElement>('button', { name }).click();
  await settled();
}
const report: AdminReport = {
  id: 'report',
  state: 'open',
  reason: 'spam',
  note: null,
  createdAt: '2026-11-20T09:00:00.000Z',
  reporter: { id: 'ben', displayName: 'Ben' },
  sender: { id: null, displayName: null },
  viewedAt: null,
  outcome: null,
  closingNote: null,
  closedAt: null,
};

it('a report needs a reason, and says when it is made', async () => {
  answer = () => json(201, { id: 'r', state: 'open', createdAt: '' });
  render(ReportDialog, { message: { id: 'm', content: 'Bad' }, conversationId: 'c', onclose });
  await press('Report');
  expect(calls).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain('Choose a reason');
  screen.getByRole('radio', { name: /spam/ }).click();
  await press('Report');
  expect(calls[0]).toMatchObject({
    path: '/api/messages/conversations/c/messages/m/report',
    body: { reason: 'spam' },
  });
  expect(onclose).toHaveBeenCalledOnce();
  expect(toasts.items[0]?.text).toMatch(/^Reported/);
});

it('a report that fails stays, with why', async () => {
  answer = () => problem(409, 'message_deleted');
  render(ReportDialog, { message: { id: 'm', content: 'Bad' }, conversationId: 'c', onclose });
  screen.getByRole('radio', { name: 'Something else' }).click();
  await press('Report');
  expect(screen.getByRole('alert').textContent).toContain('deleted');
  expect(onclose).not.toHaveBeenCalled();
});

it('blocking changes that one permission, and can be taken back', async () => {
  const permissions = {
    viewWorkouts: true,
    viewProgress: false,
    viewAnalytics: true,
    createPrograms: true,
    sendMessages: true,
  };
  answer = ({ method, body }) =>
    json(200, method === 'GET' ? { permissions } : Object.assign(permissions, body));
  render(BlockDialog, { coachId: 'sofia', coachName: 'Sofia', onclose });
  await settled();
  await press('Block messages');
  expect(permissions).toEqual({
    viewWorkouts: true,
    viewProgress: false,
    viewAnalytics: true,
    createPrograms: true,
    sendMessages: false,
  });
  expect(onclose).toHaveBeenCalledOnce();
  toasts.items[0]!.action!.run();
  await settled();
  expect(permissions.sendMessages).toBe(true);
});

it('who is blocked is let write again by the same dialog', async () => {
  const permissions = { sendMessages: false };
  answer = ({ method, body }) =>
    json(200, method === 'GET' ? { permissions } : Object.assign(permissions, body));
  render(BlockDialog, { coachId: 'sofia', coachName: 'Sofia', onclose });
  await settled();
  await press('Allow messages');
  expect(permissions.sendMessages).toBe(true);
});

it('an administrator sees the reported message and the two around it, and closes the report once', async () => {
  const [before, reported, after] = ['Before', '<b>Bad</b>', 'After'].map((content, i) => ({
    sender: report.sender,
    content,
    createdAt: report.createdAt,
    isReported: i === 1,
  }));
  answer = ({ path }) =>
    path.endsWith('/open')
      ? json(200, {
          report,
          // All three in one millisecond.
          messages: [before, reported, after],
        })
      : problem(409, 'report_closed');
  render(OpenedReportDialog, { report, onchange: () => {}, onclose });
  await settled();
  expect(screen.getByTestId('reported-message').textContent).toContain('<b>Bad</b>');
  expect(screen.getByTestId('reported-message').textContent).toContain('Deleted user');
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  await press('Close the report');
  expect(screen.getByRole('alert').textContent).toContain('Choose');
  const choice = screen.getByRole<HTMLSelectElement>('combobox');
  choice.value = 'warned';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await press('Close the report');
  expect(screen.getByRole('alert').textContent).toContain('Another administrator');
  expect(onclose).not.toHaveBeenCalled();
});

it('a report that was closed is gone from the open ones, however far down, and the closed ones begin anew', async () => {
  let stored = ['3', '2', '1'].map((id) => ({
    ...report,
    id,
    reporter: { id, displayName: `Reporter ${id}` },
  }));
  answer = ({ path, query }) => {
    const id = path.split('/').at(-2);
    if (path.endsWith('/open'))
      return json(200, { report: stored.find((one) => one.id === id), messages: [] });
    if (path.endsWith('/close')) {
      stored = stored.map((one) => (one.id === id ? { ...one, state: 'closed', outcome: 'warned' } : one));
      return json(
        200,
        stored.find((one) => one.id === id),
      );
    }
    const listed = stored.filter(({ state }) => state === query.get('state'));
    const from = Number(query.get('cursor') ?? 0);
    return json(200, {
      items: listed.slice(from, from + 1),
      nextCursor: from + 1 < listed.length ? String(from + 1) : null,
    });
  };
  const shown = () =>
    screen.queryAllByTestId('report').map((one) => /Reporter \d/.exec(one.textContent)?.[0]);
  render(Reports);
  await settled();
  await press('Show older');
  expect(shown()).toEqual(['Reporter 3', 'Reporter 2']);
  await press('Open the report of Reporter 2');
  const choice = screen.getByRole<HTMLSelectElement>('combobox');
  choice.value = 'warned';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await press('Close the report');
  expect(shown()).toEqual(['Reporter 3']);
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Reported messages' }));
  screen.getByRole('radio', { name: 'Closed' }).click();
  await settled();
  expect(shown()).toEqual(['Reporter 2']);
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
});
