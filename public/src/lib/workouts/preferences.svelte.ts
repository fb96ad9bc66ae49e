import { keep, kept } from '$lib/kept';
import { bars, usualPlates } from './plates';
import type { WeightUnit } from '$lib/units';

export interface TrainingPreferences {
  /** Between sets where the plan does not say. */
  restSeconds: number;
  sound: boolean;
  vibrate: boolean;
  notify: boolean;
  bar: Record<WeightUnit, number>;
  plates: Record<WeightUnit, number[]>;
  /** What the account said the last time: for where there is no network. */
  units: WeightUnit;
}

export const usual: TrainingPreferences = {
  restSeconds: 120,
  sound: true,
  vibrate: true,
  notify: false,
  bar: { kg: bars.kg[0]!, lb: bars.lb[0]! },
  plates: usualPlates,
  units: 'kg',
};

/** How somebody trains with this device. */
class Training {
  value = $state.raw<TrainingPreferences>(usual);
  private userId = '';

  start(userId: string): void {
    this.userId = userId;
    this.value = parsePreferences(kept('training', userId, 'own'));
  }

  change(changes: Partial<TrainingPreferences>): void {
    this.value = { ...this.value, ...changes };
    if (this.userId) keep('training', this.userId, 'own', JSON.stringify(this.value));
  }
}

export function parsePreferences(text: string | null): TrainingPreferences {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<TrainingPreferences>;
    return {
      ...usual,
      ...kept,
      bar: { ...usual.bar, ...kept.bar },
      plates: { ...usual.plates, ...kept.plates },
    };
  } catch {
    return usual;
  }
}

export const training = new Training();
