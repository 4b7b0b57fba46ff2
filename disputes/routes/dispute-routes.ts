import { z } from 'zod';
import type { RateLimits } from '../../doors/rate-limits.ts';
import { readJson } from '../../doors/read-json.ts';
import type { Route } from '../../doors/route.ts';
import type { LinkLetters } from '../../notices/link-letters.ts';
import type { AuditDraft } from '../../people/audit/audit.ts';
import type { ReadTrail } from '../../people/audit/read-trail.ts';
import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import type { DisputeSession } from '../../protocol/disputes.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { fileSchema, readAction, termsSchema } from '../cases/action-schemas.ts';
import { coded } from '../cases/coded-refusal.ts';
import type { DisputeOffice } from '../cases/dispute-office.ts';
import { type DisputeCase, STATES } from '../domain/case.ts';
import { parseCaseNumber } from '../domain/case-number.ts';
import type { EventType } from '../domain/events.ts';
import { currentDemand } from '../domain/offers.ts';
import type { PartyRole } from '../domain/roles.ts';
import type { DisputeLinks } from '../letters/dispute-links.ts';
import { isStaff, type Reader } from '../views/reader.ts';
import type { Readers } from '../views/readers.ts';
import { actorFor } from '../views/staff-seats.ts';

const openingSchema = z.strictObject({
  submissionKey: z.string().min(8).max(100),
  orderId: z.string().min(1).max(64),
  lineId: z.string().min(1).max(64),
  reason: z.string().min(1).max(40),
  details: z.string().max(4_000, 'message_too_long'),
  delivery: z.enum(['signed', 'refused', 'not-received']),
  wanted: termsSchema,
  files: z.array(fileSchema).max(20),
  declared: z.array(z.string().max(40)).max(10).default([]),
  formal: z.boolean().default(false),
});
const actionSchema = z.strictObject({
  action: z.string().max(40),
  revision: z.int().min(0).optional(),
  data: z.record(z.string(), z.unknown()).default({}),
});
const messageSchema = z.strictObject({
  clientId: z.string().min(1).max(100),
  text: z.string().max(4_000, 'message_too_long'),
  attachmentIds: z.array(z.string().max(64)).max(10).default([]),
});
const linkSchema = z.strictObject({ party: z.enum(['buyer', 'seller']).optional() });
const sessionSchema = z.strictObject({ link: z.string().min(1).max(1_500) });
const listSchema = z.strictObject({
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(STATES)).max(STATES.length))
    .optional(),
  profile: z.string().max(40).optional(),
  role: z.enum(['buyer', 'seller']).optional(),
  assigned: z.literal('me').optional(),
  dueBefore: z.iso.datetime().optional(),
  order: z.enum(['deadline', 'newest']).default('newest'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export interface DisputeRoutePorts {
  readonly office: DisputeOffice;
  readonly readers: Readers;
  readonly links: DisputeLinks;
  readonly linkLetters: LinkLetters;
  readonly trail: ReadTrail;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
  readonly publicUrl: () => string;
}

/** Disputes for both parties and for whoever mediates. Who may read a case decides `readers`, who may act the table. */
export function disputeRoutes(ports: DisputeRoutePorts): Route[] {
  const { office, readers, links, tokens, limits, publicUrl } = ports;
  const { records } = office.ports;
  return [
    {
      method: 'POST',
      path: '/v1/disputes',
      permission: 'shopper',
      limited: true,
      async handle({ request, visitor }) {
        const { wanted, ...draft } = await readJson(request, openingSchema);
        const who = readers.party(visitor);
        const opened = await coded(office.open(who, { ...draft, wanted }));
        return {
          status: opened.repeated ? 200 : 201,
          body: { dispute: await readers.view(opened.case, { role: who.role, id: who.id }) },
        };
      },
    },
    {
      method: 'GET',
      path: '/v1/disputes',
      permission: 'sender',
      limited: true,
      async handle({ query, visitor, account }) {
        const parsed = listSchema.safeParse(Object.fromEntries(query));
        if (!parsed.success) throw new CodedError('request_malformed');
        const { state, profile, role, assigned, dueBefore, order, after, limit } = parsed.data;
        const staff = account === undefined ? undefined : readers.staff(account);
        const party = staff === undefined ? readers.party(visitor) : undefined;
        const page = await records.list({
          ...(state === undefined ? {} : { states: state }),
          ...(profile === undefined ? {} : { profileId: profile }),
          ...(party === undefined ? {} : { party: { role: role ?? party.role, id: party.id } }),
          ...(party?.order === undefined ? {} : { orderId: party.order }),
          ...(staff === undefined || assigned === undefined ? {} : { assignedTo: staff.id }),
          ...(dueBefore === undefined ? {} : { dueBefore: Date.parse(dueBefore) }),
          ...(after === undefined ? {} : { after }),
          order,
          limit,
        });
        const names = staff === undefined ? new Map<string, string>() : await readers.namesOf(page.cases);
        const disputes = page.cases.map((row) => readers.summary(row, party, names));
        return { status: 200, body: { disputes, ...(page.next === undefined ? {} : { next: page.next }) } };
      },
    },
    {
      method: 'GET',
      path: '/v1/disputes/:number',
      permission: 'sender',
      limited: true,
      async handle(call) {
        const { row, reader } = await readers.of(call, call.path.number);
        const as = lookingAs(call.query, reader);
        if (as !== undefined) {
          await ports.trail.note(lookAt(row, reader, as));
          const view = await readers.view(row, { role: as, id: row.order[as].id });
          return { status: 200, body: { dispute: { ...view, readOnly: true } } };
        }
        if (isStaff(reader)) await ports.trail.note(lookAt(row, reader));
        return { status: 200, body: { dispute: await readers.view(await coded(office.seen(row, reader)), reader) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/disputes/:number/actions',
      permission: 'sender',
      limited: true,
      async handle(call) {
        const { row, reader } = await readers.of(call, call.path.number);
        const given = await readJson(call.request, actionSchema);
        if (given.revision !== undefined && given.revision > row.revision) throw new CodedError('dispute_changed');
        const { event, attached } = readAction(given.action, given.data, row.flags.legalHold);
        // Approving means a certain demand: where it was replaced since, the person has not seen what they would approve.
        if (given.revision !== undefined && given.action === 'approve' && 'version' in event.data)
          if (currentDemand(row)?.version !== event.data.version)
            throw new CodedError('dispute_changed', { revision: row.revision });
        const after = await coded(
          office.act(actorFor(reader, given.action as EventType), row.id, event, attached),
        ).catch((error: unknown) => changedMeanwhile(error, given.revision, row.revision));
        return { status: 200, body: { dispute: await readers.view(after, reader) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/disputes/:number/messages',
      permission: 'sender',
      limited: true,
      async handle(call) {
        const { row, reader, name } = await readers.of(call, call.path.number);
        const { clientId, text, attachmentIds } = await readJson(call.request, messageSchema);
        if (text.trim() === '' && attachmentIds.length === 0) throw new CodedError('message_empty');
        await limits.spend('message', reader.id);
        const message = await coded(
          office.say(actorFor(reader, 'message'), name, row.id, { clientId, text, attachments: attachmentIds }),
        );
        return { status: 201, body: { message: await readers.message(row, message, reader) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/disputes/:number/links',
      permission: 'sender',
      limited: true,
      async handle(call) {
        const { row, reader } = await readers.of(call, call.path.number);
        const given = (await readJson(call.request, linkSchema)).party;
        const own = reader.role === 'buyer' || reader.role === 'seller' ? reader.role : undefined;
        const party = own ?? given;
        if (party === undefined) throw new CodedError('request_malformed', { fields: ['party'] });
        if (own !== undefined && given !== undefined && given !== own) throw new CodedError('permission_denied');
        if (own === undefined) {
          // Whoever holds a link acts as its party: it goes to the party and nowhere else.
          await limits.spend('disputeAct', reader.id);
          const { id: caseId, number: caseNumber } = row;
          const order = { caseId, caseNumber, party, accountId: row.order[party].id, by: reader.id };
          return { status: 202, body: { sentBy: await ports.linkLetters.order(order) } };
        }
        const { path, expiresAt } = links.make(row, party);
        return { status: 201, body: { url: `${publicUrl()}${path}`, expiresAt: new Date(expiresAt).toISOString() } };
      },
    },
    {
      method: 'POST',
      path: '/v1/dispute-sessions',
      permission: 'public',
      async handle({ request, address }) {
        await limits.spend('visitor', address);
        const holder = links.read((await readJson(request, sessionSchema)).link);
        const row = await records.findByNumber(parseCaseNumber(holder.number) ?? '');
        if (row === undefined || row.order[holder.role].id !== holder.id) throw new CodedError('dispute_link_invalid');
        const { name } = row.order[holder.role];
        const visitor = { visitorId: holder.id, name, verified: true, email: undefined, locale: undefined };
        // Letters are forwarded: their link opens this order's cases, not the account.
        const { token, expiresAt } = tokens.issue({ ...visitor, role: holder.role, order: row.order.orderId });
        const body: DisputeSession = {
          token,
          visitorId: holder.id,
          expiresAt: new Date(expiresAt).toISOString(),
          role: holder.role,
          name,
          disputeNumber: row.number,
        };
        return { status: 201, body };
      },
    },
  ];
}

/**
 * Through whose eyes a member of staff wants to look. Parties see with their own.
 * @throws CodedError `permission_denied`, `request_malformed`
 */
function lookingAs(query: URLSearchParams, reader: Reader): PartyRole | undefined {
  const as = query.get('as');
  if (as === null) return undefined;
  if (!isStaff(reader)) throw new CodedError('permission_denied');
  if (as !== 'buyer' && as !== 'seller') throw new CodedError('request_malformed', { fields: ['as'] });
  return as;
}

/** Which pieces of evidence a member of staff gets to see, and through whose eyes. */
function lookAt(row: DisputeCase, { id }: Reader, party?: PartyRole): AuditDraft {
  const evidence = row.evidence.map((item) => item.fileId);
  return {
    actor: id,
    action: party === undefined ? 'dispute-read' : 'dispute-read-as-party',
    subject: row.number,
    data: party === undefined ? { evidence } : { party, evidence },
  };
}

/** Refusals that come of an old view are told as such: the page reads the case again and shows what is new. */
const STALE: ReadonlySet<string> = new Set(['action_not_in_state', 'offer_outdated', 'dispute_closed', 'dispute_busy']);

function changedMeanwhile(error: unknown, seen: number | undefined, now: number): never {
  if (seen !== undefined && seen < now && error instanceof CodedError && STALE.has(error.code))
    throw new CodedError('dispute_changed', { revision: now, refused: error.code }, error);
  throw error;
}
