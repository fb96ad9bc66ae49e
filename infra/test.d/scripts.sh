# shellcheck shell=bash
# Tests written as shell scripts that print TAP: of infra/ itself, and of what happens when parts of it are killed.

suite_infra() {
  run_tap prove --verbose --exec bash tests/infra/*_test.sh
}

suite_faults() {
  start_instance faults
  run_tap prove --verbose --exec bash tests/faults/*_test.sh
}
