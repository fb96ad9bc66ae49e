import type { Role } from './api/types';

export interface Destination {
  path: string;
  label: string;
  icon: 'messages' | 'athletes' | 'assignments' | 'admin' | 'notifications' | 'settings';
}

const messages: Destination = { path: '/messages', label: 'Messages', icon: 'messages' };
const athletes: Destination = { path: '/coach/athletes', label: 'Athletes', icon: 'athletes' };
const assignments: Destination = { path: '/assignments', label: 'Assignments', icon: 'assignments' };
const admin: Destination = { path: '/admin', label: 'Admin', icon: 'admin' };

export const bell: Destination = { path: '/notifications', label: 'Notifications', icon: 'notifications' };
export const settings: Destination = { path: '/settings', label: 'Settings', icon: 'settings' };

/** Where somebody with these roles can go. */
export function destinationsFor(roles: readonly Role[]): Destination[] {
  const found: Destination[] = [];
  if (roles.includes('coach')) found.push(messages, athletes, assignments);
  else if (roles.includes('athlete')) found.push(messages, assignments);
  if (roles.includes('admin')) found.push(admin);
  return found;
}

/** Where somebody lands: a coach with the athletes, an athlete with the training. */
export function homeFor(roles: readonly Role[]): string {
  if (roles.includes('coach')) return athletes.path;
  if (roles.includes('athlete')) return assignments.path;
  return roles.includes('admin') ? admin.path : settings.path;
}

/** Whether a path belongs to a destination: itself, or something below it. */
export function isWithin(path: string, destination: string): boolean {
  return path === destination || path.startsWith(`${destination}/`);
}
