import type { DisputeCase } from '../domain/case.ts';
import type { Command } from '../domain/commands.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Actor, isParty, STAFF } from '../domain/roles.ts';
import { actOnDispute, readyFiles } from './act-on-dispute.ts';
import type { OfficePorts } from './office-ports.ts';
import type { EvidenceFiles } from './ports.ts';
import { reportChargeback } from './report-chargeback.ts';
import { sayInCase } from './say-in-case.ts';
import { type Evidential, submitEvidence } from './submit-evidence.ts';
import { waitForScan } from './wait-for-scan.ts';
import { withPrepared } from './with-prepared.ts';

/** Does what somebody asks for in a case. The case as it is then. */
export async function takeAction(
  ports: OfficePorts,
  actor: Actor,
  caseId: string,
  command: Command,
): Promise<DisputeCase> {
  const { records: store, profiles } = ports;
  const person = personOf(actor);
  if (person !== undefined) await ports.limits.spend('disputeAct', person);
  const at = ports.now();
  switch (command.type) {
    case 'message': {
      const { clientId, text, files } = command.data;
      const said = {
        clientId: clientId === '' ? ports.newId() : clientId,
        text,
        attachments: files.map((file) => file.fileId),
      };
      await sayInCase(ports, actor, await nameOf(ports, actor, caseId), caseId, said);
      return found(ports, caseId);
    }
    case 'reply-info':
      return reply(ports, actor, caseId, command.data);
    case 'add-evidence': {
      const { files } = command.data;
      const ready = await waitForScan(ports, { caseId, files, actor, at }, actor.via ?? actor.id);
      if (ready.length === 0 && files.length > 0) return found(ports, caseId);
      return submit(ports, actor, caseId, { type: 'add-evidence', data: { files: ready } });
    }
    case 'appeal':
    case 'return-label':
    case 'return-shipped':
    case 'return-mismatch':
    case 'goods-mismatch':
      return submit(ports, actor, caseId, command);
    case 'rule':
    case 'overturn':
    case 'uphold':
    case 'propose': {
      const event = await withPrepared(ports, await found(ports, caseId), command);
      return (await actOnDispute({ store, profiles }, { caseId, event, actor, at })).case;
    }
    case 'chargeback-open':
    case 'chargeback-closed':
      return (await reportChargeback({ store, profiles }, { caseId, event: command, actor, at })).case;
    default:
      return (await actOnDispute({ store, profiles }, { caseId, event: command, actor, at })).case;
  }
}

/** The answer to a request of the platform: its words go into the message log with it, once. */
async function reply(
  ports: OfficePorts,
  actor: Actor,
  caseId: string,
  { clientId, text, files }: Command<'reply-info'>['data'],
): Promise<DisputeCase> {
  if (clientId !== undefined && (await ports.messages.sent(caseId, actor.id, clientId)) !== undefined)
    return found(ports, caseId);
  const words = text.trim();
  const id = words === '' ? '' : ports.newId();
  const at = ports.now();
  const by = { role: actor.role, id: actor.id, name: await nameOf(ports, actor, caseId) };
  const said = { id, caseId, by, clientId: clientId ?? id, text: words, attachments: [], at };
  const store = words === '' ? ports.records : ports.records.withMessage(said);
  const evidence = await readyFiles(uploadsOf(ports, actor), files, actor.id);
  const event = { type: 'reply-info', data: { evidence, messageId: id } } as const;
  return (await actOnDispute({ store, profiles: ports.profiles }, { caseId, event, actor, at })).case;
}

async function submit(ports: OfficePorts, actor: Actor, caseId: string, command: Evidential): Promise<DisputeCase> {
  const { records: store, profiles, now } = ports;
  const deps = { store, profiles, evidence: uploadsOf(ports, actor) };
  return (await submitEvidence(deps, { caseId, command, actor, at: now() })).case;
}

/** Files of the courier's or the warehouse's desk were uploaded by the person who sits there. */
function uploadsOf({ evidence }: OfficePorts, actor: Actor): EvidenceFiles {
  return { ready: (ids) => evidence.ready(ids, actor.via ?? actor.id) };
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
