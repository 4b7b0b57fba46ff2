#!/usr/bin/env bash
# node-email-reply-parser 0.1.4: a line that begins with two underscores, such as a serial number set off as __1234__, is taken for
# the rule above a signature; it and all that follows are left out of the visible text.
# Seen with Node 20; packages: node-email-reply-parser@0.1.4.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-email-reply-parser@0.1.4 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const parse = require('node-email-reply-parser');
console.log(JSON.stringify(parse('The number on the box is\n__1234__\nIt is not the one I ordered.\n').getVisibleText()));
console.log(JSON.stringify(parse('The number on the box is\n1234\nIt is not the one I ordered.\n').getVisibleText()));
CODE
cat >expected <<'SEEN'
"The number on the box is"
"The number on the box is\n1234\nIt is not the one I ordered.\n"
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
