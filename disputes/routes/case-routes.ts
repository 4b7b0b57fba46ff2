import { z } from 'zod';
import type { AuditDraft } from '../../people/audit/audit.ts';
import type { ReadTrail } from '../../people/audit/read-trail.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import { readCommand } from '../cases/action-schemas.ts';
import { coded } from '../cases/coded-refusal.ts';
import type { DisputeOffice } from '../cases/dispute-office.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { EventType } from '../domain/events.ts';
import { currentDemand } from '../domain/offers.ts';
import type { PartyRole } from '../domain/roles.ts';
import { isStaff, type Reader, refuseTied } from '../views/reader.ts';
import type { Readers } from '../views/readers.ts';
import { actorFor } from '../views/staff-seats.ts';

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

export interface CaseRoutePorts {
  readonly office: DisputeOffice;
  readonly readers: Readers;
  readonly trail: ReadTrail;
  readonly limits: RateLimits;
}

/** One case, for both parties and for mediators. `readers` decides who may read it, the state machine's table who may act. */
export function caseRoutes(ports: CaseRoutePorts): Route[] {
  return [readCase(ports), act(ports), write(ports)];
}

function readCase({ office, readers, trail }: CaseRoutePorts): Route {
  return {
    method: 'GET',
    path: '/v1/disputes/:number',
    permission: 'sender',
    limited: true,
    async handle(call) {
      const { row, reader } = await readers.of(call, call.path.number);
      refuseTied(reader);
      const as = lookingAs(call.query, reader);
      if (as !== undefined) {
        await trail.note(lookAt(row, reader, as));
        const view = await readers.view(row, { role: as, id: row.order[as].id });
        return { status: 200, body: { dispute: { ...view, readOnly: true } } };
      }
      if (isStaff(reader)) await trail.note(lookAt(row, reader));
      return { status: 200, body: { dispute: await readers.view(await coded(office.seen(row, reader)), reader) } };
    },
  };
}

function act({ office, readers }: CaseRoutePorts): Route {
  return {
    method: 'POST',
    path: '/v1/disputes/:number/actions',
    permission: 'sender',
    limited: true,
    async handle(call) {
      const { row, reader } = await readers.of(call, call.path.number);
      const given = await readJson(call.request, actionSchema);
      if (given.revision !== undefined && given.revision > row.revision) throw new CodedError('dispute_changed');
      const command = readCommand(given.action, given.data, row.flags.legalHold);
      // Approving means a certain demand: where it was replaced since, the person has not seen what they would approve.
      if (given.revision !== undefined && given.action === 'approve' && 'version' in command.data)
        if (currentDemand(row)?.version !== command.data.version)
          throw new CodedError('dispute_changed', { revision: row.revision });
      const after = await coded(office.act(actorFor(reader, given.action as EventType), row.id, command)).catch(
        (error: unknown) => changedMeanwhile(error, given.revision, row.revision),
      );
      return { status: 200, body: { dispute: await readers.view(after, reader) } };
    },
  };
}

function write({ office, readers, limits }: CaseRoutePorts): Route {
  return {
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
  };
}

/** Whose eyes a member of staff wants to look through; undefined for their own. */
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
