import { expect } from 'chai';
import type { Conversation, LoggedMessage } from '../../../../handoff/conversation/conversation.ts';
import { decideMerge } from '../../../../handoff/tickets/decide-merge.ts';
import { decideSplit } from '../../../../handoff/tickets/decide-split.ts';
import type { ActingAgent } from '../../../../handoff/tickets/decide-ticket-act.ts';
import { ticketStatus } from '../../../../handoff/tickets/ticket-status.ts';
import type { AuthorKind } from '../../../../protocol/conversation.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { chat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;
const HOUR = 3_600_000;
const ana: ActingAgent = { id: 'a1', name: 'Ana', seenSeq: 9 };
const fresh = { number: 'T-new', promisedAt: AT + 9 * HOUR };

/** Who wrote each message: `s`hopper, `a`gent, `b`ot, s`y`stem. */
const KINDS: Readonly<Record<string, AuthorKind>> = { s: 'shopper', a: 'agent', b: 'bot', y: 'system' };
const logOf = (who: string): LoggedMessage[] =>
  [...who].map((letter, index) => ({
    id: `m${index + 1}`,
    seq: index + 1,
    author: { kind: KINDS[letter] ?? 'system', id: letter, name: '' },
    clientId: undefined,
    content: { text: `${index + 1}` },
    createdAt: AT - HOUR + index,
  }));

/** A ticket in which these people wrote one after the other. */
const ticket = (who: string, more: Partial<Conversation> = {}): Conversation =>
  chat('a', AT - HOUR, {
    ...{ owner: 'ticket', visitorId: 'mai', ticketNumber: 'T-a', ticketPromisedAt: AT + HOUR, tags: ['jar'] },
    lastSeq: who.length,
    lastShopperSeq: who.lastIndexOf('s') + 1,
    lastAgentSeq: who.lastIndexOf('a') + 1,
    ...more,
  });
const split = (who: string, seqs: readonly number[], more: Partial<Conversation> = {}) =>
  decideSplit(ticket(who, more), logOf(who), { seqs, about: 'The spoon', id: 'b', ticket: fresh }, ana, AT);
/** As the store counts it. */
const begunOf = (who: string, seqs: readonly number[], more: Partial<Conversation> = {}): Conversation => {
  const { begun, chosen } = split(who, seqs, more);
  const last = (kind: AuthorKind) => chosen.findLastIndex(({ author }) => author.kind === kind) + 1;
  return { ...begun, lastSeq: chosen.length, lastShopperSeq: last('shopper'), lastAgentSeq: last('agent') };
};

describe('splitting a ticket', () => {
  it('begins one of its own, of the same person, with what it is about and where it came from', () => {
    const { from, begun, chosen } = split('sas', [3], { email: 'mai@example.com', provenEmail: 'mai@example.com' });
    expect(begun).to.deep.include({ id: 'b', owner: 'ticket', visitorId: 'mai', email: 'mai@example.com' });
    expect(begun).to.deep.include({ ticketNumber: 'T-new', question: 'The spoon', splitFrom: 'a', splitNumber: 'T-a' });
    expect(begun).to.deep.include({ provenEmail: 'mai@example.com', tags: ['jar'] });
    expect(chosen.map(({ seq }) => seq)).to.deep.equal([3]);
    expect(from).to.include({ id: 'a', owner: 'ticket', ticketNumber: 'T-a' });
  });

  it('reaches in the new one whoever left only a phone number', () => {
    expect(split('sas', [3], { email: undefined, phone: '+60123456789' }).begun.phone).to.equal('+60123456789');
  });

  it('is about what stays, where what it was about was split off', () => {
    expect(split('sas', [1], { question: undefined }).from.question).to.equal('3');
    expect(split('sas', [1], { question: '1' }).from.question).to.equal('3');
    expect(split('sas', [3], { question: '1' }).from.question).to.equal('1');
    expect(split('sas', [3], { question: undefined }).from.question).to.equal(undefined);
  });

  it('owes the answer where the question goes, by the promise that it had, and no longer here', () => {
    const { from } = split('sas', [3]);
    expect(ticketStatus(ticket('sas'), AT)).to.equal('open');
    expect(ticketStatus(from, AT)).to.equal('waiting');
    const begun = begunOf('sas', [3]);
    expect([ticketStatus(begun, AT), begun.ticketPromisedAt]).to.deep.equal(['open', AT + HOUR]);
    expect(ticketStatus({ ...from, lastShopperSeq: 5 }, AT), 'once the shopper writes there').to.equal('open');
  });

  it('stays owed here where some of what waits stays', () => {
    const { from } = split('sass', [4]);
    expect(ticketStatus(from, AT)).to.equal('open');
    expect(begunOf('sass', [4]).ticketPromisedAt).to.equal(AT + HOUR);
    expect(ticketStatus(split('sas', [3], { mergedSeq: 3 }).from, AT), 'of a ticket that was merged in').to.equal(
      'open',
    );
  });

  it('has a promise of its own where nothing of it waited for an answer', () => {
    const begun = begunOf('sas', [1]);
    expect([ticketStatus(begun, AT), begun.ticketPromisedAt]).to.deep.equal(['open', fresh.promisedAt]);
    expect(split('sas', [1]).from.splitSeq).to.equal(undefined);
    const answered = begunOf('sassa', [1, 2], { lastShopperSeq: 4 });
    expect(ticketStatus(answered, AT), 'with its answer').to.equal('waiting');
  });

  it('splits once more what was split already, and owes each its own', () => {
    const once = split('sas', [3]).from;
    const log = logOf('sasys');
    const again = { ...once, lastSeq: 5, lastShopperSeq: 5 };
    const order = { seqs: [5], about: 'The cup', id: 'c', ticket: fresh };
    expect(ticketStatus(decideSplit(again, log, order, ana, AT).from, AT)).to.equal('waiting');
    expect(
      decideSplit(again, log, { ...order, seqs: [3] }, ana, AT).begun.ticketPromisedAt,
      'owed there already',
    ).to.equal(fresh.promisedAt);
  });

  it('keeps what the shopper has not read unread', () => {
    expect(split('ssaa', [2, 3, 4], { shopperReadSeq: 3 }).begun.shopperReadSeq).to.equal(2);
  });

  it('is taken back by merging it in again: the answer is owed here', () => {
    const { from } = split('sas', [3]);
    const back = decideMerge(begunOf('sas', [3]), { ...from, lastSeq: 4 }, ana, AT + 1);
    expect(back.from).to.include({ owner: 'closed', mergedInto: 'a' });
    expect([ticketStatus(back.into, AT), back.into.ticketPromisedAt]).to.deep.equal(['open', AT + HOUR]);
  });

  it('is refused of what is unknown, nobody’s, or all that the shopper wrote', () => {
    for (const seqs of [[7], [2], [4], [1, 3], [3, 7]])
      expect(
        refusalOf(() => split('sasb', seqs)),
        String(seqs),
      ).to.equal('request_malformed');
    expect(refusalOf(() => split('sasb', [3]))).to.equal(undefined);
  });

  it('is refused of no ticket, of one that goes on elsewhere, and of a solved one', () => {
    expect(refusalOf(() => split('sas', [3], { ticketNumber: undefined }))).to.equal('conversation_not_found');
    const gone = { owner: 'closed', mergedInto: 'c', mergedNumber: 'T-c' } as const;
    expect(refusalOf(() => split('sas', [3], gone))).to.equal('ticket_merged');
    expect(refusalOf(() => split('sas', [3], { owner: 'closed' }))).to.equal('conversation_closed');
  });

  it('takes nothing out of a colleague’s hands, and passes over nothing that was not read', () => {
    const colleagues = { owner: 'agent', agentId: 'a2', agentName: 'Ben' } as const;
    expect(refusalOf(() => split('sas', [3], colleagues))).to.equal('handoff_taken');
    expect(refusalOf(() => split('sas', [3], { ...colleagues, owner: 'offered' }))).to.equal('handoff_taken');
    expect(refusalOf(() => split('sas', [3], { owner: 'queued' }))).to.equal('handoff_taken');
    expect(refusalOf(() => split('sas', [3], { lastShopperSeq: 10 }))).to.equal('ticket_changed');
    const own = split('sas', [3], { owner: 'agent', agentId: 'a1', agentName: 'Ana' });
    expect([own.from.owner, own.begun.owner, own.begun.agentId]).to.deep.equal(['agent', 'ticket', undefined]);
  });
});
