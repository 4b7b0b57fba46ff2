import { z } from 'zod';
import { RESOLUTIONS } from '../../protocol/agent-events.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import { LOCALES } from '../../protocol/locale.ts';
import { LONGEST_ABOUT, LONGEST_TAG, MOST_AT_ONCE, MOST_SPLIT_OFF } from '../../protocol/tickets.ts';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';
import { clean } from '../../transport/clean-json.ts';

const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\x21-\x7e]+$/);
const text = z.string().max(MESSAGE_MAX_LENGTH, 'message_too_long').transform(clean);
const seq = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const locale = z.enum(LOCALES);

const DEEPEST_VALUE = 20;

/** Whether JSON nests at most {@link DEEPEST_VALUE} levels: deeper values exhaust the stack of code that walks them. */
function isShallow(given: unknown): boolean {
  let level: unknown[] = [given];
  for (let depth = 0; depth <= DEEPEST_VALUE; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}

/** Any JSON of modest size; what it means is the reader's to check. */
const value = z
  .unknown()
  .refine(isShallow, { abort: true })
  .pipe(z.json())
  .transform((given) => JSON.parse(clean(JSON.stringify(given)).replaceAll('\\u0000', '')) as unknown)
  .refine((given) => JSON.stringify(given).length <= 8_000);

export const inConversation = z.strictObject({ conversationId: id });

export const outgoing = z.strictObject({
  conversationId: id,
  clientId: id,
  text: text.optional(),
  attachmentIds: z.array(id).max(UPLOAD_LIMITS.filesPerSubmission).optional(),
});

export const shopperSchemas = {
  open: z.strictObject({ conversationId: id.optional(), afterSeq: seq.optional(), locale: locale.optional() }),
  send: outgoing.extend({ value: value.optional() }),
  read: inConversation.extend({ seq }),
  typing: inConversation.extend({ typing: z.boolean() }),
  locale: inConversation.extend({ locale, of: z.literal('page').optional() }),
  request: inConversation.extend({ reason: z.string().max(200).transform(clean).optional() }),
  rateAnswer: inConversation.extend({ messageId: id, helpful: z.boolean() }),
  rateConversation: inConversation.extend({
    score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    comment: z.string().max(1000).transform(clean).optional(),
  }),
};

/** Small letters, so that one tag is not two. */
export const tagSchema = z
  .string()
  .transform((given) => given.normalize('NFC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .max(LONGEST_TAG)
      .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} -]*$/u),
  );

const ticketAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('snooze'), until: z.iso.datetime().transform((time) => Date.parse(time)) }),
  z.strictObject({ do: z.literal('wake') }),
  z.strictObject({ do: z.literal('tag'), tag: tagSchema }),
  z.strictObject({ do: z.literal('untag'), tag: tagSchema }),
  z.strictObject({ do: z.literal('assign'), to: z.enum(['me', 'nobody']) }),
  z.strictObject({ do: z.literal('solve') }),
  z.strictObject({ do: z.literal('reopen') }),
  z.strictObject({ do: z.literal('merge'), into: id }),
  z.strictObject({
    do: z.literal('split'),
    clientId: id,
    messages: z.array(seq.min(1)).min(1).max(MOST_SPLIT_OFF),
    about: z
      .string()
      .transform((given) => clean(given).replaceAll(/\s+/g, ' ').trim())
      .pipe(z.string().min(1).max(LONGEST_ABOUT)),
  }),
]);

const noteSchema = z.strictObject({ clientId: id, text: text.pipe(z.string().min(1)) });

export const agentSchemas = {
  presence: z.strictObject({
    state: z.enum(['online', 'away', 'offline']),
    capacity: z.int().min(0).max(100).optional(),
  }),
  nothing: z.strictObject({}),
  open: inConversation.extend({ afterSeq: seq.optional() }),
  transfer: inConversation.extend({
    to: z
      .strictObject({ agentId: id.optional(), skill: z.string().min(1).max(60).transform(clean).optional() })
      .refine((to) => (to.agentId === undefined) !== (to.skill === undefined), 'one of agentId and skill'),
    note: noteSchema.optional(),
  }),
  close: inConversation.extend({ resolution: z.enum(RESOLUTIONS) }),
  tickets: z
    .strictObject({
      tickets: z
        .array(inConversation.extend({ shopperSeq: seq }))
        .min(1)
        .max(MOST_AT_ONCE),
      act: ticketAct,
    })
    .refine(({ tickets, act }) => act.do !== 'split' || tickets.length === 1, 'messages of one ticket'),
  translation: inConversation.extend({ on: z.boolean() }),
  note: inConversation.extend(noteSchema.shape),
};
