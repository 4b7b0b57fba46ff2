#!/usr/bin/env bash
# natural 8.1.1: require('natural') reads a .env of the working directory into process.env, and prints a line for each time it does,
# as its storage back ends load dotenv. A server that has settings of its own finds a stranger's in them. The parts, loaded by their
# own path, do not.
# Seen with Node 20; packages: natural@8.1.1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { writeFileSync } = require('node:fs');
writeFileSync('.env', 'SHOP_COLOUR=green\n');
const lines = [];
console.log = (...words) => lines.push(words.join(' '));
require('natural/lib/natural/stemmers/porter_stemmer');
const byPart = process.env.SHOP_COLOUR;
require('natural');
process.stdout.write(`by a part: ${byPart}; by its index: ${process.env.SHOP_COLOUR}; lines printed: ${lines.filter((line) => line.includes('injected env')).length}\n`);
CODE
cat >expected <<'SEEN'
by a part: undefined; by its index: green; lines printed: 5
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
