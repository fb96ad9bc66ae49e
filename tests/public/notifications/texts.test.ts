import { byDay, joined } from '$lib/notifications/order';
import { actorName, grouped, kindText, pathOf, textOf } from '$lib/notifications/texts';
import { dayOf } from '$lib/time';
import { routeOf } from '$src/routes';
import { describe, expect, it } from 'vitest';
import { kinds, notification } from '../support/examples';

const sentence = (...given: Parameters<typeof notification>) => {
  const one = notification(...given);
  const { before, after, nameless } = textOf(one);
  return `${before}${nameless ? '' : actorName(one)}${after}`;
};

describe('the text of a notification', () => {
  it('is a sentence of its own for each kind', () => {
    const all = kinds.map((kind) => sentence(kind));
    expect(new Set(all).size).toBe(kinds.length);
    for (const text of all) expect(text).toMatch(/^(?=[A-Z]).*(Sofia Brandt|report).*\.$/);
  });

  it('says what came of a report, and names nobody', () => {
    expect(sentence('report_closed', { title: 'warned' })).toBe(
      'The report of a message was closed. The sender was warned.',
    );
    expect(sentence('report_closed', { title: 'you_warned' })).toBe(
      'The report of a message was closed. You were warned.',
    );
    expect(sentence('report_closed', { title: 'something newer' })).toBe(
      'The report of a message was closed.',
    );
    expect(sentence('message_reported')).not.toContain('Sofia Brandt');
  });

  it('names what it is about', () => {
    expect(sentence('assignment_created', { title: 'Long run' })).toBe(
      'Sofia Brandt assigned you “Long run”.',
    );
    expect(sentence('assignment_created')).toBe('Sofia Brandt assigned you a workout.');
  });

  it('counts messages', () => {
    expect(sentence('message', { count: 3 })).toBe('Sofia Brandt sent you 3 messages.');
    expect(sentence('message')).toBe('Sofia Brandt sent you a message.');
  });

  it('does without a name where the account is gone', () => {
    expect(sentence('connection_ended', { actor: null })).toBe('Somebody ended your connection.');
  });

  it('says something of a kind that came with a later release', () => {
    expect(sentence('moon_landing')).toContain('Sofia Brandt');
    expect(kindText('moon_landing', true).label).toBe('moon landing');
  });
});

describe('where a notification belongs', () => {
  it('leads to its source', () => {
    expect(pathOf(notification('message', { sourceId: 'c1' }), true)).toBe('/messages/c1');
    expect(pathOf(notification('assignment_created', { sourceId: 'a1' }), false)).toBe('/assignments/a1');
    expect(pathOf(notification('workout_completed'), true)).toBe('/assignments?view=logged&athlete=sofia');
  });

  it('leads each side of a connection to its own page', () => {
    expect(pathOf(notification('connection_paused'), true)).toBe('/client-management');
    expect(pathOf(notification('connection_paused'), false)).toBe('/my-coach');
  });

  it('leads only to pages that there are', () => {
    for (const kind of kinds) {
      for (const isCoach of [true, false]) {
        const path = pathOf(notification(kind, { sourceId: 'x' }), isCoach);
        if (path) expect(routeOf(path.split('?')[0]!).route.path, `${kind}: ${path}`).not.toBe('');
      }
    }
  });
});

it('groups the switches, with kinds unknown here at the end', () => {
  const switches = ['message', 'moon_landing', 'workout_completed', 'connected'].map((kind) => ({
    kind,
    inApp: true,
    mail: false,
  }));
  expect(grouped(switches).map(({ title, items }) => [title, items.map(({ kind }) => kind)])).toEqual([
    ['Connections', ['connected']],
    ['Training', ['workout_completed']],
    ['Conversations', ['message']],
    ['Other', ['moon_landing']],
  ]);
});

it('groups notifications under the day of their last event, where the reader is', () => {
  const late = notification('message', { id: 'late', updatedAt: '2026-11-20T23:30:00.000Z' });
  const early = notification('message', { id: 'early', updatedAt: '2026-11-20T12:00:00.000Z' });
  expect(byDay([late, early], dayOf).map(([day, items]) => [day, items.map(({ id }) => id)])).toEqual([
    ['2026-11-21', ['late']],
    ['2026-11-20', ['early']],
  ]);
});

it('moves what happened again to the top, without doubling it', () => {
  const before = [
    notification('message', { id: 'b', updatedAt: '2026-11-20T11:00:00.000Z' }),
    notification('message', { id: 'a', updatedAt: '2026-11-20T10:00:00.000Z' }),
  ];
  const again = notification('message', { id: 'a', updatedAt: '2026-11-20T12:00:00.000Z', count: 2 });
  expect(joined([again], before).map(({ id, count }) => [id, count])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});
