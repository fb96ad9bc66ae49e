export interface RegionChoice {
  /** An IANA name, or undefined for the device's own. */
  timeZone: string | undefined;
  /** A BCP 47 tag. */
  language: string;
}

/** Before anybody says otherwise: English as most of the world writes dates, where the device is. */
export const usualRegion: RegionChoice = { timeZone: undefined, language: 'en-GB' };

/** Where and in which language the reader reads times: the account's choice, once there is one. */
class Region {
  private choice = $state.raw<RegionChoice>(usualRegion);
  readonly formats = $derived(formatsFor(this.choice));
  readonly language = $derived(this.choice.language);

  /** Takes over what the account says; keeps to the usual where this browser does not know it. */
  choose(choice: RegionChoice): void {
    this.choice = understood(choice);
  }

  forget(): void {
    this.choice = usualRegion;
  }
}

/** An instant as it reads with a choice that has not been made yet. */
export function dateExample(choice: RegionChoice, instant: Date): string {
  return formatsFor(understood(choice)).full.format(instant);
}

function understood({ timeZone, language }: RegionChoice): RegionChoice {
  // Plain English is everybody's, not America's alone.
  const tag = language === 'en' ? usualRegion.language : language;
  return {
    timeZone: isTimeZone(timeZone) ? timeZone : usualRegion.timeZone,
    language: isLanguage(tag) ? tag : usualRegion.language,
  };
}

// Days have no time zone; they are formatted at noon in UTC.
function formatsFor({ language, timeZone }: RegionChoice) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options);
  const zoned = timeZone ? { timeZone } : {};
  const day = (options: Intl.DateTimeFormatOptions) => format({ ...options, timeZone: 'UTC' });
  return {
    clock: format({ ...zoned, hour: '2-digit', minute: '2-digit' }),
    full: format({ ...zoned, dateStyle: 'full', timeStyle: 'short' }),
    // Swedish dates are ISO dates.
    isoDay: new Intl.DateTimeFormat('sv-SE', { ...zoned, year: 'numeric', month: '2-digit', day: '2-digit' }),
    weekday: day({ weekday: 'short' }),
    shortDay: day({ day: 'numeric', month: 'short' }),
    shortYear: day({ day: 'numeric', month: 'short', year: 'numeric' }),
    longDay: day({ weekday: 'long', day: 'numeric', month: 'long' }),
    longYear: day({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }),
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
  };
}

function isTimeZone(name: string | undefined): boolean {
  return succeeds(() => new Intl.DateTimeFormat('en', { timeZone: name }));
}

function isLanguage(tag: string): boolean {
  return succeeds(() => new Intl.DateTimeFormat(tag));
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

export const region = new Region();
