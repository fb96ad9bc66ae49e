// @vitest-environment jsdom
import Combobox from '$lib/ui/Combobox.svelte';
import TagInput from '$lib/ui/TagInput.svelte';
import { withTags } from '$lib/ui/tags';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(cleanup);
Element.prototype.scrollIntoView = () => {};

describe('tags', () => {
  it('are apart at commas, semicolons and line ends, each once', () => {
    expect(withTags(['Marathon'], ' trail ;ultra,\nTRAIL, , marathon, two   words')).toEqual([
      'Marathon',
      'trail',
      'ultra',
      'two words',
    ]);
  });

  const show = (value: string[], most = 3) =>
    render(TagInput, { label: 'Specializations', what: 'specialization', value, most, maxlength: 40 });
  const field = () => screen.getByRole('textbox') as HTMLInputElement;
  const tags = () => screen.queryAllByRole('listitem').map((one) => one.textContent?.trim());

  it('are added by Enter, which does not send the form', async () => {
    show([]);
    await fireEvent.input(field(), { target: { value: 'Trail' } });
    expect(await fireEvent.keyDown(field(), { key: 'Enter' })).toBe(false);
    expect(tags()).toEqual(['Trail']);
    expect(field().value).toBe('');
    expect(screen.getByText('Trail added.')).toBeTruthy();
  });

  it('keep what does not fit in the field', async () => {
    show(['One', 'Two'], 3);
    await fireEvent.input(field(), { target: { value: 'Three, Four' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(tags()).toEqual(['One', 'Two', 'Three']);
    expect(field().value).toBe('Four');
  });

  it('come back as text by Backspace, and go by their button', async () => {
    show(['One', 'Two']);
    await fireEvent.keyDown(field(), { key: 'Backspace' });
    expect(tags()).toEqual(['One']);
    expect(field().value).toBe('Two');
    await fireEvent.click(screen.getByRole('button', { name: 'Remove One' }));
    expect(tags()).toEqual([]);
    expect(document.activeElement).toBe(field());
  });

  it('are not cut off while somebody composes a character', async () => {
    show([]);
    await fireEvent.input(field(), { target: { value: '마라' } });
    await fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(tags()).toEqual([]);
  });
});

describe('a combobox', () => {
  const cities = ['Berlin', 'Bern', 'Lima'];
  const find = (typed: string) =>
    cities
      .filter((city) => city.toLowerCase().startsWith(typed.toLowerCase()))
      .map((city) => ({ value: city, label: city }));
  const show = (onchange = vi.fn()) => {
    render(Combobox, { label: 'City', value: 'Bern', shown: 'Bern', find, onchange });
    return onchange;
  };
  const field = () => screen.getByRole('combobox') as HTMLInputElement;
  const meant = () =>
    document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent;

  it('opens at what is chosen, and says which option is meant', async () => {
    show();
    expect(field().getAttribute('aria-expanded')).toBe('false');
    await fireEvent.keyDown(field(), { key: 'ArrowDown' });
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(meant()).toContain('Bern');
    await fireEvent.keyDown(field(), { key: 'ArrowDown' });
    expect(meant()).toContain('Lima');
    await fireEvent.keyDown(field(), { key: 'ArrowDown' });
    expect(meant()).toContain('Lima');
  });

  it('chooses by typing and Enter', async () => {
    const onchange = show();
    await fireEvent.input(field(), { target: { value: 'li' } });
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onchange).toHaveBeenCalledOnce();
    expect(field().getAttribute('aria-expanded')).toBe('false');
  });

  it('stays as it was after Escape and after leaving', async () => {
    const onchange = show();
    for (const leave of [
      () => fireEvent.keyDown(field(), { key: 'Escape' }),
      () => fireEvent.blur(field()),
    ]) {
      await fireEvent.input(field(), { target: { value: 'li' } });
      await leave();
      expect(field().value).toBe('Bern');
    }
    expect(onchange).not.toHaveBeenCalled();
  });

  it('says so where nothing is found', async () => {
    const onchange = show();
    await fireEvent.input(field(), { target: { value: 'xyz' } });
    expect(screen.getByText(/Nothing found/)).toBeTruthy();
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onchange).not.toHaveBeenCalled();
  });
});
