import { api, data, idempotencyKey } from '$lib/api/client';
import type { NewRuns, Program, ProgramInput, ProgramRun } from './types';

export type ProgramTab = 'mine' | 'clients' | 'coach' | 'templates';

export function readPrograms(tab: ProgramTab, q: string, cursor?: string) {
  const query = { tab, limit: 30, cursor, ...(q.trim() && { q: q.trim() }) };
  return data(api.GET('/api/programs', { params: { query } }));
}

export function readProgram(programId: string): Promise<Program> {
  return data(api.GET('/api/programs/{programId}', { params: { path: { programId } } }));
}

export function createProgram(body: ProgramInput, key: string): Promise<Program> {
  return data(api.POST('/api/programs', { headers: idempotencyKey(key), body }));
}

/** Refused with `program_changed` where somebody saved it since this version. */
export function changeProgram(programId: string, body: ProgramInput, version: number): Promise<Program> {
  const path = { programId };
  return data(api.PUT('/api/programs/{programId}', { params: { path }, body: { ...body, version } }));
}

export function deleteProgram(programId: string, keepalive: boolean) {
  return data(api.DELETE('/api/programs/{programId}', { params: { path: { programId } }, keepalive }));
}

/** A copy of one's own. */
export function copyProgram(programId: string, title: string, key: string): Promise<Program> {
  return data(
    api.POST('/api/programs/{programId}/copy', {
      params: { path: { programId } },
      headers: idempotencyKey(key),
      body: { title },
    }),
  );
}

export function assignProgram(programId: string, body: NewRuns, key: string) {
  return data(
    api.POST('/api/programs/{programId}/assignments', {
      params: { path: { programId } },
      headers: idempotencyKey(key),
      body,
    }),
  );
}

export async function readRuns(programId: string): Promise<ProgramRun[]> {
  const { items } = await data(
    api.GET('/api/programs/{programId}/runs', { params: { path: { programId } } }),
  );
  return items;
}

/** Lets the upcoming days of these follow the program as it is now. */
export async function updateRuns(programId: string, runIds: string[]): Promise<ProgramRun[]> {
  const { items } = await data(
    api.POST('/api/programs/{programId}/runs/update', { params: { path: { programId } }, body: { runIds } }),
  );
  return items;
}

export function endRun(runId: string) {
  return data(api.POST('/api/program-runs/{runId}/end', { params: { path: { runId } } }));
}

/** Those whose upcoming days still are as an older version had them. */
export function behind(runs: readonly ProgramRun[]): ProgramRun[] {
  return runs.filter((run) => !run.isCurrent && !run.endedAt);
}
