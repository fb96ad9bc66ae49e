// Finished sessions on their way to the server.
import type { ApiError } from '$lib/api/error';
import type { NewLog, WorkoutLog } from '$lib/api/types';
import { parseDraft, type Draft } from './draft';

/** A finished session that the server has not acknowledged. `key` is its Idempotency-Key in every attempt. */
export interface Upload {
  key: string;
  /** To go on with if the server refuses it. */
  draft: Draft;
  /** Made once: an attempt with another body would be another request. */
  body: NewLog;
  assignmentId: string | null;
  finishedAt: string;
  state: 'waiting' | 'refused';
  attempts: number;
  /** Milliseconds since 1970 before which no further attempt is made. */
  notBefore: number;
  /** When the first attempt was made; null before it. */
  attemptedAt: string | null;
  /** The API's code of the last failure. */
  error: string | null;
}

const firstDelay = 2_000;
const longestDelay = 60_000;

/** The server remembers a key for 24 hours. After that only looking shows whether an earlier attempt arrived. */
const keyLife = 20 * 3600_000;

export function newUpload(draft: Draft, body: NewLog, key: string, now: Date): Upload {
  return {
    key,
    draft,
    body,
    assignmentId: draft.assignmentId,
    finishedAt: now.toISOString(),
    state: 'waiting',
    attempts: 0,
    notBefore: 0,
    attemptedAt: null,
    error: null,
  };
}

/** As it is kept while an attempt is made: whoever finds it later knows that it may have arrived. */
export function attempted(upload: Upload, now: Date): Upload {
  return { ...upload, attempts: upload.attempts + 1, attemptedAt: upload.attemptedAt ?? now.toISOString() };
}

/** What becomes of it after a failed attempt: it waits if the failure may pass, else a person has to decide. */
export function afterFailure(upload: Upload, error: ApiError, now: number): Upload {
  // A session that ended comes back with the next sign-in.
  const mayPass = error.isTemporary || error.status === 401 || error.code === 'feature_disabled';
  if (!mayPass) return { ...upload, state: 'refused', error: error.code };
  const delay = Math.min(longestDelay, firstDelay * 2 ** Math.max(0, upload.attempts - 1));
  const notBefore = now + Math.max(delay, (error.retryAfter ?? 0) * 1000);
  return { ...upload, state: 'waiting', notBefore, error: error.code };
}

/** The network is back, or somebody looks: what waits for no more than the network waits no longer. */
export function hurried(upload: Upload): Upload {
  return upload.state === 'waiting' && upload.error === 'unreachable' ? { ...upload, notBefore: 0 } : upload;
}

/** A person asks for another attempt: with the same key, so that it is still stored once. */
export function retried(upload: Upload): Upload {
  return { ...upload, state: 'waiting', notBefore: 0, error: null };
}

/** The oldest one whose time has come. */
export function nextToSend(uploads: readonly Upload[], now: number): Upload | null {
  return uploads.find(({ state, notBefore }) => state === 'waiting' && notBefore <= now) ?? null;
}

/** Milliseconds until another one is due; null where none waits. */
export function untilNext(uploads: readonly Upload[], now: number): number | null {
  const waits = uploads.filter(({ state }) => state === 'waiting').map(({ notBefore }) => notBefore - now);
  return waits.length ? Math.max(0, Math.min(...waits)) : null;
}

/** Whether to look on the server first: an attempt was made so long ago that its key may be forgotten. */
export function mayBeForgotten({ attemptedAt }: Upload, now: number): boolean {
  return attemptedAt !== null && now - Date.parse(attemptedAt) > keyLife;
}

/** Whether a log is this session, stored by an attempt whose answer got lost. */
export function isStoredAs({ body, assignmentId }: Upload, log: WorkoutLog): boolean {
  return (
    Date.parse(log.performedAt) === Date.parse(body.performedAt ?? '') &&
    log.assignmentId === assignmentId &&
    log.sets.length === body.sets.length
  );
}

/** The session again, to be changed or to be saved as a free one. `name` is what it is kept under. */
export function reopened({ draft }: Upload, name: string, asFree: boolean): Draft {
  return { ...structuredClone(draft), name, ...(asFree && { assignmentId: null }) };
}

/** Reads a kept upload; null for anything that is not one. */
export function parseUpload(text: string): Upload | null {
  try {
    const value = JSON.parse(text) as Partial<Upload>;
    const isWhole =
      typeof value.key === 'string' &&
      typeof value.finishedAt === 'string' &&
      Array.isArray(value.body?.sets) &&
      parseDraft(JSON.stringify(value.draft)) !== null;
    const missing = {
      assignmentId: null,
      state: 'waiting',
      attempts: 0,
      notBefore: 0,
      attemptedAt: null,
      error: null,
    };
    return isWhole ? ({ ...missing, ...value } as Upload) : null;
  } catch {
    return null;
  }
}
