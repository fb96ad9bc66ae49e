#!/usr/bin/env bash
# Logs stay bounded: a large one is put aside and emptied while it is written to, and the oldest go.
. "$(dirname "$0")/../support/tap.sh"

directory=$TP_TEST_DIRECTORY/logs
mkdir -p "$directory/log"
"$root/infra/lib/rotate_logs.sh" "$directory" 1000 0.1 &
rotating=$!
trap 'kill "$rotating" 2>/dev/null || true' EXIT

echo 'a line' >"$directory/log/small.log"
head -c 2000 /dev/zero >"$directory/log/supervisord.log"
# One writer, which keeps its file open.
for round in 1 2 3 4 5 6; do
  printf "round $round %02000d\n" 0
  for _ in {1..50}; do
    [[ -s $directory/log/large.log || ! -e $directory/log/large.log.1.gz || -e $directory/log/large.log.0 ]] || break
    sleep 0.1
  done
done >>"$directory/log/large.log"
like 'what was written last is put aside' "$(zcat "$directory/log/large.log.1.gz")" '^round 6 0{2000}$'
like 'what was written before has gone on' "$(zcat "$directory/log/large.log.4.gz")" '^round 3 0{2000}$'
is 'four are kept' "$(cd "$directory/log" && echo large*)" 'large.log large.log.1.gz large.log.2.gz large.log.3.gz large.log.4.gz'
is 'the log is empty, not sparse' "$(stat -c %s "$directory/log/large.log")" 0
is 'a small one stays' "$(<"$directory/log/small.log")" 'a line'
is 'the supervisor rotates its own' "$(stat -c %s "$directory/log/supervisord.log")" 2000
done_testing
