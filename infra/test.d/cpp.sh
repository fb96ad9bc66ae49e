# shellcheck shell=bash
# The suites made of C++: rules without a database, the API through nginx, and the two layers on random worlds.

suite_unit() {
  run_gtest build/tests/unit_tests
}

suite_http() {
  start_instance shared
  run_gtest build/tests/http_tests
}

suite_worlds() {
  start_instance shared
  run_gtest build/tests/worlds_tests
}
