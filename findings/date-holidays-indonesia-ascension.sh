#!/usr/bin/env bash
# date-holidays 3.37.0 calls the 27th of Rajab (Isra Mikraj, the ascension) "Maulid Nabi Muhammad" (the birth of the prophet, 12 Rabi
# al-awwal) in Indonesia, so that 2027 has three birthdays. The days are right, the names are not; for Malaysia the one name stands once
# a year. The two feasts: Indonesia's yearly decree on public holidays (SKB 3 Menteri) lists both.
# Seen with Node 20; packages: date-holidays@3.37.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts date-holidays@3.37.0 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const Holidays = require('date-holidays');
for (const country of ['ID', 'MY'])
  for (const year of [2026, 2027]) {
    const days = new Holidays(country).getHolidays(year).filter(({ name, type }) => type === 'public' && /Muhammad/.test(name));
    console.log(`${country} ${year}: ${days.map(({ date, name }) => `${date.slice(5, 10)} ${name}`).join(', ')}`);
  }
CODE
cat >expected <<'SEEN'
ID 2026: 01-16 Maulid Nabi Muhammad, 08-25 Maulid Nabi Muhammad
ID 2027: 01-05 Maulid Nabi Muhammad, 08-14 Maulid Nabi Muhammad, 12-25 Maulid Nabi Muhammad
MY 2026: 08-25 Hari Keputeraan Nabi Muhammad S.A.W.
MY 2027: 08-14 Hari Keputeraan Nabi Muhammad S.A.W.
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
