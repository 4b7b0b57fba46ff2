import type { SuggestedAction } from '../../../../protocol/conversation.ts';
import type { Locale } from '../../../../protocol/locale.ts';
import { terms } from '../../disputes/fakes/cases.ts';
import { type Chat, chat, photo, type Reply } from '../fakes/chat.ts';

/** One screen after the other, each with its buttons under the last message. */
export type Screens = AsyncGenerator<{ readonly name: string; readonly talk: Chat; readonly reply: Reply }>;

type Value = Readonly<Record<string, unknown>>;

/** Presses the button whose value holds this, whatever it is called. */
async function on(talk: Chat, reply: Reply, wanted: Value): Promise<Reply> {
  const action = buttonsOf(reply).find(({ value }) =>
    Object.entries(wanted).every(([key, each]) => (value as Value)[key] === each),
  );
  if (action === undefined) throw new Error(`no ${JSON.stringify(wanted)} in ${reply.buttons.join(', ')}`);
  return talk.send(action.title, action.value);
}

export function buttonsOf(reply: Reply): readonly SuggestedAction[] {
  return reply.message.content.suggestedActions ?? [];
}

/** Leads through every screen that has buttons, in one language. */
export async function* screens(locale: Locale): Screens {
  yield* form(locale);
  yield* units(locale);
  yield* declaring(locale);
  yield* asides(locale);
  yield* helpChoices(locale);
  yield* acts(locale);
  yield* guests(locale);
}

const STORY = 'One corner of it was gone when I looked at it.';
const begin: Value = { dispute: 'form', do: 'begin' };
const startIn = (locale: Locale, profile = 'auracart') => chat({ locale, profile, localeChosen: true });

async function* units(locale: Locale): Screens {
  const talk = startIn(locale);
  let reply = await talk.send('', begin);
  reply = await on(talk, reply, { step: 'order', value: 'AC-1027' });
  reply = await on(talk, reply, { step: 'reason', value: 'damaged' });
  reply = await talk.say(STORY);
  yield { name: 'units', talk, reply };
  reply = await on(talk, reply, { step: 'units', value: '2' });
  reply = await on(talk, reply, { step: 'wanted', value: 'full-refund' });
  reply = await talk.say('', [photo()]);
  reply = await on(talk, reply, { do: 'go-on' });
  reply = await on(talk, reply, { do: 'change' });
  yield { name: 'change units', talk, reply };
  reply = await on(talk, reply, { step: 'contacted' });
  yield { name: 'contacted', talk, reply };
}

async function* form(locale: Locale): Screens {
  const talk = startIn(locale);
  let reply = await talk.send('', begin);
  yield { name: 'order', talk, reply };
  reply = await on(talk, reply, { step: 'order', value: 'AC-1015' });
  yield { name: 'item', talk, reply };
  reply = await on(talk, reply, { step: 'item', value: 'AC-1015-2' });
  yield { name: 'reason', talk, reply };
  reply = await on(talk, reply, { step: 'reason', value: 'damaged' });
  yield { name: 'details', talk, reply };
  reply = await talk.say(STORY);
  yield { name: 'wanted', talk, reply };
  reply = await on(talk, reply, { step: 'wanted', value: 'partial-refund' });
  yield { name: 'amount', talk, reply };
  reply = await on(talk, reply, { step: 'amount' });
  yield { name: 'evidence', talk, reply };
  reply = await talk.say('', [photo()]);
  yield { name: 'more evidence', talk, reply };
  reply = await on(talk, reply, { do: 'go-on' });
  yield { name: 'review', talk, reply };
  reply = await on(talk, reply, { do: 'change' });
  yield { name: 'change', talk, reply };
  reply = await on(talk, reply, { do: 'go-on' });
  reply = await on(talk, reply, { do: 'stop' });
  yield { name: 'keep', talk, reply };
  reply = await on(talk, reply, { do: 'keep' });
  reply = await talk.send('', begin);
  yield { name: 'draft', talk, reply };
}

async function* declaring(locale: Locale): Screens {
  const talk = startIn(locale, 'taobao');
  let reply = await talk.send('', begin);
  reply = await on(talk, reply, { step: 'order', value: 'AC-1009' });
  reply = await on(talk, reply, { step: 'reason', value: 'content-damaged' });
  yield { name: 'delivery', talk, reply };
  reply = await talk.send('', { dispute: 'form', do: 'change', step: 'reason' });
  reply = await on(talk, reply, { step: 'reason', value: 'quality' });
  reply = await talk.say(STORY);
  reply = await on(talk, reply, { step: 'wanted', value: 'exchange' });
  yield { name: 'evidence, without', talk, reply };
  reply = await on(talk, reply, { do: 'none' });
  yield { name: 'declare', talk, reply };
  const advised = startIn(locale);
  reply = await advised.send('', begin);
  reply = await on(advised, reply, { step: 'order', value: 'AC-1009' });
  reply = await on(advised, reply, { step: 'reason', value: 'missing' });
  reply = await advised.say(STORY);
  reply = await on(advised, reply, { step: 'wanted', value: 'full-refund' });
  yield { name: 'advised evidence', talk: advised, reply };
}

async function* asides(locale: Locale): Screens {
  const talk = startIn(locale);
  let reply = await talk.send('', begin);
  reply = await on(talk, reply, { step: 'order', value: 'AC-1009' });
  reply = await on(talk, reply, { step: 'reason', value: 'missing' });
  reply = await talk.say('AC-1015');
  yield { name: 'other order', talk, reply };
  reply = await on(talk, reply, { do: 'stay' });
  await talk.say('qwrt zxcv');
  reply = await talk.say('qwrt zxcv');
  yield { name: 'person offered', talk, reply };
}

async function* helpChoices(locale: Locale): Screens {
  const talk = startIn(locale);
  let reply = await talk.send('', { action: 'show-topics' });
  yield { name: 'topics', talk, reply };
  reply = await on(talk, reply, { action: 'show-topic', topic: 'disputes' });
  yield { name: 'articles', talk, reply };
  reply = await on(talk, reply, { action: 'show-article' });
  yield { name: 'answer', talk, reply };
  reply = await talk.send('', { action: 'none-of-these' });
  yield { name: 'offered person', talk, reply };
  reply = await talk.say('AC-1021');
  yield { name: 'an order', talk, reply };
}

async function* acts(locale: Locale): Screens {
  const talk = startIn(locale);
  let reply = await talk.send('', { dispute: 'case' });
  yield { name: 'no cases', talk, reply };
  reply = await on(talk, reply, { do: 'begin' });
  reply = await on(talk, reply, { step: 'order', value: 'AC-1009' });
  reply = await on(talk, reply, { step: 'reason', value: 'missing' });
  reply = await talk.say(STORY);
  reply = await on(talk, reply, { step: 'wanted', value: 'full-refund' });
  reply = await on(talk, reply, { do: 'skip' });
  reply = await on(talk, reply, { do: 'submit' });
  yield { name: 'opened', talk, reply };
  const seller = { role: 'seller', id: 'shop-1' } as const;
  await talk.disputes.act(seller, { type: 'offer', data: { terms: terms('partial-refund', 3000) } });
  reply = await on(talk, reply, { dispute: 'case' });
  yield { name: 'case', talk, reply };
  reply = await on(talk, reply, { act: 'counter' });
  yield { name: 'counter', talk, reply };
  reply = await on(talk, reply, { do: 'no' });
  reply = await talk.send('', { dispute: 'case' });
  reply = await on(talk, reply, { act: 'add-evidence' });
  reply = await talk.say('', [photo()]);
  yield { name: 'evidence of a case', talk, reply };
}

async function* guests(locale: Locale): Screens {
  const talk = chat({ locale, localeChosen: true, verified: false, visitorId: 'v_guest' });
  yield { name: 'guest', talk, reply: await talk.send('', begin) };
  yield { name: 'guest, order known', talk, reply: await talk.say('AC-1009') };
}
