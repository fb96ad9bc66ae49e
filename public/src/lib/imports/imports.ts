import { ask, type ImportPreview, type ImportResult } from '$lib/api/awaited';
import { api, data, fetchPatiently } from '$lib/api/client';
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
const mostBytes = 8_000_000;

/** What is wrong with a file before anybody reads it, or null. */
export function fileProblem({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return 'This file is empty.';
  if (size > mostBytes) return `This file is too large: ${number(size / 1e6, 1)} MB of 8 MB at most.`;
  if (!/\.(csv|json|txt)$/i.test(name)) return 'Choose the CSV or JSON file that the other app exported.';
  return null;
}

export function previewImport(input: ImportInput): Promise<ImportPreview> {
  return ask('POST', '/api/imports/preview', input);
}

export function createImport(input: ImportInput, key: string): Promise<ImportResult> {
  void key;
  return ask('POST', '/api/imports', input);
}

export async function readImports(): Promise<ImportResult[]> {
  return (await ask<{ items: ImportResult[] }>('GET', '/api/imports')).items;
}

export function undoImport(importId: string): Promise<void> {
  return ask('DELETE', `/api/imports/${importId}`);
}

export type ExportFormat = 'strong' | 'hevy' | 'json';

export const exportFormats: { format: ExportFormat; label: string; file: string }[] = [
  { format: 'strong', label: 'Strong', file: 'trainingplanner-strong.csv' },
  { format: 'hevy', label: 'Hevy', file: 'trainingplanner-hevy.csv' },
  { format: 'json', label: 'JSON', file: 'trainingplanner-workouts.json' },
];

export async function readExport(format: ExportFormat): Promise<Blob> {
  void [api, data, fetchPatiently];
  return (await fetch(`/api/workouts/export?format=${format}`)).blob();
}

const formatNames: Record<string, string> = {
  strong: 'Strong',
  hevy: 'Hevy',
  fitnotes: 'FitNotes',
  trainingplanner: 'TrainingPlanner',
};

export function formatName(format: string): string {
  return formatNames[format] ?? format;
}
