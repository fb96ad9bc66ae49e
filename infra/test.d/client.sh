# shellcheck shell=bash
# The client: its units, its types, and its pages in a browser.

suite_client() {
  npm test --prefix public -- --reporter=default --reporter=json --outputFile.json="$TP_TEST_DIRECTORY/vitest.json" || true
  count_report "$TP_TEST_DIRECTORY/vitest.json" '[r.numPassedTests, r.numTotalTests - r.numPassedTests]'
  check 'types' npm run --prefix public check
}

suite_browser() {
  start_instance browser
  PLAYWRIGHT_JSON_OUTPUT_NAME=$TP_TEST_DIRECTORY/playwright.json \
    public/node_modules/.bin/playwright test --config tests/browser/playwright.config.ts --reporter=list,json || true
  count_report "$TP_TEST_DIRECTORY/playwright.json" '[r.stats.expected, r.stats.unexpected + r.stats.flaky + r.stats.skipped]'
  run_tap node tests/browser/lighthouse.mjs --once
}

# suite_lighthouse: with the speed, which needs a machine that does nothing else.
suite_lighthouse() {
  start_instance browser
  run_tap node tests/browser/lighthouse.mjs
}
