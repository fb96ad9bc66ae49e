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

/** The device's own. */
export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
export function cityOf(name: string): string {
  return (name.split('/').at(-1) ?? name).replaceAll('_', ' ');
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

/** `GMT+1`, as of an instant; empty where this browser does not know the zone. */
export function offsetOf(name: string, instant: Date): string {
  return partOf(name, instant, 'shortOffset');
}

/** What the clocks there show: `14:05`; empty where this browser does not know the zone. */
export function clockIn(name: string, instant: Date): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name, hour: '2-digit', minute: '2-digit' }).format(
      instant,
    );
  } catch {
    return '';
  }
}

/** Those with every word typed in their name, area, offset or long name (`Central European Standard Time`). */
export function foundTimeZones(zones: readonly TimeZone[], typed: string, instant: Date): TimeZone[] {
  if (!typed.trim()) return [...zones];
  const starts = (zone: TimeZone) => containsWords(zone.city.slice(0, typed.trim().length), typed);
  return zones
    .filter((zone) =>
      containsWords(`${zone.name} ${zone.city} ${zone.area} ${namesOf(zone.name, instant)}`, typed),
    )
    .sort((a, b) => Number(starts(b)) - Number(starts(a)));
}

const known = new Map<string, string>();

// Making 400 formatters takes a while, so each is made once.
function namesOf(name: string, instant: Date): string {
  let names = known.get(name);
  if (names === undefined) {
    names = `${offsetOf(name, instant)} ${partOf(name, instant, 'long')}`;
    known.set(name, names);
  }
  return names;
}

function partOf(name: string, instant: Date, style: 'shortOffset' | 'long'): string {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: style });
    return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
}
