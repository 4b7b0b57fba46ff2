import { expect } from 'chai';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import {
  type ActingAgent,
  decideReopen,
  decideTicketAct,
  type TicketCommand,
} from '../../../../handoff/tickets/decide-ticket-act.ts';
import { ticketStatus } from '../../../../handoff/tickets/ticket-status.ts';
import { writtenToTicket } from '../../../../handoff/tickets/written-to-ticket.ts';
import type { Owner } from '../../../../protocol/conversation.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { chat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PROMISED = AT + DAY;
const ana: ActingAgent = { id: 'a1', name: 'Ana', seenSeq: 5 };

const ticket = (more: Partial<Conversation> = {}): Conversation =>
  chat('c', AT - HOUR, {
    owner: 'ticket',
    ticketNumber: 'T-1',
    ticketPromisedAt: AT + HOUR,
    lastSeq: 7,
    lastShopperSeq: 5,
    ...more,
  });
const answered = { lastAgentSeq: 7 };
const act = (command: TicketCommand, current: Conversation, agent = ana) =>
  decideTicketAct(current, command, agent, AT);

describe('the status of a ticket', () => {
  it('is open until an agent has written last, and then waits for the shopper', () => {
    expect(ticketStatus(ticket(), AT)).to.equal('open');
    expect(ticketStatus(ticket(answered), AT)).to.equal('waiting');
    expect(ticketStatus(ticket({ ...answered, lastShopperSeq: 8 }), AT)).to.equal('open');
    for (const owner of ['agent', 'queued', 'offered'] satisfies Owner[])
      expect(ticketStatus(ticket({ owner }), AT), owner).to.equal('open');
  });

  it('is solved once it has ended, whoever wrote last', () => {
    for (const owner of ['closed', 'wrap-up', 'bot'] satisfies Owner[])
      expect(ticketStatus(ticket({ owner, snoozedUntil: AT + 1, snoozedSeq: 5 }), AT), owner).to.equal('solved');
  });

  it('is snoozed until its time, or until the shopper writes', () => {
    const snoozed = act({ do: 'snooze', until: AT + HOUR }, ticket());
    expect(ticketStatus(snoozed, AT)).to.equal('snoozed');
    expect(ticketStatus(snoozed, AT + HOUR)).to.equal('open');
    expect(ticketStatus({ ...snoozed, lastShopperSeq: 8 }, AT)).to.equal('open');
    expect(ticketStatus(act({ do: 'wake' }, snoozed), AT)).to.equal('open');
  });
});

describe('acts on a ticket', () => {
  it('keep tags once each, in small number', () => {
    const tagged = act({ do: 'tag', tag: 'refund' }, act({ do: 'tag', tag: 'refund' }, ticket()));
    expect(tagged.tags).to.deep.equal(['refund']);
    expect(act({ do: 'untag', tag: 'refund' }, tagged).tags).to.deep.equal([]);
    const full = ticket({ tags: Array.from({ length: 10 }, (_, index) => `t${index}`) });
    expect(refusalOf(() => act({ do: 'tag', tag: 'one more' }, full))).to.equal('request_malformed');
  });

  it('assign it to whoever acts, and to nobody', () => {
    const mine = act({ do: 'assign', to: 'me' }, ticket());
    expect(mine).to.include({ assigneeId: 'a1', assigneeName: 'Ana', owner: 'ticket' });
    expect(act({ do: 'assign', to: 'nobody' }, mine).assigneeId).to.equal(undefined);
  });

  it('solve it, and open it again under the promise that it had', () => {
    const solved = act({ do: 'solve' }, ticket());
    expect(solved).to.include({ owner: 'closed', resolution: 'solved' });
    expect(decideReopen(solved, AT)).to.include({ owner: 'ticket', ticketPromisedAt: AT + HOUR });
    expect(refusalOf(() => decideReopen(ticket({ owner: 'bot' }), AT))).to.equal('handoff_not_waiting');
  });

  for (const command of [{ do: 'solve' }, { do: 'snooze', until: AT + HOUR }] satisfies TicketCommand[]) {
    it(`${command.do} passes over no message that the agent has not seen`, () => {
      expect(refusalOf(() => act(command, ticket({ lastShopperSeq: 6 })))).to.equal('ticket_changed');
    });

    it(`${command.do} puts down what is in the agent's own hands, and leaves what somebody else is answering`, () => {
      const mine = { owner: 'agent', agentId: 'a1', agentName: 'Ana' } as const;
      expect(act(command, ticket(mine)).agentId).to.equal(undefined);
      expect(refusalOf(() => act(command, ticket({ ...mine, agentId: 'a2' })))).to.equal('handoff_taken');
    });

    it(`${command.do} is refused of what has ended, or is no ticket`, () => {
      expect(refusalOf(() => act(command, ticket({ owner: 'closed' })))).to.equal('conversation_closed');
      expect(refusalOf(() => act(command, ticket({ ticketNumber: undefined })))).to.equal('conversation_not_found');
    });
  }

  it('snooze into the future only', () => {
    expect(refusalOf(() => act({ do: 'snooze', until: AT }, ticket()))).to.equal('request_malformed');
  });
});

describe('what a shopper writes to their ticket', () => {
  const written = (more: Partial<Conversation>, at = AT) => writtenToTicket(ticket(more), PROMISED, at);

  it('changes nothing of one that is not answered yet: the promise stands', () => {
    expect(written({})).to.equal(undefined);
    expect(written({ ticketNumber: undefined, owner: 'closed', resolution: 'solved' })).to.equal(undefined);
  });

  it('is promised an answer anew after one', () => {
    expect(written(answered)).to.include({ owner: 'ticket', ticketPromisedAt: PROMISED });
    expect(written({ ...answered, owner: 'agent', agentId: 'a1' })).to.include({ ticketPromisedAt: PROMISED });
  });

  it('opens a solved one again for a week; what comes later, or after spam or a dispute, is for the bot', () => {
    const solved = { owner: 'closed', resolution: 'solved', updatedAt: AT } as const;
    expect(written(solved)).to.include({ owner: 'ticket', ticketNumber: 'T-1', ticketPromisedAt: PROMISED });
    expect(written(solved, AT + 7 * DAY)).to.equal(undefined);
    for (const resolution of ['spam', 'dispute-opened', undefined] as const)
      expect(written({ ...solved, resolution })).to.equal(undefined);
  });
});
