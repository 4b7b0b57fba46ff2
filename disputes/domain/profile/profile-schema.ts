import { z } from 'zod';
import { periodSchema } from '../../../calendar/period.ts';
import { workingCalendarSchema } from '../../../calendar/working-calendar.ts';
import { EVIDENCE_KINDS } from '../evidence-rules.ts';
import { parseMoney } from '../money.ts';
import { SOLUTION_KINDS } from '../solutions.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { message: 'needs a short name in small letters, digits and dashes' });
const party = z.enum(['buyer', 'seller']);
const solutions = z.array(z.enum(SOLUTION_KINDS)).min(1, { message: 'needs at least one solution' });

/** From when and for how long a claim can be opened. `promised` counts from the promised day of delivery. */
const openingSchema = z.strictObject({
  from: z.enum(['delivered', 'promised', 'paid']),
  within: periodSchema,
});

const reasonSchema = z.strictObject({
  /** Who may give this reason; every permitted opener unless told. */
  by: z.array(party).min(1).optional(),
  /** Instead of the profile's own opening window. */
  opening: openingSchema.optional(),
  evidence: z.strictObject({
    /** At least one file of one of these kinds; empty: nothing is required. */
    requireOneOf: z.array(z.enum(EVIDENCE_KINDS)),
    advise: z.array(z.enum(EVIDENCE_KINDS)),
    /** The solutions that remain to a claimant without the required evidence: the item itself is then inspected. */
    without: solutions.optional(),
  }),
  solutions,
  /** Statements the opener must make, such as `unworn`. */
  declare: z.array(name).default([]),
  /** Advise to write to the other party first. */
  contactFirst: z.boolean().default(false),
  /** A promise of the marketplace that a mediator has to bear in mind. */
  protection: z.enum(['authenticity', 'money-back', 'proof-of-delivery']).optional(),
});

const clockEffect = z.enum(['escalate', 'unlock-buyer', 'unlock-both', 'adverse-flag']);
const freightPayer = z.enum(['buyer', 'seller', 'platform']);

const amounts = z
  .record(z.string().regex(/^[A-Z]{3}$/), z.string())
  .refine((record) => Object.entries(record).every(([currency, text]) => parseMoney(text, currency) !== undefined), {
    message: 'needs amounts such as {MYR: "5000.00"}, with no more decimals than the currency has',
  });

/** What may be claimed for the way back. Rules from before this was asked promised no less than the whole sum. */
const postageSchema = z
  .strictObject({
    /** Of the sum that the item coming back is about. */
    upToPercent: z.int().min(1).max(100),
    /** By currency, what can be asked for where that share is less than any parcel costs; never more than the whole sum. */
    atLeast: amounts.optional(),
    /** How long the side that bears it can contest it. */
    contestWithin: periodSchema,
  })
  .prefault({ upToPercent: 100, contestWithin: '3 days' });

/** The form of a profile file; every field is explained in docs/DISPUTE-PROFILES.md. */
export const profileSchema = z.strictObject({
  id: name,
  version: z.int().min(1),
  name: z.string().min(1),
  calendar: workingCalendarSchema,
  opener: z.enum(['buyer', 'either']),
  opening: openingSchema,
  /** The ends of an earlier case after which the same line may be disputed again, for what is left in escrow. */
  secondCase: z.array(z.enum(['cancelled', 'lapsed', 'agreed-part'])).default(['cancelled', 'lapsed']),
  contactFirst: z.strictObject({ wait: periodSchema }).optional(),
  friendlyStage: z.boolean(),
  reasons: z
    .record(name, reasonSchema)
    .refine((reasons) => Object.keys(reasons).length > 0, { message: 'needs at least one reason' }),
  answers: z.array(z.enum(['approve', 'offer', 'reject', 'contest-offer', 'agreed', 'failed'])).min(1),
  firstAnswer: z.strictObject({
    within: periodSchema,
    effect: clockEffect,
    stoppedBy: z.enum(['answer', 'agreement']),
  }),
  negotiation: z.strictObject({ within: periodSchema, effect: z.enum(['escalate', 'unlock-both']) }).optional(),
  escalation: z.strictObject({
    by: z.array(z.enum(['claimant', 'respondent'])).min(1),
    after: z.strictObject({
      firstAnswer: z.boolean(),
      disagreement: z.boolean(),
      wait: periodSchema.optional(),
    }),
  }),
  buyerSilence: z.strictObject({ longerThan: periodSchema }).optional(),
  agreement: z.strictObject({ confirmWithin: periodSchema }).optional(),
  offers: z.strictObject({ openFor: periodSchema }).optional(),
  askRefund: z.boolean(),
  sellerFullRefund: z.boolean(),
  courierCheck: z
    .strictObject({
      reasons: z.array(name).min(1),
      within: periodSchema,
      /** What the platform proposes to both parties after each answer of the courier. */
      proposes: z.strictObject({
        compensates: z.enum(SOLUTION_KINDS),
        refuses: z.enum(SOLUTION_KINDS),
        verified: z.enum(SOLUTION_KINDS),
      }),
    })
    .optional(),
  infoRequest: z.strictObject({ within: periodSchema }),
  platform: z.strictObject({ reviewWithin: periodSchema, proposalOpenFor: periodSchema }),
  outcomes: solutions,
  ruling: z.strictObject({
    binding: z.boolean(),
    /** A sum in dispute above this, or in a currency not named here, needs a second person. Absent: one person rules. */
    secondPersonAbove: amounts.optional(),
  }),
  appeal: z.strictObject({ within: periodSchema, evidence: z.enum(['required', 'advised']) }).optional(),
  returns: z.strictObject({
    shipWithin: periodSchema,
    arriveWithin: periodSchema,
    inspectWithin: periodSchema,
    inspector: z.enum(['seller', 'warehouse']),
    freight: z.strictObject({
      sellerFault: freightPayer,
      buyerFault: freightPayer,
      courierFault: freightPayer,
      agreed: freightPayer,
    }),
    postage: postageSchema,
  }),
  goods: z.strictObject({ sendWithin: periodSchema, receiveWithin: periodSchema }),
  idle: z.strictObject({ warnAfter: periodSchema, closeAfter: periodSchema }).optional(),
  notices: z.array(z.enum(['inbox', 'email', 'sms'])).min(1),
  serviceTargets: z.strictObject({
    chatFirstReply: periodSchema.optional(),
    ticketReply: periodSchema.optional(),
    emailReply: periodSchema.optional(),
  }),
});

/** A marketplace's policy of disputes, parsed and checked. */
export type Profile = z.output<typeof profileSchema>;
export type Reason = Profile['reasons'][string];
export type ClockEffect = Profile['firstAnswer']['effect'];
export type FreightPayer = z.output<typeof freightPayer>;

/** A reason by its name; undefined where the profile has none of that name (own keys only: not `constructor`). */
export function reasonNamed(profile: Profile, name: string): Reason | undefined {
  return Object.hasOwn(profile.reasons, name) ? profile.reasons[name] : undefined;
}
