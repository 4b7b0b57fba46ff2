import type { DisputeServices, DisputeShopper } from '../../../../dialogs/dispute-services.ts';
import type { OrderServices } from '../../../../dialogs/order-services.ts';
import { actOnDispute, profileOf } from '../../../../disputes/cases/act-on-dispute.ts';
import { noteTold } from '../../../../disputes/cases/note-reach.ts';
import { openDispute } from '../../../../disputes/cases/open-dispute.ts';
import { allowedActions } from '../../../../disputes/domain/allowed-actions.ts';
import type { DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import { CASE_NUMBER_BYTES } from '../../../../disputes/domain/case-number.ts';
import type { Command } from '../../../../disputes/domain/commands.ts';
import type { DisputeEvent } from '../../../../disputes/domain/events.ts';
import { type Actor, otherParty } from '../../../../disputes/domain/roles.ts';
import {
  ordersOf as byOrder,
  type OrderActAnswer,
  type OrderFacts,
} from '../../../../disputes/marketplace/shop-orders.ts';
import { lastWordsOf } from '../../../../disputes/views/last-words.ts';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import { BOOK, DAY, evidence, orderLine, profileNamed, START } from '../../disputes/fakes/cases.ts';
import { MemoryStore } from '../../disputes/fakes/memory-store.ts';

export const SHOPPER = 'u_mai';
/** What every order here was placed with. */
export const FACT = 'mai@example.com';

export interface FakeDisputes {
  readonly services: DisputeServices;
  readonly store: MemoryStore;
  readonly orders: OrderLine[];
  /** What the shop tells of orders beside their lines; nothing, unless a test says so. */
  readonly facts: Map<string, OrderFacts>;
  readonly shop: OrderServices;
  /** What the shop answers to an act. */
  actAnswer: OrderActAnswer;
  /** How often the chat called each of the services that write. */
  readonly calls: string[];
  /** Words that came with an act. */
  readonly texts: string[];
  /** The other side, or the platform, does something. */
  act(actor: Actor, event: DisputeEvent): Promise<DisputeCase>;
  only(): DisputeCase;
  /** Keeps all cases as they are; what it gives puts them back. */
  keep(): () => void;
}

/** Mai's orders; the same as in the demo shop, as far as a dispute is concerned. */
function ordersOf(profile: string): OrderLine[] {
  const buyer = { id: SHOPPER, name: 'Mai' };
  const jars = { title: 'Glass storage jar with bamboo lid', seller: { id: 'shop-1', name: 'Kedai Dapur Mei' } };
  return [
    orderLine(profile, { buyer, orderId: 'AC-1009', lineId: 'AC-1009-1', paid: 6490, ...jars }),
    orderLine(profile, { buyer, orderId: 'AC-1015', lineId: 'AC-1015-1', title: 'Batik shirt, size L' }),
    orderLine(profile, { buyer, orderId: 'AC-1015', lineId: 'AC-1015-2', title: 'Cotton scarf, indigo' }),
    orderLine(profile, {
      buyer,
      orderId: 'AC-1018',
      lineId: 'AC-1018-1',
      title: 'Running shoes',
      deliveredAt: START - 60 * DAY,
    }),
    orderLine(profile, {
      buyer,
      orderId: 'AC-1021',
      lineId: 'AC-1021-1',
      title: 'Coffee beans',
      deliveredAt: null,
      promisedAt: START + DAY,
    }),
    orderLine(profile, {
      buyer,
      orderId: 'AC-1027',
      lineId: 'AC-1027-2',
      title: 'Stoneware mug',
      quantity: 4,
      paid: 8800,
      seller: { id: 'shop-1', name: 'Kedai Dapur Mei' },
    }),
    orderLine(profile, { orderId: 'AC-2001', lineId: 'AC-2001-1', title: 'Kettle' }),
  ];
}

/** The real domain over a store in memory. */
export function fakeDisputes(profileId: string, now: () => number): FakeDisputes {
  const store = new MemoryStore();
  const orders = ordersOf(profileId);
  const profile = profileNamed(profileId);
  const calls: string[] = [];
  const texts: string[] = [];
  const deps = {
    store,
    profiles: BOOK,
    orders: {
      linesOf: async (orderId: string, viewer: { role: 'buyer' | 'seller'; id: string }) =>
        orders.filter((line) => line.orderId === orderId && line[viewer.role].id === viewer.id),
      listOwn: async (viewer: { role: 'buyer' | 'seller'; id: string }) =>
        orders.filter((line) => line[viewer.role].id === viewer.id),
    },
    evidence: {
      ready: async (ids: readonly string[]) =>
        ids
          .filter((id) => !id.startsWith('bad'))
          .map((fileId) => ({
            ...evidence('photo'),
            fileId,
            ...(fileId.startsWith('clip') ? { contentType: 'video/mp4' } : {}),
          })),
    },
  };
  /** As the office makes it: files are looked up, words stand in the message log. */
  const eventOf = async (command: Command): Promise<DisputeEvent> => {
    if (command.type === 'message') return { type: 'message', data: { messageId: command.data.clientId } };
    if (!('files' in command.data)) return command as DisputeEvent;
    const { files, ...data } = command.data;
    const found = await deps.evidence.ready(files.map(({ fileId }) => fileId));
    const named = found.map((file, index) => ({ ...file, kind: files[index]?.kind ?? 'photo' }));
    const { text, ...rest } = { text: '', ...data };
    const said = text === '' ? {} : { messageId: 'm' };
    return { type: command.type, data: { ...rest, ...said, evidence: named } } as DisputeEvent;
  };
  let proofs = 0;
  const actorOf = ({ role, id, via }: DisputeShopper): Actor => ({ role, id, ...(via === undefined ? {} : { via }) });
  const may =
    ({ order }: DisputeShopper) =>
    (line: { orderId: string }) =>
      order === undefined || line.orderId === order;
  const services: DisputeServices = {
    profile,
    ownOrders: async (shopper) => (await deps.orders.listOwn(shopper)).filter(may(shopper)),
    async prove(visitorId, orderId, fact) {
      calls.push(`prove ${visitorId} ${orderId}`);
      proofs += 1;
      if (proofs > 5) return 'limited';
      return fact === FACT ? orders.filter((line) => line.orderId === orderId) : [];
    },
    async order(shopper, orderId) {
      calls.push(`order ${orderId}`);
      const lines = (await services.ownOrders(shopper)).filter((line) => line.orderId === orderId);
      return lines.length === 0 ? undefined : lines;
    },
    async open(shopper, draft) {
      calls.push(`open ${draft.submissionKey}`);
      const opened = store.rows.size + 1;
      const random = new Uint8Array(CASE_NUMBER_BYTES).fill(opened);
      const opening = {
        ...draft,
        profileId,
        actor: actorOf(shopper),
        at: now(),
        caseId: `case-${opened}`,
        random,
      };
      return (await openDispute(deps, opening)).case;
    },
    async settledBy({ orderId, lineId }) {
      const ended = store
        .all()
        .filter(({ order, state }) => order.orderId === orderId && order.lineId === lineId && state === 'closed');
      return ended.find(({ rulings, funds }) => rulings.length > 0 || funds.refunded === funds.paid)?.number;
    },
    seen: (shopper, row) => noteTold(deps, row, { party: shopper.role, by: 'page', at: now() }),
    ownCases: async (shopper) =>
      store
        .all()
        .filter((row) => row.order[shopper.role].id === shopper.id && may(shopper)(row.order))
        .sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed')),
    actions: (shopper, row) => allowedActions(row, shopper, profileOf(BOOK, row), now()),
    standing: ({ role }, row) => standingOf({ row, party: role, profile: profileOf(BOOK, row), at: now() }),
    lastWords: async ({ role }, { id }) => lastWordsOf(otherParty(role), await store.history(id), []),
    async act(shopper, caseId, command) {
      calls.push(`act ${command.type}`);
      if ('text' in command.data) texts.push(command.data.text);
      const event = await eventOf(command);
      return (await actOnDispute(deps, { caseId, event, actor: actorOf(shopper), at: now() })).case;
    },
    timeZoneOf: (row) => profileOf(BOOK, row).calendar.timeZone,
    pageOf: (row) => `/resolution/${row.number}`,
  };
  const facts = new Map<string, OrderFacts>();
  const own = async (shopper: DisputeShopper) =>
    byOrder(
      await services.ownOrders(shopper),
      (orderId) => facts.get(orderId),
      () => undefined,
    );
  const fake: FakeDisputes = {
    services,
    store,
    orders,
    facts,
    actAnswer: { result: 'done' },
    shop: {
      own,
      one: async (shopper, orderId) => (await own(shopper)).find((order) => order.orderId === orderId),
      async act(_shopper, orderId, { act, address }, key) {
        calls.push(`${act} ${orderId} ${key}`);
        if (address !== undefined) texts.push(address);
        const { actAnswer } = fake;
        if (actAnswer.result === 'done' && act === 'cancel') facts.set(orderId, { state: 'cancelled', acts: [] });
        return actAnswer;
      },
    },
    calls,
    texts,
    async act(actor, event) {
      const [row] = store.all();
      if (row === undefined) throw new Error('no case');
      return (await actOnDispute(deps, { caseId: row.id, event, actor, at: now() })).case;
    },
    keep() {
      const kept = {
        rows: [...store.rows],
        submissions: [...store.submissions],
        logs: structuredClone([...store.logs]),
      };
      return () => {
        for (const name of ['rows', 'submissions', 'logs'] as const) {
          store[name].clear();
          for (const [key, value] of kept[name]) (store[name] as Map<string, unknown>).set(key, value);
        }
      };
    },
    only() {
      const [row, ...others] = store.all();
      if (row === undefined || others.length > 0) throw new Error(`${others.length + (row ? 1 : 0)} cases`);
      return row;
    },
  };
  return fake;
}
