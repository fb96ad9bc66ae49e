// @vitest-environment jsdom
import Tabs from '$lib/ui/Tabs.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(cleanup);

const tabs = ['one', 'two', 'three'].map((value) => ({ value, label: value }));
const chosen = () => screen.getByRole('tab', { selected: true });

it('follow the arrow keys, round and round', async () => {
  const onchange = vi.fn();
  render(Tabs, { label: 'Numbers', value: 'one', tabs, panelId: 'numbers', onchange });
  const press = async (key: string) => {
    chosen().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await tick();
  };
  chosen().focus();
  for (const [key, value] of [
    ['ArrowRight', 'two'],
    ['End', 'three'],
    ['ArrowRight', 'one'],
    ['ArrowLeft', 'three'],
    ['Home', 'one'],
  ] as const) {
    await press(key);
    expect(chosen().textContent?.trim()).toBe(value);
    expect(document.activeElement).toBe(chosen());
  }
  expect(onchange.mock.calls.flat()).toEqual(['two', 'three', 'one', 'three', 'one']);
});

it('let the Tab key stop at the chosen one only', () => {
  render(Tabs, { label: 'Numbers', value: 'two', tabs, panelId: 'numbers' });
  expect(screen.getAllByRole('tab').map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
});
