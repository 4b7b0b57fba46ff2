import { expect } from 'chai';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import { goesOnIn } from '../../../../handoff/conversation/goes-on-in.ts';
import { transition } from '../../../../handoff/conversation/ownership.ts';
import { decideMerge, decideUnmerge } from '../../../../handoff/tickets/decide-merge.ts';
import type { ActingAgent } from '../../../../handoff/tickets/decide-ticket-act.ts';
import { isSamePerson } from '../../../../handoff/tickets/same-person.ts';
import { ticketStatus } from '../../../../handoff/tickets/ticket-status.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { chat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;
const HOUR = 3_600_000;
const ana: ActingAgent = { id: 'a1', name: 'Ana', seenSeq: 5 };

const ticket = (id: string, more: Partial<Conversation> = {}): Conversation =>
  chat(id, AT - HOUR, {
    owner: 'ticket',
    visitorId: 'mai',
    ticketNumber: `T-${id}`,
    ticketPromisedAt: AT + HOUR,
    lastSeq: 7,
    lastShopperSeq: 5,
    ...more,
  });
const answered = { lastAgentSeq: 7 };
const merge = (from: Partial<Conversation> = {}, into: Partial<Conversation> = {}) =>
  decideMerge(ticket('b', from), ticket('a', into), ana, AT);

describe('merging one ticket into another', () => {
  it('solves it as merged, and says where it goes on', () => {
    const { from, into } = merge({ snoozedUntil: AT + HOUR, snoozedSeq: 5 });
    const expected = { owner: 'closed', resolution: 'merged', mergedInto: 'a', mergedNumber: 'T-a' } as const;
    expect(from).to.include({ ...expected, snoozedUntil: undefined });
    expect(ticketStatus(from, AT)).to.equal('solved');
    expect(into).to.include({ owner: 'ticket', ticketNumber: 'T-a' });
  });

  it('owes the answer where the other goes on, by the earlier promise, awake', () => {
    const waiting = { ...answered, snoozedUntil: AT + HOUR, snoozedSeq: 5, ticketPromisedAt: AT - HOUR };
    expect(ticketStatus(ticket('a', waiting), AT)).to.equal('snoozed');
    const { into } = merge({ ticketPromisedAt: AT + 2 * HOUR }, waiting);
    expect(ticketStatus(into, AT)).to.equal('open');
    expect(into.ticketPromisedAt, 'of the one that waits').to.equal(AT + 2 * HOUR);
    expect(ticketStatus({ ...into, lastAgentSeq: 9 }, AT), 'once it is answered').to.equal('waiting');
    expect(merge({ ticketPromisedAt: AT + 1 }).into.ticketPromisedAt, 'of two that wait').to.equal(AT + 1);
    expect(merge({ ticketPromisedAt: AT + 2 * HOUR }).into.ticketPromisedAt).to.equal(AT + HOUR);
  });

  it('asks nothing anew where the other was answered', () => {
    const { into } = merge(
      { ...answered, ticketPromisedAt: AT + 1 },
      { ...answered, snoozedUntil: AT + HOUR, snoozedSeq: 5 },
    );
    expect(ticketStatus(into, AT)).to.equal('snoozed');
    expect(into.ticketPromisedAt).to.equal(AT + HOUR);
  });

  it('takes over what is pressing, and an address where there is none', () => {
    const { into } = merge({ priority: 'urgent', reason: 'safety', email: 'mai@example.com' });
    expect(into).to.include({ priority: 'urgent', reason: 'safety', email: 'mai@example.com' });
    const kept = merge({ email: 'b@example.com' }, { priority: 'payment', reason: 'rule', email: 'a@example.com' });
    expect(kept.into).to.include({ priority: 'payment', reason: 'rule', email: 'a@example.com' });
    expect(merge({ phone: '+60123456789' }).into.phone).to.equal('+60123456789');
    expect(merge({ phone: '+60123456789' }, { phone: '+6598765432' }).into.phone).to.equal('+6598765432');
  });

  it('is refused of one ticket, of no ticket, and of what was merged or solved', () => {
    expect(refusalOf(() => decideMerge(ticket('a'), ticket('a'), ana, AT))).to.equal('request_malformed');
    expect(refusalOf(() => merge({ ticketNumber: undefined }))).to.equal('conversation_not_found');
    expect(refusalOf(() => merge({}, { ticketNumber: undefined }))).to.equal('conversation_not_found');
    const gone = { owner: 'closed', mergedInto: 'c', mergedNumber: 'T-c' } as const;
    expect(refusalOf(() => merge(gone))).to.equal('ticket_merged');
    expect(refusalOf(() => merge({}, gone))).to.equal('ticket_merged');
    expect(refusalOf(() => merge({}, { owner: 'closed' }))).to.equal('conversation_closed');
    expect(refusalOf(() => merge({ owner: 'closed' }))).to.equal('conversation_closed');
  });

  it('takes nothing out of a colleague’s hands, and passes over nothing that was not read', () => {
    const colleagues = { owner: 'agent', agentId: 'a2', agentName: 'Ben' } as const;
    expect(refusalOf(() => merge(colleagues))).to.equal('handoff_taken');
    expect(refusalOf(() => merge({}, colleagues))).to.equal('handoff_taken');
    expect(refusalOf(() => merge({}, { ...colleagues, owner: 'offered' }))).to.equal('handoff_taken');
    expect(refusalOf(() => merge({ owner: 'queued' }))).to.equal('handoff_taken');
    expect(refusalOf(() => merge({ lastShopperSeq: 6 }))).to.equal('ticket_changed');
    const own = { owner: 'agent', agentId: 'a1', agentName: 'Ana' } as const;
    const both = merge(own, own);
    expect([both.from.owner, both.into.owner]).to.deep.equal(['closed', 'agent']);
  });

  it('is refused of two people', () => {
    expect(refusalOf(() => merge({ visitorId: 'eve' }))).to.equal('tickets_of_two_people');
  });

  it('is undone, with the promises that there were', () => {
    const { from, into } = merge({ ticketPromisedAt: AT + 2 * HOUR }, answered);
    const apart = decideUnmerge(from, into, false, AT);
    expect(apart.from).to.include({ owner: 'ticket', ticketNumber: 'T-b', ticketPromisedAt: AT + 2 * HOUR });
    expect(apart.from).to.include({ mergedInto: undefined, mergedNumber: undefined, resolution: undefined });
    expect(ticketStatus(apart.into, AT)).to.equal('waiting');
    expect(ticketStatus(decideUnmerge(from, into, true, AT).into, AT), 'another one waits there').to.equal('open');
    expect(refusalOf(() => decideUnmerge(apart.from, into, false, AT))).to.equal('handoff_not_waiting');
  });

  it('ends with whatever brings the ticket back', () => {
    const { from } = merge();
    for (const event of [
      { type: 'shopper-wrote' },
      { type: 'reopen', promisedAt: AT },
      { type: 'to-ticket', number: 'T-new', promisedAt: AT },
      { type: 'request', reason: 'requested', priority: 'other' },
    ] as const)
      expect(transition(from, event, AT).mergedInto, event.type).to.equal(undefined);
  });
});

describe('one person', () => {
  const guest = { visitorId: 'v1', verified: false, email: 'Mai@example.com', provenEmail: 'Mai@example.com' };
  const other = { ...guest, visitorId: 'v2' };

  it('is one visitor, or one address that is proved on both sides', () => {
    expect(isSamePerson({ ...guest, provenEmail: undefined }, { ...guest, email: undefined })).to.equal(true);
    expect(isSamePerson(guest, other)).to.equal(true);
    const account = { visitorId: 'u1', verified: true, email: 'mai@example.com', provenEmail: undefined };
    expect(isSamePerson(guest, account), 'the marketplace vouches for it').to.equal(true);
  });

  it('is not whoever left an address of somebody else, or none', () => {
    expect(isSamePerson(guest, { ...other, provenEmail: undefined })).to.equal(false);
    expect(isSamePerson({ ...guest, provenEmail: undefined }, { ...other, provenEmail: undefined })).to.equal(false);
    expect(isSamePerson(guest, { ...other, email: 'eve@example.com' }), 'proved once, and changed').to.equal(false);
    const nobody = { email: undefined, provenEmail: undefined };
    expect(isSamePerson({ ...guest, ...nobody }, { ...other, ...nobody })).to.equal(false);
    const accounts = { ...nobody, verified: true };
    expect(isSamePerson({ ...guest, ...accounts }, { ...other, ...accounts })).to.equal(false);
    expect(isSamePerson({ ...guest, ...accounts, email: '' }, { ...other, ...accounts, email: '' })).to.equal(false);
  });
});

describe('where a conversation goes on', () => {
  const known = new Map(
    [ticket('b', { mergedInto: 'a' }), ticket('a', { mergedInto: 'c' }), ticket('c')].map((one) => [one.id, one]),
  );
  const find = async (id: string) => known.get(id);

  it('is the end of all merges, and the last known one', async () => {
    expect((await goesOnIn({ find }, ticket('b', { mergedInto: 'a' }))).id).to.equal('c');
    expect((await goesOnIn({ find }, ticket('d'))).id).to.equal('d');
    expect((await goesOnIn({ find }, ticket('d', { mergedInto: 'none' }))).id).to.equal('d');
  });
});
