# shellcheck shell=bash
# load.sh PART…: every script's first line. Sets $root, the checkout, and reads the named parts of infra/lib/.

root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
for part in "$@"; do
  . "$root/infra/lib/$part.sh"
done
unset part
