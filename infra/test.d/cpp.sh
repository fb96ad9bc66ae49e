# shellcheck shell=bash
# The suites made of C++: rules without a database, the API through nginx, and the two layers on random worlds.

suite_unit() {
  run_gtest build/tests/unit_tests
}

# Everything on both layers, then the matrix of resources and actors with either layer alone.
suite_http() {
  start_instance shared
  run_gtest build/tests/http_tests
  switch_second_layer bypassrls
  run_matrix first
  switch_second_layer nobypassrls
  TP_HANDLER_LIBRARIES=$root/build/unchecked start_instance unchecked
  run_matrix second
}

# run_matrix LAYER: it fails, too, where the installation has other layers than it is told.
run_matrix() {
  TP_TEST_LAYERS=$1 run_gtest build/tests/http_tests --gtest_filter='*Matrix*'
}

# switch_second_layer ATTRIBUTE: of the handlers' role. They connect anew, because plans that are kept have the policies in.
switch_second_layer() {
  owner_psql -c "alter role tp_app $1"
  owner_psql -At -c "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where usename = 'tp_app'"
}

suite_worlds() {
  start_instance shared
  run_gtest build/tests/worlds_tests
}
