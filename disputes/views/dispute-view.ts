import { type AttachmentLinks, addressesOf } from '../../files/attachment-links.ts';
import type { StoredAttachment } from '../../files/attachments.ts';
import type { Attachment } from '../../protocol/conversation.ts';
import type { EvidenceView } from '../../protocol/dispute-evidence.ts';
import type { MessageReportView } from '../../protocol/dispute-reports.ts';
import type { ActionView, AppealView, DisputeMessage, DisputeView } from '../../protocol/disputes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { CaseMessage } from '../cases/case-messages.ts';
import type { WaitingEvidence } from '../cases/waiting-evidence.ts';
import { type AllowedAction, allowedActions } from '../domain/allowed-actions.ts';
import type { Appeal, DisputeCase, Earlier } from '../domain/case.ts';
import { movable, stakeOf } from '../domain/funds.ts';
import { currentDemand, negotiable } from '../domain/offers.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { type Actor, isParty } from '../domain/roles.ts';
import { agreedRest } from '../domain/settling.ts';
import type { LogEntry } from '../domain/state-machine.ts';
import { isOpen, type MessageReport } from '../reports/message-reports.ts';
import { adviceViews } from './advice.ts';
import { policyView } from './for-mediators.ts';
import { parcelViews } from './parcels.ts';
import { courierView, offerViews, requestsFor, rulingViews, settlementView } from './proceedings.ts';
import { isStaff, type Reader } from './reader.ts';
import { actorFor, actorsOf } from './staff-seats.ts';
import { partySummary } from './standing/party-summary.ts';
import { timelineFor } from './timeline.ts';
import { clockViews, iso, itemViews, orderLineView, summaryOf, termsView, untoldOf, whyView } from './view-parts.ts';

/** All that a view is made of; nothing is looked up while it is made. */
export interface ViewFacts {
  readonly row: DisputeCase;
  /** Undefined where its rules are not there any more: what follows from them is left out. */
  readonly profile: Profile | undefined;
  /** Whose clock deadlines are told by where the profile does not say. */
  readonly timeZone: string;
  readonly history: readonly LogEntry[];
  readonly messages: readonly CaseMessage[];
  readonly files: ReadonlyMap<string, StoredAttachment>;
  /** Handed in before their scan had ended; what is known of them in `unchecked`. */
  readonly waiting: readonly WaitingEvidence[];
  readonly unchecked: ReadonlyMap<string, StoredAttachment>;
  /** Names of staff by account id. */
  readonly staff: ReadonlyMap<string, string>;
  readonly pictureOf: (lineId: string) => string | undefined;
  readonly signals: DisputeView['signals'];
  /** For staff: other cases of the two sides. */
  readonly past: DisputeView['history'];
  /** For staff: what cases like it were decided as. */
  readonly similar: DisputeView['similar'];
  readonly sign: AttachmentLinks['sign'];
  readonly at: Instant;
}

/** Shown as no button: these have routes of their own. */
const NOT_BUTTONS: ReadonlySet<string> = new Set(['message', 'open']);

export function disputeView(facts: ViewFacts, reader: Reader): DisputeView {
  const { row, profile } = facts;
  const staff = isStaff(reader);
  const demand = currentDemand(row) ?? row.offers[0];
  const { appeal, crossAppeal, earlier, flags } = row;
  const nameOf = ({ role, id }: Pick<Actor, 'role' | 'id'>) => {
    if (role === 'buyer' || role === 'seller') return row.order[role].name;
    // Parties speak with the marketplace, not with whoever is on duty.
    return staff ? (facts.staff.get(id) ?? '') : '';
  };
  return {
    ...summaryOf(row, profile, staff && row.assignedTo !== null ? (facts.staff.get(row.assignedTo) ?? '') : undefined),
    ...(profile !== undefined && isParty(reader.role)
      ? partySummary({ row, party: reader.role, profile, at: facts.at })
      : {}),
    id: row.id,
    profileName: profile?.name ?? row.profile.id,
    role: reader.role,
    revision: row.revision,
    timeZone: profile?.calendar.timeZone ?? facts.timeZone,
    claimant: row.claimant,
    untold: untoldOf(row),
    details: row.claim?.details ?? '',
    ...(row.claim === null ? {} : { delivery: row.claim.delivery }),
    ...(row.claim?.quantity === undefined ? {} : { quantity: row.claim.quantity }),
    ...(row.items === undefined ? {} : { items: itemViews(row, facts.pictureOf) }),
    order: orderLineView(row.order, {
      picture: facts.pictureOf(row.order.lineId),
      disputeNumber: row.state === 'closed' ? undefined : row.number,
    }),
    wanted: demand === undefined ? { kind: '' } : termsView(demand.terms, row),
    offers: offerViews(row),
    evidence: row.evidence.map((item) => evidenceView(facts, item)),
    unchecked: uncheckedFor(facts, reader),
    messages: facts.messages.map((message) => messageView(facts, message, reader, nameOf)),
    timeline: timelineFor(facts.history, reader, row, nameOf),
    actions: actionsFor(facts, reader),
    clocks: profile === undefined ? [] : clockViews(row, profile),
    requests: requestsFor(row, reader),
    rulings: rulingViews(row),
    ...(staff ? pendingRulingView(facts) : {}),
    funds: { ...row.funds, stake: stakeOf(row.funds), left: movable(row.funds) },
    ...(earlier === null ? {} : { earlier: earlierView(earlier) }),
    item: row.item,
    ...(row.remedy === null || row.remedy.goods === 'none' ? {} : { goods: row.remedy.goods }),
    flags: {
      chargebackFreeze: flags.chargebackFreeze,
      legalHold: flags.legalHold,
      adverse: flags.adverse,
      reviewOverdue: flags.reviewOverdue,
      ...(flags.remedyTrouble === null ? {} : { remedyTrouble: flags.remedyTrouble }),
    },
    ...adviceViews(row, profile, staff),
    ...courierView(row),
    ...parcelViews(row, (fileId) => attachmentView(facts, fileId)),
    ...(appeal === null ? {} : { appeal: appealView(appeal) }),
    ...(crossAppeal === null ? {} : { crossAppeal: appealView(crossAppeal) }),
    ...settlementView(row, profile),
    solutions: solutionsFor(facts, staff),
    ...(profile === undefined ? {} : { agreedRest: agreedRest(profile) }),
    ...(staff && facts.signals !== undefined ? { signals: facts.signals } : {}),
    ...(staff && facts.past !== undefined ? { history: facts.past } : {}),
    ...(staff && facts.similar !== undefined ? { similar: facts.similar } : {}),
    ...(staff && profile !== undefined ? { policy: policyView(row, profile) } : {}),
  };
}

/** A file that the store knows no more is still named as the case has it. */
function evidenceView(facts: ViewFacts, item: DisputeCase['evidence'][number]): EvidenceView {
  const file = attachmentView(facts, item.fileId) ?? {
    id: item.fileId,
    name: item.kind,
    type: item.contentType,
    size: item.bytes,
    ...addressesOf(facts.sign, { id: item.fileId, type: item.contentType }),
  };
  const { fileId, kind, by, at, caption, from } = item;
  return {
    fileId,
    kind,
    by,
    addedAt: iso(at),
    ...(caption === undefined ? {} : { caption }),
    ...(from === undefined ? {} : { from }),
    file,
  };
}

function pendingRulingView({ row, staff }: ViewFacts): Pick<DisputeView, 'pendingRuling'> {
  const { pendingRuling } = row;
  if (pendingRuling === null) return {};
  return {
    pendingRuling: {
      terms: termsView(pendingRuling.terms, row),
      reasons: pendingRuling.reasons,
      ...whyView(pendingRuling),
      fault: pendingRuling.fault,
      by: staff.get(pendingRuling.by) ?? '',
      ...(pendingRuling.itemTo === null ? {} : { itemTo: pendingRuling.itemTo }),
    },
  };
}

function solutionsFor({ row, profile }: ViewFacts, staff: boolean): DisputeView['solutions'] {
  if (profile === undefined) return [];
  const open = negotiable(row, profile);
  return staff ? [...new Set([...profile.outcomes, ...open])] : open;
}

function earlierView({ number, refunded, released, chargedBack }: Earlier): DisputeView['earlier'] {
  return { number, refunded, released, chargedBack };
}

function appealView({ by, explanation, at, result }: Appeal): AppealView {
  return { by, explanation, at: iso(at), result };
}

export function messageView(
  facts: Pick<ViewFacts, 'files' | 'sign'>,
  message: CaseMessage,
  reader: Reader,
  nameOf: (by: CaseMessage['by']) => string,
): DisputeMessage {
  const { id, by, at, report } = message;
  const isHidden = report?.decided?.hidden === true;
  const { text, attachments } = isHidden && !isStaff(reader) ? NOTHING_SAID : message;
  const mark = report && reportView(report, reader);
  // Once it is hidden, what a party has of its addresses ends; the platform goes on seeing the files.
  const within = isStaff(reader) ? undefined : id;
  return {
    id,
    by: { role: by.role, name: nameOf(by) },
    text,
    attachments: attachments.flatMap((file) => attachmentView(facts, file, within) ?? []),
    at: iso(at),
    ...(isHidden ? { hidden: true } : {}),
    ...(mark === undefined ? {} : { report: mark }),
  };
}

const NOTHING_SAID: Pick<CaseMessage, 'text' | 'attachments'> = { text: '', attachments: [] };

/** A party reads of its own reports, and that its own words were hidden, but not who asked for that. */
function reportView(report: MessageReport, reader: Reader): MessageReportView | undefined {
  const { given } = report;
  if (!isStaff(reader) && given?.by !== reader.role) return undefined;
  return {
    ...(given === undefined ? {} : { by: given.by, reason: given.reason, at: iso(given.at) }),
    open: isOpen(report),
  };
}

function attachmentView(
  { files, sign }: Pick<ViewFacts, 'files' | 'sign'>,
  id: string,
  within?: string,
): Attachment | undefined {
  const file = files.get(id);
  if (file === undefined) return undefined;
  const { name, type, size, seconds } = file;
  return { id, name, type, size, ...addressesOf(sign, file, within), ...(seconds === undefined ? {} : { seconds }) };
}

/** Files before the end of their scan are shown to their uploader only; refused ones to the platform, too. */
function uncheckedFor({ waiting, unchecked }: ViewFacts, reader: Reader): DisputeView['unchecked'] {
  return waiting.flatMap(({ fileId, kind, actor, at }) => {
    const file = unchecked.get(fileId);
    const state = file?.state === 'refused' ? 'refused' : 'checking';
    const own = (actor.via ?? actor.id) === reader.id;
    if (file === undefined || (actor.role !== 'buyer' && actor.role !== 'seller')) return [];
    if (!own && !(state === 'refused' && isStaff(reader))) return [];
    return [{ fileId, kind, by: actor.role, addedAt: iso(at), name: file.name, size: file.size, state }];
  });
}

function actionsFor({ row, profile, at }: ViewFacts, reader: Reader): ActionView[] {
  if (profile === undefined) return [];
  return actorsOf(reader)
    .flatMap((actor) =>
      allowedActions(row, actor, profile, at).filter(({ action }) => actorFor(reader, action).role === actor.role),
    )
    .filter(({ action }) => !NOT_BUTTONS.has(action))
    .map(actionView);
}

function actionView(allowed: AllowedAction): ActionView {
  if (!allowed.open) {
    const { action, opensAt, because } = allowed;
    return { action, open: false, because, ...(opensAt === null ? {} : { opensAt: iso(opensAt) }) };
  }
  const { action, closesAt, versions, losses } = allowed;
  return {
    action,
    open: true,
    ...(closesAt === null ? {} : { closesAt: iso(closesAt) }),
    ...(versions === undefined ? {} : { versions }),
    ...(losses === undefined ? {} : { losses }),
  };
}
