import { splitWords } from './analysis/analyse.ts';
import { READ_LIMIT } from './analysis/normalise.ts';
import type { CorpusDocument } from './corpus-document.ts';
import { namesIntent } from './naming-words.ts';
import type { Shelf } from './shelf.ts';
import type { Intent, Recognition } from './types.ts';

/** What is said in passing, or about the talk itself: it never answers a message that says more than that. */
const PASSING: ReadonlySet<Intent> = new Set([
  'greeting',
  'thanks',
  'goodbye',
  'affirm',
  'deny',
  'stop',
  'small-talk',
  'change-language',
]);
/** Said beside any other: "ok, thanks", "hi, bye". */
const BESIDE: readonly Intent[] = ['greeting', 'thanks', 'affirm'];

/**
 * How much of a message may be words that no phrasing of the intent has, by how sure the intent is; `named` where a word
 * such as "thanks" or "hello" says so. Measured on talk written apart and on misread messages: "it's AC-1012" reads as a yes
 * with 0.77, "will it rain tomorrow" as a farewell with 0.51; what tells them from the real ones is the words left over.
 */
const STRANGE_SHARE = [
  { from: 0.97, share: 1, named: 1 },
  { from: 0.75, share: 0.5, named: 0.6 },
  { from: 0.45, share: 0.2, named: 0.45 },
  { from: 0, share: 0, named: 0.45 },
] as const;
/** A language is changed on a plain wish only: things have languages, too ("the book in English never came"). */
const STRANGE_SHARE_OF_LANGUAGE = [
  { from: 0.9, share: 0.6, named: 0.6 },
  { from: 0, share: 0, named: 0 },
] as const;
/** "Can I send it tomorrow", "see you in court": without a word of farewell, half of its words are not enough. */
const STRANGE_SHARE_OF_FAREWELL = 0.34;
const SUREST_OF_LANGUAGE = 0.7;

/** A bare "money" or "my order" begins no dispute, a bare "dispute" does: it is written down as a phrasing. */
const FEW_WORDS = 2;

/**
 * Whether an intent is less than what a message says: passing words beside some matter (a number always is matter), or a
 * dispute begun by a word or two.
 * @param typed the message before order numbers and courtesies were left out
 */
export function fallsShort(
  shelf: Shelf,
  { intent, confidence }: Recognition,
  words: readonly string[],
  typed: string,
): boolean {
  if (intent === 'open-dispute') return words.length <= FEW_WORDS;
  if (!PASSING.has(intent) || words.length === 0) return false;
  if (/\p{N}/u.test(typed.slice(0, READ_LIMIT))) return true;
  // Whoever asks something stays for the answer.
  if (intent === 'goodbye' && /[?？]/u.test(typed.slice(0, READ_LIMIT))) return true;
  if (intent === 'change-language' && confidence < SUREST_OF_LANGUAGE) return true;
  const known = vocabularyOf(shelf, intent);
  const strange = words.filter((word) => !known.has(word)).length;
  const shares = intent === 'change-language' ? STRANGE_SHARE_OF_LANGUAGE : STRANGE_SHARE;
  const allowed = shares.find(({ from }) => confidence >= from);
  const named = namesIntent(typed, intent);
  const most = intent === 'goodbye' && !named ? STRANGE_SHARE_OF_FAREWELL : 1;
  return strange / words.length > Math.min(most, allowed?.[named ? 'named' : 'share'] ?? 0);
}

const MOST_OF_COURTESY = 1;

/** The words of each document's phrasings, kept as long as the document is: an edit makes a new shelf of the old ones. */
const WORDS_OF = new WeakMap<CorpusDocument, Vocabulary>();

interface Vocabulary {
  readonly whole: ReadonlySet<string>;
  /** The words of phrasings of one word: courtesies, which go with anything. */
  readonly alone: ReadonlySet<string>;
}

function wordsOf(document: CorpusDocument): Vocabulary {
  const kept = WORDS_OF.get(document);
  if (kept !== undefined) return kept;
  const phrasings = document.phrasings.map(splitWords);
  const words = {
    whole: new Set(phrasings.flat()),
    alone: new Set(phrasings.filter(({ length }) => length <= MOST_OF_COURTESY).flat()),
  };
  WORDS_OF.set(document, words);
  return words;
}

function vocabularyOf(shelf: Shelf, intent: Intent): { has(word: string): boolean } {
  const sets = shelf.entries.flatMap((entry) => {
    if (entry.kind !== 'intent') return [];
    const { whole, alone } = wordsOf(entry.document);
    // "Ok, bye" is a farewell; "can I send it" consists of words that people say yes with as well.
    if (entry.intent === intent) return [whole];
    return BESIDE.includes(entry.intent) ? [intent === 'goodbye' ? alone : whole] : [];
  });
  return { has: (word) => sets.some((words) => words.has(word)) };
}
