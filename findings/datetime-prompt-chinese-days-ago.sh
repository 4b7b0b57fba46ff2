#!/usr/bin/env bash
# botbuilder-dialogs 4.23.3, DateTimePrompt with a Chinese locale: the answer "三天前" (three days ago) raises a TypeError inside the
# recogniser that this version brings along, so the turn ends in the adapter's error handler. "前天" (the day before yesterday) is
# answered. @microsoft/recognizers-text-date-time 1.3.2, installed by itself, reads "三天前" as a date.
# Seen with Node 20; packages: botbuilder-core@4.23.3, botbuilder-dialogs@4.23.3, @microsoft/recognizers-text-date-time@1.3.2.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts botbuilder-core@4.23.3 botbuilder-dialogs@4.23.3 @microsoft/recognizers-text-date-time@1.3.2 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { ConversationState, MemoryStorage, TestAdapter } = require('botbuilder-core');
const { DateTimePrompt, DialogSet } = require('botbuilder-dialogs');
const { recognizeDateTime } = require('@microsoft/recognizers-text-date-time');
async function answer(text) {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new DateTimePrompt('day'));
  const adapter = new TestAdapter(async (context) => {
    context.activity.locale = 'zh-cn';
    const dialog = await dialogs.createContext(context);
    const { status, result } = await dialog.continueDialog();
    if (status === 'empty') await dialog.prompt('day', '?');
    if (status === 'complete') console.log(`prompt, ${text}: ${result[0].type}`);
    await state.saveChanges(context);
  });
  await adapter.send('hello');
  await adapter.send(text).catch((error) => console.log(`prompt, ${text}: raised "${(error.error ?? error).message}"`));
}
(async () => {
  await answer('前天');
  await answer('三天前');
  const [found] = recognizeDateTime('三天前', 'zh-cn', undefined, new Date(2026, 10, 30));
  console.log(`alone, 三天前: ${found.resolution.values[0].value}`);
})();
CODE
cat >expected <<'SEEN'
prompt, 前天: date
prompt, 三天前: raised "Cannot read properties of undefined (reading 'extract')"
alone, 三天前: 2026-11-27
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
