import { expect } from 'chai';
import { type Conversation, newConversation } from '../../../../handoff/conversation/conversation.ts';
import { type OwnershipEvent, transition } from '../../../../handoff/conversation/ownership.ts';
import { orderQueue } from '../../../../handoff/queue/queue.ts';
import type { Owner } from '../../../../protocol/conversation.ts';
import { refusalOf } from '../../../support/refusal.ts';

const AT = 1_800_000_000_000;
const ASKED_AT = AT - 60_000;
const OWNERS: readonly Owner[] = ['bot', 'queued', 'offered', 'agent', 'wrap-up', 'ticket', 'closed'];
const own = { agentId: 'a1', agentName: 'Ana' };
const EVENTS: Readonly<Record<OwnershipEvent['type'], OwnershipEvent>> = {
  request: { type: 'request', reason: 'requested', priority: 'other' },
  'to-ticket': { type: 'to-ticket', number: 'T-1', promisedAt: AT + 1 },
  offer: { type: 'offer', ...own, expiresAt: AT + 30_000 },
  accept: { type: 'accept', ...own },
  pick: { type: 'pick', agentId: 'a2', agentName: 'Ben' },
  decline: { type: 'decline', agentId: 'a1' },
  'offer-expired': { type: 'offer-expired' },
  'agent-lost': { type: 'agent-lost', agentId: 'a1' },
  transfer: { type: 'transfer', agentId: 'a1' },
  'return-to-bot': { type: 'return-to-bot', agentId: 'a1' },
  cancel: { type: 'cancel' },
  end: { type: 'end', by: 'shopper' },
  close: { type: 'close', agentId: 'a1', resolution: 'solved' },
  'wrap-up-done': { type: 'wrap-up-done' },
  'shopper-wrote': { type: 'shopper-wrote' },
  'put-back': { type: 'put-back', agentId: 'a1' },
  solve: { type: 'solve' },
  merge: { type: 'merge', into: 'other', number: 'T-2' },
  reopen: { type: 'reopen', promisedAt: AT + 2 },
};
/** Owner → event → who has it then. Written down a second time, by hand, from the design; all else is refused. */
const EXPECTED: Readonly<Record<Owner, Partial<Record<OwnershipEvent['type'], Owner>>>> = {
  bot: { request: 'queued', 'to-ticket': 'ticket', end: 'closed', reopen: 'ticket' },
  queued: { offer: 'offered', pick: 'agent', cancel: 'bot', 'to-ticket': 'ticket', end: 'closed' },
  offered: {
    accept: 'agent',
    pick: 'agent',
    decline: 'queued',
    'offer-expired': 'queued',
    'agent-lost': 'queued',
    cancel: 'bot',
    'to-ticket': 'ticket',
    end: 'closed',
  },
  agent: {
    transfer: 'queued',
    'agent-lost': 'queued',
    'return-to-bot': 'bot',
    close: 'closed',
    end: 'wrap-up',
    'put-back': 'ticket',
  },
  'wrap-up': {
    close: 'closed',
    'wrap-up-done': 'closed',
    'shopper-wrote': 'bot',
    request: 'queued',
    reopen: 'ticket',
  },
  ticket: { pick: 'agent', cancel: 'bot', request: 'queued', end: 'closed', solve: 'closed', merge: 'closed' },
  closed: { 'shopper-wrote': 'bot', request: 'queued', 'to-ticket': 'ticket', reopen: 'ticket' },
};

function held(owner: Owner): Conversation {
  const has = owner === 'offered' || owner === 'agent' || owner === 'wrap-up';
  return {
    ...newConversation({
      id: 'c',
      visitorId: 'v',
      shopperName: '',
      verified: false,
      email: undefined,
      locale: 'en',
      localeChosen: false,
      at: ASKED_AT,
    }),
    owner,
    epoch: 7,
    lastSeq: 9,
    lastShopperSeq: 9,
    botReadSeq: 4,
    ...(owner === 'bot' || owner === 'closed' || owner === 'wrap-up'
      ? {}
      : { waitingSince: ASKED_AT, queuedAt: ASKED_AT, requestedAt: ASKED_AT }),
    ...(has ? own : {}),
    offerExpiresAt: owner === 'offered' ? AT : undefined,
  };
}

describe('ownership of a conversation', () => {
  for (const owner of OWNERS)
    for (const event of Object.values(EVENTS)) {
      const expected = EXPECTED[owner][event.type];
      if (expected === undefined)
        it(`${owner}: ${event.type} is refused with a code`, () => {
          expect(refusalOf(() => transition(held(owner), event, AT))).to.be.a('string');
        });
      else
        it(`${owner}: ${event.type} → ${expected}, one epoch on`, () => {
          const before = { ...held(owner), ticketNumber: 'T-0', ticketPromisedAt: AT };
          const after = transition(before, event, AT);
          expect(after.owner).to.equal(expected);
          expect(after.epoch).to.equal(before.epoch + 1);
          const assigned = expected === 'offered' || expected === 'agent' || expected === 'wrap-up';
          expect(after.agentId === undefined, 'an agent exactly where one has it').to.equal(!assigned);
          if (expected === 'queued' || expected === 'offered') expect(after.waitingSince).to.be.a('number');
          if ((expected === 'bot' && owner !== 'bot') || (expected === 'queued' && owner === 'agent'))
            expect(after.botReadSeq, 'what was said to a person is not the bot’s to answer').to.equal(after.lastSeq);
        });
    }

  for (const type of ['accept', 'decline', 'agent-lost'] as const)
    it(`an offer to another agent refuses ${type}`, () => {
      const event = { ...EVENTS[type], agentId: 'a3' } as OwnershipEvent;
      expect(refusalOf(() => transition(held('offered'), event, AT))).to.equal('handoff_taken');
    });

  for (const type of ['transfer', 'agent-lost', 'return-to-bot', 'close', 'put-back'] as const)
    it(`a chat of another agent refuses ${type}`, () => {
      const event = { ...EVENTS[type], agentId: 'a3' } as OwnershipEvent;
      expect(refusalOf(() => transition(held('agent'), event, AT))).to.equal('assignment_lost');
    });

  it('an offer does not expire before its time', () => {
    const event = EVENTS['offer-expired'];
    expect(refusalOf(() => transition(held('offered'), event, AT - 1))).to.equal('handoff_not_waiting');
  });

  for (const type of ['decline', 'offer-expired', 'agent-lost'] as const)
    it(`an offer that comes to nothing (${type}) leaves rank, wait and the time of asking`, () => {
      const { waitingSince, queuedAt, requestedAt } = transition(held('offered'), EVENTS[type], AT);
      expect({ waitingSince, queuedAt, requestedAt }).to.deep.equal({
        waitingSince: ASKED_AT,
        queuedAt: ASKED_AT,
        requestedAt: ASKED_AT,
      });
    });

  for (const type of ['agent-lost', 'transfer'] as const)
    it(`${type}: to the head of the queue, with a wait that begins now and the time of asking kept`, () => {
      const returned = transition(held('agent'), EVENTS[type], AT);
      expect(returned.queuedAt).to.equal(AT);
      expect(returned.requestedAt).to.equal(ASKED_AT);
      const longer = { ...held('queued'), id: 'longer', waitingSince: ASKED_AT - 10 * 60_000 };
      const pressing = { ...held('queued'), id: 'pressing', priority: 'dispute-deadline' } as const;
      const urgent = { ...held('queued'), id: 'urgent', priority: 'urgent' } as const;
      expect(orderQueue([longer, pressing, urgent, returned]).map(({ id }) => id)).to.deep.equal([
        'urgent',
        'c',
        'pressing',
        'longer',
      ]);
    });

  it('a ticket that was picked keeps its number and promise: agent lost, handed on, asked for again, a ticket again', () => {
    const promise = { ticketNumber: 'T-1', ticketPromisedAt: AT + 1 };
    const later = { type: 'to-ticket', number: 'T-2', promisedAt: AT + 9 } as const;
    const picked = transition({ ...held('ticket'), ...promise }, EVENTS.pick, AT);
    const mine = { ...picked, ...own };
    for (const event of [EVENTS['agent-lost'], EVENTS.transfer])
      expect(transition(transition(mine, event, AT), later, AT)).to.include(promise);
    const asked = transition({ ...held('ticket'), ...promise }, EVENTS.request, AT);
    expect(transition(asked, later, AT)).to.include(promise);
  });

  it('what is no ticket is neither put back nor opened again', () => {
    expect(refusalOf(() => transition(held('agent'), EVENTS['put-back'], AT))).to.equal('handoff_not_waiting');
    expect(refusalOf(() => transition(held('closed'), EVENTS.reopen, AT))).to.equal('handoff_not_waiting');
  });

  it('a ticket that was solved opens again under its number, with what is kept of it and a promise of its own', () => {
    const kept = { ticketNumber: 'T-1', tags: ['refund'], assigneeId: 'a1', assigneeName: 'Ana' };
    const solved = transition({ ...held('ticket'), ...kept, ticketPromisedAt: AT - 1 }, EVENTS.solve, AT);
    expect(solved).to.include({ resolution: 'solved', endings: 1 });
    const again = transition(solved, EVENTS.reopen, AT);
    expect(again).to.deep.include({ ...kept, ticketPromisedAt: AT + 2, requestedAt: AT, resolution: undefined });
    expect(transition(solved, EVENTS.request, AT), 'another matter').to.deep.include({
      ticketNumber: undefined,
      tags: [],
      assigneeId: undefined,
    });
  });

  it('a new request after the end is a new ticket', () => {
    const before = { ...held('closed'), ticketNumber: 'T-1', ticketPromisedAt: AT - 1 };
    expect(transition(before, EVENTS.request, AT).ticketNumber).to.equal(undefined);
    expect(transition({ ...before, owner: 'bot' }, { ...EVENTS['to-ticket'] }, AT).ticketPromisedAt).to.equal(AT + 1);
  });

  it('remembers who declined, once', () => {
    const declined = transition(held('offered'), EVENTS.decline, AT);
    const again = transition({ ...held('offered'), declinedBy: declined.declinedBy }, EVENTS.decline, AT);
    expect(again.declinedBy).to.deep.equal(['a1']);
  });
});
