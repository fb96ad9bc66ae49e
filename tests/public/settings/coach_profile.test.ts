import { draftOf, isSame, limitProblem, toProfile, websiteProblem } from '$lib/settings/coach_profile';
import { expect, it } from 'vitest';

const profile = {
  specializations: ['Marathon'],
  certifications: [],
  bio: 'I coach.',
  phone: null,
  website: 'https://ana.example',
  clientLimit: 12,
  isActive: true,
};

it('comes back as it was', () => {
  expect(toProfile(draftOf(profile))).toEqual(profile);
  const empty = { ...profile, specializations: [], bio: null, website: null, clientLimit: null };
  expect(toProfile(draftOf(empty))).toEqual(empty);
});

it('is not changed by white space', () => {
  expect(isSame(draftOf(profile), { ...draftOf(profile), bio: ' I coach. ' })).toBe(true);
  expect(isSame(draftOf(profile), { ...draftOf(profile), bio: 'I coach!' })).toBe(false);
  expect(isSame(draftOf(profile), { ...draftOf(profile), specializations: [] })).toBe(false);
  expect(isSame(draftOf(profile), { ...draftOf(profile), isActive: false })).toBe(false);
});

it('adds what people leave out of an address', () => {
  expect(toProfile({ ...draftOf(null), website: ' ana.example/me ' }).website).toBe('https://ana.example/me');
});

it.each(['', 'ana.example', 'http://ana.example', 'HTTPS://ana.example/x?y'])(
  'takes the website %s',
  (website) => expect(websiteProblem(website)).toBeNull(),
);

it.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://ana.example',
  'ana',
  'https://',
  'two words.example',
])('refuses the website %s', (website) => expect(websiteProblem(website)).not.toBeNull());

it('takes a limit that is a whole number, or none', () => {
  for (const limit of ['', ' 12 ', '100000']) expect(limitProblem(limit)).toBeNull();
  for (const limit of ['0', '-1', '1.5', 'ten', '100001', '007']) expect(limitProblem(limit)).not.toBeNull();
});
