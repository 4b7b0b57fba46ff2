import { expect } from 'chai';
import type { Clocks, DisputeStore, MoneyOutbox } from '../../disputes/cases/ports.ts';
import { caseNumber } from '../../disputes/domain/case-number.ts';
import { draftCase } from '../../disputes/domain/draft-case.ts';
import type { DisputeEvent } from '../../disputes/domain/events.ts';
import type { ReadAccount } from '../../disputes/domain/line-account.ts';
import type { Actor, PartyRole } from '../../disputes/domain/roles.ts';
import { type Decided, decide } from '../../disputes/domain/state-machine.ts';
import { sqlClocks } from '../../store/sql/disputes/dispute-clocks.ts';
import { sqlDisputeStore } from '../../store/sql/disputes/dispute-store.ts';
import { sqlMoneyOutbox } from '../../store/sql/disputes/money-outbox.ts';
import { ENGINES } from '../support/databases.ts';
import { ACTORS, claimFor, HOUR, orderLine, profileNamed, START } from '../unit/disputes/fakes/cases.ts';
import { MemoryStore } from '../unit/disputes/fakes/memory-store.ts';

export interface DisputeBackend {
  readonly store: DisputeStore;
  readonly clocks: Clocks;
  readonly money: MoneyOutbox;
  discard(): Promise<void>;
}

/** Whatever keeps cases: the database engines, and the memory in whose place unit tests put them. */
export const DISPUTE_BACKENDS: readonly { readonly name: string; open(): Promise<DisputeBackend | undefined> }[] = [
  ...ENGINES.map(({ name, open }) => ({
    name,
    async open() {
      const opened = await open();
      if (opened === undefined) return undefined;
      const { database, discard } = opened;
      const store = sqlDisputeStore(database);
      return { store, clocks: sqlClocks(database), money: sqlMoneyOutbox(database), discard };
    },
  })),
  {
    name: 'the memory of unit tests',
    async open() {
      const store = new MemoryStore();
      return { store, clocks: store, money: store, discard: async () => undefined };
    },
  },
];

export interface Opening {
  readonly profile?: string;
  readonly orderId?: string;
  readonly buyer?: string;
  readonly at?: number;
  readonly by?: PartyRole;
  readonly account?: ReadAccount | undefined;
  /** Of line 1 unless named; of several each with its account. */
  readonly lines?: readonly { readonly lineId: string; readonly account?: ReadAccount | undefined }[];
}

function decided(row: Decided['case'], event: DisputeEvent, actor: Actor, at: number): Decided {
  const answer = decide(row, event, actor, profileNamed(row.profile.id), at);
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}

export const reject = (row: Decided['case'], at = START + HOUR) =>
  decided(row, { type: 'reject', data: { version: 1, why: 'It was whole.' } }, ACTORS.seller, at);

export const cancel = (row: Decided['case'], at = START + 1) =>
  decided(row, { type: 'cancel', data: { confirmed: true } }, { ...ACTORS.buyer, id: row.order.buyer.id }, at);

export const approve = (row: Decided['case'], at = START + HOUR) =>
  decided(row, { type: 'approve', data: { version: 1 } }, ACTORS.seller, at);

/** Decides openings, each with an id and a number of its own, and stores them. */
export function openings(storeOf: () => Pick<DisputeStore, 'open'>) {
  let counter = 0;
  /** A claim on a line of its own, unless one is named. */
  const opening = (options: Opening = {}): Decided => {
    counter += 1;
    const profile = profileNamed(options.profile ?? 'auracart');
    const orderId = options.orderId ?? `AC-${counter}`;
    const buyer = { id: options.buyer ?? 'buyer-1', name: 'Aina' };
    const lines = options.lines ?? [{ lineId: '1', account: options.account }];
    const [first, ...more] = lines.map(({ lineId, account }) => ({
      order: orderLine(profile.id, { orderId, lineId, buyer }),
      account,
    }));
    if (first === undefined) throw new Error('no line');
    const random = new Uint8Array(16);
    new DataView(random.buffer).setUint32(12, counter);
    const draft = draftCase({
      id: `case-${String(counter).padStart(4, '0')}`,
      number: caseNumber(random),
      profile: { id: profile.id, version: profile.version },
      ...first,
      more,
    });
    const by = options.by ?? 'buyer';
    const actor = { ...ACTORS[by], id: first.order[by].id };
    const items = more.length === 0 ? {} : { items: lines.map(({ lineId }) => ({ lineId })) };
    return decided(
      draft,
      { type: 'open', data: { ...claimFor(profile.id, by), ...items } },
      actor,
      options.at ?? START,
    );
  };
  const opened = async (options: Opening = {}) => {
    const one = opening(options);
    expect(await storeOf().open(one, `key-${one.case.id}`)).to.deep.equal({ result: 'opened' });
    return one.case;
  };
  return { opening, opened };
}
