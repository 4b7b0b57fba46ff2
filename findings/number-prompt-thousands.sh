#!/usr/bin/env bash
# botbuilder-dialogs, NumberPrompt and sums with separators, where it succeeds with a wrong number and asks no retry. es-MX and es:
# "1,200.50", which is how Mexico writes one thousand two hundred and a half, is 1.7, as the recogniser adds 1.2 and 0.50; "1,200" is
# 1.2. In a language that it does not know the dots cut: vi "1.500.000" (one and a half million dong) is 1, id "100.000,50" is 100.5.
# Seen with Node 20; packages: botbuilder-core@4.23.3, botbuilder-dialogs@4.23.3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts botbuilder-core@4.23.3 botbuilder-dialogs@4.23.3 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { ConversationState, MemoryStorage, TestAdapter } = require('botbuilder-core');
const { DialogSet, NumberPrompt } = require('botbuilder-dialogs');
async function answer(locale, text) {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new NumberPrompt('sum'));
  const adapter = new TestAdapter(async (context) => {
    context.activity.locale = locale;
    const dialog = await dialogs.createContext(context);
    const { status, result } = await dialog.continueDialog();
    if (status === 'empty') await dialog.prompt('sum', 'How much?');
    if (status === 'complete') console.log(`${locale} "${text}": ${result}`);
    await state.saveChanges(context);
  });
  await adapter.send('hello');
  await adapter.send(text);
}
(async () => {
  for (const [locale, text] of [['es-MX', '1,200.50'], ['es-MX', '1,200'], ['es-MX', '1.200,50'], ['es', '1,200.50'], ['es', '1200.50'], ['vi', '1.500.000'], ['vi', '1500000'], ['id', '100.000,50'], ['id', '1.250']])
    await answer(locale, text);
})();
CODE
cat >expected <<'SEEN'
es-MX "1,200.50": 1.7
es-MX "1,200": 1.2
es-MX "1.200,50": 1200.5
es "1,200.50": 1.7
es "1200.50": 1200.5
vi "1.500.000": 1
vi "1500000": 1500000
id "100.000,50": 100.5
id "1.250": 1.25
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
