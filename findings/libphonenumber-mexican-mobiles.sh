#!/usr/bin/env bash
# libphonenumber-js 1: a Mexican mobile number as messengers and older address books keep it, with the 1 after the country's code
# ("+52 1 55 1234 5678"), is not valid, nor is it made equal to "+52 55 1234 5678", which is the same telephone since August 2019. Who
# recognises a shopper by the number that the order has must fold the two.
# Seen with Node 20; packages: libphonenumber-js@1.13.16.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts libphonenumber-js@1.13.16 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { parsePhoneNumber } = require('libphonenumber-js');
for (const said of ['+52 55 1234 5678', '+52 1 55 1234 5678']) {
  const number = parsePhoneNumber(said);
  console.log(`${said}: ${number.number} ${number.isValid() ? 'valid' : 'not valid'}`);
}
CODE
cat >expected <<'SEEN'
+52 55 1234 5678: +525512345678 valid
+52 1 55 1234 5678: +5215512345678 not valid
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
