#!/usr/bin/env bash
# email-reply-parser 2.3.9: a line of the writer's own that begins with "On" and ends with "wrote:" ends the visible text, though no
# quotation follows. In "On Monday the seller wrote: …" the rest of the complaint is lost.
# Seen with Node 20; packages: email-reply-parser@2.3.9.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts email-reply-parser@2.3.9 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const EmailReplyParser = require('email-reply-parser');
const Parser = EmailReplyParser.default ?? EmailReplyParser;
const mail = 'I paid in two parts.\n\nOn Monday the seller wrote:\n"no refund"\nThat is not right, please help.\n';
console.log(JSON.stringify(new Parser().read(mail).getVisibleText()));
CODE
cat >expected <<'SEEN'
"I paid in two parts.\n"
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
