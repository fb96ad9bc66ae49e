// Numbers as people type them in a gym: with a comma or a point, in any script's digits, half finished. What is not
// certainly a number is none: a guess would log a weight that nobody lifted.

/** A number that is not negative, with `places` decimals at most; null for everything else, an empty text included. */
export function parseNumber(text: string, places = 3): number | null {
  const typed = westernDigits(text).trim();
  // 1,000 may be one or a thousand.
  if (/,\d{3}$/.test(typed)) return null;
  const plain = typed.replace(',', '.');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const decimals = plain.split('.')[1]?.replace(/0+$/, '') ?? '';
  const whole = plain.split('.')[0]!;
  return whole.length > 9 || decimals.length > places ? null : Number(plain);
}

export function parseWhole(text: string): number | null {
  return parseNumber(text, 0);
}

/**
 * Seconds of `90`, `1:30` or `1:02:03`; null for everything else. A number alone is seconds. A point or a comma does for
 * the colon, which number pads don't have.
 */
export function parseDuration(text: string): number | null {
  const parts = westernDigits(text).trim().split(/[:.,]/);
  if (parts.length > 3 || !/^\d{1,6}$/.test(parts[0]!)) return null;
  // 1:75 is a slip, not 2:15.
  if (parts.slice(1).some((part) => !/^[0-5]\d$/.test(part))) return null;
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** `0:45`, `1:30`, `1:02:03`. `parseDuration` reads it back. */
export function durationText(seconds: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** `102.5`, `100`: three decimals at most, none that say nothing. */
export function plainNumber(value: number, places = 3): string {
  return String(Number(value.toFixed(places)));
}

// Full-width digits and signs, and those of Arabic, Persian and Indian keyboards.
function westernDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace('٫', '.');
}

// Unicode keeps the ten digits of a script in a row that begins with its zero, which no digit comes before.
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}
