// Prescriptions as people read them.
import type {
  Difficulty,
  LoadKind,
  PrescribedSet,
  Progression,
  SetType,
  SlotExercise,
  Visibility,
} from './types';
import { typedSeconds } from './numbers';

export const setTypes: Record<SetType, { label: string; short: string; text: string }> = {
  normal: { label: 'Working set', short: '', text: '' },
  warmup: { label: 'Warm-up', short: 'W', text: 'warm-up' },
  drop: { label: 'Drop set', short: 'D', text: 'drop' },
  failure: { label: 'To failure', short: 'F', text: 'to failure' },
  amrap: { label: 'AMRAP', short: 'A', text: 'AMRAP' },
};

export const loadKinds: Record<LoadKind, { label: string; unit: string }> = {
  kg: { label: 'Kilograms', unit: 'kg' },
  lb: { label: 'Pounds', unit: 'lb' },
  percent_1rm: { label: '% of 1RM', unit: '% 1RM' },
  percent_tm: { label: '% of training max', unit: '% TM' },
  bodyweight: { label: 'Bodyweight', unit: '' },
};

export const difficulties: Record<Difficulty, string> = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
};

export const visibilities: Record<Visibility, { label: string; text: string }> = {
  private: { label: 'Private', text: 'Only you, and whoever you assign it to.' },
  coach_only: { label: 'Coach only', text: 'You and your coach.' },
  template: { label: 'Template', text: 'For you and your athletes to copy.' },
  public: { label: 'Public', text: 'Everybody here may read and copy it.' },
};

/** `4 × 6–8 · 80 kg · RPE 8`; sets that differ one after the other: `1 × 5 warm-up, 3 × 5 · 100 kg`. */
export function setsText(sets: readonly PrescribedSet[]): string {
  const groups: { set: PrescribedSet; times: number }[] = [];
  for (const set of sets) {
    const last = groups.at(-1);
    if (last && JSON.stringify(last.set) === JSON.stringify(set)) last.times += 1;
    else groups.push({ set, times: 1 });
  }
  return groups.map(({ set, times }) => groupText(set, times)).join(', ');
}

function groupText(set: PrescribedSet, times: number): string {
  const amount = amountText(set);
  const type = set.type ?? 'normal';
  const start = amount ? `${times} × ${amount}` : `${times} ${times === 1 ? 'set' : 'sets'}`;
  const kind = type === 'normal' || (type === 'amrap' && !amount) ? '' : ` ${setTypes[type].text}`;
  const parts = [
    type === 'amrap' && !amount ? `${times} × AMRAP` : start + kind,
    loadText(set),
    set.rpe != null && `RPE ${set.rpe}`,
    set.rir != null && `${set.rir} RIR`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function amountText({ reps, repsMax, durationSeconds, distanceMeters }: PrescribedSet): string {
  const parts = [
    reps != null && (repsMax != null && repsMax !== reps ? `${reps}–${repsMax}` : String(reps)),
    distanceMeters != null && distanceText(distanceMeters),
    durationSeconds != null && durationText(durationSeconds),
  ];
  return parts.filter(Boolean).join(' in ');
}

export function loadText({ loadKind, load }: PrescribedSet): string {
  if (loadKind === 'bodyweight') return 'bodyweight';
  if (loadKind == null || load == null) return '';
  const { unit } = loadKinds[loadKind];
  return unit.startsWith('%') ? `${load}${unit}` : `${load} ${unit}`;
}

export function durationText(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${typedSeconds(seconds)} ${seconds < 3600 ? 'min' : 'h'}`;
}

export function distanceText(meters: number): string {
  return meters >= 1000 ? `${Number((meters / 1000).toFixed(2))} km` : `${meters} m`;
}

/** What stands below an exercise: rest and tempo. */
export function detailsText({ restSeconds, tempo }: SlotExercise): string {
  const parts = [restSeconds != null && `rest ${durationText(restSeconds)}`, tempo && `tempo ${tempo}`];
  return parts.filter(Boolean).join(' · ');
}

/** `+2.5 kg each time · −10% after 3 misses` */
export function progressionText(given: Progression): string {
  const { kind, increment, incrementUnit, tries, deloadPercent, weeklyPercents } = given;
  const step = increment != null ? `+${increment} ${incrementUnit ?? 'kg'}` : 'More';
  const deload = deloadPercent
    ? ` · −${deloadPercent}% after ${tries ?? 1} ${tries === 1 || !tries ? 'miss' : 'misses'}`
    : '';
  if (kind === 'linear') return `${step} each time${deload}`;
  if (kind === 'double') return `${step} at the top of the range${deload}`;
  if (kind === 'rpe') return 'Load by RPE';
  return `Training max by week: ${(weeklyPercents ?? []).map((percent) => `${percent}%`).join(', ')}`;
}

/** A, B … for the slots of a day. */
export function slotLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;
}
