#!/usr/bin/env bash
# Five hundred clients that send a byte now and then, for half a minute, take nothing away from the others.
. "$(dirname "$0")/../support/tap.sh"

connection_count=500 duration=30
start_instance faults >&2
address=${TP_TEST_URL#http://}
work=$(mktemp -d)
slow=''
trap '[[ -z $slow ]] || kill "$slow" 2>/dev/null; rm -rf "$work"' EXIT

# open_one N: half of them are slow with the header, half with the body.
open_one() {
  local socket
  exec {socket}<>"/dev/tcp/${address%:*}/${address##*:}"
  connections[$1]=$socket
  if (($1 % 2)); then
    printf 'GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: ' >&"$socket"
  else
    printf 'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{' \
      >&"$socket"
  fi
}

# be_slow: opens all, and whichever nginx has closed again, and writes a byte to each every two seconds.
be_slow() {
  trap '' PIPE
  local connections=() n socket
  for ((n = 0; n < connection_count; n++)); do
    open_one "$n"
  done
  touch "$work/open"
  while true; do
    sleep 2
    for ((n = 0; n < connection_count; n++)); do
      socket=${connections[n]}
      printf 'x' >&"$socket" && continue
      exec {socket}>&-
      open_one "$n"
    done 2>/dev/null
  done
}

ulimit -n 4096 2>/dev/null || ulimit -n "$(ulimit -Hn)"
be_slow &
slow=$!
for ((tries = 0; tries < 100; tries++)); do
  [[ ! -e $work/open ]] || break
  sleep 0.1
done
ok "$connection_count slow connections are open" test -e "$work/open"

end=$((SECONDS + duration))
while ((SECONDS < end)); do
  ss -Htn state established "( sport = :${address##*:} )" | wc -l >>"$work/established"
  curl -s -m 5 -o /dev/null -w '%{http_code} %{time_total}\n' "$TP_TEST_URL/api/health" >>"$work/answers" || true
  sleep 0.25
done
# At most moments: nginx ends those that are slow with a header, and they come back.
established=$(sort -n "$work/established" | sed -n "$(($(wc -l <"$work/established") / 2 + 1))p")
ok "they stay open, or come back ($established)" test "$established" -ge $((connection_count * 9 / 10))
ok 'health was asked often' test "$(wc -l <"$work/answers")" -gt "$duration"
is 'every answer was 200' "$(grep -vc '^200 ' "$work/answers" || true)" 0
worst=$(sort -k2 -n "$work/answers" | tail -n 1 | cut -d' ' -f2)
ok "and came within half a second (the slowest: $worst s)" awk -v "s=$worst" 'BEGIN {exit !(s < 0.5)}'

done_testing
