import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import { LOCALES } from '../../protocol/locale.ts';
import { malformed } from '../../transport/socket-events.ts';
import type { Command, CommandType } from '../domain/commands.ts';
import { EVIDENCE_KINDS } from '../domain/evidence-rules.ts';
import { CONDITIONS, COURIER_RESULTS } from '../domain/parcels.ts';
import { SOLUTION_KINDS } from '../domain/solutions.ts';

const TEXT_MOST = 4_000;
const text = z.string().max(TEXT_MOST, 'message_too_long');
const short = z.string().trim().min(1).max(200);
export const fileSchema = z.strictObject({
  fileId: z.string().min(1).max(64),
  kind: z.enum(EVIDENCE_KINDS),
  caption: z.string().max(300).optional(),
});
const files = z.array(fileSchema).max(20).default([]);
const party = z.enum(['buyer', 'seller']);
const fault = z.enum(['seller', 'buyer', 'courier', 'none']);
const version = z.int().min(1);
export const termsSchema = z
  .strictObject({
    kind: z.enum(SOLUTION_KINDS),
    amount: z.int().min(0).optional(),
    items: z.array(z.string().min(1).max(64)).min(1).max(50).optional(),
  })
  .transform(({ kind, amount = null, items }) => ({ kind, amount, ...(items === undefined ? {} : { items }) }));
/** What the person was told that they lose; a client may send the whole loss back as the view gave it. */
const lossSchema = z
  .strictObject({
    solution: z.enum(SOLUTION_KINDS),
    minor: z.int().min(0),
    currency: z.string().length(3),
    warning: z.string().max(40).optional(),
  })
  .transform(({ solution, minor, currency }) => ({ solution, minor, currency }))
  .optional();
/** In grams, as the courier has it on record. */
export const weightSchema = z.strictObject({ sent: z.int().min(0), arrived: z.int().min(0) }).optional();
const condition = z.enum(CONDITIONS).optional();
/** Minor units of the order's currency; the last of the files is its receipt. */
const sum = z.int().min(1).optional();
/** Own words, a prepared reason, or both. */
const why = { reasons: text, template: z.string().min(1).max(60).optional(), writtenIn: z.enum(LOCALES).optional() };
const nothing = z.strictObject({});
const onOffer = z.strictObject({ version });
const because = z.strictObject({ why: text });

/** The data of every command that people give over HTTP. Clocks, ledger and payment events have no door here. */
const SCHEMAS = {
  approve: onOffer,
  reject: z.strictObject({ version, why: text }),
  offer: z.strictObject({ terms: termsSchema, reasons: text.optional() }),
  counter: z.strictObject({ version, terms: termsSchema, reasons: text.optional() }),
  'contest-offer': z.strictObject({ version, why: text }),
  'accept-offer': z.strictObject({ version, confirm: lossSchema }),
  agreed: z.strictObject({ confirm: lossSchema }),
  'confirm-agreed': nothing,
  failed: because,
  'make-formal': because,
  'ask-refund': z.strictObject({ terms: termsSchema, why: text }),
  escalate: because,
  'full-refund': nothing,
  'accept-loss': z.strictObject({ version, confirm: lossSchema }),
  cancel: z.strictObject({ confirmed: z.boolean().default(false) }),
  'add-evidence': z.strictObject({ files }),
  claim: nothing,
  release: nothing,
  'request-info': z.strictObject({ to: z.array(party).min(1).max(2), question: text }),
  'extend-info': nothing,
  'withdraw-info': nothing,
  'reply-info': z.strictObject({ files, text: text.default('') }),
  propose: z.strictObject({ terms: termsSchema, ...why }),
  'courier-check': nothing,
  'courier-result': z.strictObject({ result: z.enum(COURIER_RESULTS), reasons: text, weight: weightSchema }),
  rule: z.strictObject({
    terms: termsSchema,
    ...why,
    fault,
    inferredAgainst: party.optional(),
    itemTo: party.optional(),
    promise: text.optional(),
  }),
  'confirm-ruling': nothing,
  'decline-ruling': because,
  'withdraw-ruling': nothing,
  appeal: z.strictObject({ explanation: text, files }),
  uphold: z.strictObject(why),
  overturn: z.strictObject({
    terms: termsSchema,
    ...why,
    fault,
    itemTo: party.optional(),
    promise: text.optional(),
  }),
  'return-label': z.strictObject({
    label: short.optional(),
    address: z.string().trim().min(1).max(1_000).optional(),
    instructions: text.optional(),
    postage: sum,
    files,
  }),
  'return-shipped': z.strictObject({ tracking: short, courier: short.optional(), postage: sum, files }),
  'contest-postage': because,
  'decide-postage': z.strictObject({ postage: z.int().min(0), why: text }),
  'return-received': nothing,
  'return-inspected': z.strictObject({ condition, reasons: text.optional() }),
  'return-mismatch': z.strictObject({ why: text, condition, files }),
  'goods-sent': z.strictObject({ tracking: short, courier: short.optional() }),
  'goods-received': nothing,
  'goods-mismatch': z.strictObject({ arrived: z.boolean(), why: text, files }),
  'legal-hold': z.strictObject({ on: z.boolean().optional(), why: text }),
} as const satisfies Partial<Record<CommandType, z.ZodType>>;

/**
 * Reads a command by its own schema.
 * @param held whether a legal hold is on: without `on`, the command turns it
 * @throws CodedError `request_malformed`, `message_too_long`
 */
export function readCommand(name: string, data: unknown, held: boolean): Command {
  if (!Object.hasOwn(SCHEMAS, name)) throw new CodedError('request_malformed', { fields: ['action'] });
  const parsed = SCHEMAS[name as keyof typeof SCHEMAS].safeParse(data);
  if (!parsed.success) throw malformed(parsed.error);
  const turned = name === 'legal-hold' ? { on: !held, ...parsed.data } : parsed.data;
  return { type: name, data: turned } as Command;
}
