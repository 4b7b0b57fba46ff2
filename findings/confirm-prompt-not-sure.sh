#!/usr/bin/env bash
# botbuilder-dialogs, ConfirmPrompt in English: "not sure" is yes, because the recogniser finds "sure" in it. So are "i'm not sure
# yet" and "sure is broken". A prompt that guards an act which cannot be undone must look at the words itself.
# Seen with Node 20; packages: botbuilder-core@4.23.3, botbuilder-dialogs@4.23.3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts botbuilder-core@4.23.3 botbuilder-dialogs@4.23.3 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { ConversationState, MemoryStorage, TestAdapter } = require('botbuilder-core');
const { ConfirmPrompt, DialogSet } = require('botbuilder-dialogs');
async function answer(text) {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new ConfirmPrompt('sure'));
  let told = 'asked again';
  const adapter = new TestAdapter(async (context) => {
    context.activity.locale = 'en-us';
    const dialog = await dialogs.createContext(context);
    const { status, result } = await dialog.continueDialog();
    if (status === 'empty') await dialog.prompt('sure', 'Cancel the order?');
    if (status === 'complete') told = result ? 'yes' : 'no';
    await state.saveChanges(context);
  });
  await adapter.send('hello');
  await adapter.send(text);
  console.log(`${text}: ${told}`);
}
(async () => {
  for (const text of ['not sure', "i'm not sure yet", 'sure is broken', 'i do not know', 'no']) await answer(text);
})();
CODE
cat >expected <<'SEEN'
not sure: yes
i'm not sure yet: yes
sure is broken: yes
i do not know: asked again
no: no
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
