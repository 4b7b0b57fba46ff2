import type { DisputeSummary } from '../../protocol/dispute-list.ts';
import type { DisputeMessage, DisputeView } from '../../protocol/disputes.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Account, Visitor } from '../../transport/who-calls.ts';
import type { CaseMessage } from '../cases/case-messages.ts';
import type { OrderViewer } from '../cases/ports.ts';
import type { DisputeCase } from '../domain/case.ts';
import { parseCaseNumber } from '../domain/case-number.ts';
import { isPostageAtPlatform } from '../domain/freight.ts';
import { disputeView, messageView } from './dispute-view.ts';
import { isStaff, type Reader } from './reader.ts';
import { MEDIATION, staffReader } from './staff-seats.ts';
import { partySummary } from './standing/party-summary.ts';
import { filesOf, profileOf, staffNamesOf, type ViewPorts, viewFacts } from './view-facts.ts';
import { summaryOf } from './view-parts.ts';

interface Caller {
  readonly visitor: Visitor | undefined;
  readonly account: Account | undefined;
}

/** Who reads which case, and what they see of it. A case of others is answered like one that does not exist. */
export interface Readers {
  /** @throws CodedError `permission_denied` for somebody whom the marketplace does not vouch for */
  party(visitor: Visitor | undefined): OrderViewer;
  /** @throws CodedError `permission_denied` */
  staff(account: Account): Reader;
  /** @throws CodedError `dispute_not_found`, `permission_denied` */
  of(caller: Caller, number: string | undefined): Promise<{ row: DisputeCase; reader: Reader; name: string }>;
  view(row: DisputeCase, reader: Reader): Promise<DisputeView>;
  /**
   * A case in a list.
   * @param party who reads, where it is one
   * @param names of the staff that cases are assigned to
   */
  summary(row: DisputeCase, party: OrderViewer | undefined, names: ReadonlyMap<string, string>): DisputeSummary;
  message(row: DisputeCase, message: CaseMessage, reader: Reader): Promise<DisputeMessage>;
  /** Ids of those of these cases that this member of staff is a party of. */
  ownOf(account: Account, rows: Iterable<DisputeCase>): Promise<ReadonlySet<string>>;
  /** Names of the staff that these cases are assigned to. */
  namesOf(rows: readonly DisputeCase[]): Promise<ReadonlyMap<string, string>>;
}

export function disputeReaders(ports: ViewPorts): Readers {
  const { records } = ports;

  function party(visitor: Visitor | undefined): OrderViewer {
    if (visitor === undefined || !visitor.verified) throw new CodedError('permission_denied');
    const { role = 'buyer', visitorId: id, order } = visitor;
    return { role, id, ...(order === undefined ? {} : { order }) };
  }

  function staff(account: Account): Reader {
    if (!MEDIATION.some((role) => account.roles.includes(role))) throw new CodedError('permission_denied');
    return staffReader(account);
  }

  return {
    party,
    staff,
    async of({ visitor, account }, number) {
      const parsed = parseCaseNumber(number ?? '');
      const row = parsed === undefined ? undefined : await records.findByNumber(parsed);
      if (account !== undefined) {
        staff(account);
        if (row === undefined) throw new CodedError('dispute_not_found');
        return { row, reader: staffReader(account, await ports.tiesOf(account, row)), name: account.name };
      }
      const { id, order } = party(visitor);
      if (order !== undefined && row?.order.orderId !== order) throw new CodedError('dispute_not_found');
      if (row?.order.buyer.id === id) return { row, reader: { role: 'buyer', id }, name: row.order.buyer.name };
      if (row?.order.seller.id === id) return { row, reader: { role: 'seller', id }, name: row.order.seller.name };
      throw new CodedError('dispute_not_found');
    },
    view: async (row, reader) => disputeView(await viewFacts(ports, row, reader), reader),
    summary(row, viewer, staffNames) {
      const profile = profileOf(ports, row);
      const assignee = row.assignedTo === null ? undefined : staffNames.get(row.assignedTo);
      const summary = summaryOf(row, profile, assignee);
      if (viewer === undefined)
        return {
          ...summary,
          ...(row.pendingRuling === null ? {} : { secondPerson: true }),
          ...(isPostageAtPlatform(row) ? { postageWaits: true } : {}),
        };
      if (profile === undefined) return summary;
      const party = row.order.buyer.id === viewer.id ? 'buyer' : 'seller';
      const { asked, deadline } = partySummary({ row, party, profile, at: ports.now() });
      return { ...summary, asked, deadline };
    },
    async message(row, message, reader) {
      const files = await filesOf(ports, message.attachments);
      const nameOf = ({ role, name }: CaseMessage['by']) =>
        role === 'buyer' || role === 'seller' ? row.order[role].name : isStaff(reader) ? name : '';
      return messageView({ files, sign: ports.sign }, message, reader, nameOf);
    },
    async ownOf(account, rows) {
      const ties = await Promise.all([...rows].map(async (row) => [row.id, await ports.tiesOf(account, row)] as const));
      return new Set(ties.flatMap(([id, { length }]) => (length === 0 ? [] : [id])));
    },
    namesOf: (rows) =>
      staffNamesOf(
        ports,
        rows.flatMap((row) => row.assignedTo ?? []),
      ),
  };
}
