# shellcheck shell=bash
# Linters, each one test.

suite_lint() {
  local sources
  mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
  check 'clang-format' clang-format --dry-run -Werror "${sources[@]}"
  check 'clang-tidy' tidy
  check 'shellcheck' lint_scripts
  check 'prettier and eslint' npm run --prefix public lint
  check 'migrations' infra/lint-migrations
  check 'endpoints' lint_endpoints
  check 'file modes' lint_modes
}

tidy() {
  local units
  mapfile -t units < <(infra/lint-units)
  run-clang-tidy -quiet -p build/lint -j "$(nproc)" "${units[@]}"
}

# lint_scripts: all of them, also those without an ending.
lint_scripts() {
  local scripts
  mapfile -t scripts < <(git ls-files --cached --others --exclude-standard infra tests .ci | while read -r file; do
    [[ $file == *.sh ]] || head -n 1 "$file" | grep -q '^#!.*bash' && echo "$file"
  done)
  shellcheck "${scripts[@]}"
}

# lint_endpoints: every row has its source and its test, and every source and test its row.
lint_endpoints() {
  diff <(endpoint_files | sort) <(git ls-files --cached --others --exclude-standard 'handlers/*.cpp' 'tests/handlers/*_test.cpp' | sort)
}

endpoint_files() {
  each_endpoint name_files
}

name_files() {
  printf '%s\n' "handlers/$1.cpp" "tests/handlers/${1}_test.cpp"
}

# lint_modes: executable are the scripts that begin with #!, and nothing else.
lint_modes() {
  local mode file status=0
  while read -r mode _ _ file; do
    [[ -e $file ]] || continue
    if [[ $mode == 100755 ]] && ! head -c 2 "$file" | grep -q '#!'; then
      echo "$file is executable and no script"
      status=1
    fi
  done < <(git ls-files --stage)
  return "$status"
}
