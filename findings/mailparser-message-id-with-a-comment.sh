#!/usr/bin/env bash
# mailparser 3.14.2: a comment beside a Message-ID or In-Reply-To, which RFC 5322 allows and relays add, becomes part of the id, with a
# bracket more: `<a@x> (…)>`. In References the comment is an id of its own, `<(…)>`. Whoever finds a ticket by In-Reply-To, or answers
# with the id, loses the thread.
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
  for (const id of ['<a@example.net>', '<a@example.net> (added by a relay)', '(relay) <a@example.net>']) {
    const head = [`Message-ID: ${id}`, `In-Reply-To: ${id}`, 'References: <r1@example.net> (one) <r2@example.net>'];
    const { messageId, inReplyTo, references } = await simpleParser(Buffer.from([...head, '', 'Hello'].join('\r\n')));
    console.log(JSON.stringify([messageId, inReplyTo, references]));
  }
})();
CODE
cat >expected <<'SEEN'
["<a@example.net>","<a@example.net>",["<r1@example.net>","<(one)>","<r2@example.net>"]]
["<a@example.net> (added by a relay)>","<a@example.net> (added by a relay)>",["<r1@example.net>","<(one)>","<r2@example.net>"]]
["<(relay) <a@example.net>","<(relay) <a@example.net>",["<r1@example.net>","<(one)>","<r2@example.net>"]]
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
