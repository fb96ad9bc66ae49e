import type { Role } from './api/types';

export interface Destination {
  path: string;
  label: string;
  icon:
    | 'messages'
    | 'dashboard'
    | 'clients'
    | 'workouts'
    | 'calendar'
    | 'programs'
    | 'analytics'
    | 'coach'
    | 'admin'
    | 'notifications'
    | 'settings';
  /** Other paths that belong to it, each with what is below. */
  also?: string[];
  /** On a phone it is behind "More" where there are many. */
  isSeldom?: boolean;
}

const messages: Destination = { path: '/messages', label: 'Messages', icon: 'messages' };
const clients: Destination = {
  path: '/client-management',
  label: 'Clients',
  icon: 'clients',
  also: ['/coach/athletes'],
};
const dashboard: Destination = {
  path: '/dashboard',
  label: 'Dashboard',
  icon: 'dashboard',
  also: ['/coach/compare'],
};
const calendar: Destination = {
  path: '/calendar',
  label: 'Calendar',
  icon: 'calendar',
  also: ['/assignments'],
};
const programs: Destination = {
  path: '/programs',
  label: 'Programs',
  icon: 'programs',
  also: ['/exercises'],
  isSeldom: true,
};
const workouts: Destination = { path: '/workouts', label: 'Workouts', icon: 'workouts' };
const analytics: Destination = {
  path: '/analytics',
  label: 'Analytics',
  icon: 'analytics',
  also: ['/import'],
};
const coach: Destination = {
  path: '/my-coach',
  label: 'My coach',
  icon: 'coach',
  also: ['/invitations'],
  isSeldom: true,
};
const admin: Destination = { path: '/admin', label: 'Admin', icon: 'admin', isSeldom: true };

export const bell: Destination = { path: '/notifications', label: 'Notifications', icon: 'notifications' };
export const settings: Destination = {
  path: '/settings',
  label: 'Settings',
  icon: 'settings',
  isSeldom: true,
};

/** As many as a phone's bar has room for with their words. */
const mostInBar = 5;

/** What a phone's bar shows, and what is behind its "More". */
export function barFor(roles: readonly Role[]): { shown: Destination[]; more: Destination[] } {
  const all = [...destinationsFor(roles), bell, settings];
  return all.length <= mostInBar
    ? { shown: all, more: [] }
    : { shown: all.filter((one) => !one.isSeldom), more: all.filter((one) => one.isSeldom) };
}

/** Where somebody with these roles can go. */
export function destinationsFor(roles: readonly Role[]): Destination[] {
  const found: Destination[] = [];
  if (roles.includes('coach')) found.push(dashboard, clients, calendar, programs, messages);
  else if (roles.includes('athlete')) found.push(workouts, calendar, programs, analytics, messages, coach);
  if (roles.includes('admin')) found.push(admin);
  return found;
}

/** Where somebody lands: a coach with all athletes' figures, an athlete with the training of today. */
export function homeFor(roles: readonly Role[]): string {
  if (roles.includes('coach')) return dashboard.path;
  if (roles.includes('athlete')) return workouts.path;
  return roles.includes('admin') ? admin.path : settings.path;
}

/** Whether a path is this one, or something below it. */
export function isWithin(path: string, destination: string): boolean {
  return path === destination || path.startsWith(`${destination}/`);
}

/** Whether a path belongs to a destination: to its own or to one of its others. */
export function belongsTo(path: string, { path: own, also = [] }: Destination): boolean {
  return [own, ...also].some((one) => isWithin(path, one));
}
