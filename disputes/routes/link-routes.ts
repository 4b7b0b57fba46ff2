import { z } from 'zod';
import type { LinkLetters } from '../../notices/letters/link-letters.ts';
import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import type { DisputeSession } from '../../protocol/dispute-access.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Route } from '../../transport/route.ts';
import type { DisputeOffice } from '../cases/dispute-office.ts';
import { parseCaseNumber } from '../domain/case-number.ts';
import type { DisputeLinks } from '../letters/dispute-links.ts';
import { refuseTied } from '../views/reader.ts';
import type { Readers } from '../views/readers.ts';

const linkSchema = z.strictObject({ party: z.enum(['buyer', 'seller']).optional() });
const sessionSchema = z.strictObject({ link: z.string().min(1).max(1_500) });

export interface LinkRoutePorts {
  readonly office: DisputeOffice;
  readonly readers: Readers;
  readonly links: DisputeLinks;
  readonly linkLetters: LinkLetters;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
  readonly publicUrl: () => string;
}

/** Links that open a case without signing in: how somebody gets one, and what whoever holds one gets for it. */
export function linkRoutes(ports: LinkRoutePorts): Route[] {
  return [makeLink(ports), useLink(ports)];
}

function makeLink({ readers, links, linkLetters, limits, publicUrl }: LinkRoutePorts): Route {
  return {
    method: 'POST',
    path: '/v1/disputes/:number/links',
    permission: 'sender',
    limited: true,
    async handle(call) {
      const { row, reader } = await readers.of(call, call.path.number);
      refuseTied(reader);
      const given = (await readJson(call.request, linkSchema)).party;
      const own = reader.role === 'buyer' || reader.role === 'seller' ? reader.role : undefined;
      const party = own ?? given;
      if (party === undefined) throw new CodedError('request_malformed', { fields: ['party'] });
      if (own !== undefined && given !== undefined && given !== own) throw new CodedError('permission_denied');
      if (own === undefined) {
        // Whoever holds a link acts as its party: it goes to the party and nowhere else.
        await limits.spend('disputeAct', reader.id);
        const { id: caseId, number: caseNumber } = row;
        const order = { caseId, caseNumber, party, accountId: row.order[party].id, by: reader.id };
        return { status: 202, body: { sentBy: await linkLetters.order(order) } };
      }
      const { path, expiresAt } = links.make(row, party);
      return { status: 201, body: { url: `${publicUrl()}${path}`, expiresAt: new Date(expiresAt).toISOString() } };
    },
  };
}

function useLink({ office, links, tokens, limits }: LinkRoutePorts): Route {
  return {
    method: 'POST',
    path: '/v1/dispute-sessions',
    permission: 'public',
    async handle({ request, address }) {
      await limits.spend('visitor', address);
      const holder = links.read((await readJson(request, sessionSchema)).link);
      const row = await office.ports.records.findByNumber(parseCaseNumber(holder.number) ?? '');
      if (row === undefined) throw new CodedError('dispute_link_invalid');
      const { id: visitorId, name } = row.order[holder.role];
      const visitor = { visitorId, name, verified: true, email: undefined, locale: undefined };
      // Letters are forwarded: their link opens this order's cases, not the account.
      const { token, expiresAt } = tokens.issue({ ...visitor, role: holder.role, order: row.order.orderId });
      const body: DisputeSession = {
        token,
        visitorId,
        expiresAt: new Date(expiresAt).toISOString(),
        role: holder.role,
        name,
        disputeNumber: row.number,
      };
      return { status: 201, body };
    },
  };
}
