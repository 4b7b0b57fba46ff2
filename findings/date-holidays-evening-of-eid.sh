#!/usr/bin/env bash
# date-holidays 3.37.0: in Indonesia the holidays of the Islamic calendar last from midnight to 18:00. In the evening of Idul Fitri isHoliday
# says no, and a calendar of working hours would promise an answer for that evening. The same feast in Malaysia, and Christmas in both,
# last until midnight.
# Seen with Node 20; packages: date-holidays@3.37.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const Holidays = require('date-holidays');
for (const [country, zone] of [['ID', '+07:00'], ['MY', '+08:00']])
  for (const moment of ['2026-03-21T12:00:00', '2026-03-21T19:00:00', '2026-12-25T19:00:00']) {
    const found = new Holidays(country).isHoliday(new Date(`${moment}${zone}`));
    console.log(`${country} ${moment}: ${found ? found[0].name : 'no holiday'}`);
  }
CODE
cat >expected <<'SEEN'
ID 2026-03-21T12:00:00: Hari Raya Idul Fitri
ID 2026-03-21T19:00:00: no holiday
ID 2026-12-25T19:00:00: Hari Raya Natal
MY 2026-03-21T12:00:00: Hari Raya Aidil Fitri
MY 2026-03-21T19:00:00: Hari Raya Aidil Fitri
MY 2026-12-25T19:00:00: Hari Krismas
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
