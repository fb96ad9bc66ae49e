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
  count_report "$TP_TEST_DIRECTORY/playwright.json" '[r.stats.expected + r.stats.flaky, r.stats.unexpected + r.stats.skipped]'
  list_second_tries "$TP_TEST_DIRECTORY/playwright.json"
  run_tap node tests/browser/lighthouse.mjs --once
}

# list_second_tries REPORT: what passed only then, by which a race in a page would show.
list_second_tries() {
  node -e '
    const specs = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specs)];
    const report = JSON.parse(require("fs").readFileSync(process.argv[1]));
    for (const { file, title, tests } of report.suites.flatMap(specs))
      for (const { projectName, status } of tests)
        if (status === "flaky") console.log(`# at the second try: ${file}, ${projectName}: ${title}`);' "$1"
}

# suite_lighthouse: with the speed, which needs a machine that does nothing else.
suite_lighthouse() {
  start_instance browser
  run_tap node tests/browser/lighthouse.mjs
}
