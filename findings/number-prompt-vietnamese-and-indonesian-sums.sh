#!/usr/bin/env bash
# botbuilder-dialogs, NumberPrompt in a language it does not know (vi, id): sums written with dots for thousands are cut without a
# word. "1.500.000" (one and a half million dong) is 1, "100.000,50" is 100.5, "1.250" is 1.25. The prompt succeeds: no retry is
# asked.
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
  for (const [locale, text] of [['vi', '1.500.000'], ['id', '100.000,50'], ['id', '1.250'], ['vi', '1500000']]) await answer(locale, text);
})();
CODE
cat >expected <<'SEEN'
vi "1.500.000": 1
id "100.000,50": 100.5
id "1.250": 1.25
vi "1500000": 1500000
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
