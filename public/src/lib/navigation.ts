import type { Role } from './api/types';

export interface Destination {
  path: string;
  label: string;
  icon:
    | 'messages'
    | 'clients'
    | 'assignments'
    | 'coach'
    | 'dashboard'
    | 'analytics'
    | 'admin'
    | 'notifications'
    | 'settings';
  /** Other paths that belong to it, each with what is below. */
  also?: string[];
}

const messages: Destination = { path: '/messages', label: 'Messages', icon: 'messages' };
const clients: Destination = {
  path: '/client-management',
  label: 'Clients',
  icon: 'clients',
  also: ['/coach/athletes'],
};
const assignments: Destination = { path: '/assignments', label: 'Assignments', icon: 'assignments' };
const coach: Destination = { path: '/my-coach', label: 'My coach', icon: 'coach', also: ['/invitations'] };
const dashboard: Destination = {
  path: '/dashboard',
  label: 'Dashboard',
  icon: 'dashboard',
  also: ['/coach/compare'],
};
const analytics: Destination = {
  path: '/analytics',
  label: 'Analytics',
  icon: 'analytics',
  also: ['/import'],
};
const admin: Destination = { path: '/admin', label: 'Admin', icon: 'admin' };

export const bell: Destination = { path: '/notifications', label: 'Notifications', icon: 'notifications' };
export const settings: Destination = { path: '/settings', label: 'Settings', icon: 'settings' };

/** Where somebody with these roles can go. */
export function destinationsFor(roles: readonly Role[]): Destination[] {
  const found: Destination[] = [];
  if (roles.includes('coach')) found.push(messages, dashboard, clients, assignments);
  else if (roles.includes('athlete')) found.push(messages, assignments, analytics, coach);
  if (roles.includes('admin')) found.push(admin);
  return found;
}

/** Where somebody lands: a coach with the clients, an athlete with the training. */
export function homeFor(roles: readonly Role[]): string {
  if (roles.includes('coach')) return clients.path;
  if (roles.includes('athlete')) return assignments.path;
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
