#!/usr/bin/env bash
# botbuilder-dialogs: a locale of zh-Hant or zh-TW is served as zh-cn. The prompt asks in Simplified characters ("是的 要么 (2) 不"), and
# "對" (right, Traditional) is not understood, while the Simplified "对" is yes. "不要" (don't) is understood in neither.
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
    context.activity.locale = 'zh-Hant';
    const dialog = await dialogs.createContext(context);
    const { status, result } = await dialog.continueDialog();
    if (status === 'empty') await dialog.prompt('sure', '確定？');
    if (status === 'complete') told = result ? 'yes' : 'no';
    await state.saveChanges(context);
  });
  await adapter.send('hello');
  const [question] = adapter.activityBuffer;
  await adapter.send(text);
  console.log(`${question.text} – ${text}: ${told}`);
}
(async () => {
  for (const text of ['是', '對', '对', '不要']) await answer(text);
})();
CODE
cat >expected <<'SEEN'
確定？ (1) 是的 要么 (2) 不 – 是: yes
確定？ (1) 是的 要么 (2) 不 – 對: asked again
確定？ (1) 是的 要么 (2) 不 – 对: yes
確定？ (1) 是的 要么 (2) 不 – 不要: asked again
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
