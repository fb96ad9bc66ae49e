// Numbers as people type them. A half-typed number is none, so forms keep the text and ask here what it says.

/** The number, null where nothing is typed, NaN where it is no number. A comma is the decimal point of half the world. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (!plain) return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/** Seconds in `90`, `1:30` or `1:02:30`; null where nothing is typed, NaN where it is no time. */
export function secondsIn(text: string): number | null {
  const plain = text.trim();
  if (!plain) return null;
  if (!/^\d+(:[0-5]?\d){0,2}$/.test(plain)) return NaN;
  return plain.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** `45 s` as it is typed: `45`; from a minute on `1:30`, from an hour on `1:02:30`. */
export function typedSeconds(seconds: number | null | undefined): string {
  if (seconds == null) return '';
  if (seconds < 60) return String(seconds);
  const pad = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

export function typedNumber(number: number | null | undefined): string {
  return number == null ? '' : String(number);
}

/** Whether nothing is typed, or a number from `least` to `most` in whole steps. */
export function fits(number: number | null, least: number, most: number, step?: number): boolean {
  if (number === null) return true;
  return number >= least && number <= most && (!step || Number.isInteger(number / step));
}
