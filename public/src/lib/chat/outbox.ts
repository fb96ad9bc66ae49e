import type { ApiError } from '$lib/api/error';
import type { Message, Quote } from '$lib/api/types';

/** A message that the server has not acknowledged. `clientKey` is its Idempotency-Key in every attempt. */
export interface Pending {
  clientKey: string;
  conversationId: string;
  senderId: string;
  content: string;
  createdAt: string;
  replyTo: Quote | null;
  mentions: string[];
  state: 'waiting' | 'sending' | 'failed';
  attempts: number;
  /** Milliseconds since 1970 before which no further attempt is made. */
  notBefore: number;
  /** The API's code of the last failure. */
  error: string | null;
}

const firstDelay = 1_000;
const longestDelay = 30_000;
/** Longer than another tab's attempt takes. */
const leftAloneMs = 20_000;

/**
 * The server remembers a key for 24 hours. Later than this a repeated attempt might store the message a second time, so it
 * takes a person to say so.
 */
const keyLife = 20 * 3600_000;

/** What somebody wrote: the text, the message that it answers, and who is named in it. */
export interface Draft {
  content: string;
  replyTo: Quote | null;
  mentions: string[];
}

export function newPending(
  { content, replyTo, mentions }: Draft,
  at: { conversationId: string; senderId: string; clientKey: string; now: Date },
): Pending {
  return {
    clientKey: at.clientKey,
    conversationId: at.conversationId,
    senderId: at.senderId,
    content: content.trim(),
    createdAt: at.now.toISOString(),
    replyTo,
    mentions,
    state: 'waiting',
    attempts: 0,
    notBefore: 0,
    error: null,
  };
}

/** What becomes of a message after a failed attempt: it waits if the failure may pass, else a person has to decide. */
export function afterFailure(pending: Pending, error: ApiError, now: number): Pending {
  const attempts = pending.attempts + 1;
  const isOver = error.status === 401;
  if (!error.isTemporary && !isOver) return { ...pending, state: 'failed', attempts, error: error.code };
  const delay = Math.min(longestDelay, firstDelay * 2 ** (attempts - 1));
  return {
    ...pending,
    state: 'waiting',
    attempts,
    notBefore: now + Math.max(delay, (error.retryAfter ?? 0) * 1000),
    error: error.code,
  };
}

/** What was kept from an earlier page: an attempt cut off by a reload is made again, with the same key. */
export function afterReload(pending: Pending): Pending {
  return pending.state === 'failed' ? pending : { ...pending, state: 'waiting', notBefore: 0 };
}

/**
 * What another tab has just kept is for that tab to send, and to hurry. Only if nothing more is heard of it (the tab may be
 * closed) is it sent from here.
 */
export function leftToOther(pending: Pending, now: number): Pending {
  if (pending.state === 'failed') return pending;
  const notBefore = Math.max(pending.notBefore, now) + leftAloneMs;
  return { ...pending, state: 'waiting', notBefore, error: null };
}

/** What waits, as long as the server is sure to remember its key. The page may have slept for days. */
export function inTime(pending: Pending, now: number): Pending {
  if (pending.state !== 'waiting' || !isOld(pending, now)) return pending;
  return { ...pending, state: 'failed', error: 'too_old' };
}

/** A person asks for another attempt. Only where the server may have forgotten the key is it a new message. */
export function afterRetry(pending: Pending, newKey: string, now: Date): Pending {
  return {
    ...pending,
    ...(isOld(pending, now.getTime()) ? { clientKey: newKey, createdAt: now.toISOString() } : {}),
    state: 'waiting',
    notBefore: 0,
    error: null,
  };
}

function isOld({ createdAt }: Pending, now: number): boolean {
  return now - Date.parse(createdAt) > keyLife;
}

/** The messages still to be shown as pending: those that the server has not listed. */
export function withoutArrived(pending: readonly Pending[], arrived: readonly Message[]): Pending[] {
  const keys = new Set(arrived.map((message) => message.clientKey).filter((key) => key !== null));
  return pending.filter((one) => !keys.has(one.clientKey));
}

/**
 * The one to send next in a conversation, if it is time: strictly in order, so that a message never overtakes one that waits.
 * A failed one does not hold up the others.
 */
export function nextToSend(pending: readonly Pending[], now: number): Pending | null {
  const first = pending.find((one) => one.state !== 'failed');
  return first && first.state === 'waiting' && first.notBefore <= now ? first : null;
}

/** Reads a kept message; null for anything that is not one. */
export function parsePending(text: string): Pending | null {
  try {
    const value = JSON.parse(text) as Partial<Pending>;
    const isWhole =
      typeof value.clientKey === 'string' &&
      typeof value.conversationId === 'string' &&
      typeof value.senderId === 'string' &&
      typeof value.content === 'string' &&
      typeof value.createdAt === 'string';
    return isWhole
      ? ({
          state: 'waiting',
          attempts: 0,
          notBefore: 0,
          error: null,
          replyTo: null,
          mentions: [],
          ...value,
        } as Pending)
      : null;
  } catch {
    return null;
  }
}
