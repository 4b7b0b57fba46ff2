import { randomBytes } from 'node:crypto';
import type { DisputeCase, OrderLine } from '../domain/case.ts';
import { CASE_NUMBER_BYTES } from '../domain/case-number.ts';
import type { Command } from '../domain/commands.ts';
import type { OpeningForm } from '../domain/opening-form.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Actor, isParty } from '../domain/roles.ts';
import type { CaseMessage } from './case-messages.ts';
import { noteTold } from './note-reach.ts';
import type { OfficePorts } from './office-ports.ts';
import { openDispute } from './open-dispute.ts';
import type { OrderViewer } from './ports.ts';
import { type Said, sayInCase } from './say-in-case.ts';
import { takeAction } from './take-action.ts';
import { handInClean, type WaitingEvidence } from './waiting-evidence.ts';

/** What the chat and the web do with disputes alike: they differ in how they ask and show. */
export interface DisputeOffice {
  readonly ports: OfficePorts;
  open(who: OrderViewer, form: OpeningForm): Promise<{ readonly case: DisputeCase; readonly repeated: boolean }>;
  /** Lines of an order that somebody typed; what is not among the viewer's own is answered alike, and counted. */
  orderLines(who: OrderViewer, orderId: string): Promise<readonly OrderLine[] | undefined>;
  act(actor: Actor, caseId: string, command: Command): Promise<DisputeCase>;
  say(actor: Actor, name: string, caseId: string, said: Said): Promise<CaseMessage>;
  /** Hands in what waited for its scan and is clean. */
  handIn(waiting: WaitingEvidence): Promise<void>;
  /**
   * A party has seen the case: on its page, in their list or inbox, or in the chat. The row as it is then. Reading goes on
   * where this cannot be noted, such as on a full disk: they see it again.
   */
  seen(row: DisputeCase, who: Pick<Actor, 'role' | 'id'>): Promise<DisputeCase>;
}

export function disputeOffice(ports: OfficePorts): DisputeOffice {
  const { records, profiles, profile, orders, evidence, limits, now, newId } = ports;
  const deps = { store: records, profiles };

  async function orderLines(who: OrderViewer, orderId: string) {
    const may = who.order === undefined || who.order === orderId;
    const own = may ? await orders.linesOf(orderId, who) : [];
    if (own.length > 0) return own;
    await limits.spend('orderLookup', who.id);
    return undefined;
  }

  return {
    ports,
    orderLines,
    say: (...given) => sayInCase(ports, ...given),
    async seen(row, { role, id }) {
      const known = profiles.find(row.profile.id, row.profile.version) !== undefined;
      if (!known || !isParty(role) || row.order[role].id !== id) return row;
      return noteTold(deps, row, { party: role, by: 'page', at: now() }).catch((error: unknown) => {
        ports.onFault(error, `seen: ${row.id}`);
        return row;
      });
    },
    async handIn(waiting) {
      await handInClean({ ...deps, waiting: ports.waiting, evidence }, waiting, now());
    },
    async open(who, form) {
      const submissionKey = `${who.role}/${who.id}/${form.submissionKey}`;
      // Before anything is asked again: the window may have closed since, and the files may be gone.
      const known = await records.findBySubmission(submissionKey);
      if (known !== undefined) return { case: known, repeated: true };
      if ((await orderLines(who, form.orderId)) === undefined) throw new DisputeRefusal('order_not_found');
      const { role, id, via } = who;
      await limits.spend('disputeOpening', id);
      if (via !== undefined) await limits.spend('disputeOpening', via);
      return openDispute(
        { ...deps, orders, evidence: { ready: (ids) => evidence.ready(ids, via ?? id) } },
        {
          ...form,
          submissionKey,
          profileId: profile.id,
          actor: { role, id, ...(via === undefined ? {} : { via }) },
          at: now(),
          caseId: newId(),
          random: randomBytes(CASE_NUMBER_BYTES),
        },
      );
    },
    act: (...given) => takeAction(ports, ...given),
  };
}
