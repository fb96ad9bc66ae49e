// What a chart shows, apart from how it is drawn: the same data fills the table behind it.

/** One of the six colours for charts. */
export type Tone = 1 | 2 | 3 | 4 | 5 | 6;

export interface Series {
  label: string;
  /** One for each day of the chart; null where there is none. */
  values: (number | null)[];
  kind: 'bars' | 'line';
  tone: Tone;
  /** Lines must differ by more than their colour: lengths of dashes and gaps. */
  dash?: readonly number[];
}

export interface ChartData {
  /** What the days are: `Week of`, `Day`. It heads the table's first column. */
  rows: string;
  /** As YYYY-MM-DD, the earliest first. */
  days: string[];
  series: Series[];
  /** A value as it reads: `12,340 kg`. */
  text: (value: number) => string;
  /** The same in the table, where there is room for all of it. */
  exactText?: (value: number) => string;
}

const daySeconds = 86_400;

/** Days as the drawing's x: seconds since 1970 of their noon. */
export function secondsOf(days: readonly string[]): number[] {
  return days.map((day) => Date.parse(`${day}T12:00:00Z`) / 1000);
}

export function dayOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** Whether all days are equally far apart, as weeks are. */
export function isRegular(xs: readonly number[]): boolean {
  const step = (xs[1] ?? 0) - (xs[0] ?? 0);
  return xs.every((x, index) => index === 0 || x - xs[index - 1]! === step);
}

/** Where the x axis begins and ends: with room for half a bar on both sides. */
export function spanOf(xs: readonly number[]): [number, number] {
  const first = xs[0] ?? 0;
  const last = xs.at(-1) ?? first;
  const steps = xs.slice(1).map((x, index) => x - xs[index]!);
  const room = steps.length ? Math.max(Math.min(...steps) / 2, (last - first) / 60) : 3.5 * daySeconds;
  return [first - room, last + room];
}

/** The days that the x axis names, `most` at most: under the bars where they are regular, else evenly spread. */
export function labelledDays(xs: readonly number[], most: number): number[] {
  const wanted = Math.max(1, Math.floor(most));
  if (isRegular(xs)) {
    const every = Math.ceil(xs.length / wanted);
    // From the end: the latest is what one looks for.
    return xs.filter((_, index) => (xs.length - 1 - index) % every === 0);
  }
  const [first, last] = [xs[0]!, xs.at(-1)!];
  const step = Math.max(1, Math.ceil((last - first) / daySeconds / wanted)) * daySeconds;
  const days: number[] = [];
  for (let x = last; x >= first; x -= step) days.unshift(x);
  return days;
}

/** What a drawing says to those who do not see it, before they open the table. */
export function summaryOf({ days, series, text }: ChartData): string {
  const parts = series.map(({ label, values }) => {
    const known = values.filter((value) => value !== null);
    if (!known.length) return `${label}: nothing yet`;
    return `${label}: latest ${text(known.at(-1)!)}, highest ${text(Math.max(...known))}`;
  });
  return `${days.length} points. ${parts.join('. ')}.`;
}

/** A look of its own for each of up to twelve lines: six colours, then the same colours with dashes. */
export function lookOf(index: number): Pick<Series, 'tone' | 'dash'> {
  const tone = ((index % 6) + 1) as Tone;
  const dashes: (readonly number[] | undefined)[] = [undefined, [7, 4], [2, 3], [12, 4, 2, 4]];
  // Neighbours in the list differ by their dashes too: colour alone tells nothing to some.
  const dash = dashes[(index + Math.floor(index / 6)) % 4];
  return dash ? { tone, dash } : { tone };
}
