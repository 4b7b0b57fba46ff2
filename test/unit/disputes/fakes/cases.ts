import { readdirSync, readFileSync } from 'node:fs';
import type { Delivery, DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import { draftCase } from '../../../../disputes/domain/draft-case.ts';
import type { EventData } from '../../../../disputes/domain/events.ts';
import type { EvidenceFile, EvidenceKind } from '../../../../disputes/domain/evidence-rules.ts';
import { profileBook } from '../../../../disputes/domain/profile/profile.ts';
import type { Profile } from '../../../../disputes/domain/profile/profile-schema.ts';
import type { Actor, PartyRole, Role } from '../../../../disputes/domain/roles.ts';
import { SOLUTIONS, type Terms } from '../../../../disputes/domain/solutions.ts';

const FOLDER = new URL('../../../../disputes/profiles/', import.meta.url);

/** The five shipped profiles, read from their files. */
export const BOOK = profileBook(
  readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') })),
);

export const PROFILE_IDS = ['auracart', 'p2p', 'taobao', 'tokopedia', 'alibaba'] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];

export function profileNamed(id: string): Profile {
  const profile = BOOK.current.get(id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
}

/** Wednesday 4 March 2026, 10:00 in Kuala Lumpur. */
export const START = Date.parse('2026-03-04T02:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const CURRENCIES = { auracart: 'MYR', p2p: 'VND', taobao: 'CNY', tokopedia: 'IDR', alibaba: 'USD' } as const;

export function orderLine(profile: string, change: Partial<OrderLine> = {}): OrderLine {
  return {
    orderId: 'AC-1009',
    lineId: '1',
    title: 'Teapot',
    buyer: { id: 'buyer-1', name: 'Aina' },
    seller: { id: 'shop-1', name: 'Teh & Co' },
    currency: CURRENCIES[profile as ProfileId] ?? 'MYR',
    paid: 10_000,
    paidAt: START - 3 * DAY,
    promisedAt: START - DAY,
    deliveredAt: START - DAY,
    small: false,
    proofOfDelivery: true,
    ...change,
  };
}

export const ACTORS: Readonly<Record<Role, Actor>> = {
  buyer: { role: 'buyer', id: 'buyer-1' },
  seller: { role: 'seller', id: 'shop-1' },
  mediator: { role: 'mediator', id: 'mediator-1' },
  supervisor: { role: 'supervisor', id: 'supervisor-1' },
  courier: { role: 'courier', id: 'courier-desk' },
  warehouse: { role: 'warehouse', id: 'warehouse-1' },
  payments: { role: 'payments', id: 'acquirer' },
  ledger: { role: 'ledger', id: 'ledger' },
  clock: { role: 'clock', id: 'clock' },
};

export const SECOND_MEDIATOR: Actor = { role: 'mediator', id: 'mediator-2' };

let files = 0;

export function evidence(kind: EvidenceKind = 'photo', change: Partial<EvidenceFile> = {}): EvidenceFile {
  files += 1;
  const contentType = kind === 'video' ? 'video/mp4' : kind === 'document' ? 'application/pdf' : 'image/jpeg';
  return { fileId: `file-${files}`, kind, contentType, bytes: 1000, sha256: 'a'.repeat(64), ...change };
}

/** Terms of a kind with an amount only where the kind has one. */
export function terms(kind: Terms['kind'], amount = 4000): Terms {
  return { kind, amount: SOLUTIONS[kind].pays === 'buyer-part' ? amount : null };
}

/** A claim that each profile accepts from this party. */
export function claimFor(profile: string, by: PartyRole = 'buyer', delivery: Delivery = 'signed'): EventData['open'] {
  const base = { details: 'The lid is broken.', delivery, evidence: [evidence('photo')] };
  switch (profile) {
    case 'p2p':
      return by === 'seller'
        ? { ...base, reason: 'payment-not-received', wanted: terms('cancel-order') }
        : { ...base, reason: 'order-not-unlocked', wanted: terms('unlock-order'), evidence: [evidence('screenshot')] };
    case 'taobao':
      return { ...base, reason: 'quality', wanted: terms('repair'), declared: ['unworn'] };
    case 'alibaba':
      return { ...base, reason: 'quality', wanted: terms('full-refund') };
    default:
      return { ...base, reason: 'damaged', wanted: terms('full-refund') };
  }
}

export function draft(profile: string, change: Partial<OrderLine> = {}): DisputeCase {
  const { id, version } = profileNamed(profile);
  return draftCase({
    id: 'case-1',
    number: 'KD-2222-2222-222',
    profile: { id, version },
    order: orderLine(profile, change),
  });
}

/** Makes any change to a value throw, so that "nothing has changed" is proven, not sampled. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}
