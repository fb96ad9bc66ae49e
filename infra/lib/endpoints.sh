# shellcheck shell=bash
# handlers/endpoints.txt, the API on one page, for scripts.

# each_endpoint FUNCTION: calls it with source, method, path, access, rate, processes and body of each row.
each_endpoint() {
  local row source method path access rate processes body extra
  while read -r row; do
    row=${row%%#*}
    read -r source method path access rate processes body extra <<<"$row"
    [[ -n $source ]] || continue
    [[ -z $extra && $source =~ ^[a-z_]+/[a-z_]+$ && $method =~ ^([A-Z]+|-)$ && $path =~ ^(/api/[A-Za-z0-9{}._/-]+|-)$ &&
      $access =~ ^[a-z]+$ && $processes =~ ^[1-9][0-9]*$ && ${body:=-} =~ ^(-|[1-9][0-9]?m)$ ]] || fail "handlers/endpoints.txt: can't read the row '$row'."
    "$1" "$source" "$method" "$path" "$access" "$rate" "$processes" "$body"
  done <"$root/handlers/endpoints.txt"
}

# process_name SOURCE: its name as a socket and as a supervised program, group.verb_noun for group/verb_noun.
process_name() {
  echo "${1/\//.}"
}

# path_pattern PATH: the regular expression of the addresses that match it. \z, because $ would let a line break pass.
path_pattern() {
  local pattern=${1//./\\.}
  # shellcheck disable=SC2001 # no shell pattern stands for the shortest {…}
  sed 's/{[^}]*}/[^\/]+/g' <<<"$pattern"
}

# address_rate RATE: the number and unit of its address:… part, such as 20/m; nothing if it has none.
address_rate() {
  local part
  for part in ${1//,/ }; do
    [[ $part != address:* ]] && continue
    [[ $part =~ ^address:[1-9][0-9]*/[sm]$ ]] || fail "handlers/endpoints.txt: nginx knows no rate '$part'."
    echo "${part#address:}"
  done
}
