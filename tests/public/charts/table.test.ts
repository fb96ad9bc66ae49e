// @vitest-environment jsdom
import ChartCard from '$lib/charts/ChartCard.svelte';
import ChartTable from '$lib/charts/ChartTable.svelte';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';

afterEach(cleanup);

it('tells two athletes of one name apart by their places', () => {
  const look = { kind: 'line', tone: 1 } as const;
  const data = {
    rows: 'Week of',
    days: ['2026-11-02'],
    series: [
      { label: 'Ben Adler', values: [20], ...look },
      { label: 'Ben Adler', values: [10], ...look },
    ],
    text: (value: number) => `${value} kg`,
  };
  render(ChartTable, { title: 'Volume', data });
  expect(screen.getAllByRole('columnheader', { name: 'Ben Adler' })).toHaveLength(2);
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent.trim())).toEqual(['20 kg', '10 kg']);
  render(ChartCard, { title: 'Volume', data });
  expect(screen.getAllByText('Ben Adler')).toHaveLength(4);
});
