// Instants in the fields where people type dates and times: where the reader is, not where the device is.
import { region } from '$lib/region.svelte';

/** `2026-11-26T23:40` for `<input type=datetime-local>`. */
export function wallClock(instant: string): string {
  const timeZone = region.formats.isoDay.resolvedOptions().timeZone;
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return parts.format(new Date(instant)).replace(' ', 'T');
}

/** The instant of such a text; '' where it is none. A time that a clock change skips is the one after it. */
export function instantAt(wall: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return '';
  let instant = asUtc;
  // The second round is for the hours around a clock change.
  for (let round = 0; round < 2; round += 1) {
    instant += asUtc - Date.parse(`${wallClock(new Date(instant).toISOString())}Z`);
  }
  return new Date(instant).toISOString();
}
