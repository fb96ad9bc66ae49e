import { deviceOf } from '$lib/account/device';
import type { AccessEntry } from '$lib/api/types';
import { dayOf } from '$lib/time';

const kinds: Record<string, string> = {
  workouts: 'your workouts',
  progress: 'your progress',
  analytics: 'your analytics',
  personal_info: 'your personal details',
  personalInfo: 'your personal details',
  overview: 'your overview',
};

/** What somebody did, to be read after the name: `looked at your workouts`. */
export function accessText({ kind, allowed }: Pick<AccessEntry, 'kind' | 'allowed'>): string {
  const what = kinds[kind] ?? 'your data';
  return allowed ? `looked at ${what}` : `tried to look at ${what} and was refused`;
}

/** The same by the same person several times in a row on one day, as one line. */
export interface AccessLine {
  entry: AccessEntry;
  times: number;
  /** The earliest of them; `entry` is the latest. */
  first: string;
}

/** Entries, the latest first, under their days where the reader is, the latest first. */
export function accessByDay(entries: readonly AccessEntry[]): [string, AccessLine[]][] {
  const days = new Map<string, AccessLine[]>();
  for (const entry of entries) {
    const day = dayOf(new Date(entry.at));
    const lines = days.get(day) ?? [];
    const last = lines.at(-1);
    if (last && isSame(last.entry, entry)) {
      last.times += 1;
      last.first = entry.at;
    } else lines.push({ entry, times: 1, first: entry.at });
    days.set(day, lines);
  }
  return [...days];
}

function isSame(one: AccessEntry, other: AccessEntry): boolean {
  return (
    one.actor.id === other.actor.id &&
    one.actor.displayName === other.actor.displayName &&
    one.kind === other.kind &&
    one.allowed === other.allowed &&
    one.ipAddress === other.ipAddress
  );
}

/** Who looked and from where, as far as it is known: `Administrator · Firefox on Windows · 203.0.113.24`. */
export function placeText({ actor, userAgent, ipAddress }: AccessEntry): string {
  const role = actor.role === 'admin' ? 'Administrator' : null;
  const device = userAgent && deviceOf(userAgent).name;
  return [role, device, ipAddress].filter(Boolean).join(' · ');
}
