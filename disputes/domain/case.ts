import { DISPUTE_STATES, type DisputeState } from '../../protocol/dispute-states.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Basis, CaseItem, Earlier, OrderLine, Party } from './case-items.ts';
import type { EvidenceItem } from './evidence-rules.ts';
import type { Funds, IntentKind } from './funds.ts';
import type { CourierCheck, GoodsParcel, ReturnParcel } from './parcels.ts';
import type { PreparedReason, Why } from './prepared-reasons.ts';
import type { FreightPayer } from './profile/profile-schema.ts';
import type { PartyRole, Role } from './roles.ts';
import type { SolutionKind, Terms } from './solutions.ts';

export const STATES = DISPUTE_STATES;
export type State = DisputeState;
export type { Earlier, OrderLine };

/** How the parcel came, where it did. */
export type Delivery = 'signed' | 'refused' | 'not-received';

/** What the claimant complains about. Wanted solutions are offers, since they change and are answered like them. */
export interface Claim {
  readonly reason: string;
  readonly details: string;
  readonly delivery: Delivery;
  readonly declared: readonly string[];
  /** How many of the line's units it is about; absent: all, or several lines. */
  readonly quantity?: number;
  /** When the claimant wrote to the other side before, as they say. */
  readonly contactedAt?: Instant;
}

export type OfferStatus = 'open' | 'superseded' | 'contested' | 'rejected' | 'accepted';

/** One version of what somebody proposes. Version 1 is what the claimant wants at the opening. */
export interface Offer {
  /** Dense from 1, over all authors. */
  readonly version: number;
  readonly by: PartyRole | 'platform';
  readonly terms: Terms;
  readonly at: Instant;
  /** The first instant at which it can no longer be accepted; null: it stands. */
  readonly expiresAt: Instant | null;
  readonly status: OfferStatus;
  /** Why, in its author's words; absent where nothing was said. */
  readonly reasons?: string;
  readonly prepared?: PreparedReason;
  readonly writtenIn?: Locale;
  /** Parties that have accepted; a proposal of the platform needs both. */
  readonly acceptedBy: readonly PartyRole[];
}

/** A question of the platform to one or both parties. */
export interface InfoRequest {
  readonly number: number;
  readonly to: readonly PartyRole[];
  readonly question: string;
  readonly at: Instant;
  readonly answeredBy: readonly PartyRole[];
  /** How it ended without the answer of everybody; null: it waits, or was answered. */
  readonly ended: 'withdrawn' | 'overdue' | null;
  /** Where the case goes on when all have answered or the time is over. */
  readonly returnTo: 'platform-review' | 'appeal-review';
}

/** Where the item in dispute, or the one sent instead of it, is. */
export const ITEM_PLACES = ['buyer', 'to-seller', 'seller', 'warehouse', 'to-buyer'] as const;
export type ItemPlace = (typeof ITEM_PLACES)[number];

export type Fault = 'seller' | 'buyer' | 'courier' | 'none';

/** A decision of the platform on the merits. */
export interface Ruling extends Why {
  readonly terms: Terms;
  readonly fault: Fault;
  /** The party whose silence was held against it, if any. */
  readonly inferredAgainst: PartyRole | null;
  /** Who is to have the item, where the seller's side has it; null where the terms tell. */
  readonly itemTo: PartyRole | null;
  /** Why a promise of the marketplace that speaks against it does not hold; absent where none does. */
  readonly promise?: string;
  readonly by: string;
  readonly confirmedBy: string | null;
  readonly at: Instant;
}

/** An objection to a ruling, not to an offer. */
export interface Appeal {
  readonly by: PartyRole;
  readonly explanation: string;
  readonly at: Instant;
  /** The end of the window: up to it the other side may join with an appeal of its own. */
  readonly closesAt: Instant;
  readonly result: 'pending' | 'upheld' | 'overturned';
}

/** What is being carried out and on what ground. */
export interface Settlement {
  readonly terms: Terms;
  readonly basis: 'agreement' | 'ruling' | 'appeal';
  /** Who pays for sending the item back; null where nothing goes back. */
  readonly freight: FreightPayer | null;
  /** Who is to have the item, where the seller's side has it; `buyer`: it is sent before any money moves. */
  readonly itemTo: PartyRole | null;
  readonly at: Instant;
}

export interface RemedyIntent {
  readonly key: string;
  readonly kind: IntentKind;
  readonly done: boolean;
  /** The ledger could not do it at its last try. */
  readonly failed: boolean;
}

/** Carrying out: goods first where the solution has any, then money, then the ledger's confirmations. */
export interface Remedy {
  readonly goods: 'none' | 'due' | 'sent' | 'received';
  /** Money is due, but frozen by a chargeback or a legal hold. */
  readonly withheld: boolean;
  readonly intents: readonly RemedyIntent[];
}

/** What a bank looks into; its reference tells a report that comes twice from a second chargeback. */
export interface Chargeback {
  readonly reference: string;
  readonly open: boolean;
}

export interface Flags {
  readonly chargebackFreeze: boolean;
  readonly legalHold: boolean;
  /** Parties whose silence may (not must) be held against them. */
  readonly adverse: readonly PartyRole[];
  /** Those of them of whom an e-mail alone says that they were asked: should it come back, the mark goes. */
  readonly unproven?: readonly PartyRole[];
  /** Since when these were asked for what they were silent about. */
  readonly unprovenAsked?: Readonly<Partial<Record<PartyRole, Instant>>>;
  /** The platform's own target of time has passed. */
  readonly reviewOverdue: boolean;
  /** Why the case came to the platform for carrying out, not for the merits; null otherwise. */
  readonly remedyTrouble: RemedyTrouble | null;
}

export type RemedyTrouble =
  | 'label-overdue'
  | 'return-overdue'
  | 'return-mismatch'
  | 'goods-overdue'
  | 'goods-mismatch'
  | 'ledger-failed';

export const CLOCKS = [
  'first-answer',
  'escalation',
  'negotiation',
  'proposal',
  'buyer-silence',
  'agreement',
  'info',
  'platform',
  'courier',
  'appeal-window',
  'return',
  'postage',
  'goods',
  'idle-warning',
  'idle-close',
] as const;
export type ClockName = (typeof CLOCKS)[number];

/** A running deadline. It never rules: it escalates, unlocks, reminds, or permits an adverse inference. */
export interface Clock {
  readonly startedAt: Instant;
  /** The first instant after the period. */
  readonly dueAt: Instant;
}

export type UnlockReason = 'first-answer-overdue' | 'negotiation-overdue' | 'waited' | 'buyer-silent';

export interface Closure {
  readonly outcome: SolutionKind | 'cancelled' | 'lapsed';
  readonly basis: Basis;
  readonly at: Instant;
}

/** The row of a dispute. Everything is plain JSON; what is absent is null, so that a stored row equals the one in memory. */
export interface DisputeCase {
  readonly id: string;
  readonly number: string;
  /** The policy that holds for the whole life of the case. */
  readonly profile: { readonly id: string; readonly version: number };
  /** Number of entries in the log, and the guard of every write. */
  readonly revision: number;
  readonly state: State;
  /** The line that it is about; of several the first. */
  readonly order: OrderLine;
  /** Null: this is the first case on its line. */
  readonly earlier: Earlier | null;
  /** All lines that it is about with their own books, where they are several; `funds` is their sum. */
  readonly items?: readonly CaseItem[];
  readonly claimant: PartyRole;
  readonly claim: Claim | null;
  readonly openedAt: Instant | null;
  readonly firstAnswerAt: Instant | null;
  /** The respondent has written or handed something in, be it no answer: they are not silent. */
  readonly heard?: true;
  /** Who knows of the case; absent in cases that opened before this was kept. */
  readonly reach?: Readonly<Partial<Record<PartyRole, Reach>>>;
  /** When the parties first said no to each other. */
  readonly disagreementAt: Instant | null;
  readonly escalatedAt: Instant | null;
  /** Who called the platform first; `clock` where time did. */
  readonly escalatedBy: Role | null;
  readonly offers: readonly Offer[];
  /** The respondent has said "agreed" and the claimant has yet to confirm. */
  readonly agreedAt: Instant | null;
  readonly evidence: readonly EvidenceItem[];
  /** Counts the additions to the evidence. */
  readonly evidenceVersion: number;
  readonly requests: readonly InfoRequest[];
  /** The mediator or appeal reviewer who has the case. */
  readonly assignedTo: string | null;
  /** Decided by one person, waiting for a second. */
  readonly pendingRuling: Ruling | null;
  readonly rulings: readonly Ruling[];
  readonly appeal: Appeal | null;
  /** The other side's own objection to the same ruling, heard in the same review. */
  readonly crossAppeal: Appeal | null;
  readonly settlement: Settlement | null;
  readonly item: ItemPlace;
  readonly returnParcel: ReturnParcel | null;
  readonly remedy: Remedy | null;
  /** The newest one; absent before it is sent. */
  readonly goodsParcel?: GoodsParcel;
  readonly courier: CourierCheck | null;
  readonly funds: Funds;
  readonly flags: Flags;
  /** Every chargeback that was reported; absent before the first one, and in cases of builds that did not keep them. */
  readonly chargebacks?: readonly Chargeback[];
  readonly clocks: Readonly<Partial<Record<ClockName, Clock>>>;
  readonly unlocked: Readonly<Partial<Record<PartyRole, UnlockReason>>>;
  /** Down-time up to here has already been added to the deadlines. */
  readonly downtimeCountedUntil: Instant | null;
  readonly closure: Closure | null;
}

/** The account behind a party. */
export function partyOf(row: DisputeCase, role: PartyRole): Party {
  return role === 'buyer' ? row.order.buyer : row.order.seller;
}

export function respondentOf(row: DisputeCase): PartyRole {
  return row.claimant === 'buyer' ? 'seller' : 'buyer';
}

/** Whether a party knows of the case; a party without an entry is being told, and nobody can say yet. */
export interface Reach {
  /** `unreachable`: every way to tell them has failed, or there is none. It may still become `told`. */
  readonly state: 'told' | 'unreachable';
  /** Of `told`: what was asked of them up to then they know. */
  readonly at: Instant;
  /**
   * Up to when they know by another way than e-mail, which can come back; null: by none. Absent: of `told`, all of it, as in cases
   * from before this was kept; of `unreachable`, nothing.
   */
  readonly sure?: Instant | null;
  /** Of `told`: what e-mails of the last days told them first, the oldest first. Absent: what `sure` leaves. */
  readonly mailed?: readonly Mailed[];
  /** Of `unreachable`: what they count as not told of, though they know what came after it: its e-mail came back. */
  readonly lost?: readonly Mailed[];
  /** How often e-mails to them came back that had told them something. */
  readonly returned?: number;
}

/** What was asked of a party after `from` (null: all) and up to `to`. */
export interface Mailed {
  readonly from: Instant | null;
  readonly to: Instant;
}
