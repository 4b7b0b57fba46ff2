#!/usr/bin/env bash
# chrono-node 2.10.3 in Spanish: "pasado mañana" (the day after tomorrow) is tomorrow; "el lunes pasado" (last Monday), said on a Monday,
# is that day; "hoy a las 5 de la tarde" (5 in the afternoon) is 5 in the morning and, as a second result, 15:00; "hace tres días"
# (three days ago) is nothing.
# Seen with Node 20; packages: chrono-node@2.10.3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const chrono = require('chrono-node');
const monday = new Date(2026, 10, 30, 12);
for (const said of ['pasado mañana', 'el lunes pasado', 'hoy a las 5 de la tarde', 'hace tres días', 'mañana', 'ayer']) {
  const found = chrono.es.parse(said, monday).map(({ text, start }) => `${text} = ${start.date().toString().slice(4, 21)}`);
  console.log(`${said}: ${found.join('; ') || 'nothing'}`);
}
CODE
cat >expected <<'SEEN'
pasado mañana: mañana = Dec 01 2026 12:00
el lunes pasado: lunes = Nov 30 2026 12:00
hoy a las 5 de la tarde: hoy a las 5 = Nov 30 2026 05:00; tarde = Nov 30 2026 15:00
hace tres días: nothing
mañana: mañana = Dec 01 2026 12:00
ayer: ayer = Nov 29 2026 12:00
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
