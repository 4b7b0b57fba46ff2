import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import { fileSchema, termsSchema } from '../cases/action-schemas.ts';
import { coded } from '../cases/coded-refusal.ts';
import type { DisputeOffice } from '../cases/dispute-office.ts';
import type { Readers } from '../views/readers.ts';

const quantitySchema = z.int().min(1).max(1_000_000).optional();
const lineIdSchema = z.string().min(1).max(64);
const MOST_LINES = 50;

const openingSchema = z.strictObject({
  submissionKey: z.string().min(8).max(100),
  orderId: z.string().min(1).max(64),
  lineId: lineIdSchema.optional(),
  quantity: quantitySchema,
  lines: z
    .array(z.strictObject({ lineId: lineIdSchema, quantity: quantitySchema }))
    .min(1)
    .max(MOST_LINES)
    .optional(),
  reason: z.string().min(1).max(40),
  details: z.string().max(4_000, 'message_too_long'),
  delivery: z.enum(['signed', 'refused', 'not-received']),
  wanted: termsSchema,
  files: z.array(fileSchema).max(20),
  declared: z.array(z.string().max(40)).max(10).default([]),
  formal: z.boolean().default(false),
  contactedAt: z.iso
    .datetime()
    .transform((text) => Date.parse(text))
    .optional(),
});

/** A party opens a dispute. */
export function openingRoute(office: DisputeOffice, readers: Readers): Route {
  return {
    method: 'POST',
    path: '/v1/disputes',
    permission: 'shopper',
    limited: true,
    async handle({ request, visitor }) {
      const { lineId, quantity, lines, ...form } = await readJson(request, openingSchema);
      const who = readers.party(visitor);
      const opened = await coded(office.open(who, { ...form, lines: linesOf({ lineId, quantity, lines }) }));
      return {
        status: opened.repeated ? 200 : 201,
        body: { dispute: await readers.view(opened.case, { role: who.role, id: who.id }) },
      };
    },
  };
}

/** One line by its id, or several by `lines`: never both, and never none. */
function linesOf({ lineId, quantity, lines }: Pick<z.output<typeof openingSchema>, 'lineId' | 'quantity' | 'lines'>) {
  if (lines !== undefined && lineId === undefined && quantity === undefined) return lines;
  if (lines !== undefined || lineId === undefined) throw new CodedError('request_malformed', { fields: ['lines'] });
  return [{ lineId, quantity }];
}
