import { z } from 'zod';
import { TOPICS } from '../kb/articles/article.ts';
import { LOCALES } from '../protocol/locale.ts';

/** What the bot's buttons send back as a message's `value`. */
const actionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('talk-to-person') }),
  z.object({ action: z.literal('show-article'), slug: z.string().max(100) }),
  z.object({ action: z.literal('show-topic'), topic: z.enum(TOPICS) }),
  z.object({ action: z.literal('show-topics') }),
  z.object({ action: z.literal('none-of-these') }),
  z.object({ action: z.literal('rephrase') }),
  z.object({ action: z.literal('answer'), yes: z.boolean() }),
  z.object({ action: z.literal('set-language'), locale: z.enum(LOCALES) }),
]);

export type Action = z.output<typeof actionSchema>;

/** The action in a message's value; undefined where it holds none of ours, whoever sent it. */
export function readAction(value: unknown): Action | undefined {
  const parsed = actionSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
