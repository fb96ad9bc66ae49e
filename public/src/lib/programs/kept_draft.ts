// A program that is not saved yet, kept in this browser: a closed tab or an empty battery loses nothing.
import { drop, keep, kept } from '$lib/kept';
import type { Draft } from './draft';

export interface KeptDraft {
  draft: Draft;
  /** What it was made of; null for a new program. */
  version: number | null;
}

const nameOf = (programId: string | null) => programId ?? 'new';

export function keepDraft(userId: string, programId: string | null, value: KeptDraft): void {
  keep('program', userId, nameOf(programId), JSON.stringify(value));
}

export function dropDraft(userId: string, programId: string | null): void {
  drop('program', userId, nameOf(programId));
}

export function keptDraft(userId: string, programId: string | null): KeptDraft | null {
  const text = kept('program', userId, nameOf(programId));
  if (!text) return null;
  try {
    const value = JSON.parse(text) as KeptDraft;
    return Array.isArray(value.draft?.weeks) && value.draft.weeks.length ? value : null;
  } catch {
    return null;
  }
}
