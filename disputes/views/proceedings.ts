import type { DisputeView, OfferView } from '../../protocol/disputes.ts';
import type { DisputeCase } from '../domain/case.ts';
import { mostPostage } from '../domain/freight.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { isStaff, type Reader } from './reader.ts';
import { iso, termsView, whyView } from './view-parts.ts';

// What was offered, asked, ruled and settled: it follows from the case alone.

export function offerViews(row: DisputeCase): OfferView[] {
  return row.offers.map(({ terms, at: madeAt, expiresAt, prepared, writtenIn, ...offer }) => ({
    ...offer,
    ...whyView({ prepared, writtenIn }),
    terms: termsView(terms, row),
    at: iso(madeAt),
    ...(expiresAt === null ? {} : { expiresAt: iso(expiresAt) }),
  }));
}

/** What the platform asked, of those whom it asked; all of it for staff. */
export function requestsFor(row: DisputeCase, reader: Reader): DisputeView['requests'] {
  return row.requests
    .filter((request) => isStaff(reader) || request.to.some((party) => party === reader.role))
    .map(({ number, to, question, at: askedAt, answeredBy, ended }) => ({
      number,
      to,
      question,
      at: iso(askedAt),
      answeredBy,
      ...(ended === null ? {} : { ended }),
    }));
}

export function rulingViews(row: DisputeCase): DisputeView['rulings'] {
  return row.rulings.map((ruling) => ({
    terms: termsView(ruling.terms, row),
    reasons: ruling.reasons,
    ...whyView(ruling),
    fault: ruling.fault,
    at: iso(ruling.at),
    confirmed: ruling.confirmedBy !== null,
    ...(ruling.itemTo === null ? {} : { itemTo: ruling.itemTo }),
    ...(ruling.promise === undefined ? {} : { promise: ruling.promise }),
  }));
}

export function courierView({ courier }: DisputeCase): Pick<DisputeView, 'courier'> {
  if (courier === null) return {};
  const { result, ...rest } = courier;
  return { courier: { ...rest, ...(result === null ? {} : { result }) } };
}

export function settlementView(row: DisputeCase, profile: Profile | undefined): Pick<DisputeView, 'settlement'> {
  const { settlement, state } = row;
  if (settlement === null) return {};
  const claimable = profile !== undefined && (state === 'return-label' || state === 'return-shipped');
  return {
    settlement: {
      terms: termsView(settlement.terms, row),
      basis: settlement.basis,
      ...(settlement.freight === null ? {} : { freight: settlement.freight }),
      ...(claimable ? { postageUpTo: { currency: row.order.currency, amount: mostPostage(row, profile) } } : {}),
      ...(settlement.itemTo === null ? {} : { itemTo: settlement.itemTo }),
    },
  };
}
