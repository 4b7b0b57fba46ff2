import { periodText } from '../../calendar/period.ts';
import type { DisputeFormRules } from '../../protocol/dispute-opening.ts';
import { TOLD_LIMITS } from '../../protocol/upload-limits.ts';
import type { Route } from '../../transport/route.ts';
import type { DisputeOffice } from '../cases/dispute-office.ts';
import type { OrderLine } from '../domain/case.ts';
import { settledFault, unitsLeft } from '../domain/claimed-items.ts';
import { contactAdvice } from '../domain/contact-first.ts';
import { stakeOf } from '../domain/funds.ts';
import { itemAtOpening, type ReadAccount, unitsIn } from '../domain/line-account.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import type { Readers } from '../views/readers.ts';
import { MEDIATION } from '../views/staff-seats.ts';
import { orderLineView } from '../views/view-parts.ts';

const MOST_LINES = 100;

export interface OrderRoutePorts {
  readonly office: DisputeOffice;
  readonly readers: Readers;
  readonly pictureOf: (lineId: string) => string | undefined;
}

/** What a shopper or seller can complain about, and what the form asks. */
export function orderRoutes({ office, readers, pictureOf }: OrderRoutePorts): Route[] {
  const { orders, records, profile, profiles } = office.ports;
  return [
    {
      method: 'GET',
      path: '/v1/orders',
      permission: 'shopper',
      limited: true,
      async handle({ visitor }) {
        const who = readers.party(visitor);
        const lines =
          who.order === undefined ? await orders.listOwn(who, MOST_LINES) : await orders.linesOf(who.order, who);
        const orderIds = [...new Set(lines.map((line) => line.orderId))];
        const [live, accounts] = await Promise.all([records.liveOn(orderIds), records.accountsOn(orderIds)]);
        return {
          status: 200,
          body: {
            lines: lines.map((line) => {
              const key = `${line.orderId}/${line.lineId}`;
              return orderLineView(line, {
                picture: pictureOf(line.lineId),
                disputeNumber: live.get(key),
                ...settledFacts(line, accounts.get(key), profile),
              });
            }),
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/v1/dispute-profile',
      permission: 'sender',
      limited: true,
      handle({ visitor, query }) {
        const contactedAt = Date.parse(query.get('contactedAt') ?? '');
        return { status: 200, body: formRules(profile, visitor?.role ?? 'buyer', contactedAt) };
      },
    },
    {
      method: 'GET',
      path: '/v1/dispute-profiles',
      permission: MEDIATION,
      handle: () => ({
        status: 200,
        body: { profiles: [...profiles.current.values()].map(({ id, name }) => ({ id, name })) },
      }),
    },
  ];
}

/** What earlier cases mean for a new one on the line. */
function settledFacts(line: OrderLine, account: ReadAccount | undefined, profile: Profile) {
  if (account === undefined) return {};
  const item = itemAtOpening(line, account);
  const settledBy = settledFault(item, profile) === undefined ? undefined : item.earlier?.number;
  const units = unitsLeft(item, profile);
  return { settledBy, left: stakeOf(item.funds), unitsLeft: units < unitsIn(line) ? units : undefined };
}

/** @param contactedAt when the shopper wrote to the other side; NaN: they have not said */
export function formRules(profile: Profile, role: 'buyer' | 'seller', contactedAt: number): DisputeFormRules {
  const mayOpen = profile.opener === 'either' || role === 'buyer';
  const reasons = Object.entries(profile.reasons).filter(
    ([, reason]) => mayOpen && (reason.by === undefined || reason.by.includes(role)),
  );
  return {
    profile: profile.id,
    reasons: reasons.map(([code, { evidence, solutions, declare, contactFirst }]) => ({
      code,
      required: evidence.requireOneOf,
      advised: evidence.advise,
      solutions,
      declare,
      asksDelivery: profile.courierCheck?.reasons.includes(code) === true,
      ...(contactFirst ? { contactFirst: contactTimes(profile, code, contactedAt) } : {}),
      ...(evidence.without === undefined ? {} : { without: evidence.without }),
    })),
    limits: TOLD_LIMITS,
  };
}

function contactTimes(profile: Profile, reason: string, contactedAt: number) {
  const { waitUntil } = contactAdvice(profile, reason, Number.isNaN(contactedAt) ? undefined : contactedAt);
  const wait = profile.contactFirst?.wait;
  return {
    ...(wait === undefined ? {} : { wait: periodText(wait) }),
    ...(waitUntil === null ? {} : { until: new Date(waitUntil).toISOString() }),
  };
}
