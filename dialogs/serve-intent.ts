import type { TurnContext } from 'botbuilder-core';
import type { DangerKind } from '../kb/danger/danger.ts';
import type { Intent } from '../kb/search/types.ts';
import type { SuggestedAction } from '../protocol/conversation.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../protocol/locale.ts';
import { showPassage } from './answer.ts';
import { farewellWords } from './care/care-words.ts';
import { requestPerson } from './handoff.ts';
import { namedLanguage } from './language-names.ts';
import type { Memory } from './memory.ts';
import { button, personButton, phrase, say } from './say.ts';
import type { Turn } from './services.ts';
import { decided } from './trace.ts';
import { turnOf } from './turn-context.ts';

/** What follows a message that was answered: a dialog, a person who takes over, or nothing. */
export type Next = 'open-dispute' | 'dispute-status' | 'person' | undefined;

/** What a message is after when it is no question; a follow-up is one that leans on the question before. */
export type Wish = Exclude<Intent, 'follow-up'>;

/** The words, and what the bot had last asked. */
interface Said {
  readonly text: string;
  readonly last: Memory['last'];
}

/** What the bot does about each; the compiler asks for what an intent lacks here. */
const SERVICES: Readonly<Record<Wish, (context: TurnContext, said: Said) => Promise<Next>>> = {
  greeting: (context) => reply(context, phrase(context, 'hello')),
  thanks: (context) => reply(context, phrase(context, 'thanks')),
  goodbye: farewell,
  affirm: (context, { last }) =>
    last === 'person-offer'
      ? bringPerson(context, 'low-confidence')
      : reply(context, phrase(context, last === 'answer' ? 'helpfulYes' : 'affirmed')),
  deny: (context, { last }) =>
    last === 'person-offer' ? reply(context, phrase(context, 'affirmed')) : nextCandidates(context),
  'open-dispute': (context) => beginOrExplain(context, 'open-dispute', 'open-dispute'),
  'dispute-status': (context) => beginOrExplain(context, 'dispute-status', 'track-dispute'),
  'talk-to-person': (context) => bringPerson(context, 'requested'),
  stop: (context) => reply(context, phrase(context, 'nothingToStop')),
  'change-language': (context, { text }) => askLanguage(context, text),
  'small-talk': introduce,
};

/** Serves a wish that was recognised. */
export function serveIntent(context: TurnContext, intent: Wish, text: string, last: Memory['last']): Promise<Next> {
  decided(context, 'intent', intent);
  return SERVICES[intent](context, { text, last });
}

async function reply(context: TurnContext, text: string, buttons?: readonly SuggestedAction[]): Promise<undefined> {
  await say(context, { text, ...(buttons === undefined ? {} : { buttons }) });
}

/** Says who speaks, and that a person can be brought in: "then get me one" means that one. */
async function introduce(context: TurnContext): Promise<undefined> {
  turnOf(context).memory.last = 'introduction';
  return reply(context, phrase(context, 'smallTalk'), [
    button(context, 'topics', { action: 'show-topics' }),
    personButton(context),
  ]);
}

async function bringPerson(context: TurnContext, reason: 'requested' | 'low-confidence'): Promise<Next> {
  await requestPerson(context, reason);
  return 'person';
}

/** Begins the dialog; where there are no disputes, shows the article that says how it is done. */
async function beginOrExplain(
  context: TurnContext,
  dialog: 'open-dispute' | 'dispute-status',
  slug: string,
): Promise<Next> {
  if (turnOf(context).services.disputes !== undefined) return dialog;
  await showPassage(context, slug, 1);
  return undefined;
}

/** What the shopper may be in danger of, be it that they told the bot, or wrote it while they waited for a person. */
export function dangerIn({ memory, conversation }: Pick<Turn, 'memory' | 'conversation'>): DangerKind | undefined {
  return memory.endangered ?? (conversation.reason === 'safety' ? 'harm' : undefined);
}

/** Whoever spoke of danger and takes their leave is told once more where help is, and sold nothing. */
async function farewell(context: TurnContext): Promise<undefined> {
  const { memory, locale, services } = turnOf(context);
  const danger = dangerIn(turnOf(context));
  if (danger === undefined) return reply(context, phrase(context, 'goodbye'));
  memory.last = 'person-offer';
  memory.priority = 'urgent';
  return reply(context, farewellWords(danger, locale, services.helpLines), [personButton(context)]);
}

/** "No, not that": the next candidates of the same question, then a person. */
async function nextCandidates(context: TurnContext): Promise<undefined> {
  const { memory, services, locale } = turnOf(context);
  const others = (memory.lastSlugs ?? []).slice(1).flatMap((slug) => services.article(slug, locale) ?? []);
  memory.lastSlugs = [];
  memory.misses += 1;
  if (others.length === 0)
    return reply(context, phrase(context, 'helpfulNo'), [
      personButton(context),
      button(context, 'rephrase', { action: 'rephrase' }),
    ]);
  return reply(context, phrase(context, 'choose'), [
    ...others.map((article) => ({ title: article.title, value: { action: 'show-article', slug: article.slug } })),
    personButton(context),
  ]);
}

/** Into the language that the message names, where it names one; else asks. */
async function askLanguage(context: TurnContext, text: string): Promise<undefined> {
  const named = namedLanguage(text);
  if (named !== undefined) return changeLanguage(context, named);
  return reply(
    context,
    phrase(context, 'languageAsk'),
    LOCALES.map((locale) => ({ title: LOCALE_NAMES[locale], value: { action: 'set-language', locale } })),
  );
}

export async function changeLanguage(context: TurnContext, locale: Locale): Promise<undefined> {
  const turn = turnOf(context);
  turn.locale = locale;
  turn.wishes.locale = locale;
  turn.wishes.localeChosen = true;
  return reply(context, phrase(context, 'languageChanged'));
}
