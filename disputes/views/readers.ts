import type { Account, Visitor } from '../../doors/callers.ts';
import type { AttachmentStore } from '../../files/attachments.ts';
import type { DisputeMessage, DisputeSummary, DisputeView } from '../../protocol/disputes.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { CaseMessage, CaseMessages, DisputeRecords } from '../cases/case-messages.ts';
import type { OrderViewer } from '../cases/ports.ts';
import type { WaitingRoom } from '../cases/waiting-evidence.ts';
import type { DisputeCase } from '../domain/case.ts';
import { parseCaseNumber } from '../domain/case-number.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { isAsked } from './asked.ts';
import { disputeView, messageView } from './dispute-view.ts';
import { isStaff, type Reader } from './reader.ts';
import { MEDIATION, staffReader } from './staff-seats.ts';
import { summaryOf } from './view-parts.ts';

export interface ReaderPorts {
  readonly records: DisputeRecords;
  readonly messages: CaseMessages;
  readonly waiting: Pick<WaitingRoom, 'of'>;
  readonly attachments: Pick<AttachmentStore, 'find' | 'findAny'>;
  readonly accountName: (id: string) => Promise<string | undefined>;
  readonly profiles: ProfileBook;
  /** Of the rules in use, for cases whose own are missing. */
  readonly timeZone: string;
  readonly pictureOf: (lineId: string) => string | undefined;
  readonly sign: (fileId: string) => string;
  readonly now: () => Instant;
}

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
  /** Names of the staff that these cases are assigned to. */
  namesOf(rows: readonly DisputeCase[]): Promise<ReadonlyMap<string, string>>;
}

export function disputeReaders(ports: ReaderPorts): Readers {
  const { records, messages, attachments } = ports;

  async function names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all(
      [...new Set(ids)].map(async (id) => [id, (await ports.accountName(id)) ?? ''] as const),
    );
    return new Map(found);
  }

  /** Undefined of a case that has closed, once its rules were taken out of the folder. */
  function profileFor({ profile: { id, version } }: DisputeCase): Profile | undefined {
    return ports.profiles.find(id, version);
  }

  async function filesOf(ids: readonly string[]) {
    return new Map((await attachments.find([...new Set(ids)])).map((file) => [file.id, file]));
  }

  async function signalsOf({ order }: DisputeCase): Promise<DisputeView['signals']> {
    const [buyer, seller] = await Promise.all(
      (['buyer', 'seller'] as const).map((role) => records.countOf({ role, id: order[role].id })),
    );
    const late = order.promisedAt === null || order.deliveredAt === null ? 0 : order.deliveredAt - order.promisedAt;
    return [
      { code: 'buyer-disputes-live', count: buyer?.live ?? 0 },
      { code: 'buyer-disputes-closed', count: buyer?.closed ?? 0 },
      { code: 'seller-disputes-live', count: seller?.live ?? 0 },
      { code: 'seller-disputes-closed', count: seller?.closed ?? 0 },
      { code: 'proof-of-delivery', count: Number(order.proofOfDelivery) },
      { code: 'days-late', count: Math.max(0, Math.ceil(late / 86_400_000)) },
    ];
  }

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
        const reader = staff(account);
        if (row === undefined) throw new CodedError('dispute_not_found');
        return { row, reader, name: account.name };
      }
      const { id, order } = party(visitor);
      if (order !== undefined && row?.order.orderId !== order) throw new CodedError('dispute_not_found');
      if (row?.order.buyer.id === id) return { row, reader: { role: 'buyer', id }, name: row.order.buyer.name };
      if (row?.order.seller.id === id) return { row, reader: { role: 'seller', id }, name: row.order.seller.name };
      throw new CodedError('dispute_not_found');
    },
    async view(row, reader) {
      const [history, said, waiting] = await Promise.all([
        records.history(row.id),
        messages.of(row.id),
        ports.waiting.of(row.id),
      ]);
      const fileIds = [...row.evidence.map((item) => item.fileId), ...said.flatMap((message) => message.attachments)];
      const actors = history
        .map(({ actor }) => actor)
        .filter(({ role }) => role === 'mediator' || role === 'supervisor');
      const people = [...actors.map((actor) => actor.id), row.assignedTo ?? [], row.pendingRuling?.by ?? []].flat();
      const [files, unchecked, staffNames, signals] = await Promise.all([
        filesOf(fileIds),
        waiting.length === 0 ? [] : attachments.findAny(waiting.map((file) => file.fileId)),
        isStaff(reader) ? names(people) : new Map<string, string>(),
        isStaff(reader) ? signalsOf(row) : undefined,
      ]);
      return disputeView(
        {
          row,
          profile: profileFor(row),
          timeZone: ports.timeZone,
          history,
          messages: said,
          files,
          waiting,
          unchecked: new Map(unchecked.map((file) => [file.id, file])),
          staff: staffNames,
          picture: ports.pictureOf(row.order.lineId),
          signals,
          sign: ports.sign,
          at: ports.now(),
        },
        reader,
      );
    },
    summary(row, viewer, staffNames) {
      const profile = profileFor(row);
      const assignee = row.assignedTo === null ? undefined : staffNames.get(row.assignedTo);
      const summary = summaryOf(row, profile, assignee);
      if (viewer === undefined || profile === undefined) return summary;
      const role = row.order.buyer.id === viewer.id ? 'buyer' : 'seller';
      return { ...summary, asked: isAsked(row, { role, id: viewer.id }, profile, ports.now()) };
    },
    async message(row, message, reader) {
      const files = await filesOf(message.attachments);
      const nameOf = ({ role, name }: CaseMessage['by']) =>
        role === 'buyer' || role === 'seller' ? row.order[role].name : isStaff(reader) ? name : '';
      return messageView({ files, sign: ports.sign }, message, nameOf);
    },
    namesOf: (rows) => names(rows.flatMap((row) => row.assignedTo ?? [])),
  };
}
