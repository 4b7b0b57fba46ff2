import { fileURLToPath } from 'node:url';
import { runTurn } from '../../../../bot/turn/run-turn.ts';
import { TurnAdapter } from '../../../../bot/turn/turn-adapter.ts';
import { loadIntents } from '../../../../dialogs/intents.ts';
import type { DialogServices } from '../../../../dialogs/services.ts';
import { createBot } from '../../../../dialogs/support-bot.ts';
import {
  type AttachmentReference,
  type NewMessage,
  newConversation,
} from '../../../../handoff/conversation/conversation.ts';
import { transition } from '../../../../handoff/conversation/ownership.ts';
import type { Article } from '../../../../kb/articles/article.ts';
import { readContentFiles } from '../../../../kb/articles/content-files.ts';
import { dangerRecogniser } from '../../../../kb/danger/recognise-danger.ts';
import { loadArtefacts } from '../../../../kb/search/artefacts.ts';
import { buildSearchIndex } from '../../../../kb/search/build-index.ts';
import type { SearchIndex } from '../../../../kb/search/types.ts';
import { shippedWordLists } from '../../../../kb/word-lists/shipped.ts';
import { stopAnswers } from '../../../../kb/word-lists/stop-answers.ts';
import type { ModelForBot } from '../../../../model/compose.ts';
import type { Owner } from '../../../../protocol/conversation.ts';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { START } from '../../disputes/fakes/cases.ts';
import { type FakeDisputes, fakeDisputes, SHOPPER } from './disputes.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

const danger = dangerRecogniser();
let known: { articles: readonly Article[]; index: SearchIndex } | undefined;

/** The real help center and its index, built once for all tests of a run. */
function helpCenter() {
  if (known === undefined) {
    const articles = [...readContentFiles(root('kb/content'))] as unknown as readonly Article[];
    const intents = loadIntents(root('dialogs/intents'));
    known = { articles, index: buildSearchIndex({ articles, intents, artefacts: loadArtefacts() }) };
  }
  return known;
}

export interface Reply {
  /** All that the bot said, of all its messages. */
  readonly text: string;
  readonly bubbles: readonly string[];
  readonly buttons: readonly string[];
  readonly message: NewMessage;
}

export interface Chat {
  readonly disputes: FakeDisputes;
  /** What the shopper types; the bot's one reply. */
  say(text: string, files?: readonly AttachmentReference[]): Promise<Reply>;
  /** Whether the bot has nothing to say to this. */
  silentAt(text: string, files?: readonly AttachmentReference[], value?: unknown): Promise<boolean>;
  /** Presses a button of the last reply whose title begins so. */
  press(title: string): Promise<Reply>;
  /** Sends a value as a hostile or outdated client could. */
  send(text: string, value: unknown): Promise<Reply>;
  /** Runs the last turn again from where it began, as after a crash before its commit. */
  again(): Promise<Reply>;
  /** What would have come if this had been typed in the place of the last message. */
  instead(text: string, files?: readonly AttachmentReference[]): Promise<Reply>;
  /** Takes the last message back. */
  rewind(): void;
  later(ms: number): void;
  /** The shopper or an agent ends the conversation. */
  end(): void;
  readonly lines: string[];
  memory(): { form?: { label: string; value: string }[]; draft?: unknown; dialogs: { dialogStack: unknown[] } };
  wishes(): { locale?: Locale; handoff?: unknown };
  locale(): Locale;
}

/** A conversation with the real bot; the memory goes through JSON after each turn, as through a database. */
export function chat(
  given: {
    locale?: Locale;
    profile?: string;
    verified?: boolean;
    visitorId?: string;
    /** Of a guest who left it instead of an address. */
    phone?: string;
    disputes?: FakeDisputes;
    localeChosen?: boolean;
    /** Nobody is at the desk now. */
    nobodyThere?: boolean;
    /** Mail leaves the house; it does where nothing is said. */
    mailReaches?: boolean;
    model?: ModelForBot;
    aroundSearch?: (index: SearchIndex) => SearchIndex;
    /** A person was asked for. */
    owner?: Owner;
  } = {},
): Chat {
  const { articles, index } = helpCenter();
  let at = START;
  const disputes = given.disputes ?? fakeDisputes(given.profile ?? 'auracart', () => at);
  const services: DialogServices = {
    marketplace: 'AuraCart',
    search: given.aroundSearch?.(index) ?? index,
    danger,
    helpLines: undefined,
    stops: stopAnswers(Object.fromEntries(LOCALES.map((locale) => [locale, shippedWordLists(locale).stops]))),
    article: (slug, locale) => articles.find((each) => each.slug === slug && each.locale === locale),
    topic: (topic, locale) => articles.filter((each) => each.topic === topic && each.locale === locale),
    reference: ({ slug, locale, title }) => ({ slug, locale, title, revision: 1, url: `/help/${locale}/${slug}` }),
    fill: (markdown) => markdown,
    staffed: () => true,
    mailReaches: given.mailReaches ?? true,
    ticket: () => (given.nobodyThere === true ? { number: 'T-1', promisedAt: at + 3_600_000 } : undefined),
    formatTime: (time, locale) =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: 'Asia/Kuala_Lumpur',
      }).format(time),
    disputes: disputes.services,
    model: given.model,
    orders: disputes.shop,
  };
  let conversation = newConversation({
    id: 'talk-1',
    visitorId: given.visitorId ?? SHOPPER,
    shopperName: 'Mai',
    verified: given.verified ?? true,
    email: undefined,
    locale: given.locale ?? 'en',
    localeChosen: given.localeChosen ?? false,
    at,
  });
  conversation = { ...conversation, phone: given.phone };
  if (given.owner !== undefined) conversation = { ...conversation, owner: given.owner };
  let memory: string | undefined;
  let before: {
    memory: string | undefined;
    conversation: typeof conversation;
    last: Reply | undefined;
    putBack(): void;
  };
  let input: { text: string; value?: unknown; files: readonly AttachmentReference[] };
  let seq = 0;
  let replies = 0;
  let last: Reply | undefined;
  let wishes: { locale?: Locale; localeChosen?: boolean; handoff?: unknown } = {};
  const lines: string[] = [];
  const newId = () => {
    replies += 1;
    return `reply-${replies}`;
  };

  const runIt = () =>
    // A fresh bot each time: nothing may live in the process between two turns.
    runTurn(
      { adapter: new TurnAdapter(), bot: createBot(), services, newId },
      {
        conversation,
        memory,
        at,
        message: {
          id: `message-${seq}`,
          seq,
          createdAt: at,
          clientId: undefined,
          author: { kind: 'shopper', id: SHOPPER, name: 'Mai' },
          content: {
            text: input.text,
            ...(input.value === undefined ? {} : { value: input.value }),
            ...(input.files.length === 0 ? {} : { attachments: input.files }),
          },
        },
      },
    );

  async function turn(): Promise<Reply> {
    const effects = await runIt();
    const end = effects.messages.at(-1);
    if (end === undefined) throw new Error(`no reply to “${input.text}”`);
    const bubbles = effects.messages.map(({ content }) => (content.text ?? '').replace(/[\u00a0\u202f]/g, ' '));
    const card = effects.messages.find(({ content }) => content.card !== undefined)?.content.card;
    const message: NewMessage = { ...end, content: { ...end.content, ...(card === undefined ? {} : { card }) } };
    memory = effects.memory;
    wishes = effects.wishes;
    if (wishes.locale !== undefined) conversation = { ...conversation, locale: wishes.locale };
    last = {
      // Sums and times hold spaces that do not break.
      text: bubbles.join('\n\n'),
      bubbles,
      buttons: (message.content.suggestedActions ?? []).map(({ title }) => title.replace(/[\u00a0\u202f]/g, ' ')),
      message,
    };
    lines.push(`> ${input.text}`, last.text, `[${last.buttons.join('] [')}]`);
    return last;
  }

  async function take(next: typeof input): Promise<Reply> {
    seq += 1;
    input = next;
    before = { memory, conversation, last, putBack: disputes.keep() };
    return turn();
  }

  return {
    disputes,
    lines,
    say: (text, files = []) => take({ text, files }),
    async silentAt(text, files = [], value = undefined) {
      seq += 1;
      input = { text, files, value };
      return (await runIt()).messages.length === 0;
    },
    press(title) {
      const action = last?.message.content.suggestedActions?.find((each) => each.title.startsWith(title));
      if (action === undefined)
        throw new Error(`no button “${title}” in [${last?.buttons.join('] [')}]: ${last?.text}`);
      return take({ text: action.title, value: action.value, files: [] });
    },
    send: (text, value) => take({ text, value, files: [] }),
    again() {
      ({ memory, conversation } = before);
      return turn();
    },
    instead(text, files = []) {
      ({ memory, conversation } = before);
      before.putBack();
      input = { text, files };
      return turn();
    },
    rewind() {
      ({ memory, conversation, last } = before);
      before.putBack();
    },
    end() {
      conversation = transition(conversation, { type: 'end', by: 'shopper' }, at);
      conversation = transition(conversation, { type: 'shopper-wrote' }, at);
    },
    later(ms) {
      at += ms;
    },
    memory: () => JSON.parse(memory ?? '{}') as ReturnType<Chat['memory']>,
    wishes: () => wishes,
    locale: () => conversation.locale,
  };
}

export function photo(id = 'photo-1', type = 'image/jpeg'): AttachmentReference {
  return { id, name: `${id}.${type.split('/')[1]}`, type, size: 1000 };
}
