import { parse } from '$lib/chat/markdown';
import { hasMarks, isEmojiOnly, plain, type Block, type Inline } from '$lib/chat/text';
import { describe, expect, it } from 'vitest';

const inline = (part: Inline): string => {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'code') return `<code>${part.text}</code>`;
  if (part.kind === 'link') return `<a ${part.href}>${part.text}</a>`;
  return `<${part.kind}>${part.children.map(inline).join('')}</${part.kind}>`;
};
const block = (one: Block): string => {
  if (one.kind === 'text') return one.children.map(inline).join('');
  if (one.kind === 'code') return `<pre>${one.text}</pre>`;
  if (one.kind === 'quote') return `<quote>${one.children.map(block).join('|')}</quote>`;
  const tag = one.ordered ? 'ol' : 'ul';
  return `<${tag}>${one.items.map((item) => `<li>${item.map(block).join('|')}</li>`).join('')}</${tag}>`;
};
const shown = (text: string) => (hasMarks(text) ? parse(text) : plain(text)).map(block).join('|');

it.each([
  ['*easy* and **hard** and ~~not~~', '<em>easy</em> and <strong>hard</strong> and <del>not</del>'],
  ['***both***', '<em><strong>both</strong></em>'],
  ['use `a < b` here', 'use <code>a < b</code> here'],
  ['```\n3 x 8\n  then rest\n```', '<pre>3 x 8\n  then rest</pre>'],
  ['Plan:\n- run\n- swim\n  - drills', 'Plan:|<ul><li>run</li><li>swim|<ul><li>drills</li></ul></li></ul>'],
  ['1. run\n2. swim', '<ol><li>run</li><li>swim</li></ol>'],
  ['> as you said\n\nyes', '<quote>as you said</quote>|yes'],
  ['\\*stars\\*', '*stars*'],
])('shows %j', (text, expected) => expect(shown(text)).toBe(expected));

it.each([
  '# no heading',
  'no heading\n===',
  'a\n---\nb',
  '<b onclick=alert(1)>bold</b> &lt;i&gt; &amp;amp;',
  '<script>alert(1)</script>',
  '![alt](https://e.example/x.png)',
  '|a|b|\n|-|-|\n|1|2|',
  '[1]: /none',
  'two  spaces\n\n\ttab',
  '4*8 min and 3*10, 5*5*100',
  '>90 % of max',
  '~5 km, then ~10',
  '12. December',
  '1. only one',
  'snake_case_name',
  'www',
  'a\n\n\nb',
  'שלום *',
])('leaves %j as it is', (text) => expect(shown(text)).toBe(text));

describe('links', () => {
  it.each([
    ['https://a.example/x?y=1.', '<a https://a.example/x?y=1>https://a.example/x?y=1</a>.'],
    ['(see https://a.example/x)', '(see <a https://a.example/x>https://a.example/x</a>)'],
    ['[plan](https://a.example)', '<a https://a.example>plan</a>'],
    ['write to a@b.example', 'write to <a mailto:a@b.example>a@b.example</a>'],
    ['www.a.example', '<a http://www.a.example>www.a.example</a>'],
  ])('makes %j one', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,1)',
    '[https://bank.example](https://evil.example)',
    'ftp://a.example',
    'javascript:alert(1)',
  ])('makes %j none', (text) => expect(shown(text)).toBe(text));
});

it.each([
  '> '.repeat(3_000) + 'x',
  '- '.repeat(3_000) + 'x',
  '*a **a '.repeat(1_400),
  '['.repeat(10_000),
  '[a]('.repeat(2_500),
  '*'.repeat(10_000),
  '`'.repeat(9_999),
  '<a@'.repeat(3_000),
  '~~a'.repeat(3_000),
  '_a'.repeat(5_000),
  '1. a\n'.repeat(2_000),
  'https://'.repeat(1_200),
  'a@'.repeat(5_000),
])('reads the longest of texts in no time: %#', (text) => {
  const began = performance.now();
  parse(text);
  expect(performance.now() - began).toBeLessThan(1_500);
});

it('knows texts that are emoji alone', () => {
  for (const text of ['👍', '💪🏽🔥', '❤️', '👩‍👩‍👧']) expect(isEmojiOnly(text), text).toBe(true);
  for (const text of ['1', 'ok 👍', '👍👍👍👍', '']) expect(isEmojiOnly(text), text).toBe(false);
});
