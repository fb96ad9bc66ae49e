# shellcheck shell=bash
# Configuration files from templates.

# fill TEMPLATE NAME…: the template with each @NAME@ replaced by the variable's value. A mark left over is a fault.
fill() {
  local text name
  text=$(<"$1")
  for name in "${@:2}"; do
    text=${text//"@$name@"/"${!name}"}
  done
  [[ ! $text =~ @[A-Z_]+@ ]] || fail "$1: nothing fills ${BASH_REMATCH[0]}."
  printf '%s\n' "$text"
}

# put FILE: standard input becomes the file, at once and only if it differs, so that unchanged files keep their time.
put() {
  local text
  text=$(cat; echo .)
  [[ -e $1 ]] && [[ "$(cat "$1"; echo .)" == "$text" ]] && return
  printf '%s' "${text%.}" >"$1.new"
  mv "$1.new" "$1"
}
