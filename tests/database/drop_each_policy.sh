#!/usr/bin/env bash
# Proves that every policy in app is tested: drops it, and once more opens it to everybody, and each time some pgTAP file
# must fail. Every try is one transaction that is rolled back, so the database stays as it was.
# Use: drop_each_policy.sh, with PGHOST, PGUSER (the owner) and PGDATABASE (migrated) set. Ends with `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")"

# One line a change: table, what is done, and the statement that does it.
changes() {
  psql -qAtX -F $'\t' <<'SQL'
select c.relname, 'drop ' || p.polname, format('drop policy %I on app.%I', p.polname, c.relname)
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace
union all
select c.relname, 'open ' || p.polname,
       format('alter policy %I on app.%I %s %s', p.polname, c.relname,
              case when p.polqual is not null then 'using (true)' end,
              case when p.polwithcheck is not null then 'with check (true)' end)
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace
order by 1, 2
SQL
}

# The test files, those that speak most of the table first.
files_about() {
  grep -c "app\.$1\b" -- *_test.sql | sort -t: -k2,2nr -k1,1 | cut -d: -f1
}

# Succeeds if some file fails under the change.
caught() {
  local table=$1 statement=$2 file output
  for file in $(files_about "$table"); do
    output=$(psql -qAtX -v ON_ERROR_STOP=1 -c 'set client_min_messages = error' -c begin -c "$statement" \
      -f "$file" 2>&1) || return 0
    [[ ! $output =~ (^|$'\n')'not ok' ]] || return 0
  done
  return 1
}

passed=0 failed=0
while IFS=$'\t' read -r table change statement; do
  if caught "$table" "$statement" </dev/null; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "no test notices: $change on $table"
  fi
done < <(changes)
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
