#!/usr/bin/env bash
# @microsoft/recognizers-text-date-time in Spanish: "hace tres días" (three days ago) is a duration of three days, not a day. English
# "three days ago" and Chinese "三天前" give the day. Whoever asks a Spanish-speaking shopper when the parcel came gets 259200
# seconds.
# Seen with Node 20; packages: @microsoft/recognizers-text-date-time@1.3.2.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-date-time@1.3.2 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { recognizeDateTime } = require('@microsoft/recognizers-text-date-time');
for (const [said, culture] of [['hace tres días', 'es-es'], ['hace 2 semanas', 'es-es'], ['three days ago', 'en-us'], ['三天前', 'zh-cn']]) {
  const [found] = recognizeDateTime(said, culture, undefined, new Date(2026, 10, 30));
  const { type, value } = found.resolution.values[0];
  console.log(`${said}: ${type} ${value}`);
}
CODE
cat >expected <<'SEEN'
hace tres días: duration 259200
hace 2 semanas: duration 1209600
three days ago: date 2026-11-27
三天前: date 2026-11-27
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
