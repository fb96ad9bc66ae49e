import { toasts } from '$lib/ui/toasts.svelte';
import { training } from './preferences.svelte';
import { uploads } from './uploads.svelte';

/** Begins to send what an athlete finished, and tells when it is saved. Returns the way to end that. */
export function startSending(userId: string): () => void {
  training.start(userId);
  const stopHearing = uploads.onStored(() => toasts.done('Workout saved. Well done!'));
  uploads.start(userId);
  return () => {
    stopHearing();
    uploads.stop();
  };
}
