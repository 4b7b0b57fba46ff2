import { EVIDENCE_LIMITS } from '../../../disputes/evidence-rules.ts';
import type { Profile } from '../../../disputes/profile-schema.ts';
import type { DisputeFormRules } from '../../../protocol/disputes.ts';
import type { DisputeOffice } from '../../disputes/dispute-office.ts';
import type { Readers } from '../../disputes/readers.ts';
import { MEDIATION } from '../../disputes/staff-seats.ts';
import { orderLineView } from '../../disputes/view-parts.ts';
import type { Route } from '../route.ts';

const MOST_LINES = 100;
const MEGABYTE = 1024 * 1024;

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
        const live = await records.liveOn([...new Set(lines.map((line) => line.orderId))]);
        return {
          status: 200,
          body: {
            lines: lines.map((line) =>
              orderLineView(line, pictureOf(line.lineId), live.get(`${line.orderId}/${line.lineId}`)),
            ),
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/v1/dispute-profile',
      permission: 'sender',
      limited: true,
      handle: ({ visitor }) => ({ status: 200, body: formRules(profile, visitor?.role ?? 'buyer') }),
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

function formRules(profile: Profile, role: 'buyer' | 'seller'): DisputeFormRules {
  const mayOpen = profile.opener === 'either' || role === 'buyer';
  const reasons = Object.entries(profile.reasons).filter(
    ([, reason]) => mayOpen && (reason.by === undefined || reason.by.includes(role)),
  );
  return {
    profile: profile.id,
    reasons: reasons.map(([code, { evidence, solutions, declare }]) => ({
      code,
      required: evidence.requireOneOf,
      advised: evidence.advise,
      solutions,
      declare,
      asksDelivery: profile.courierCheck?.reasons.includes(code) === true,
      ...(evidence.without === undefined ? {} : { without: evidence.without }),
    })),
    limits: {
      files: EVIDENCE_LIMITS.filesPerSubmission,
      imageMb: EVIDENCE_LIMITS.bytesPerFile / MEGABYTE,
      videoMb: EVIDENCE_LIMITS.bytesPerVideo / MEGABYTE,
    },
  };
}
