import type { TurnContext } from 'botbuilder-core';
import { TOPICS, type Topic } from '../kb/articles/article.ts';
import type { Hit, SearchResult } from '../kb/search/types.ts';
import { words } from '../locales/words.ts';
import type { SuggestedAction } from '../protocol/conversation.ts';
import { LOCALE_NAMES } from '../protocol/locale.ts';
import { worded } from './ask-model.ts';
import { button, personButton, phrase, quote, say } from './say.ts';
import { decided, shown } from './trace.ts';
import { notice, turnOf } from './turn-context.ts';

/** After this many questions in a row without an answer the bot offers a person. */
const MISSES_BEFORE_PERSON = 2;
const TOPIC_BUTTONS: readonly Topic[] = ['orders', 'returns-refunds', 'shipping', 'payment', 'disputes', 'account'];

/** So much of a passage is remembered, to tell it from the others of its article. */
const OPENING_LENGTH = 60;

/** The buttons that stand under the passage of an article. */
export type ButtonsUnder = (slug: string) => readonly SuggestedAction[];
const NONE: ButtonsUnder = () => [];

/** Answers a question from the help center, or lets the shopper choose, or asks back once, or offers a person. */
export async function answerQuestion(
  context: TurnContext,
  question: string,
  result: SearchResult,
  buttonsUnder: ButtonsUnder = NONE,
): Promise<void> {
  const { memory, locale } = turnOf(context);
  memory.lastQuestion = question;
  memory.priority = undefined;
  memory.lastSlugs = result.hits.map((hit) => hit.slug);
  notice(context, { kind: 'asked', locale, decision: result.decision });
  const [best] = result.hits;
  if (result.decision === 'answer' && best !== undefined)
    return showPassage(context, best.slug, result.inScope, {
      passage: passageIn(context, best),
      buttonsUnder,
      question,
    });
  if (result.decision === 'choose' && result.hits.length > 0) return offerChoices(context, result);
  notice(context, { kind: 'missed', locale, text: question });
  return admitIgnorance(context, question);
}

/**
 * The passage of a hit in the language of the turn. Who chose a language by hand and asks in another one is answered in the
 * chosen one; there the article's own title finds the passage.
 */
export function passageIn(context: TurnContext, { slug, locale: found, passage }: Hit): string | undefined {
  const { services, locale } = turnOf(context);
  const article = services.article(slug, locale);
  if (article === undefined || article.locale === found) return passage;
  const own = services.search.search({ text: article.title, locale: article.locale });
  return own.hits.find((hit) => hit.slug === slug && hit.locale === article.locale)?.passage;
}

function titleIn(context: TurnContext, { slug, title }: Hit): string {
  const { services, locale } = turnOf(context);
  return services.article(slug, locale)?.title ?? title;
}

/** The passage that fits, with a link to the whole article; without a passage, the article's beginning. */
export async function showPassage(
  context: TurnContext,
  slug: string,
  confidence: number,
  {
    passage,
    buttonsUnder = NONE,
    question,
    apart = false,
  }: {
    readonly passage?: string | undefined;
    readonly buttonsUnder?: ButtonsUnder;
    /** What was asked, where the passage may be worded for it. */
    readonly question?: string;
    /** In a bubble of its own. */
    readonly apart?: boolean;
  } = {},
): Promise<void> {
  const { services, locale, memory } = turnOf(context);
  const article = services.article(slug, locale);
  if (article === undefined) return admitIgnorance(context, slug);
  memory.misses = 0;
  memory.last = 'answer';
  memory.lastShown = { slug, passage: (passage ?? article.body).slice(0, OPENING_LENGTH) };
  const body = services.fill(passage ?? article.body, article.locale);
  decided(context, 'answer');
  shown(context, article, passage ?? article.body);
  const own = question === undefined ? undefined : await worded(context, question, article, body);
  const label =
    article.locale === locale
      ? ''
      : `${phrase(context, 'otherLanguage', { language: LOCALE_NAMES[article.locale] })}\n\n`;
  await say(context, {
    text: label + (own ?? body),
    card: {
      type: 'answer',
      articles: [services.reference(article)],
      confidence,
      ...(own === undefined ? {} : { passage: body }),
    },
    buttons: buttonsUnder(slug),
    apart,
  });
}

async function offerChoices(context: TurnContext, result: SearchResult): Promise<void> {
  const { memory, feeling } = turnOf(context);
  decided(context, 'choose');
  memory.misses = 0;
  await say(context, {
    text: phrase(context, 'choose'),
    buttons: [
      ...result.hits
        .slice(0, 3)
        .map((hit) => ({ title: titleIn(context, hit), value: { action: 'show-article', slug: hit.slug } })),
      { title: phrase(context, 'chooseOther'), value: { action: 'none-of-these' } },
      // Whoever is upset need not go through titles first.
      ...(feeling === undefined ? [] : [personButton(context)]),
    ],
  });
}

/** The first time the bot asks back in the shopper's own words; from the second on it offers a person. */
export async function admitIgnorance(context: TurnContext, question: string): Promise<void> {
  const { memory } = turnOf(context);
  memory.misses += 1;
  if (memory.misses >= MISSES_BEFORE_PERSON) return offerPerson(context, question);
  decided(context, 'clarify');
  await say(context, {
    text: phrase(context, 'clarify', { question: quote(question) }),
    buttons: [...topicButtons(context), personButton(context)],
  });
}

export async function offerPerson(context: TurnContext, question: string): Promise<void> {
  const { memory } = turnOf(context);
  memory.lastQuestion = question;
  memory.last = 'person-offer';
  decided(context, 'offer-person');
  await say(context, {
    text: phrase(context, 'offerPerson'),
    buttons: [personButton(context), button(context, 'rephrase', { action: 'rephrase' })],
  });
}

export async function showTopics(context: TurnContext): Promise<void> {
  decided(context, 'topics');
  await say(context, {
    text: phrase(context, 'followUpUnclear'),
    buttons: [...topicButtons(context, TOPICS), personButton(context)],
  });
}

/** The articles of one topic that are asked for most, as far as the help center says: its first six. */
export async function showTopic(context: TurnContext, topic: Topic): Promise<void> {
  const { services, locale } = turnOf(context);
  const titles = services.topic(topic, locale);
  await say(context, {
    text: phrase(context, 'choose'),
    buttons: [
      ...titles.slice(0, 6).map((article) => ({
        title: article.title,
        value: { action: 'show-article', slug: article.slug },
      })),
      { title: phrase(context, 'chooseOther'), value: { action: 'none-of-these' } },
    ],
  });
}

export function topicButtons(context: TurnContext, topics: readonly Topic[] = TOPIC_BUTTONS) {
  const { topics: names } = words(turnOf(context).locale);
  return topics.map((topic) => ({ title: names[topic], value: { action: 'show-topic', topic } }));
}
