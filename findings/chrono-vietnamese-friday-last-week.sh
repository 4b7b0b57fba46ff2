#!/usr/bin/env bash
# chrono-node 2.10.3 in Vietnamese: "thứ sáu tuần trước" (Friday of last week) is six weeks ago, as "sáu" is also six, and "thứ ba
# tuần trước" (Tuesday of last week) three weeks ago. "thứ tư tuần trước" (Wednesday of last week) is two results, a Wednesday to come and
# a week ago.
# Seen with Node 20; packages: chrono-node@2.10.3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const chrono = require('chrono-node');
for (const said of ['thứ sáu tuần trước', 'thứ tư tuần trước', 'thứ ba tuần trước', 'tuần trước', '3 ngày trước']) {
  const found = chrono.vi.parse(said, new Date(2026, 10, 30, 12)).map(({ text, start }) => `${text} = ${start.date().toString().slice(0, 15)}`);
  console.log(`${said}: ${found.join('; ') || 'nothing'}`);
}
CODE
cat >expected <<'SEEN'
thứ sáu tuần trước: sáu tuần trước = Mon Oct 19 2026
thứ tư tuần trước: thứ tư = Wed Dec 02 2026; tuần trước = Mon Nov 23 2026
thứ ba tuần trước: ba tuần trước = Mon Nov 09 2026
tuần trước: tuần trước = Mon Nov 23 2026
3 ngày trước: 3 ngày trước = Fri Nov 27 2026
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
