import { expect } from 'chai';
import type { AgentSocket } from '../../../../apps/agent-desk/agent-socket.ts';
import type { OpenChats } from '../../../../apps/agent-desk/open-chats.ts';
import { reduce } from '../../../../apps/agent-desk/reduce.ts';
import { type DeskState, isMine, startState } from '../../../../apps/agent-desk/state.ts';
import { createStore } from '../../../../apps/agent-desk/store.ts';
import { ticketRequests } from '../../../../apps/agent-desk/ticket-requests.ts';
import { snoozeUntil } from '../../../../apps/agent-desk/tickets/snooze-times.ts';
import { ticketsPath } from '../../../../apps/agent-desk/tickets/ticket-filters.ts';
import type { Owner } from '../../../../protocol/conversation.ts';
import type { SeenTicket } from '../../../../protocol/tickets.ts';

describe('the list of tickets at the desk', () => {
  it('asks for what its filters say', () => {
    expect(ticketsPath({ status: 'live', whose: 'anyone', tag: '' }, 'a1', undefined)).to.equal('/v1/tickets?limit=50');
    expect(ticketsPath({ status: 'solved', whose: 'mine', tag: 'hoàn tiền' }, 'a1', 'next')).to.equal(
      '/v1/tickets?limit=50&status=solved&assignee=a1&tag=ho%C3%A0n+ti%E1%BB%81n&after=next',
    );
    expect(ticketsPath({ status: 'open', whose: 'nobody', tag: '' }, 'a1', undefined)).to.include('assignee=nobody');
  });

  it('puts aside until a morning of the days to come, by the agent’s own clock', () => {
    const wednesday = new Date(2026, 10, 25, 15, 30).getTime();
    const morningOf = (day: number) => new Date(2026, 10, day, 9).toISOString();
    expect(snoozeUntil('hours', wednesday)).to.equal(new Date(2026, 10, 25, 19, 30).toISOString());
    expect(snoozeUntil('tomorrow', wednesday)).to.equal(morningOf(26));
    expect(snoozeUntil('days', wednesday)).to.equal(morningOf(28));
    expect(snoozeUntil('week', wednesday)).to.equal(morningOf(30));
    expect(snoozeUntil('week', new Date(2026, 10, 30, 8).getTime()), 'on a Monday').to.equal(morningOf(37));
  });
});

describe('a ticket that an agent looks at', () => {
  const looked = (owner: Owner, elsewhere: boolean): DeskState =>
    [
      { type: 'chat-added', conversationId: 'c', item: undefined, pending: [], looking: true },
      { type: 'in-chat', conversationId: 'c', event: { type: 'owner-changed', owner, elsewhere } },
    ].reduce<DeskState>((state, event) => reduce(state, event as Parameters<typeof reduce>[1]), startState());
  const mine = ({ chats: [chat] }: DeskState) => chat !== undefined && isMine(chat);

  it('is not theirs to write into, neither while it is read nor while a colleague has it', () => {
    const added = reduce(startState(), {
      type: 'chat-added',
      conversationId: 'c',
      item: undefined,
      pending: [],
      looking: true,
    });
    expect(mine(added)).to.equal(false);
    expect(mine(looked('ticket', false))).to.equal(false);
    expect(mine(looked('agent', true))).to.equal(false);
    expect(mine(looked('agent', false)), 'once they have taken it').to.equal(true);
  });

  it('knows each colleague who looks at it once, for as long as they last said so', () => {
    const read = (until: number) => ({
      ...{ type: 'in-chat', conversationId: 'c' },
      event: { type: 'read-by', reader: { id: 'a2', name: 'Ben', until } },
    });
    const state = [read(1), read(2)].reduce<DeskState>(
      (before, event) => reduce(before, event as Parameters<typeof reduce>[1]),
      looked('ticket', false),
    );
    expect(state.chats[0]?.readers).to.deep.equal([{ id: 'a2', name: 'Ben', until: 2 }]);
  });

  it('takes the place of the list, and the list its place', () => {
    const shown = reduce(startState(), { type: 'tickets-shown' });
    expect(shown).to.include({ atTickets: true, focused: undefined });
    expect(reduce(shown, { type: 'focused', conversationId: 'c' })).to.include({ atTickets: false, focused: 'c' });
  });
});

describe('an act on many tickets', () => {
  it('goes to the server in parts that it takes, and comes back as one', async () => {
    const asked: number[] = [];
    const socket = {
      connected: true,
      timeout: () => ({
        emitWithAck: async (_event: string, { tickets }: { tickets: readonly SeenTicket[] }) => {
          asked.push(tickets.length);
          return { ok: true, outcomes: tickets.map((one) => ({ ...one, ok: false, code: 'handoff_taken' })) };
        },
      }),
    } as unknown as AgentSocket;
    const requests = ticketRequests({
      ...{ agentId: 'me', now: () => new Date(), socket, store: createStore(startState()) },
      ...{ chats: {} as OpenChats, notice: () => undefined },
    });
    const tickets = Array.from({ length: 120 }, (_, index) => ({ conversationId: `c${index}`, shopperSeq: 1 }));
    expect(await requests.actOnAll(tickets, { do: 'solve' })).to.have.length(120);
    expect(asked).to.deep.equal([50, 50, 20]);
  });
});
