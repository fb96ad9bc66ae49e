import { pieces } from '$lib/chat/links';
import { expect, it } from 'vitest';

const hrefs = (text: string) => pieces(text).flatMap((piece) => piece.href ?? []);

it('finds web addresses without the punctuation after them', () => {
  expect(hrefs('See https://a.example/x?y=1. And (http://b.example)!')).toEqual([
    'https://a.example/x?y=1',
    'http://b.example',
  ]);
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'a.example', 'https://', 'xhttps:/a'])(
  'leaves %s alone',
  (text) => {
    expect(hrefs(text)).toEqual([]);
  },
);

it.each(['', 'plain', '<b>x</b> https://a.example "q"', 'https://a.example'])(
  'loses nothing of %j',
  (text) => {
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  },
);
