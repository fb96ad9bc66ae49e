import { ApiError } from '$lib/api/error';
import { count, nameList, problemText, waitText } from '$lib/i18n/en';
import { describe, expect, it } from 'vitest';

const text = (status: number, code?: string, retryAfter: number | null = null) =>
  problemText(new ApiError(status, { code }, retryAfter));

describe('the text of a problem', () => {
  it('is different for each answer to connecting an athlete', () => {
    const texts = [
      text(404, 'user_not_found'),
      text(400, 'wrong_role'),
      text(409, 'already_connected'),
      text(409, 'athlete_left'),
      text(409, 'client_limit_reached'),
      text(403, 'forbidden'),
      text(429, 'too_many_requests', 30),
      text(503, 'unavailable'),
      text(0),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('tells a coach whose athlete left to invite again', () => {
    expect(text(409, 'athlete_left')).toContain('Invite them');
  });

  it('says how long to wait', () => {
    expect(text(429, 'too_many_requests', 30)).toContain('in 30 seconds');
    expect(text(429, 'too_many_requests')).toContain('in a moment');
  });

  it('falls back to the status, then to one for everything', () => {
    expect(text(403, 'something_new')).toBe(text(403));
    expect(text(500, 'internal')).toBe(text(599));
  });

  it('takes anything thrown for an unreachable server', () => {
    expect(problemText(new TypeError('Failed to fetch'))).toBe(text(0));
  });

  it('never shows what the server wrote for developers', () => {
    expect(problemText(new ApiError(500, { code: 'internal', detail: 'secret' }))).not.toContain('secret');
  });
});

it('counts', () => {
  expect(count(1, 'athlete')).toBe('1 athlete');
  expect(count(0, 'athlete')).toBe('0 athletes');
  expect(count(2, 'message has', 'messages have')).toBe('2 messages have');
  expect(waitText(91)).toBe('2 minutes');
});

it('lists names', () => {
  expect(nameList([])).toBe('');
  expect(nameList(['Ana'])).toBe('Ana');
  expect(nameList(['Ana', 'Ben', 'Cleo'])).toBe('Ana, Ben and Cleo');
  expect(nameList(['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'])).toBe('Ana, Ben and 3 others');
});
