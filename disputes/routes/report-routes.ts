import { z } from 'zod';
import { REPORT_REASONS } from '../../protocol/dispute-reports.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { DisputeCase } from '../domain/case.ts';
import { isParty } from '../domain/roles.ts';
import { decideOnMessage, type ReportPorts, reportMessage } from '../reports/report-message.ts';
import { refuseTied } from '../views/reader.ts';
import type { Readers } from '../views/readers.ts';
import { MEDIATION } from '../views/staff-seats.ts';

const reportSchema = z.strictObject({ reason: z.enum(REPORT_REASONS) });
const decisionSchema = z.strictObject({ hidden: z.boolean() });

export interface ReportRoutePorts extends ReportPorts {
  readonly readers: Readers;
  readonly limits: RateLimits;
  /** Tells the pages of a case that there is something new. */
  readonly tell: (row: DisputeCase, whom: 'everybody' | 'mediators') => void;
}

/** Words that should not stand in a case: the other party reports them, the platform hides them or lets them stand. */
export function reportRoutes(ports: ReportRoutePorts): Route[] {
  const { readers, limits, tell } = ports;
  return [
    {
      method: 'POST',
      path: '/v1/disputes/:number/messages/:message/report',
      permission: 'shopper',
      limited: true,
      async handle(call) {
        const { row, reader } = await readers.of(call, call.path.number);
        if (!isParty(reader.role)) throw new CodedError('permission_denied');
        await limits.spend('disputeAct', reader.id);
        const { reason } = await readJson(call.request, reportSchema);
        await reportMessage(ports, row, reader.role, call.path.message ?? '', reason);
        tell(row, 'mediators');
        return { status: 200, body: { dispute: await readers.view(row, reader) } };
      },
    },
    {
      method: 'POST',
      path: '/v1/disputes/:number/messages/:message/decision',
      permission: MEDIATION,
      async handle(call) {
        const { row, reader } = await readers.of(call, call.path.number);
        refuseTied(reader);
        await limits.spend('disputeAct', reader.id);
        const { hidden } = await readJson(call.request, decisionSchema);
        await decideOnMessage(ports, row, reader.id, call.path.message ?? '', hidden);
        tell(row, 'everybody');
        return { status: 200, body: { dispute: await readers.view(row, reader) } };
      },
    },
  ];
}
