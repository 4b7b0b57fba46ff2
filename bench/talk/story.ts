import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { HAPPENINGS } from './happenings.ts';

/** One or several, written `a|b` where either will do. */
const either = z.string().min(1);

/**
 * What must be true after a turn. Texts are parts of what is said, or `$bot.goodbye`: words of the locale file, in the
 * language that the conversation then has.
 */
const expectationSchema = z.strictObject({
  /** The article that answers; `a|b`: either. */
  answer: either.optional(),
  /** Articles that answer, in this order: several questions in one message. */
  answers: z.array(either).optional(),
  /** An article that answers or is offered. */
  shown: either.optional(),
  /** An article that neither answers nor is offered. */
  notShown: either.optional(),
  says: z.array(z.string()).optional(),
  /** Anywhere in the reply: its text, its cards, its buttons. */
  mentions: z.array(z.string()).optional(),
  never: z.array(z.string()).optional(),
  /** Handed over to a person, or about to be. */
  person: z.boolean().optional(),
  /** What a button does (`talk-to-person`, `show-topic` …), or a part of its title. */
  offers: z.array(z.string()).optional(),
  /** The dialog that is open: `open-dispute`, `case`, `dispute-guest`, `none`. */
  dialog: z.string().optional(),
  /** What the form of a dispute holds. */
  form: z.record(z.string(), z.unknown()).optional(),
  locale: z.enum(LOCALES).optional(),
  /** Whether a word of regret is said. */
  regret: z.boolean().optional(),
  /** How many cases the shopper has. */
  cases: z.int().optional(),
  /** How their newest case stands: `negotiation`, `platform-queue`, `closed`. */
  caseState: z.string().optional(),
});
export type Expectation = z.output<typeof expectationSchema>;

const turnSchema = expectationSchema.extend({
  /** What others do first. */
  before: z.array(z.enum(HAPPENINGS)).optional(),
  /** What the shopper types. */
  say: z.string().optional(),
  /** A button of the last reply: what it does, or how its title begins. */
  press: z.string().optional(),
  /** With a photo. */
  photo: z.boolean().optional(),
});
export type StoryTurn = z.output<typeof turnSchema>;

const storySchema = z.strictObject({
  id: z.string().min(1),
  /** `shopper` is the demo's, with its orders; `seller` one of its shops. */
  who: z.enum(['guest', 'shopper', 'neighbour', 'seller']).default('guest'),
  /** Must not be said in any turn. */
  never: z.array(z.string()).default([]),
  turns: z.array(turnSchema).min(1),
});

/** A talk as a real shopper might have it, with what must be true of each answer. */
export interface Story extends z.output<typeof storySchema> {
  readonly locale: Locale;
  /** The kind of talk that it is an example of: the name of its file. */
  readonly kind: string;
  /** `en/negation/no-agent`. */
  readonly name: string;
}

const FOLDER = fileURLToPath(new URL('stories', import.meta.url));

/** All stories, or those whose name holds one of `parts`. @throws Error naming the line that is not understood */
export function readStories(parts: readonly string[] = [], folder = FOLDER): Story[] {
  const stories = LOCALES.flatMap((locale) =>
    readdirSync(join(folder, locale))
      .filter((file) => file.endsWith('.jsonl'))
      .sort()
      .flatMap((file) => storiesOf(join(folder, locale, file), locale)),
  );
  const twice = stories.find(({ name }, index) => stories.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) throw new Error(`two stories are called ${twice.name}`);
  return parts.length === 0 ? stories : stories.filter(({ name }) => parts.some((part) => name.includes(part)));
}

function storiesOf(path: string, locale: Locale): Story[] {
  const kind = basename(path, '.jsonl');
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, number): Story[] => {
      if (line.trim() === '') return [];
      try {
        const story = storySchema.parse(JSON.parse(line));
        return [{ ...story, locale, kind, name: `${locale}/${kind}/${story.id}` }];
      } catch (error) {
        throw new Error(`${path}:${number + 1}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
}
