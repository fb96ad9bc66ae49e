// @vitest-environment jsdom
import Switch from '$lib/ui/Switch.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(cleanup);

const theSwitch = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Workouts' });

it('asks for the change and shows only what holds', async () => {
  const onchange = vi.fn();
  const props = { label: 'Workouts', text: 'What you logged.', onchange };
  const { rerender } = render(Switch, { ...props, checked: true });
  theSwitch().click();
  expect(onchange).toHaveBeenCalledExactlyOnceWith(false);
  expect(theSwitch().checked).toBe(true);
  await rerender({ ...props, checked: false });
  expect(theSwitch().checked).toBe(false);
  theSwitch().click();
  expect(onchange).toHaveBeenLastCalledWith(true);
});

it('says what it opens', () => {
  render(Switch, { label: 'Workouts', text: 'What you logged.', checked: true, onchange: () => {} });
  const describedBy = theSwitch().getAttribute('aria-describedby');
  expect(document.getElementById(describedBy!)?.textContent).toBe('What you logged.');
});
