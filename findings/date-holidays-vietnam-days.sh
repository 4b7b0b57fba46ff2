#!/usr/bin/env bash
# date-holidays 3.37.0: the five days of Tết are one entry that tells by its end alone that it lasts five days (its date is the first day)
# beside a second entry within it; who counts entries gets two days of five. The National Day is one day (2 September) where the Labour
# Code of 2019 (article 112) gives two.
# Seen with Node 20; packages: date-holidays@3.37.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const Holidays = require('date-holidays');
const vietnam = new Holidays('VN');
const inHours = ({ start, end }) => (end - start) / 3_600_000;
for (const day of vietnam.getHolidays(2026).filter(({ type, date }) => type === 'public' && /^2026-(02|09)/.test(date)))
  console.log(`${day.date.slice(0, 10)} ${day.name}: ${inHours(day)} hours`);
for (const day of ['2026-02-19', '2026-09-01', '2026-09-03']) console.log(`${day}: ${Boolean(vietnam.isHoliday(new Date(`${day}T12:00:00+07:00`)))}`);
CODE
cat >expected <<'SEEN'
2026-02-16 Giao thừa Tết Nguyên Đán: 120 hours
2026-02-17 Tết Nguyên Đán: 24 hours
2026-09-02 Quốc khánh: 24 hours
2026-02-19: true
2026-09-01: false
2026-09-03: false
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
