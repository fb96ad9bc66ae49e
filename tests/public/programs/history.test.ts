import { begin, change, redo, undo } from '$lib/programs/history';
import { expect, it } from 'vitest';

it('goes back and forth, and forgets what was undone once something else is done', () => {
  let history = change(change(begin('a'), 'b'), 'c');
  history = undo(history);
  expect(history.present).toBe('b');
  expect(redo(history).present).toBe('c');
  history = change(history, 'd');
  expect(redo(history).present).toBe('d');
  expect(undo(undo(undo(history))).present).toBe('a');
});

it('takes typing on in one field as one change, until there is a pause', () => {
  let history = change(begin(''), 's', 'title', 1000);
  history = change(history, 'sq', 'title', 1800);
  history = change(history, 'squ', 'title', 2600);
  expect(history.past).toEqual(['']);
  expect(change(history, 'squa', 'title', 9000).past).toEqual(['', 'squ']);
  expect(change(history, 'x', 'notes', 2700).past).toEqual(['', 'squ']);
  // After an undo nothing goes on.
  expect(change(undo(history), 'q', 'title', 2700).past).toEqual(['']);
});

it('takes no change as none', () => {
  const history = begin('a');
  expect(change(history, 'a')).toBe(history);
});
