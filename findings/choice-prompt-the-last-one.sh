#!/usr/bin/env bash
# botbuilder-dialogs, recognizeChoices (behind ChoicePrompt): of two choices "the last one" is the first, as "one" is read as its
# number; "none of the two" is the second; "not the full refund" is the full refund. Each with the score 1.
# Seen with Node 20; packages: botbuilder-dialogs@4.23.3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts botbuilder-dialogs@4.23.3 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { recognizeChoices } = require('botbuilder-dialogs');
for (const said of ['the last one', 'none of the two', 'not the full refund', 'the second one', 'neither']) {
  const found = recognizeChoices(said, ['Full refund', 'Partial refund'], { locale: 'en-us' });
  console.log(`${said}: ${found.map(({ resolution }) => `${resolution.value} (${resolution.score})`).join(', ') || 'nothing'}`);
}
CODE
cat >expected <<'SEEN'
the last one: Full refund (1)
none of the two: Partial refund (1)
not the full refund: Full refund (1)
the second one: Partial refund (1)
neither: nothing
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
