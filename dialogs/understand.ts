import type { TurnContext } from 'botbuilder-core';
import type { After } from '../kb/search/follow-ups/topic.ts';
import type { DetectedLanguage, Intent, SearchIndex, SearchResult } from '../kb/search/types.ts';
import type { Locale } from '../protocol/locale.ts';
import { foldedText } from './buttons/comparable.ts';
import { withoutDeclined } from './declined.ts';
import { isShortlyNamed } from './entities/order-asks.ts';
import { beginsAsking } from './entities/questions.ts';
import { namedLanguage, withoutLanguageNames } from './language-names.ts';
import { namesLanguageOfThing } from './language-wish.ts';
import { turnOf } from './turn-context.ts';

/** How sure the language must be before the bot follows it. Malay and Indonesian are told apart by few words only. */
const LANGUAGE_THRESHOLD = 0.8;
const DOUBTFUL_THRESHOLD = 0.95;
/** One Latin word says too little of a language; two ("no idea") may belong to several. */
const LEAST_WORDS = 2;
const FEW_WORDS = 2;
const HAN = /\p{Script=Han}/u;

/** What a message is after rather than anything else that it says as well, the most pressing first. */
const WEIGHTY: readonly Intent[] = ['talk-to-person', 'open-dispute', 'dispute-status', 'change-language', 'stop'];
/** No question reads as one of these, even where it sounds alike: "will it rain tomorrow" is no farewell. */
const COURTESIES: ReadonlySet<Intent> = new Set(['goodbye', 'thanks', 'affirm']);
/** How sure a part of a message must read as such a wish. */
const PART_THRESHOLD = 0.9;

export interface Understanding {
  readonly intent: Intent | undefined;
  /** What the help center has to say; undefined where an intent is clear. */
  readonly search: SearchResult | undefined;
  /** The message says what is not wanted, and nothing else. */
  readonly declined?: boolean;
}

/** Follows the language of the text, then finds what the shopper wants. */
export function understand(context: TurnContext, text: string): Understanding {
  const turn = turnOf(context);
  followLanguage(context, text);
  const { search: index } = turn.services;
  const { rest, declines } = withoutDeclined(text);
  // Nothing is left of "no need to talk to anybody".
  if (declines && rest === '') return { intent: undefined, search: undefined, declined: true };
  const { lastQuestion: previous, lastShown } = turn.memory;
  // Whoever asks the same thing once more gets the same answer, not the next best passage.
  const after = previous !== undefined && foldedText(previous) === foldedText(text) ? undefined : lastShown;
  const recognised = wishOf(index, rest, turn.locale, after);
  const intent = recognised !== undefined && COURTESIES.has(recognised) && beginsAsking(rest) ? undefined : recognised;
  const ofThing = intent === 'change-language' && namesLanguageOfThing(rest);
  if (intent !== undefined && intent !== 'follow-up' && !ofThing) return { intent, search: undefined };
  const search = index.search({
    // The name of a language outweighs what is said of the thing that is in it.
    text: ofThing ? withoutLanguageNames(rest) : rest,
    locale: turn.locale,
    ...(after !== undefined ? { after } : intent === 'follow-up' && previous !== undefined ? { previous } : {}),
  });
  return { intent: ofThing ? undefined : intent, search };
}

/** The intent of a message; of two ("no, that's not it, get me a human") the one that something has to be done about. */
function wishOf(index: SearchIndex, text: string, locale: Locale, after: After | undefined): Intent | undefined {
  const whole = index.recognise(text, locale, after)?.intent;
  if (whole !== undefined && WEIGHTY.includes(whole)) return whole;
  const parts = index.recogniseAll(text, locale, after).filter(({ confidence }) => confidence >= PART_THRESHOLD);
  return WEIGHTY.find((weighty) => parts.some(({ intent }) => intent === weighty)) ?? whole;
}

/** Goes on in the language that a text is written in, unless the shopper chose one by hand. */
export function followLanguage(context: TurnContext, text: string): void {
  const turn = turnOf(context);
  const found = turn.services.search.detectLanguage(text, turn.locale);
  if (turn.conversation.localeChosen && !asksBack(text, found)) return;
  if (found.locale === turn.locale || !saysEnough(text)) return;
  const doubtful = siblings(found.locale, turn.locale) || (!HAN.test(text) && wordsIn(text) <= FEW_WORDS);
  const threshold = doubtful ? DOUBTFUL_THRESHOLD : LANGUAGE_THRESHOLD;
  if (found.confidence < threshold) return;
  turn.locale = found.locale;
  turn.wishes.locale = found.locale;
}

/** Whoever chose a language goes on in it, until they name another one in that one's own words, and say little else: 還是講中文好了. */
function asksBack(text: string, { locale, confidence }: DetectedLanguage): boolean {
  return confidence >= DOUBTFUL_THRESHOLD && namedLanguage(text) === locale && isShortlyNamed(text);
}

function saysEnough(text: string): boolean {
  return HAN.test(text) || wordsIn(text) >= LEAST_WORDS;
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
}

function siblings(a: Locale, b: Locale): boolean {
  return (a === 'ms' && b === 'id') || (a === 'id' && b === 'ms');
}
