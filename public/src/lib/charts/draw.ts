// The only file that knows the drawing library; it is loaded when the first chart is shown.
import { region } from '$lib/region.svelte';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { dayOfSeconds, labelledDays, secondsOf, spanOf, type ChartData, type Series } from './data';

export interface Hover {
  /** Which of the days. */
  index: number;
  /** Pixels from the left edge of the drawing, and how wide that is. */
  left: number;
  width: number;
}

/** Draws into an element, as large as that is, until the returned function is called. */
export function draw(element: HTMLElement, data: ChartData, hover: (at: Hover | null) => void): () => void {
  const chart = new uPlot(
    { ...optionsFor(data, hover), ...sizeOf(element) },
    [secondsOf(data.days), ...data.series.map(({ values }) => values)],
    element,
  );
  const resized = new ResizeObserver(() => chart.setSize(sizeOf(element)));
  resized.observe(element);
  // Another theme has other colours.
  const recoloured = new MutationObserver(() => chart.redraw());
  recoloured.observe(document.documentElement, { attributeFilter: ['class'] });
  return () => {
    resized.disconnect();
    recoloured.disconnect();
    hover(null);
    chart.destroy();
  };
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(120, element.clientWidth), height: Math.max(100, element.clientHeight) };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
}

const font = '11px "Inter Variable", "Inter Fallback", sans-serif';
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function optionsFor(
  data: ChartData,
  hover: (at: Hover | null) => void,
): Omit<uPlot.Options, 'width' | 'height'> {
  const xs = secondsOf(data.days);
  const span = spanOf(xs);
  const isLong = span[1] - span[0] > 300 * 86_400;
  const fromZero = data.series.some(({ kind }) => kind === 'bars');
  const axis = { stroke: () => colour('ink-3'), font, ticks: { show: false }, border: { show: false } };
  return {
    // The last day's name stands in the middle below its point.
    padding: [8, isLong ? 36 : 20, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: {
        size: 9,
        width: 2,
        stroke: () => colour('surface'),
        fill: (_, index) => toneOf(data.series[index - 1]),
      },
    },
    scales: {
      x: { time: false, range: span },
      y: { range: (_, least, most) => rangeOf(least, most, fromZero) },
    },
    axes: [
      {
        ...axis,
        size: 26,
        gap: 6,
        grid: { show: false },
        splits: (chart) => labelledDays(xs, chart.width / (isLong ? 104 : 72)),
        values: (_, splits) => splits.map((x) => dayLabel(x, isLong)),
      },
      {
        ...axis,
        gap: 6,
        size: (_, values) => 12 + 6.5 * Math.max(2, ...(values ?? []).map((value) => value.length)),
        space: 40,
        grid: { stroke: () => colour('line'), width: 1 },
        values: (_, splits) => splits.map((value) => compact.format(value)),
      },
    ],
    series: [{}, ...data.series.map(seriesOptions)],
    hooks: {
      setCursor: [
        ({ cursor, over }) =>
          hover(
            cursor.idx == null || (cursor.left ?? -1) < 0
              ? null
              : {
                  index: cursor.idx,
                  left: over.offsetLeft + cursor.left!,
                  width: over.offsetLeft + over.clientWidth,
                },
          ),
      ],
    },
  };
}

function seriesOptions(series: Series): uPlot.Series {
  const stroke = () => toneOf(series);
  if (series.kind === 'bars') {
    return {
      stroke,
      fill: stroke,
      width: 0,
      points: { show: false },
      ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.66, 34], radius: 0.18 }) }),
    };
  }
  const known = series.values.filter((value) => value !== null).length;
  return {
    stroke,
    width: 2,
    // A day without a value is no fall to nothing: the line goes on to the next one.
    spanGaps: true,
    ...(series.dash && { dash: [...series.dash] }),
    points: { show: known <= 40, size: 6, stroke, fill: stroke },
  };
}

function toneOf(series: Series | undefined): string {
  return colour(`chart-${series?.tone ?? 1}`);
}

function rangeOf(least: number | null, most: number | null, fromZero: boolean): [number, number] {
  if (least === null || most === null) return [0, 1];
  if (fromZero) return [0, most > 0 ? most * 1.08 : 1];
  const room = Math.max((most - least) * 0.12, 0.5);
  return [Math.max(0, least - room), most + room];
}

function dayLabel(x: number, isLong: boolean): string {
  const { shortDay, shortYear } = region.formats;
  return (isLong ? shortYear : shortDay).format(new Date(`${dayOfSeconds(x)}T12:00:00Z`));
}
