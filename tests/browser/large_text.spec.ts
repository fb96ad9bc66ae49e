// Large text on a phone: whoever reads at twice the size still reaches everything.
import { connect, createPerson } from './support/people';
import { createProgram } from './support/programs';
import { team } from './support/team';
import { answered, expect, test, type Page } from './support/test';

/** Nothing that can be pressed or typed into lies beyond the screen's edge, save in a strip that scrolls by itself. */
async function expectWithinReach(page: Page, state: string): Promise<void> {
  const { width } = page.viewportSize()!;
  const beyond = () =>
    page.evaluate((width) => {
      const found = document.documentElement.scrollWidth > width ? ['the page'] : [];
      for (const one of document.querySelectorAll('button, a[href], input, select, textarea, label')) {
        if (!one.checkVisibility() || one.matches('.sr-only') || one.closest('.overflow-x-auto')) continue;
        const { left, right } = one.getBoundingClientRect();
        if (left < -0.5 || right > width + 0.5) found.push(one.outerHTML.slice(0, 160));
      }
      return found;
    }, width);
  await expect.configure({ soft: true }).poll(beyond, { message: state, timeout: 2_000 }).toEqual([]);
}

async function enlarge(page: Page): Promise<void> {
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%')),
  );
}

test('at twice the size of text nothing is out of reach @phone', async ({ open, tolerate }) => {
  tolerate(answered(401));
  const { coach, ben, assignment } = team();
  const program = createProgram(coach, 'Strength base');
  const visits = {
    nobody: [null, ['/sign-in']],
    coach: [
      coach,
      [
        '/dashboard',
        '/client-management',
        `/coach/athletes/${ben.id}`,
        '/programs',
        `/programs/${program}`,
        '/calendar',
        '/messages',
        '/exercises',
      ],
    ],
    athlete: [
      ben,
      [
        '/workouts',
        `/workouts/session?assignment=${assignment}`,
        '/analytics',
        '/notifications',
        '/settings/profile',
        '/settings/security',
        '/settings/notifications',
      ],
    ],
  } as const;
  for (const [person, paths] of Object.values(visits)) {
    const page = await open(person, '/sign-in');
    await enlarge(page);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByText(/^Loading/)).toHaveCount(0);
      await expectWithinReach(page, path);
    }
  }
});

test('many athletes to assign a program to stay above the date', async ({ open }) => {
  const coach = createPerson('Ana Torres', 'coach');
  connect(
    coach,
    ...['Ben', 'Cy', 'Dan', 'Eli', 'Fay', 'Gus', 'Hal'].map((name) => createPerson(name, 'athlete')),
  );
  const page = await open(coach, `/programs/${createProgram(coach, 'Base')}`);
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Hal', { exact: true }).click();
  const label = dialog.locator('label', { hasText: /^\s*H/ });
  await expect(label).toBeInViewport();
  const [athlete, date] = [await label.boundingBox(), await dialog.getByLabel('Starts on').boundingBox()];
  expect(athlete!.y + athlete!.height).toBeLessThanOrEqual(date!.y);
});
