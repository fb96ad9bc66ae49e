// Time zones as people look for them: by city, by continent, by how far from UTC they are.
import { containsWords } from '$lib/search';

export interface TimeZone {
  /** The IANA name: `America/Argentina/Buenos_Aires`. */
  name: string;
  /** `Buenos Aires` */
  city: string;
  /** `America, Argentina` */
  area: string;
}

// Browsers keep to the oldest name of a zone. These are cities that call themselves otherwise.
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Asmara',
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

/** The device's own. */
export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether both are one zone: some have two names. */
export function isSameZone(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

/** `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
export function cityOf(name: string): string {
  return renamed[name] ?? (name.split('/').at(-1) ?? name).replaceAll('_', ' ');
}

/** All that this browser knows, and those named, by city. */
export function allTimeZones(...others: string[]): TimeZone[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...others.filter(Boolean)]);
  return [...names]
    .map((name) => ({
      name,
      city: cityOf(name),
      area: name.split('/').slice(0, -1).join(', ').replaceAll('_', ' '),
    }))
    .sort((a, b) => a.city.localeCompare(b.city));
}

/** What the clocks there show, and how far from UTC that is; empty where this browser does not know the zone. */
export function clockThere(name: string, instant: Date): { clock: string; offset: string } {
  const parts = formatOf(name, 'shortOffset')?.formatToParts(instant) ?? [];
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return parts.length
    ? { clock: `${part('hour')}:${part('minute')}`, offset: part('timeZoneName') }
    : { clock: '', offset: '' };
}

/** Those with every word typed in their name; where none has, those with it in their offset or long name. */
export function foundTimeZones(zones: readonly TimeZone[], typed: string, instant: Date): TimeZone[] {
  const starts = (zone: TimeZone) => containsWords(zone.city.slice(0, typed.trim().length), typed);
  const named = zones
    .filter(({ name, city, area }) => containsWords(`${name} ${city} ${area}`, typed))
    .sort((a, b) => Number(starts(b)) - Number(starts(a)));
  if (named.length) return named;
  return zones.filter(({ name }) =>
    containsWords(`${clockThere(name, instant).offset} ${longName(name, instant)}`, typed),
  );
}

/** `Central European Standard Time` */
function longName(name: string, instant: Date): string {
  const parts = formatOf(name, 'long')?.formatToParts(instant) ?? [];
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function canonical(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return name;
  }
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

// Making one takes most of a millisecond, and there are hundreds.
function formatOf(timeZone: string, timeZoneName: 'shortOffset' | 'long'): Intl.DateTimeFormat | null {
  const key = `${timeZoneName} ${timeZone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = make(timeZone, timeZoneName);
    formats.set(key, format);
  }
  return format;
}

function make(timeZone: string, timeZoneName: 'shortOffset' | 'long'): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName, hour: '2-digit', minute: '2-digit' });
  } catch {
    return null;
  }
}
