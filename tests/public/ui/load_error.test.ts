// @vitest-environment jsdom
import { ApiError } from '$lib/api/error';
import LoadError from '$lib/ui/LoadError.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';

afterEach(cleanup);

const show = (status: number, byId?: boolean) =>
  render(LoadError, { what: 'this workout', error: new ApiError(status), onretry: () => {}, byId });
const again = () => screen.queryByRole('button', { name: 'Try again' });

it.each([400, 403, 404])('says of one thing, at %i, that it is not there, and not to try again', (status) => {
  show(status, true);
  expect(screen.getByRole('alert').textContent).toMatch(/Could not find this workout.*not for this account/);
  expect(again()).toBeNull();
});

it('offers to try again where that may help, and for whole lists', () => {
  show(503, true);
  expect(again()).toBeTruthy();
  cleanup();
  show(403);
  expect(again()).toBeTruthy();
});
