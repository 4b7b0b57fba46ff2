import { randomBytes } from 'node:crypto';
import type { RateLimits } from '../../doors/rate-limits.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { DisputeCase, OrderLine } from '../domain/case.ts';
import { CASE_NUMBER_BYTES } from '../domain/case-number.ts';
import type { DisputeEvent } from '../domain/events.ts';
import type { EvidenceKind } from '../domain/evidence-rules.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { DisputeRefusal } from '../domain/refusal.ts';
import { type Actor, isParty, type PartyRole, STAFF } from '../domain/roles.ts';
import { type Act, actOnDispute } from './act-on-dispute.ts';
import type { CaseMessage, CaseMessages, DisputeRecords } from './case-messages.ts';
import { noteTold } from './note-reach.ts';
import { type Opening, openDispute } from './open-dispute.ts';
import type { EvidenceFiles, Orders, OrderViewer, StoredFile } from './ports.ts';
import { submitEvidence } from './submit-evidence.ts';
import { awaitScan, handInClean, type WaitingEvidence, type WaitingRoom } from './waiting-evidence.ts';

export interface OfficePorts {
  readonly records: DisputeRecords;
  readonly messages: CaseMessages;
  readonly profiles: ProfileBook;
  /** The profile that new cases open under. */
  readonly profile: Profile;
  readonly orders: Orders;
  readonly evidence: EvidenceFiles;
  /** The owner's files among these whose scan has not ended. */
  readonly unscanned: (fileIds: readonly string[], ownerId: string) => Promise<readonly StoredFile[]>;
  /** Files that were handed in before their scan had ended. */
  readonly waiting: WaitingRoom;
  readonly limits: RateLimits;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly onFault: (error: unknown, where?: string) => void;
}

export type Draft = Pick<
  Opening,
  'submissionKey' | 'orderId' | 'lineId' | 'reason' | 'details' | 'delivery' | 'wanted' | 'files' | 'declared'
> & { readonly formal?: boolean };

/** Files and words that come along with an act. */
export interface Attached {
  readonly files?: readonly { readonly fileId: string; readonly kind: EvidenceKind }[];
  readonly text?: string;
}

/** What the chat and the web do with disputes alike: they differ in how they ask and show. */
export interface DisputeOffice {
  readonly ports: OfficePorts;
  open(who: OrderViewer, draft: Draft): Promise<{ readonly case: DisputeCase; readonly repeated: boolean }>;
  /** Lines of an order that somebody typed; what is not among the viewer's own is answered alike, and counted. */
  orderLines(who: OrderViewer, orderId: string): Promise<readonly OrderLine[] | undefined>;
  act(actor: Actor, caseId: string, event: DisputeEvent, attached?: Attached): Promise<DisputeCase>;
  say(
    actor: Actor,
    name: string,
    caseId: string,
    said: { readonly clientId: string; readonly text: string; readonly attachments: readonly string[] },
  ): Promise<CaseMessage>;
  /** Hands in what waited for its scan and is clean. */
  handIn(waiting: WaitingEvidence): Promise<void>;
  /**
   * A party has seen the case: on its page, in their list or inbox, or in the chat. The row as it is then. Reading goes on
   * where this cannot be noted, such as on a full disk: they see it again.
   */
  seen(row: DisputeCase, who: Pick<Actor, 'role' | 'id'>): Promise<DisputeCase>;
}

export function disputeOffice(ports: OfficePorts): DisputeOffice {
  const { records, messages, profiles, profile, orders, evidence, limits, now, newId } = ports;
  const deps = { store: records, profiles };

  async function orderLines(who: OrderViewer, orderId: string) {
    const may = who.order === undefined || who.order === orderId;
    const own = may ? await orders.linesOf(orderId, who) : [];
    if (own.length > 0) return own;
    await limits.spend('orderLookup', who.id);
    return undefined;
  }

  async function say(
    actor: Actor,
    name: string,
    caseId: string,
    said: { clientId: string; text: string; attachments: readonly string[] },
  ) {
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

  return {
    ports,
    orderLines,
    say,
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
    async open(who, { formal, ...draft }) {
      const submissionKey = `${who.role}/${who.id}/${draft.submissionKey}`;
      // Before anything is asked again: the window may have closed since, and the files may be gone.
      const known = await records.findBySubmission(submissionKey);
      if (known !== undefined) return { case: known, repeated: true };
      if ((await orderLines(who, draft.orderId)) === undefined) throw new DisputeRefusal('order_not_found');
      const { role, id, via } = who;
      await limits.spend('disputeOpening', id);
      if (via !== undefined) await limits.spend('disputeOpening', via);
      return openDispute(
        { ...deps, orders, evidence: { ready: (ids) => evidence.ready(ids, via ?? id) } },
        {
          ...draft,
          submissionKey,
          formal: formal === true,
          profileId: profile.id,
          actor: { role, id, ...(via === undefined ? {} : { via }) },
          at: now(),
          caseId: newId(),
          random: randomBytes(CASE_NUMBER_BYTES),
        },
      );
    },
    async act(actor, caseId, event, attached = {}) {
      const person = personOf(actor);
      if (person !== undefined) await limits.spend('disputeAct', person);
      const { files = [], text } = attached;
      const at = now();
      // Files of the courier's or the warehouse's desk were uploaded by the person who sits there.
      const uploads: EvidenceFiles = { ready: (ids) => evidence.ready(ids, actor.via ?? actor.id) };
      if (event.type === 'message') {
        const clientId = event.data.messageId === '' ? newId() : event.data.messageId;
        await say(actor, await nameOf(actor, caseId), caseId, {
          clientId,
          text: text ?? '',
          attachments: files.map((file) => file.fileId),
        });
        return found(caseId);
      }
      if (event.type === 'reply-info') {
        const words = text?.trim() ?? '';
        const id = words === '' ? '' : newId();
        const by = { role: actor.role, id: actor.id, name: await nameOf(actor, caseId) };
        const message = { id, caseId, by, clientId: id, text: words, attachments: [], at };
        const store = words === '' ? records : records.withMessage(message);
        const purpose = { type: 'reply-info', messageId: id } as const;
        return (await submitEvidence({ store, profiles, evidence: uploads }, { caseId, purpose, files, actor, at }))
          .case;
      }
      const handing = { caseId, files, actor, at };
      const filing = { ...deps, evidence: uploads };
      switch (event.type) {
        case 'add-evidence': {
          const rest = await waitForScan(handing, actor.via ?? actor.id);
          if (rest.length === 0 && files.length > 0) return found(caseId);
          return (await submitEvidence(filing, { ...handing, files: rest, purpose: { type: 'add-evidence' } })).case;
        }
        case 'appeal': {
          const purpose = { type: 'appeal', explanation: event.data.explanation } as const;
          return (await submitEvidence(filing, { ...handing, purpose })).case;
        }
        case 'return-mismatch': {
          const purpose = { type: 'return-mismatch', why: event.data.why } as const;
          return (await submitEvidence(filing, { ...handing, purpose })).case;
        }
        case 'goods-mismatch': {
          const { why, arrived } = event.data;
          return (await submitEvidence(filing, { ...handing, purpose: { type: 'goods-mismatch', why, arrived } })).case;
        }
        default:
          return (await actOnDispute(deps, { caseId, event, actor, at })).case;
      }
    },
  };

  /** Lets those files wait whose scan has not ended, and gives the others. */
  async function waitForScan(
    handed: { caseId: string; files: NonNullable<Attached['files']>; actor: Actor; at: Instant },
    ownerId: string,
  ) {
    const { caseId, files, actor, at } = handed;
    const ids = files.map((file) => file.fileId);
    const unscanned = new Map((await ports.unscanned(ids, ownerId)).map((file) => [file.fileId, file]));
    if (unscanned.size === 0) return files;
    const early = files.flatMap(({ fileId, kind }) => {
      const file = unscanned.get(fileId);
      return file === undefined ? [] : [{ ...file, kind }];
    });
    const before = (await ports.waiting.of(caseId)).filter((file) => !unscanned.has(file.fileId));
    const sizes = await ports.unscanned(
      before.map((file) => file.fileId),
      ownerId,
    );
    const earlier = sizes.map((file) => ({ ...file, kind: 'document' as const }));
    await awaitScan({ ...deps, waiting: ports.waiting }, { caseId, files: early, actor, at }, earlier);
    return files.filter(({ fileId }) => !unscanned.has(fileId));
  }

  async function found(caseId: string): Promise<DisputeCase> {
    const row = await records.find(caseId);
    if (row === undefined) throw new DisputeRefusal('dispute_not_found');
    return row;
  }

  async function nameOf(actor: Actor, caseId: string): Promise<string> {
    const row = await found(caseId);
    return isParty(actor.role) ? partyName(row, actor.role) : '';
  }
}

/** Whose rate limit an act counts against: a desk's acts against the person who sits there, a system's against nobody. */
function personOf({ role, id, via }: Actor): string | undefined {
  return isParty(role) || STAFF.includes(role) ? id : via;
}

function partyName(row: DisputeCase, role: PartyRole): string {
  return row.order[role].name;
}
