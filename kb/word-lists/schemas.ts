import { z } from 'zod';
import { PRIORITIES } from '../../protocol/conversation.ts';
import { STOP_ACTIONS, WORD_LIST_LIMITS, type WordListEntries, type WordListKind } from '../../protocol/word-lists.ts';

const { slang, synonyms, stops } = WORD_LIST_LIMITS;

/** One line, well-formed, without what only looks like nothing. */
const line = (longest: number) =>
  z
    .string()
    .max(longest * 2)
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(longest));
const prose = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim());

const slangEntry = z.strictObject({ informal: line(slang.informal), standard: line(slang.standard) });
const synonymEntry = z.strictObject({ words: z.array(line(synonyms.word)).max(synonyms.words) });
const stopEntry = z.strictObject({
  phrases: z.array(line(stops.phrase)).min(1).max(stops.phrases),
  action: z.enum(STOP_ACTIONS),
  reply: prose(stops.reply),
  priority: z.enum(PRIORITIES),
});

/** The entries of each kind of list, as a browser or a file may hand them in. */
export const ENTRY_SCHEMAS: { readonly [K in WordListKind]: z.ZodType<WordListEntries[K]> } = {
  slang: z.array(slangEntry).max(slang.entries),
  synonyms: z.array(synonymEntry).max(synonyms.entries),
  stops: z.array(stopEntry).max(stops.entries),
};

/** A file that ships: the lists of one locale, in a form that is pleasant to write. */
export const shippedSchema = z.strictObject({
  slang: z.record(z.string(), line(slang.standard)),
  synonyms: z.array(z.array(line(synonyms.word))),
  stops: z.array(stopEntry),
});
