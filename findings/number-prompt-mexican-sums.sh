#!/usr/bin/env bash
# botbuilder-dialogs, NumberPrompt in es-MX: "1,200.50", which is how Mexico writes one thousand two hundred and a half, is taken
# for 1.7: the recogniser adds 1.2 and 0.50. In plain es "1,200.50" is 1.7 too, while "1.200,50" and "1200.50" are right. There is no
# retry and no doubt in the result.
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
  for (const locale of ['es-MX', 'es']) for (const text of ['1,200.50', '1.200,50', '1200.50', '1,200']) await answer(locale, text);
})();
CODE
cat >expected <<'SEEN'
es-MX "1,200.50": 1.7
es-MX "1.200,50": 1200.5
es-MX "1200.50": 1200.5
es-MX "1,200": 1.2
es "1,200.50": 1.7
es "1.200,50": 1200.5
es "1200.50": 1200.5
es "1,200": 1.2
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
