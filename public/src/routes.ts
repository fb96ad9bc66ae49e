// Every page on one page. Who may open it, and the file it lives in, loaded when it is needed.
import type { Component } from 'svelte';
import type { Role } from './lib/api/types';

export interface Route {
  path: string;
  title: string;
  /** Everybody, only those who are not signed in, all who are, or only those with one of these roles. */
  access: 'anybody' | 'signedOut' | 'signedIn' | Role[];
  /** Where the page is the whole window: no navigation around it. */
  bare?: boolean;
  page: () => Promise<{ default: Page }>;
}

/** Pages take the path's parameters; one without any in its path may leave them out. */
export type Page = Component<{ params: Params }> | Component<Record<string, never>>;

export type Params = Record<string, string | undefined>;

const clients = () => import('./routes/Clients.svelte');
const messages = () => import('./routes/Messages.svelte');
const program = () => import('./routes/Program.svelte');
const settings = () => import('./routes/Settings.svelte');

export const routes: Route[] = [
  {
    path: '/sign-in',
    title: 'Sign in',
    access: 'signedOut',
    bare: true,
    page: () => import('./routes/SignIn.svelte'),
  },
  {
    path: '/sign-up',
    title: 'Create an account',
    access: 'signedOut',
    bare: true,
    page: () => import('./routes/SignUp.svelte'),
  },
  {
    path: '/forgot-password',
    title: 'Forgot password',
    access: 'anybody',
    bare: true,
    page: () => import('./routes/ForgotPassword.svelte'),
  },
  {
    path: '/reset-password/{token}',
    title: 'New password',
    access: 'anybody',
    bare: true,
    page: () => import('./routes/ResetPassword.svelte'),
  },
  {
    path: '/confirm-email/{token}',
    title: 'Confirm e-mail',
    access: 'anybody',
    bare: true,
    page: () => import('./routes/ConfirmEmail.svelte'),
  },
  {
    path: '/unsubscribe/{token}',
    title: 'Unsubscribe',
    access: 'anybody',
    bare: true,
    page: () => import('./routes/Unsubscribe.svelte'),
  },
  { path: '/client-management', title: 'Clients', access: ['coach'], page: clients },
  { path: '/coach/athletes', title: 'Clients', access: ['coach'], page: clients },
  {
    path: '/coach/athletes/{athleteId}',
    title: 'Athlete',
    access: ['coach'],
    page: () => import('./routes/Athlete.svelte'),
  },
  {
    path: '/my-coach',
    title: 'My coach',
    access: ['athlete'],
    page: () => import('./routes/MyCoach.svelte'),
  },
  {
    path: '/invitations',
    title: 'Invitations',
    access: ['athlete'],
    page: () => import('./routes/Invitations.svelte'),
  },
  {
    path: '/invitations/{code}',
    title: 'Invitation',
    access: 'anybody',
    page: () => import('./routes/Invitation.svelte'),
  },
  { path: '/messages', title: 'Messages', access: ['coach', 'athlete'], page: messages },
  { path: '/messages/{conversationId}', title: 'Messages', access: ['coach', 'athlete'], page: messages },
  {
    path: '/assignments',
    title: 'Assignments',
    access: ['coach', 'athlete'],
    page: () => import('./routes/Assignments.svelte'),
  },
  {
    path: '/assignments/{assignmentId}',
    title: 'Workout',
    access: ['athlete'],
    page: () => import('./routes/Workout.svelte'),
  },
  {
    path: '/calendar',
    title: 'Calendar',
    access: ['coach', 'athlete'],
    page: () => import('./routes/Calendar.svelte'),
  },
  {
    path: '/exercises',
    title: 'Exercises',
    access: ['coach', 'athlete'],
    page: () => import('./routes/Exercises.svelte'),
  },
  {
    path: '/programs',
    title: 'Programs',
    access: ['coach', 'athlete'],
    page: () => import('./routes/Programs.svelte'),
  },
  { path: '/programs/new', title: 'New program', access: ['coach', 'athlete'], page: program },
  { path: '/programs/{programId}', title: 'Program', access: ['coach', 'athlete'], page: program },
  {
    path: '/workouts',
    title: 'Workouts',
    access: ['athlete'],
    page: () => import('./routes/Workouts.svelte'),
  },
  {
    path: '/workouts/session',
    title: 'Workout',
    access: ['athlete'],
    page: () => import('./routes/Session.svelte'),
  },
  {
    path: '/workouts/{logId}',
    title: 'Workout',
    access: ['athlete'],
    page: () => import('./routes/WorkoutLog.svelte'),
  },
  {
    path: '/analytics',
    title: 'Analytics',
    access: ['athlete'],
    page: () => import('./routes/Analytics.svelte'),
  },
  {
    path: '/import',
    title: 'Import and export',
    access: ['athlete'],
    page: () => import('./routes/Import.svelte'),
  },
  {
    path: '/dashboard',
    title: 'Dashboard',
    access: ['coach'],
    page: () => import('./routes/Dashboard.svelte'),
  },
  {
    path: '/coach/compare',
    title: 'Compare athletes',
    access: ['coach'],
    page: () => import('./routes/Compare.svelte'),
  },
  {
    path: '/admin',
    title: 'Administration',
    access: ['admin'],
    page: () => import('./routes/Admin.svelte'),
  },
  {
    path: '/notifications',
    title: 'Notifications',
    access: 'signedIn',
    page: () => import('./routes/Notifications.svelte'),
  },
  { path: '/settings', title: 'Settings', access: 'signedIn', page: settings },
  { path: '/settings/{section}', title: 'Settings', access: 'signedIn', page: settings },
];

export const notFound: Route = {
  path: '',
  title: 'Not found',
  access: 'anybody',
  page: () => import('./routes/NotFound.svelte'),
};

/** The route of a path with its parameters; `notFound` where there is none. */
export function routeOf(path: string): { route: Route; params: Params } {
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { route, params };
  }
  return { route: notFound, params: {} };
}

/** The parameters in `path` where it has the shape of `pattern`, else null. */
export function match(pattern: string, path: string): Params | null {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return null;
  const params: Params = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{') && value) params[part.slice(1, -1)] = decodePart(value);
    else if (part !== value) return null;
  }
  return params;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
