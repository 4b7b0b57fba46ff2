import type { Instant } from '../../protocol/instant.ts';
import type { Delivery, Fault } from './case.ts';
import type { ClaimedItem } from './case-items.ts';
import type { EvidenceFile } from './evidence-rules.ts';
import type { Loss } from './loss.ts';
import type { Condition, CourierResult, Weight } from './parcels.ts';
import type { Why } from './prepared-reasons.ts';
import type { PartyRole } from './roles.ts';
import type { Terms } from './solutions.ts';

/** By what a party was told: a letter that its provider took, or a page, an inbox or a chat that they opened. */
export type ToldBy = 'email' | 'sms' | 'page';

/** Marks an event that carries nothing but its type. */
export type Nothing = Readonly<Record<never, never>>;

/** Which version of an offer a party answers, so that nobody accepts what has changed meanwhile. */
export interface OnOffer {
  readonly version: number;
}

/** A clock that fires names the instant it was set for; a clock that was moved since is not mistaken for it. */
export interface ClockFired {
  readonly dueAt: Instant;
}

/** Everything that can happen to a case, with its data. Names are what the log keeps for ever. */
export interface EventData {
  readonly open: {
    readonly reason: string;
    readonly details: string;
    readonly delivery: Delivery;
    readonly wanted: Terms;
    readonly evidence: readonly EvidenceFile[];
    readonly declared?: readonly string[];
    /** Skips the friendly stage where the profile has one. */
    readonly formal?: boolean;
    /** How many of the line's units it is about; absent: all. */
    readonly quantity?: number;
    /** The lines that it is about, where they are several. */
    readonly items?: readonly ClaimedItem[];
    /** When the claimant wrote to the other side before, as they say. */
    readonly contactedAt?: Instant;
  };
  readonly approve: OnOffer;
  readonly reject: OnOffer & { readonly why: string };
  readonly offer: { readonly terms: Terms; readonly reasons?: string };
  readonly counter: OnOffer & { readonly terms: Terms; readonly reasons?: string };
  readonly 'contest-offer': OnOffer & { readonly why: string };
  /** Where the profile asks twice, refused until it names what is lost. */
  readonly 'accept-offer': OnOffer & { readonly confirm?: Loss };
  /** Refused with what is lost until the answer names it: so it is asked twice. */
  readonly agreed: { readonly confirm?: Loss };
  readonly 'confirm-agreed': Nothing;
  readonly failed: { readonly why: string };
  readonly 'make-formal': { readonly why: string };
  readonly 'ask-refund': { readonly terms: Terms; readonly why: string };
  readonly escalate: { readonly why: string };
  readonly 'full-refund': Nothing;
  /** The version of what is given in to, absent in logs of older builds; what is lost where the profile asks twice. */
  readonly 'accept-loss': Partial<OnOffer> & { readonly confirm?: Loss };
  readonly cancel: { readonly confirmed: boolean };
  readonly 'add-evidence': { readonly evidence: readonly EvidenceFile[] };
  /** The text lives in the message log; the case learns that its writer is not silent. */
  readonly message: { readonly messageId: string };
  readonly claim: Nothing;
  readonly release: Nothing;
  readonly 'request-info': { readonly to: readonly PartyRole[]; readonly question: string };
  readonly 'reply-info': { readonly evidence: readonly EvidenceFile[]; readonly messageId?: string };
  /** The time to answer begins anew. */
  readonly 'extend-info': Nothing;
  readonly 'withdraw-info': Nothing;
  readonly propose: Why & { readonly terms: Terms };
  readonly 'courier-check': Nothing;
  readonly 'courier-result': {
    readonly result: CourierResult;
    /** What was found. */
    readonly reasons?: string;
    readonly weight?: Weight;
  };
  readonly rule: Why & {
    readonly terms: Terms;
    readonly fault: Fault;
    readonly inferredAgainst?: PartyRole;
    /** Who is to have the item, where the seller's side has it. */
    readonly itemTo?: PartyRole;
    /** Why a promise of the marketplace does not hold here. */
    readonly promise?: string;
  };
  readonly 'confirm-ruling': Nothing;
  readonly 'decline-ruling': { readonly why: string };
  /** Its author takes back a ruling that waits for a second person. */
  readonly 'withdraw-ruling': Nothing;
  readonly appeal: { readonly explanation: string; readonly evidence: readonly EvidenceFile[] };
  readonly uphold: Why;
  readonly overturn: Why & {
    readonly terms: Terms;
    readonly fault: Fault;
    readonly itemTo?: PartyRole;
    readonly promise?: string;
  };
  /** How the item comes back: one of label, address and a file at least. Given again, it corrects. */
  readonly 'return-label': {
    readonly label?: string;
    readonly address?: string;
    readonly instructions?: string;
    /** What the label has cost its giver, in minor units. */
    readonly postage?: number;
    readonly evidence: readonly EvidenceFile[];
  };
  /** Given again, it corrects courier and number. */
  readonly 'return-shipped': {
    readonly tracking: string;
    readonly courier?: string;
    /** What the buyer has paid for sending it, in minor units; the receipt is among the files. */
    readonly postage?: number;
    readonly evidence: readonly EvidenceFile[];
  };
  readonly 'return-received': Nothing;
  readonly 'return-inspected': { readonly condition?: Condition; readonly reasons?: string };
  readonly 'return-mismatch': {
    readonly why: string;
    readonly condition?: Condition;
    readonly evidence: readonly EvidenceFile[];
  };
  /** Whoever is to bear the postage objects to its sum. */
  readonly 'contest-postage': { readonly why: string };
  /** How much of it is paid, in minor units. */
  readonly 'decide-postage': { readonly postage: number; readonly why: string };
  /** Given again, it corrects courier and number. */
  readonly 'goods-sent': { readonly tracking: string; readonly courier?: string };
  readonly 'goods-received': Nothing;
  /** What was sent has not arrived, or has and is not right. */
  readonly 'goods-mismatch': {
    readonly arrived: boolean;
    readonly why: string;
    readonly evidence: readonly EvidenceFile[];
  };
  readonly 'remedy-done': { readonly key: string };
  readonly 'remedy-failed': { readonly key: string; readonly code: string };
  readonly 'chargeback-open': { readonly reference: string };
  readonly 'chargeback-closed': { readonly reference: string; readonly toBuyer: number };
  readonly 'legal-hold': { readonly on: boolean; readonly why: string };
  /** The party has been told: their time begins. */
  readonly told: { readonly party: PartyRole; readonly by: ToldBy };
  /** Every way to tell the party has failed, or there is none. */
  /** `returned`: the e-mail by which they counted as told has come back. */
  readonly unreached: { readonly party: PartyRole; readonly returned?: true };
  /** The system itself was down in this span; every running deadline moves by what it lost. */
  readonly downtime: { readonly from: Instant; readonly to: Instant };
  readonly 'respondent-due': ClockFired;
  readonly 'escalation-open': ClockFired;
  readonly 'negotiation-due': ClockFired;
  readonly 'proposal-due': ClockFired;
  readonly 'buyer-silent': ClockFired;
  readonly 'agreement-due': ClockFired;
  readonly 'info-due': ClockFired;
  readonly 'platform-due': ClockFired;
  readonly 'courier-due': ClockFired;
  readonly 'appeal-window-end': ClockFired;
  readonly 'return-due': ClockFired;
  readonly 'postage-due': ClockFired;
  readonly 'goods-due': ClockFired;
  readonly 'idle-warning': ClockFired;
  readonly 'idle-close': ClockFired;
}

export type EventType = keyof EventData;

/** One event; `DisputeEvent` alone is any of them. */
export type DisputeEvent<E extends EventType = EventType> = {
  readonly [K in E]: { readonly type: K; readonly data: EventData[K] };
}[E];
