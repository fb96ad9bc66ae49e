// @vitest-environment jsdom
import type { Role } from '$lib/api/types';
import { barFor, belongsTo, destinationsFor, homeFor, isWithin } from '$lib/navigation';
import { detour } from '$src/detour';
import { returnPath } from '$src/router.svelte';
import { match, notFound, routeOf, routes } from '$src/routes';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const paths = (...roles: Role[]) => destinationsFor(roles).map((one) => one.path);

describe('navigation by role', () => {
  it('leads each role to its own pages', () => {
    expect(paths('coach')).toEqual([
      '/dashboard',
      '/client-management',
      '/calendar',
      '/programs',
      '/messages',
    ]);
    expect(paths('athlete')).toEqual([
      '/workouts',
      '/calendar',
      '/programs',
      '/analytics',
      '/messages',
      '/my-coach',
    ]);
    expect(paths('admin')).toEqual(['/admin']);
    expect(paths('coach', 'admin')).toEqual([...paths('coach'), '/admin']);
    expect(paths()).toEqual([]);
  });

  it('lands where the role’s work is', () => {
    expect(homeFor(['coach', 'admin'])).toBe('/dashboard');
    expect(homeFor(['athlete'])).toBe('/workouts');
    expect(homeFor(['admin'])).toBe('/admin');
    expect(homeFor([])).toBe('/settings');
  });

  it('keeps what a phone has no room for behind "More"', () => {
    for (const roles of [['coach'], ['athlete'], ['coach', 'admin']] as Role[][]) {
      const { shown, more } = barFor(roles);
      expect(shown.length).toBeLessThanOrEqual(5);
      expect([...shown, ...more].map(({ path }) => path).sort()).toEqual(
        [...paths(...roles), '/notifications', '/settings'].sort(),
      );
    }
    expect(barFor(['admin']).more).toEqual([]);
  });

  it.each<Role[]>([['coach'], ['athlete'], ['admin'], ['coach', 'admin']])(
    'offers %s only pages that exist and are allowed',
    (...roles) => {
      for (const { path } of destinationsFor(roles)) {
        const { access } = routeOf(path).route;
        expect(Array.isArray(access) && access.some((role) => roles.includes(role))).toBe(true);
      }
    },
  );

  it('marks a destination also below it', () => {
    expect(isWithin('/messages/1', '/messages')).toBe(true);
    expect(isWithin('/messages', '/messages')).toBe(true);
    expect(isWithin('/messagesx', '/messages')).toBe(false);
    const clients = destinationsFor(['coach']).find(({ path }) => path === '/client-management');
    expect(belongsTo('/coach/athletes/1', clients!)).toBe(true);
    expect(belongsTo('/client-management', clients!)).toBe(true);
    expect(belongsTo('/messages', clients!)).toBe(false);
    const [, calendar] = destinationsFor(['athlete']);
    expect(belongsTo('/assignments/1', calendar!)).toBe(true);
  });
});

describe('routes', () => {
  it('find parameters', () => {
    expect(match('/messages/{conversationId}', '/messages/a%20b')).toEqual({
      conversationId: 'a b',
    });
    expect(match('/messages/{conversationId}', '/messages/')).toBeNull();
    expect(match('/messages/{conversationId}', '/messages/a/b')).toBeNull();
    expect(match('/messages/{conversationId}', '/messages/%')).toEqual({
      conversationId: '%',
    });
    expect(match('/settings', '/settings/')).toEqual({});
  });

  it('keep one page for the list and for a conversation, so that neither is made anew', () => {
    expect(routeOf('/messages').route.page).toBe(routeOf('/messages/1').route.page);
  });

  it('take a new program for none that exists', () => {
    expect(routeOf('/programs/new').params).toEqual({});
    expect(routeOf('/programs/p1').params).toEqual({ programId: 'p1' });
  });

  it('answer everything else with a page of its own', () => {
    expect(routeOf('/nowhere').route).toBe(notFound);
  });

  it('keep one page for the clients under both of its addresses', () => {
    expect(routeOf('/coach/athletes').route.page).toBe(routeOf('/client-management').route.page);
  });

  it('let nobody who is not signed in onto a page of somebody’s data', () => {
    const open = routes.filter((route) => !Array.isArray(route.access) && route.access !== 'signedIn');
    // What the pages with a code or a token show is asked for with it.
    expect(open.map((route) => route.path)).toEqual([
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/reset-password/{token}',
      '/confirm-email/{token}',
      '/unsubscribe/{token}',
      '/invitations/{code}',
    ]);
  });
});

describe('the way back after signing in', () => {
  const from = (next: string) => returnPath(new URLSearchParams({ next }));

  it('is a path of this site', () => {
    expect(from('/messages/1?x=y')).toBe('/messages/1?x=y');
    expect(returnPath(new URLSearchParams())).toBeNull();
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'is never %s',
    (next) => expect(from(next)).toBeNull(),
  );
});

it('has a page for every link in a mail', () => {
  const letters = readFileSync(resolve(import.meta.dirname, '../../lib/mail/letter.cpp'), 'utf8');
  const links = [...letters.matchAll(/(?:page|tokenPage)\("([^"]+)"/g)].map(([, path]) => path!);
  expect(links).toContain('/client-management');
  for (const path of links) {
    const { route } = routeOf(path.endsWith('/') ? `${path}x` : path);
    expect(route, path).not.toBe(notFound);
  }
});

describe('a detour', () => {
  const from = (address: string, roles: Role[] | null, hasLeft = false) => {
    const { pathname: path, searchParams: query } = new URL(address, 'http://a.example');
    return detour({ path, query, access: routeOf(path).route.access, roles, hasLeft });
  };

  it('leads those who are not signed in to where they can, and back afterwards', () => {
    expect(from('/', null)).toBe('/sign-in');
    expect(from('/assignments?view=logged', null)).toBe('/sign-in?next=%2Fassignments%3Fview%3Dlogged');
    expect(from('/sign-in?next=%2Fassignments%3Fview%3Dlogged', ['coach'])).toBe('/assignments?view=logged');
  });

  it('does not lead back who chose to leave', () => {
    expect(from('/settings', null, true)).toBe('/sign-in');
    expect(from('/sign-up', null, true)).toBeNull();
  });

  it('leads who is signed in past the sign-in', () => {
    expect(from('/', ['athlete'])).toBe('/workouts');
    expect(from('/sign-up', ['coach'])).toBe('/dashboard');
    expect(from('/sign-in?next=//evil.example', ['admin'])).toBe('/admin');
  });

  it('lets everybody else stay', () => {
    expect(from('/messages', ['coach'])).toBeNull();
    expect(from('/nowhere', null)).toBeNull();
    // Who lacks the role is told so where they are.
    expect(from('/coach/athletes', ['athlete'])).toBeNull();
  });
});
