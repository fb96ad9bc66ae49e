// @vitest-environment jsdom
import { ApiError } from '$lib/api/error';
import { Switches } from '$lib/connections/switches.svelte';
import { toasts } from '$lib/ui/toasts.svelte';
import { beforeEach, expect, it, vi } from 'vitest';

interface Two {
  a: boolean;
  b: boolean;
}

// A save that waits to be told how it ends.
function slowSave() {
  const calls: { sent: Two; succeed: (answer?: Two) => void; fail: () => void }[] = [];
  const save = (sent: Two) =>
    new Promise<Two>((resolve, reject) =>
      calls.push({
        sent,
        succeed: (answer = sent) => resolve(answer),
        fail: () => reject(new ApiError(503, { code: 'unavailable' })),
      }),
    );
  const switches = new Switches<Two>(save);
  switches.adopt({ a: true, b: true }, switches.mark);
  return { switches, calls };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const texts = () => toasts.items.map(({ text }) => text);

beforeEach(() => toasts.items.forEach(({ id }) => toasts.dismiss(id)));

it('shows a change before it is saved, and says when it is', async () => {
  const { switches, calls } = slowSave();
  switches.set('a', false, 'Off.');
  expect(switches.value).toEqual({ a: false, b: true });
  expect(texts()).toEqual([]);
  calls[0]!.succeed();
  await settled();
  expect(calls.map(({ sent }) => sent)).toEqual([{ a: false, b: true }]);
  expect(texts()).toEqual(['Off.']);
});

it('goes back to what the server has when it refuses, and says so', async () => {
  const { switches, calls } = slowSave();
  switches.set('a', false, 'Off.');
  calls[0]!.fail();
  await settled();
  expect(switches.value).toEqual({ a: true, b: true });
  expect(texts()).toEqual([expect.stringMatching(/^Not changed\. /)]);
});

it('sends one change after the other, the last one last', async () => {
  const { switches, calls } = slowSave();
  switches.set('a', false, 'A off.');
  switches.set('b', false, 'B off.');
  switches.set('a', true, 'A on.');
  expect(calls).toHaveLength(1);
  calls[0]!.succeed();
  await settled();
  expect(calls).toHaveLength(2);
  expect(calls[1]!.sent).toEqual({ a: true, b: false });
  calls[1]!.succeed();
  await settled();
  expect(calls).toHaveLength(2);
  expect(switches.value).toEqual({ a: true, b: false });
});

it('keeps what was saved when a later change fails', async () => {
  const { switches, calls } = slowSave();
  switches.set('a', false, 'A off.');
  switches.set('b', false, 'B off.');
  calls[0]!.succeed();
  await settled();
  calls[1]!.fail();
  await settled();
  expect(switches.value).toEqual({ a: false, b: true });
});

it('does not let an answer that was asked for before a change undo it', async () => {
  const { switches, calls } = slowSave();
  const { mark } = switches;
  switches.set('a', false, 'Off.');
  switches.adopt({ a: true, b: true }, mark);
  expect(switches.value).toEqual({ a: false, b: true });
  calls[0]!.succeed();
  await settled();
  switches.adopt({ a: true, b: true }, mark);
  expect(switches.value).toEqual({ a: false, b: true });
  switches.adopt({ a: false, b: false }, switches.mark);
  expect(switches.value).toEqual({ a: false, b: false });
});

it('takes a change back', async () => {
  const { switches, calls } = slowSave();
  switches.set('a', false, 'Off.');
  calls[0]!.succeed();
  await settled();
  toasts.items[0]!.action!.run();
  expect(switches.value).toEqual({ a: true, b: true });
  calls[1]!.succeed();
  await settled();
  expect(calls[1]!.sent).toEqual({ a: true, b: true });
  // Taking back is not a thing to take back again.
  expect(texts()).toEqual(['Off.']);
});

it('sends nothing where nothing changes', () => {
  const save = vi.fn();
  const switches = new Switches<Two>(save);
  switches.set('a', false, 'Off.');
  switches.adopt({ a: true, b: true }, switches.mark);
  switches.set('a', true, 'On.');
  expect(save).not.toHaveBeenCalled();
});
