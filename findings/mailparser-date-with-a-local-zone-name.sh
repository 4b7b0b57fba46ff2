#!/usr/bin/env bash
# mailparser 3.14.2: a Date whose zone is a name that it does not know, such as MYT, WIB or HKT, is neither read nor left out: the mail's
# date is the moment at which it is parsed. RFC 5322 (4.3) has such names count as -0000. A ticket list sorted by that date puts a
# Malaysian shopper's old mail on top, each time it is parsed anew; EST and a comment after the offset, +0800 (MYT), are read.
# Seen with Node 20; packages: mailparser@3.14.2.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mailparser@3.14.2 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { simpleParser } = require('mailparser');
async function read(date) {
  const head = ['From: Mei <mei@example.net>', 'To: support@example.com', ...(date === undefined ? [] : [`Date: ${date}`])];
  const before = Date.now();
  const parsed = (await simpleParser(Buffer.from([...head, '', 'Hello'].join('\r\n')))).date;
  const now = parsed !== undefined && parsed.getTime() >= before;
  console.log(`${date}: ${now ? 'the moment of parsing' : parsed?.toISOString()}`);
}
(async () => {
  for (const zone of ['MYT', 'WIB', 'HKT', 'EST', '+0800 (MYT)']) await read(`Tue, 3 Nov 2026 10:00:00 ${zone}`);
  await read(undefined);
})();
CODE
cat >expected <<'SEEN'
Tue, 3 Nov 2026 10:00:00 MYT: the moment of parsing
Tue, 3 Nov 2026 10:00:00 WIB: the moment of parsing
Tue, 3 Nov 2026 10:00:00 HKT: the moment of parsing
Tue, 3 Nov 2026 10:00:00 EST: 2026-11-03T15:00:00.000Z
Tue, 3 Nov 2026 10:00:00 +0800 (MYT): 2026-11-03T02:00:00.000Z
undefined: undefined
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
