#!/usr/bin/env bash
# mailparser 3.14.2: a text or HTML file that a mail program shows inline (Content-Disposition: inline, with a file's name, as Apple Mail
# writes it) is no attachment: its content is joined to the writer's own words, and its name is nowhere. A CSV file sent alike is one.
# A chat log that a shopper attaches as evidence stands among their own words.
# Seen with Node 20; packages: mailparser@3.14.2.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mailparser@3.14.2 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { simpleParser } = require('mailparser');
(async () => {
  for (const [name, type] of [['log.txt', 'text/plain'], ['log.html', 'text/html'], ['log.csv', 'text/csv']]) {
    const raw = [
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b\r\nContent-Type: text/plain\r\n\r\nPlease see the file.',
      `--b\r\nContent-Type: ${type}; name=${name}\r\nContent-Disposition: inline; filename=${name}\r\n\r\nThe seller: no refund.`,
      '--b--',
    ].join('\r\n');
    const { text, attachments } = await simpleParser(Buffer.from(raw));
    console.log(JSON.stringify([name, text, attachments.map(({ filename }) => filename)]));
  }
})();
CODE
cat >expected <<'SEEN'
["log.txt","Please see the file.\nThe seller: no refund.",[]]
["log.html","Please see the file.\nThe seller: no refund.",[]]
["log.csv","Please see the file.",["log.csv"]]
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
