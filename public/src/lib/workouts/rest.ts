/** A pause between sets. It ends at an instant, so that a reload, a sleeping phone or a slow tab cannot stretch it. */
export interface Rest {
  /** Milliseconds since 1970. */
  endsAt: number;
  /** How long it is as a whole. */
  seconds: number;
  /** What comes after it. */
  next: string;
}

const longest = 3600;

export function startRest(seconds: number, next: string, now: number): Rest | null {
  const whole = Math.min(longest, Math.round(seconds));
  return whole > 0 ? { endsAt: now + whole * 1000, seconds: whole, next } : null;
}

/** Seconds that are left, rounded up as clocks in gyms do; 0 when it is over. */
export function secondsLeft(rest: Rest, now: number): number {
  // A clock that was set back must not make a pause of hours.
  return Math.max(0, Math.min(longest, Math.ceil((rest.endsAt - now) / 1000)));
}

/** Longer, or with a negative number shorter. Null when that leaves nothing. */
export function stretched(rest: Rest, seconds: number, now: number): Rest | null {
  const left = Math.min(longest, secondsLeft(rest, now) + seconds);
  if (left <= 0) return null;
  return { ...rest, endsAt: now + left * 1000, seconds: Math.max(left, rest.seconds + seconds) };
}

/** The part of it that is over, from 0 to 1. */
export function elapsedPart(rest: Rest, now: number): number {
  return rest.seconds > 0 ? 1 - Math.min(1, secondsLeft(rest, now) / rest.seconds) : 1;
}

/** Whether it ended so long ago that nobody waits for it any more. */
export function isStale(rest: Rest, now: number): boolean {
  return now - rest.endsAt > 60_000;
}
