// Tells that a pause is over, by what the browser and its owner allow. Nothing is asked for here.
import type { TrainingPreferences } from './preferences.svelte';

let audio: AudioContext | null = null;

/** Makes ready to sound. Browsers let only a press begin that, so call it in one. */
export function readySound(): void {
  try {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume().catch(() => {});
  } catch {
    // No sound here.
  }
}

export function ring({ sound, vibrate, notify }: TrainingPreferences, text: string): void {
  if (sound) beep();
  // Browsers ignore it, and complain, before the first press on the page.
  if (vibrate && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([250, 120, 250]);
  if (notify && document.hidden) void show(text);
}

function beep(): void {
  if (audio?.state !== 'running') return;
  for (const start of [0, 0.25, 0.5]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + start;
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.2);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.2);
  }
}

export const canNotify = () => 'Notification' in globalThis;

/** Asks whether notifications may be shown; only ever because somebody switched them on. */
export async function askToNotify(): Promise<boolean> {
  return canNotify() && (await Notification.requestPermission()) === 'granted';
}

async function show(text: string): Promise<void> {
  if (!canNotify() || Notification.permission !== 'granted') return;
  const options = { body: text, tag: 'rest', icon: '/icon.svg' };
  try {
    // Phones show them by the service worker alone.
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker) await worker.showNotification('Rest is over', options);
    else new Notification('Rest is over', options);
  } catch {
    // Forbidden meanwhile.
  }
}
