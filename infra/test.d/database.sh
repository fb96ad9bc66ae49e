# shellcheck shell=bash
# Policies, functions and migrations, in a database beside the test installation's.

suite_database() {
  start_instance shared
  database=pgtap
  check 'migrations go up, down and up again' migrate_up_down_up
  run_tap pg_prove --verbose --host "$run" --username tp_owner --dbname pgtap tests/database/*_test.sql
}

migrate_up_down_up() {
  local left
  dbmate up
  while (($(owner_psql -At -c 'select count(*) from schema_migrations') > 0)); do
    dbmate rollback || return 1
  done
  left=$(owner_psql -At -c "select count(*) from pg_class where relnamespace::regnamespace::text in ('app', 'private')") || return 1
  ((left == 0)) || return 1
  dbmate up
}
