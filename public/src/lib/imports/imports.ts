import type { Import, ImportPreview } from '$lib/api/types';
import { api, data, everyPage, fetchPatiently, idempotencyKey } from '$lib/api/client';
import { number } from '$lib/analytics/figures';
import type { WeightUnit } from '$lib/units';

export interface Mapping {
  name: string;
  /** Null makes it a new exercise. */
  exerciseId: string | null;
}

export interface ImportInput {
  fileName: string;
  content: string;
  unit?: WeightUnit;
  mappings?: Mapping[];
}

/** The server takes a megabyte more or less, with what JSON adds. */
const mostBytes = 10_000_000;

/** What is wrong with a file before anybody reads it, or null. */
export function fileProblem({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return 'This file is empty.';
  if (size > mostBytes) return `This file is too large: ${number(size / 1e6, 1)} MB of 10 MB at most.`;
  if (!/\.(csv|json|txt)$/i.test(name)) return 'Choose the CSV or JSON file that the other app exported.';
  return null;
}

export function previewImport(body: ImportInput): Promise<ImportPreview> {
  return data(api.POST('/api/imports/preview', { body, fetch: fetchPatiently }));
}

export function createImport(body: ImportInput, key: string): Promise<Import> {
  return data(api.POST('/api/imports', { body, headers: idempotencyKey(key), fetch: fetchPatiently }));
}

export function readImports(): Promise<Import[]> {
  return everyPage((cursor) => api.GET('/api/imports', { params: { query: { limit: 100, cursor } } }));
}

export function undoImport(importId: string) {
  return data(
    api.DELETE('/api/imports/{importId}', { params: { path: { importId } }, fetch: fetchPatiently }),
  );
}

export type ExportFormat = 'strong' | 'hevy' | 'json';

export const exportFormats: { format: ExportFormat; label: string; file: string }[] = [
  { format: 'strong', label: 'Strong', file: 'trainingplanner-strong.csv' },
  { format: 'hevy', label: 'Hevy', file: 'trainingplanner-hevy.csv' },
  { format: 'json', label: 'JSON', file: 'trainingplanner-workouts.json' },
];

export async function readExport(format: ExportFormat): Promise<Blob> {
  const call = api.GET('/api/workouts/export', {
    params: { query: { format } },
    parseAs: 'blob',
    fetch: fetchPatiently,
  });
  return (await data(call)) as Blob;
}

const formatNames: Record<string, string> = {
  strong: 'Strong',
  hevy: 'Hevy',
  fitnotes: 'FitNotes',
  trainingplanner: 'TrainingPlanner',
};

/** What the file is from, or null where nobody knows. */
export function formatName(format: string | null): string | null {
  return format && (formatNames[format] ?? format);
}
