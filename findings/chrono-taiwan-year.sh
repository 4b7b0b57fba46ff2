#!/usr/bin/env bash
# chrono-node 2.10.3 in Traditional Chinese: a date of Taiwan's calendar, "民國115年11月3日" (2026), is read as the year 115. "2週前" (two weeks
# ago) is nothing, though "兩個星期前" is read.
# Seen with Node 20; packages: chrono-node@2.10.3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const chrono = require('chrono-node');
for (const said of ['民國115年11月3日', '2026年11月3日', '兩個星期前', '2週前']) {
  const found = chrono.zh.hant.parse(said, new Date(2026, 10, 30, 12)).map(({ text, start }) => `${text} = ${start.get('year')}-${start.get('month')}-${start.get('day')}`);
  console.log(`${said}: ${found.join('; ') || 'nothing'}`);
}
CODE
cat >expected <<'SEEN'
民國115年11月3日: 115年11月3日 = 115-11-3
2026年11月3日: 2026年11月3日 = 2026-11-3
兩個星期前: 兩個星期前 = 2026-11-16
2週前: nothing
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
