#!/usr/bin/env bash
# planer 1.2.0: a mail whose own first lines begin with "From:" and "To:" comes back empty: they are taken for the head of a
# forwarded mail. Lists of a parcel's way ("From: Johor / To: Taipei") are written so.
# Seen with Node 20; packages: planer@1.2.0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts planer@1.2.0 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const planer = require('planer');
console.log(JSON.stringify(planer.extractFrom('From: Johor\nTo: Taipei\nIt never came. Please help.\n', 'text/plain')));
console.log(JSON.stringify(planer.extractFrom('Sent to Taipei from Johor.\nIt never came. Please help.\n', 'text/plain')));
CODE
cat >expected <<'SEEN'
""
"Sent to Taipei from Johor.\nIt never came. Please help."
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
