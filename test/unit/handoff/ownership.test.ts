import { expect } from 'chai';
import { type Conversation, newConversation } from '../../../handoff/conversation.ts';
import { type OwnershipEvent, transition } from '../../../handoff/ownership.ts';
import type { Owner } from '../../../protocol/conversation.ts';
import { CodedError } from '../../../protocol/error-codes.ts';

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
};
/** Owner → event → who has it then. Written down a second time, by hand, from the design; all else is refused. */
const EXPECTED: Readonly<Record<Owner, Partial<Record<OwnershipEvent['type'], Owner>>>> = {
  bot: { request: 'queued', 'to-ticket': 'ticket', end: 'closed' },
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
  },
  'wrap-up': { close: 'closed', 'wrap-up-done': 'closed', 'shopper-wrote': 'bot', request: 'queued' },
  ticket: { pick: 'agent', cancel: 'bot', request: 'queued', end: 'closed' },
  closed: { 'shopper-wrote': 'bot', request: 'queued', 'to-ticket': 'ticket' },
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
    waitingSince: owner === 'bot' || owner === 'closed' || owner === 'wrap-up' ? undefined : ASKED_AT,
    ...(has ? own : {}),
    offerExpiresAt: owner === 'offered' ? AT : undefined,
  };
}

function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
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
          const before = held(owner);
          const after = transition(before, event, AT);
          expect(after.owner).to.equal(expected);
          expect(after.epoch).to.equal(before.epoch + 1);
          const assigned = expected === 'offered' || expected === 'agent' || expected === 'wrap-up';
          expect(after.agentId === undefined, 'an agent exactly where one has it').to.equal(!assigned);
          if (expected === 'queued' || expected === 'offered') expect(after.waitingSince).to.be.a('number');
          if (expected === 'bot' && owner !== 'bot')
            expect(after.botReadSeq, 'what was said to a person is not the bot’s to answer').to.equal(after.lastSeq);
        });
    }

  for (const type of ['accept', 'decline', 'agent-lost'] as const)
    it(`an offer to another agent refuses ${type}`, () => {
      const event = { ...EVENTS[type], agentId: 'a3' } as OwnershipEvent;
      expect(refusalOf(() => transition(held('offered'), event, AT))).to.equal('handoff_taken');
    });

  for (const type of ['transfer', 'agent-lost', 'return-to-bot', 'close'] as const)
    it(`a chat of another agent refuses ${type}`, () => {
      const event = { ...EVENTS[type], agentId: 'a3' } as OwnershipEvent;
      expect(refusalOf(() => transition(held('agent'), event, AT))).to.equal('assignment_lost');
    });

  it('an offer does not expire before its time', () => {
    const event = EVENTS['offer-expired'];
    expect(refusalOf(() => transition(held('offered'), event, AT - 1))).to.equal('handoff_not_waiting');
  });

  it('whoever comes back to the queue keeps the time since when they wait', () => {
    for (const [owner, event] of [
      ['offered', EVENTS.decline],
      ['offered', EVENTS['offer-expired']],
      ['agent', EVENTS['agent-lost']],
      ['agent', EVENTS.transfer],
    ] as const)
      expect(transition(held(owner), event, AT).waitingSince).to.equal(ASKED_AT);
  });

  it('remembers who declined, once', () => {
    const declined = transition(held('offered'), EVENTS.decline, AT);
    const again = transition({ ...held('offered'), declinedBy: declined.declinedBy }, EVENTS.decline, AT);
    expect(again.declinedBy).to.deep.equal(['a1']);
  });
});
