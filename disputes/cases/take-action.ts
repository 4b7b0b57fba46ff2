import type { DisputeCase } from '../domain/case.ts';
import type { DisputeEvent } from '../domain/events.ts';
import type { EvidenceKind } from '../domain/evidence-rules.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Actor, isParty, STAFF } from '../domain/roles.ts';
import { actOnDispute } from './act-on-dispute.ts';
import type { OfficePorts } from './office-ports.ts';
import type { DisputeStore, EvidenceFiles } from './ports.ts';
import { reportChargeback } from './report-chargeback.ts';
import { sayInCase } from './say-in-case.ts';
import { type Purpose, submitEvidence } from './submit-evidence.ts';
import { type Handed, waitForScan } from './wait-for-scan.ts';

/** Files and words that come along with an act. */
export interface Attached {
  readonly files?: readonly { readonly fileId: string; readonly kind: EvidenceKind }[];
  readonly text?: string;
}

/** Does what somebody asks for in a case, with the files and words that came along. The case as it is then. */
export async function takeAction(
  ports: OfficePorts,
  actor: Actor,
  caseId: string,
  event: DisputeEvent,
  attached: Attached = {},
): Promise<DisputeCase> {
  const { records: store, profiles } = ports;
  const person = personOf(actor);
  if (person !== undefined) await ports.limits.spend('disputeAct', person);
  const { files = [], text } = attached;
  const handed: Handed = { caseId, files, actor, at: ports.now() };
  switch (event.type) {
    case 'message':
      return message(ports, handed, event.data.messageId, text ?? '');
    case 'reply-info':
      return reply(ports, handed, text?.trim() ?? '');
    case 'add-evidence': {
      const rest = await waitForScan(ports, handed, actor.via ?? actor.id);
      if (rest.length === 0 && files.length > 0) return found(ports, caseId);
      return submit(ports, { ...handed, files: rest }, { type: 'add-evidence' });
    }
    case 'appeal':
      return submit(ports, handed, { type: 'appeal', explanation: event.data.explanation });
    case 'return-mismatch':
      return submit(ports, handed, { type: 'return-mismatch', why: event.data.why });
    case 'goods-mismatch': {
      const { why, arrived } = event.data;
      return submit(ports, handed, { type: 'goods-mismatch', why, arrived });
    }
    case 'chargeback-open':
    case 'chargeback-closed':
      return (await reportChargeback({ store, profiles }, { caseId, event, actor, at: handed.at })).case;
    default:
      return (await actOnDispute({ store, profiles }, { caseId, event, actor, at: handed.at })).case;
  }
}

async function message(ports: OfficePorts, handed: Handed, messageId: string, text: string): Promise<DisputeCase> {
  const { caseId, files, actor } = handed;
  const clientId = messageId === '' ? ports.newId() : messageId;
  await sayInCase(ports, actor, await nameOf(ports, actor, caseId), caseId, {
    clientId,
    text,
    attachments: files.map((file) => file.fileId),
  });
  return found(ports, caseId);
}

/** The answer to a request of the platform: its words go into the message log with it. */
async function reply(ports: OfficePorts, handed: Handed, words: string): Promise<DisputeCase> {
  const { caseId, actor, at } = handed;
  const id = words === '' ? '' : ports.newId();
  const by = { role: actor.role, id: actor.id, name: await nameOf(ports, actor, caseId) };
  const said = { id, caseId, by, clientId: id, text: words, attachments: [], at };
  const store = words === '' ? ports.records : ports.records.withMessage(said);
  return submit(ports, handed, { type: 'reply-info', messageId: id }, store);
}

async function submit(
  ports: OfficePorts,
  handed: Handed,
  purpose: Purpose,
  store: DisputeStore = ports.records,
): Promise<DisputeCase> {
  const { actor } = handed;
  // Files of the courier's or the warehouse's desk were uploaded by the person who sits there.
  const evidence: EvidenceFiles = { ready: (ids) => ports.evidence.ready(ids, actor.via ?? actor.id) };
  return (await submitEvidence({ store, profiles: ports.profiles, evidence }, { ...handed, purpose })).case;
}

async function found({ records }: OfficePorts, caseId: string): Promise<DisputeCase> {
  const row = await records.find(caseId);
  if (row === undefined) throw new DisputeRefusal('dispute_not_found');
  return row;
}

async function nameOf(ports: OfficePorts, actor: Actor, caseId: string): Promise<string> {
  const row = await found(ports, caseId);
  return isParty(actor.role) ? row.order[actor.role].name : '';
}

/** Whose rate limit an act counts against: a desk's acts against the person who sits there, a system's against nobody. */
function personOf({ role, id, via }: Actor): string | undefined {
  return isParty(role) || STAFF.includes(role) ? id : via;
}
