import type { AxeResults } from '../../../public/node_modules/axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from './test';

const axe = readFileSync(join(__dirname, '../../../public/node_modules/axe-core/axe.min.js'), 'utf8');
// All rules in one theme; the other one differs in its colours alone.
const rules = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** In light and dark, nothing that a machine can find. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveClass(colorScheme === 'dark' ? 'dark' : '');
    // Colours fade from one theme to the other.
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    );
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
    const found = (await page.evaluate(
      (runOnly) =>
        (window as unknown as { axe: typeof import('../../../public/node_modules/axe-core') }).axe.run({
          runOnly,
        } as never),
      rules[colorScheme],
    )) as AxeResults;
    // Text in the colour of its ground is no violation to axe, for it might be hidden on purpose. Here nothing is.
    const invisible = found.incomplete.filter(({ nodes }) =>
      nodes.some(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio')),
    );
    const violations = [...found.violations, ...invisible].map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
    const looked = found.passes.length + found.incomplete.length;
    expect(looked, 'it has looked at something').toBeGreaterThan(colorScheme === 'light' ? 10 : 0);
    expect.soft(violations, `${state}, ${colorScheme}`).toEqual([]);
  }
}

/** On the narrowest phone, nothing beyond the edge. */
export async function expectNarrow(page: Page, state: string): Promise<void> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 640 });
  // What goes by a media query in the script follows a frame later.
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect
    .configure({ soft: true })
    .poll(overflow, { message: `${state} at 320 px`, timeout: 2_000 })
    .toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}
