#!/usr/bin/env bash
# date-holidays 3.37.0 does not know Taiwan's law on memorial days and holidays of 2025 (紀念日及節日實施條例): since then 28 September,
# 25 October, 25 December and 1 May are days off for all, here they are observances; and where a holiday falls on a Saturday (28 February
# and 10 October 2026) the Friday before is off, which is missing, while the Monday after a Sunday is there. A day of the New Year and the
# mark of a substitute day are written in Simplified characters.
# Seen with Node 20; packages: date-holidays@3.37.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const Holidays = require('date-holidays');
const days = new Holidays('TW').getHolidays(2026);
const on = (day) => days.filter(({ date }) => date.startsWith(`2026-${day}`)).map(({ name, type }) => `${name} (${type})`).join(', ') || 'nothing';
for (const day of ['05-01', '09-28', '10-25', '12-25', '02-27', '10-09', '04-06', '02-21']) console.log(`${day}: ${on(day)}`);
CODE
cat >expected <<'SEEN'
05-01: 保生大帝誕辰 (observance), 勞動節 (observance)
09-28: 孔子誕辰紀念日 (observance)
10-25: 臺灣光復節 (observance)
12-25: 行憲紀念日 (observance)
02-27: nothing
10-09: nothing
04-06: 淸明節 (更换日) (public), 觀音誕辰 (observance)
02-21: 农历新年假期 (public)
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
