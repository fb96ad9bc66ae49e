# shellcheck shell=bash
# Each target under libFuzzer with sanitizers, a minute in all. A target passes if it ran and nothing was found.

suite_fuzz() {
  local targets target
  cmake -S . -B build/fuzz -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTP_FUZZ=ON
  cmake --build build/fuzz --target fuzz
  mapfile -t targets < <(find build/fuzz/tests -name '*_fuzz' -type f -perm -u+x)
  # As many at a time as there are processors.
  printf '%s\0' "${targets[@]}" |
    xargs -0 -P "$(nproc)" -I '{}' bash -c 'fuzz "$1" "$2"' fuzz '{}' $((60 / ${#targets[@]})) || true
  for target in "${targets[@]}"; do
    check "$(basename "$target")" grep -E '^Done [1-9][0-9]* runs' "$TP_TEST_DIRECTORY/$(basename "$target").log"
  done
}

# fuzz TARGET SECONDS: from the inputs in tests/fuzz/<target>/, where there are some.
fuzz() {
  local name corpus
  name=$(basename "$1")
  corpus=$TP_TEST_DIRECTORY/$name
  mkdir -p "$corpus"
  cp -r "tests/fuzz/${name%_fuzz}/." "$corpus/" 2>/dev/null || true
  "$1" -max_total_time="$2" -rss_limit_mb=1024 -timeout=5 -max_len=70000 -artifact_prefix="$TP_TEST_DIRECTORY/" "$corpus" \
    2>&1 | tail -n 60 | tee "$corpus.log"
}
export -f fuzz
