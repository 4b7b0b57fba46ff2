import { readFileSync } from 'node:fs';
import { INTENTS, type Intent } from '../../kb/search/types.ts';
import { type Locale, nearestLocale } from '../../protocol/locale.ts';

/** One line of a question file: a question to the help center (slug null: it has no answer there) or a message with an intent. */
export type Question =
  | { readonly kind: 'article'; readonly lang: Locale; readonly text: string; readonly slugs: readonly string[] }
  | { readonly kind: 'outside'; readonly lang: Locale; readonly text: string }
  | { readonly kind: 'intent'; readonly lang: Locale; readonly text: string; readonly intent: Intent | string };

/** Names that others give to the intents. */
const SYNONYMS: Readonly<Record<string, Intent>> = {
  human: 'talk-to-person',
  agent: 'talk-to-person',
  handoff: 'talk-to-person',
  'hand-off': 'talk-to-person',
  person: 'talk-to-person',
  'talk-to-human': 'talk-to-person',
  'talk-to-agent': 'talk-to-person',
  'human-agent': 'talk-to-person',
  escalate: 'talk-to-person',
  hello: 'greeting',
  hi: 'greeting',
  greet: 'greeting',
  bye: 'goodbye',
  farewell: 'goodbye',
  thank: 'thanks',
  'thank-you': 'thanks',
  gratitude: 'thanks',
  yes: 'affirm',
  confirm: 'affirm',
  affirmative: 'affirm',
  no: 'deny',
  reject: 'deny',
  negative: 'deny',
  cancel: 'stop',
  exit: 'stop',
  quit: 'stop',
  language: 'change-language',
  'switch-language': 'change-language',
  'change-locale': 'change-language',
  dispute: 'open-dispute',
  complaint: 'open-dispute',
  'file-dispute': 'open-dispute',
  'start-dispute': 'open-dispute',
  'open-case': 'open-dispute',
  'case-status': 'dispute-status',
  'track-dispute': 'dispute-status',
  'my-case': 'dispute-status',
  smalltalk: 'small-talk',
  chitchat: 'small-talk',
  'chit-chat': 'small-talk',
  followup: 'follow-up',
};

function intentOf(name: string): string {
  const plain = name.toLowerCase().replaceAll('_', '-').replaceAll(' ', '-');
  return (INTENTS as readonly string[]).includes(plain) ? plain : (SYNONYMS[plain] ?? plain);
}

/** Reads a file of questions, one JSON object a line. @throws Error naming the line that is not understood */
export function readQuestions(path: string): Question[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, number): Question[] => {
      if (line.trim() === '') return [];
      const { lang, text, slug, also, intent } = JSON.parse(line) as Record<string, unknown>;
      const locale = typeof lang === 'string' ? nearestLocale(lang) : undefined;
      if (locale === undefined || typeof text !== 'string') throw new Error(`${path}:${number + 1}: no lang or text`);
      if (typeof intent === 'string')
        return [{ kind: 'intent', lang: locale, text, intent: intentOf(intent) } as const];
      if (slug === null) return [{ kind: 'outside', lang: locale, text } as const];
      if (typeof slug !== 'string') throw new Error(`${path}:${number + 1}: neither slug nor intent`);
      const others = Array.isArray(also) ? also.map(String) : [];
      return [{ kind: 'article', lang: locale, text, slugs: [slug, ...others] } as const];
    });
}
