import type { Attachment } from './conversation.ts';
import type { PastCaseView, PolicyView } from './dispute-desk.ts';
import type { EvidenceView, ReturnParcelView, UncheckedFileView } from './dispute-evidence.ts';
import type { DeadlineView, DisputeSummary } from './dispute-list.ts';
import type { DisputeOpening, Money, OrderLineView } from './dispute-opening.ts';
import type { WhyView } from './dispute-reasons.ts';
import type { MessageReportView } from './dispute-reports.ts';

/**
 * Disputes as browsers see them. Amounts are in minor units of `currency`, instants ISO 8601 UTC. Codes of states,
 * actions, solutions and reasons are those of the dispute domain; their words are in locales/ (`disputes.*`).
 *
 * Routes (a shopper's or seller's bearer token, or a staff cookie):
 * - `GET /v1/orders` → `{lines: OrderLineView[]}` the caller's own order lines
 * - `GET /v1/dispute-profile?contactedAt=` → DisputeFormRules: what the form asks
 * - `POST /v1/disputes` {@link DisputeOpening} → 201 `{dispute}`; the same `submissionKey` again → 200 with the same one
 * - `GET /v1/disputes?state=&profile=&role=&dueBefore=&waits=second|opinion|report|postage&order=deadline|newest&after=&limit=` → {@link DisputeList}; parties see theirs, staff all
 * - `GET /v1/dispute-profiles` (staff) → `{profiles: {id, name}[]}`: what a list can be narrowed to
 * - `GET /v1/disputes/<number>` → `{dispute: DisputeView}`
 * - `POST /v1/disputes/<number>/actions` {@link DisputeAction} → `{dispute}`
 * - `POST /v1/disputes/<number>/messages` `{clientId, text, attachmentIds?}` → 201 `{message}`
 * - `POST /v1/disputes/<number>/links` (staff with `{party}`, or a party for itself) → 201 `{url, expiresAt}`: a signed link
 *   to the page, `/resolution/<number>#key=<key>`
 * - `POST /v1/dispute-sessions` `{link}` (the address or its key) → 201 {@link DisputeSession}: exchanges a signed link for a
 *   token of that party, good for the order of that case alone
 * - `POST /v1/order-sessions` `{orderId, fact}` (a visitor's token; `fact` is the order's e-mail address, phone number or
 *   postcode) → 201 {@link OrderSession}; 404 `order_not_found` for an unknown order and a wrong fact alike, 429 after five tries
 * - `GET /v1/notices?after=` → `{notices: NoticeView[], unread}`; `POST /v1/notices/read` `{ids}`
 */
export type DisputeParty = 'buyer' | 'seller';

/** What somebody wants or gives: a solution's code, with the sum where it has one. */
export interface TermsView {
  readonly kind: string;
  readonly amount?: Money;
  /** Titles of the items that it is about, where it is not all of the case. */
  readonly items?: readonly string[];
}

export interface OfferView extends WhyView {
  readonly version: number;
  readonly by: DisputeParty | 'platform';
  readonly terms: TermsView;
  readonly at: string;
  readonly expiresAt?: string;
  readonly status: 'open' | 'superseded' | 'contested' | 'rejected' | 'accepted';
  readonly acceptedBy: readonly DisputeParty[];
  /** Why, in its author's words; of the platform's after a courier's check: what the courier found. */
  readonly reasons?: string;
}

export interface TimelineEntry extends WhyView {
  readonly seq: number;
  readonly at: string;
  /** The event's code. */
  readonly event: string;
  readonly by: { readonly role: string; readonly name: string };
  readonly state: string;
  /** Words that somebody gave with it (a reason, a question), and the terms it was about. */
  readonly text?: string;
  readonly terms?: TermsView;
  /** Money that this moved, by whom it went to; `escrow`: the hold on it ended and nobody was paid. */
  readonly moved?: readonly { readonly to: DisputeParty | 'escrow'; readonly amount: Money }[];
}

/** What somebody gives up by an action, in minor units; the version where it is about an offer. */
export interface LossView {
  readonly version?: number;
  readonly solution: string;
  readonly minor: number;
  readonly currency: string;
  /** Code of what the person has to be sure of first (`disputes.warnings.*`): by side and reason. */
  readonly warning?: string;
}

/** An action that is open now, or the instant and reason at which it will be. */
export type ActionView =
  | {
      readonly action: string;
      readonly open: true;
      readonly closesAt?: string;
      readonly versions?: readonly number[];
      /** Asked twice: the action is refused until its data hold as `confirm` solution, minor and currency of what is lost. */
      readonly losses?: readonly LossView[];
    }
  | { readonly action: string; readonly open: false; readonly opensAt?: string; readonly because: string };

export interface DisputeMessage {
  readonly id: string;
  readonly by: { readonly role: string; readonly name: string };
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly at: string;
  /** The platform has hidden it: parties get it without text and files. */
  readonly hidden?: true;
  readonly report?: MessageReportView;
}

/**
 * Where a case stands for one of its parties: one sentence, the deadline that it is about, and what follows from it. Their
 * words are in locales/: `disputes.standing` (with `{terms}` and `{sum}`) and, of a case that is over, `moneyWent`; `next`,
 * `standingWarnings`, `clockLabels`, `afterwards`.
 */
export interface StandingView {
  readonly says: string;
  readonly turn: 'you' | 'other' | 'both' | 'platform' | 'nobody';
  /** The action that it asks for, where it is one. */
  readonly act?: string;
  readonly terms?: TermsView;
  readonly sum?: Money;
  /** What follows once this step is done. */
  readonly next?: string;
  /** Where that step has a date of its own (`{until}`). */
  readonly nextUntil?: { readonly at: string; readonly timeZone: string };
  readonly warning?: string;
  /** `label`: what is due then, to this reader. */
  readonly deadline?: DeadlineView & { readonly label: string };
}

/** A party that does not know of the case yet: `pending`, they are being told; `unreachable`, there is no way that works. */
export interface UntoldParty {
  readonly party: DisputeParty;
  readonly state: 'pending' | 'unreachable';
}

export interface DisputeView extends DisputeSummary {
  readonly id: string;
  /** The policy's own name, such as `AuraCart`. */
  readonly profileName: string;
  /** Who reads: decides actions and what is shown. */
  readonly role: DisputeParty | 'mediator' | 'supervisor';
  /** Staff look at it as the party `role` sees it, and can do nothing in it; `actions` are what the party could do. */
  readonly readOnly?: true;
  readonly revision: number;
  /** Of the policy: deadlines are told by its clock. */
  readonly timeZone: string;
  readonly claimant: DisputeParty;
  /** For a party, and for staff who see it as one. */
  readonly standing?: StandingView;
  /** No time runs against these; empty once everybody knows, and in a closed case. */
  readonly untold: readonly UntoldParty[];
  readonly details: string;
  /** How many of `order.quantity` the case is about, where it is not all; `funds.stake` is their share. */
  readonly quantity?: number;
  /** What became of the parcel, as the claimant says. */
  readonly delivery?: DisputeOpening['delivery'];
  readonly order: OrderLineView;
  readonly wanted: TermsView;
  readonly offers: readonly OfferView[];
  readonly evidence: readonly EvidenceView[];
  readonly unchecked: readonly UncheckedFileView[];
  readonly messages: readonly DisputeMessage[];
  readonly timeline: readonly TimelineEntry[];
  readonly actions: readonly ActionView[];
  readonly clocks: readonly DeadlineView[];
  readonly requests: readonly {
    readonly number: number;
    readonly to: readonly DisputeParty[];
    readonly question: string;
    readonly at: string;
    readonly answeredBy: readonly DisputeParty[];
    /** How it ended without the answer of everybody. */
    readonly ended?: 'withdrawn' | 'overdue';
  }[];
  readonly rulings: readonly (WhyView & {
    readonly terms: TermsView;
    readonly reasons: string;
    readonly fault: string;
    readonly at: string;
    readonly confirmed: boolean;
    /** Who is to have the item, where the seller's side had it. */
    readonly itemTo?: DisputeParty;
    /** Why a promise of the marketplace did not hold. */
    readonly promise?: string;
  })[];
  readonly pendingRuling?: WhyView & {
    readonly terms: TermsView;
    readonly reasons: string;
    readonly fault: string;
    readonly by: string;
    readonly itemTo?: DisputeParty;
  };
  readonly funds: {
    readonly currency: string;
    readonly paid: number;
    /** What earlier cases on the line moved for good. */
    readonly gone: number;
    /** What this case is about: `paid` less `gone`. Parts are less than that. */
    readonly stake: number;
    /** Still on hold for this case. */
    readonly left: number;
    readonly held: number;
    readonly refunded: number;
    readonly released: number;
    readonly chargedBack: number;
    /** Back in the marketplace's ordinary escrow, given to nobody. */
    readonly unheld: number;
  };
  /** The newest earlier case on the same order line, with what all of them moved. */
  readonly earlier?: {
    readonly number: string;
    readonly refunded: number;
    readonly released: number;
    readonly chargedBack: number;
  };
  /** Where the item, or the one sent instead of it, is: `buyer`, `to-seller`, `seller`, `warehouse`, `to-buyer`. */
  readonly item: string;
  /** While goods, or the item on its way back to the buyer, are being sent. */
  readonly goods?: 'due' | 'sent' | 'received';
  readonly flags: {
    readonly chargebackFreeze: boolean;
    readonly legalHold: boolean;
    readonly adverse: readonly DisputeParty[];
    readonly reviewOverdue: boolean;
    /** Why it came to the platform for carrying out, not for the merits. */
    readonly remedyTrouble?: string;
  };
  readonly courier?: {
    readonly status: 'pending' | 'done';
    readonly result?: string;
    /** What was found, in the courier's words. */
    readonly reasons?: string;
    /** In grams. */
    readonly weight?: { readonly sent: number; readonly arrived: number };
  };
  readonly returnParcel?: ReturnParcelView;
  /** What is sent anew, or back to the buyer. */
  readonly goodsParcel?: { readonly courier?: string; readonly tracking: string; readonly sentAt: string };
  /** Solutions that may be proposed or ruled in this case. */
  readonly solutions: readonly string[];
  /** Where the money for what an agreement leaves out goes; a decision gives it to the seller (`disputes.others`). */
  readonly agreedRest?: 'seller' | 'escrow';
  readonly appeal?: AppealView;
  /** The other side's own appeal, heard in the same review. */
  readonly crossAppeal?: AppealView;
  /** What is being carried out, on what ground, and who pays for sending the item back. */
  readonly settlement?: {
    readonly terms: TermsView;
    readonly basis: string;
    readonly freight?: string;
    /** The most that can be claimed for that, while it can be. */
    readonly postageUpTo?: Money;
    /** `buyer`: the seller sends the item before it is paid. */
    readonly itemTo?: DisputeParty;
  };
  /**
   * What the marketplace has promised for this reason (`disputes.promises.*`); for staff with the outcomes that need an answer to it,
   * and whether any does that leaves items out.
   */
  readonly promise?: { readonly code: string; readonly answerFor: readonly string[]; readonly eachItem?: true };
  /** Whether writing to the other side first was advised; until when to give them time, once they were written to. */
  readonly contact?: { readonly contactedAt?: string; readonly waitUntil?: string };
  /** Staff only: what is known of the order's two sides beside this case. */
  readonly signals?: readonly { readonly code: string; readonly count: number }[];
  /** Staff only: other cases of the two sides, the newest first. */
  readonly history?: readonly PastCaseView[];
  /** Staff only: what the newest cases about the same problem were decided as. */
  readonly similar?: readonly { readonly outcome: string; readonly count: number }[];
  /** Staff only: what the policy says of a case like this. */
  readonly policy?: PolicyView;
}

export interface AppealView {
  readonly by: DisputeParty;
  readonly explanation: string;
  readonly at: string;
  readonly result: 'pending' | 'upheld' | 'overturned';
}
