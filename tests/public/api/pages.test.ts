// @vitest-environment jsdom
import { ApiError } from '$lib/api/error';
import { Pages } from '$lib/api/pages.svelte';
import { afterEach, expect, it } from 'vitest';

interface Numbered {
  id: string;
  isClosed?: boolean;
}

let stop = () => {};
afterEach(() => stop());
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** The newest first, two a page; the cursor is the last id shown. */
function list(items: string[]) {
  let refused = false;
  let calls = 0;
  const pages = new Pages<Numbered>(async (cursor) => {
    calls += 1;
    if (refused) throw new ApiError(403);
    const from = cursor === undefined ? 0 : items.indexOf(cursor) + 1;
    const page = items.slice(from, from + 2);
    return { items: page.map((id) => ({ id })), nextCursor: from + 2 < items.length ? page.at(-1)! : null };
  });
  stop = pages.first.start();
  return { pages, items, refuse: () => (refused = true), calls: () => calls };
}
const ids = (pages: Pages<Numbered>) => pages.items?.map(({ id }) => id);

it('shows older ones after newer ones, to the end', async () => {
  const { pages } = list(['e', 'd', 'c', 'b', 'a']);
  await settled();
  expect([ids(pages), pages.hasMore]).toEqual([['e', 'd'], true]);
  await pages.showOlder();
  await pages.showOlder();
  expect([ids(pages), pages.hasMore]).toEqual([['e', 'd', 'c', 'b', 'a'], false]);
});

it('loses none and shows none twice when new ones push the others down', async () => {
  const { pages, items } = list(['c', 'b', 'a']);
  await settled();
  await pages.showOlder();
  items.unshift('e', 'd');
  pages.first.reload();
  await settled();
  expect(ids(pages)).toEqual(['e', 'd', 'c', 'b', 'a']);
});

it('shows the new version of one that was changed, wherever it is', async () => {
  const { pages } = list(['e', 'd', 'c', 'b', 'a']);
  await settled();
  await pages.showOlder();
  pages.replace({ id: 'd', isClosed: true });
  pages.replace({ id: 'b', isClosed: true });
  const closed = () => pages.items?.filter(({ isClosed }) => isClosed).map(({ id }) => id);
  expect([ids(pages), closed()]).toEqual([
    ['e', 'd', 'c', 'b'],
    ['d', 'b'],
  ]);
});

it('keeps nothing that is gone where the first page is all that there is', async () => {
  const { pages, items } = list(['c', 'b', 'a']);
  await settled();
  await pages.showOlder();
  items.splice(1, 1);
  pages.first.reload();
  await settled();
  expect([ids(pages), pages.hasMore]).toEqual([['c', 'a'], false]);
});

it('forgets everything once it may not be seen, and asks again only when told to', async () => {
  const { pages, refuse, calls } = list(['c', 'b', 'a']);
  await settled();
  await pages.showOlder();
  refuse();
  pages.first.reload();
  await settled();
  expect([pages.items, pages.first.isRefused]).toEqual([null, true]);
  const before = calls();
  window.dispatchEvent(new Event('focus'));
  await settled();
  expect(calls()).toBe(before);
  pages.first.reload();
  await settled();
  expect(calls()).toBe(before + 1);
});
