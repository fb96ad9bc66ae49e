import type { Role } from './lib/api/types';
import { homeFor } from './lib/navigation';
import { returnPath } from './router.svelte';
import type { Route } from './routes';

interface Visit {
  path: string;
  query: URLSearchParams;
  access: Route['access'];
  /** The visitor's roles, or null where nobody is signed in. */
  roles: readonly Role[] | null;
  /** Whether the visitor has just signed out, and so does not want to be led back. */
  hasLeft: boolean;
}

/** Where to lead somebody who has no business at a path; null for who may stay. */
export function detour({ path, query, access, roles, hasLeft }: Visit): string | null {
  if (roles) {
    if (path === '/') return homeFor(roles);
    return access === 'signedOut' ? (returnPath(query) ?? homeFor(roles)) : null;
  }
  if (path === '/') return '/sign-in';
  if (access === 'signedOut' || access === 'anybody') return null;
  return hasLeft ? '/sign-in' : `/sign-in?next=${encodeURIComponent(query.size ? `${path}?${query}` : path)}`;
}
