# shellcheck shell=bash
# Node.js for building the client. Debian 12's own is older than Vite can use.

node_version=22.23.3
npm_version=11.19.1

# ensure_node: leaves alone a Node.js that is new enough; else installs Debian's, and with its npm a newer one into build/.
ensure_node() {
  local major=0 architecture
  # What an earlier run has installed.
  export PATH=$root/build/node/node_modules/.bin:$root/build/node/bin:$PATH
  if command -v node >/dev/null && command -v npm >/dev/null; then
    major=$(node --print 'process.versions.node.split(".")[0]')
  fi
  ((major < 20)) || return 0
  install_packages "$root/infra/packages-node.txt"
  architecture=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  say "Installing Node.js $node_version from npm, because Debian's is too old to build the client"
  quietly npm install --prefix "$root/build/node" --no-audit --no-fund --no-save \
    "node-linux-$architecture@$node_version" "npm@$npm_version"
  ln -sfn "node_modules/node-linux-$architecture/bin" "$root/build/node/bin"
  hash -r
}
