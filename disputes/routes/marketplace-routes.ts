import { z } from 'zod';
import { CodedError } from '../../protocol/error-codes.ts';
import { parseClean } from '../../transport/clean-json.ts';
import type { Route } from '../../transport/route.ts';
import { checkSignature } from '../../transport/signed-calls.ts';
import { malformed } from '../../transport/socket-events.ts';
import { weightSchema } from '../cases/action-schemas.ts';
import { coded } from '../cases/coded-refusal.ts';
import type { DisputeOffice } from '../cases/dispute-office.ts';
import { parseCaseNumber } from '../domain/case-number.ts';
import type { Command, CommandType } from '../domain/commands.ts';
import { CONDITIONS, COURIER_RESULTS } from '../domain/parcels.ts';
import type { Role } from '../domain/roles.ts';

const LIMIT_BYTES = 64 * 1024;
const short = z.string().min(1).max(200);

/** What the marketplace's own systems report, and as whom. */
const EVENTS = {
  'remedy-done': { role: 'ledger', data: z.strictObject({ key: short }) },
  'remedy-failed': { role: 'ledger', data: z.strictObject({ key: short, code: short }) },
  'chargeback-open': { role: 'payments', data: z.strictObject({ reference: short }) },
  'chargeback-closed': { role: 'payments', data: z.strictObject({ reference: short, toBuyer: z.int().min(0) }) },
  'courier-result': {
    role: 'courier',
    data: z.strictObject({
      result: z.enum(COURIER_RESULTS),
      reasons: z.string().max(4_000).optional(),
      weight: weightSchema,
    }),
  },
  'return-label': {
    role: 'courier',
    data: z
      .strictObject({ label: short.optional(), address: z.string().min(1).max(1_000).optional() })
      .transform((given) => ({ ...given, files: [] })),
  },
  'return-received': { role: 'courier', data: z.strictObject({}) },
  'return-inspected': {
    role: 'warehouse',
    data: z.strictObject({ condition: z.enum(CONDITIONS).optional(), reasons: z.string().max(4_000).optional() }),
  },
} as const satisfies Partial<Record<CommandType, { readonly role: Role; readonly data: z.ZodType }>>;

const eventSchema = z.strictObject({
  /** Of the case: its number or its id. */
  dispute: z.string().min(1).max(64),
  event: z.enum(Object.keys(EVENTS) as [keyof typeof EVENTS, ...(keyof typeof EVENTS)[]]),
  data: z.record(z.string(), z.unknown()).default({}),
});

/** The marketplace's door: ledger, payments, courier and warehouse report what happened. Each call is signed. */
export function marketplaceEventRoutes(office: DisputeOffice, secret: string): Route[] {
  const { records, now } = office.ports;
  return [
    {
      method: 'POST',
      path: '/v1/marketplace/events',
      permission: 'public',
      vital: true,
      async handle({ request }) {
        const body = await textOf(request);
        checkSignature(secret, now(), { method: 'POST', path: request.url ?? '', body }, request.headers);
        const parsed = eventSchema.safeParse(jsonOf(body));
        if (!parsed.success) throw malformed(parsed.error);
        const { dispute, event: type } = parsed.data;
        const data = EVENTS[type].data.safeParse(parsed.data.data);
        if (!data.success) throw malformed(data.error);
        const number = parseCaseNumber(dispute);
        const row = number === undefined ? await records.find(dispute) : await records.findByNumber(number);
        if (row === undefined) throw new CodedError('dispute_not_found');
        const { role } = EVENTS[type];
        const command = { type, data: data.data } as Command;
        const after = await coded(office.act({ role, id: role }, row.id, command));
        return { status: 200, body: { state: after.state, revision: after.revision } };
      },
    },
  ];
}

async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LIMIT_BYTES) throw new CodedError('payload_too_large', { limitBytes: LIMIT_BYTES });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return parseClean(text);
  } catch (error) {
    throw new CodedError('request_malformed', undefined, error);
  }
}
