// The pages in Debian's Chromium, on a running installation: TP_TEST_URL is its address, TP_TEST_DATABASE its database as
// the owner sees it. From the root of the repository:
//   public/node_modules/.bin/playwright test --config tests/browser/playwright.config.ts
import { defineConfig, type PlaywrightTestConfig } from '../../public/node_modules/@playwright/test';

const use: PlaywrightTestConfig['use'] = {
  baseURL: process.env.TP_TEST_URL,
  browserName: 'chromium',
  locale: 'en-GB',
  timezoneId: 'UTC',
  // Only the tests of the service worker let it in: requests that pass through it escape the tests' hands.
  serviceWorkers: 'block',
  // A trace costs a third of the time: --trace on where something fails and the picture doesn't tell why.
  screenshot: 'only-on-failure',
  launchOptions: {
    executablePath: '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};

const gates = 'gates.spec.ts';
const desktop = { grepInvert: /@phone/, use: { ...use, viewport: { width: 1440, height: 900 } } };
const phone = {
  grepInvert: /@desktop/,
  use: { ...use, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

export default defineConfig({
  testDir: '.',
  outputDir: '../../build/test-logs/browser',
  reporter: 'list',
  // With time to spare, and a second try: a slow machine must not look like a fault. infra/test names what needed it.
  workers: 2,
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  projects: [
    { name: 'desktop', testIgnore: gates, ...desktop },
    { name: 'phone', testIgnore: gates, ...phone },
    // What measures has the machine to itself, once everything else is done.
    {
      name: 'desktop alone',
      testMatch: gates,
      workers: 1,
      retries: 0,
      dependencies: ['desktop', 'phone'],
      ...desktop,
    },
    {
      name: 'phone alone',
      testMatch: gates,
      workers: 1,
      retries: 0,
      dependencies: ['desktop alone'],
      ...phone,
    },
  ],
});
