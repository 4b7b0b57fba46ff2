import { DisputeRefusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/roles.ts';
import { type Act, actOnDispute } from './act-on-dispute.ts';
import type { CaseMessage } from './case-messages.ts';
import type { OfficePorts } from './office-ports.ts';

export interface Said {
  readonly clientId: string;
  readonly text: string;
  readonly attachments: readonly string[];
}

/** Somebody writes in a case. What they sent already under this client id is given back. */
export async function sayInCase(
  ports: OfficePorts,
  actor: Actor,
  name: string,
  caseId: string,
  said: Said,
): Promise<CaseMessage> {
  const { records, messages, profiles, evidence, now, newId } = ports;
  const known = await messages.sent(caseId, actor.id, said.clientId);
  if (known !== undefined) return known;
  const { clientId, text, attachments } = said;
  const files = await evidence.ready(attachments, actor.via ?? actor.id);
  if (files.length < new Set(attachments).size) throw new DisputeRefusal('evidence_not_ready');
  const at = now();
  const by = { role: actor.role, id: actor.id, name };
  const message: CaseMessage = {
    id: newId(),
    caseId,
    by,
    clientId,
    text,
    attachments: [...new Set(attachments)],
    at,
  };
  const act: Act<'message'> = {
    caseId,
    event: { type: 'message', data: { messageId: message.id } },
    actor,
    at,
  };
  await actOnDispute({ store: records.withMessage(message), profiles }, act);
  return message;
}
