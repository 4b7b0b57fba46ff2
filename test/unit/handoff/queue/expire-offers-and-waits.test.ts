import { expect } from 'chai';
import type { Conversation } from '../../../../handoff/conversation/conversation.ts';
import type { Desk } from '../../../../handoff/desk/desk.ts';
import type { DeskState } from '../../../../handoff/queue/desk-state.ts';
import { enforceTimeLimits } from '../../../../handoff/queue/expire-offers-and-waits.ts';
import { chat as newChat } from '../fakes/chats.ts';

const AT = 1_800_000_000_000;
const MINUTE = 60_000;

const chat = (id: string, more: Partial<Conversation>) => newChat(id, AT, more);

async function verbsFor(state: Partial<DeskState>, open = true): Promise<string[]> {
  const done: string[] = [];
  const verb = (name: string) => async (id: string) => {
    if (id === 'broken') throw new Error('no such thing');
    done.push(`${name} ${id}`);
  };
  const verbs = ['expireOffer', 'toTicket', 'wrapUpDone', 'end', 'putBack'];
  const desk = Object.fromEntries(verbs.map((name) => [name, verb(name)])) as unknown as Desk;
  const whole: DeskState = { waiting: [], tickets: [], held: [], presences: [], lost: new Set(), ...state };
  await enforceTimeLimits(whole, {
    desk,
    now: () => AT,
    longestWaitSeconds: 900,
    idleMinutes: 60,
    tickets: { fresh: () => ({ number: 'T-1', promisedAt: AT }), deskOpen: () => open },
    onFault: (error) => void done.push((error as Error).message),
  });
  return done;
}

describe('what falls due at the desk by the clock', () => {
  it('an old chat whose agent is lost is left to go back to the queue, and is no ticket then for all that was before', async () => {
    const chats = { agentId: 'a', updatedAt: AT - 90 * MINUTE, offerExpiresAt: AT };
    const held = [chat('held', { owner: 'agent', ...chats })];
    const waiting = [chat('offered', { owner: 'offered', ...chats })];
    expect(await verbsFor({ held, waiting, lost: new Set(['a']) })).to.deep.equal([]);
    expect(await verbsFor({ held, waiting })).to.deep.equal(['expireOffer offered', 'end held']);
    const returned = chat('old', { owner: 'queued', waitingSince: AT - 90 * MINUTE, queuedAt: AT - MINUTE });
    expect(await verbsFor({ waiting: [returned] })).to.deep.equal([]);
  });

  it('whoever has waited for the longest wait since they came into the queue gets a ticket, or when the desk closes', async () => {
    const late = chat('late', { owner: 'queued', waitingSince: AT, queuedAt: AT - 15 * MINUTE });
    expect(await verbsFor({ waiting: [late] })).to.deep.equal(['toTicket late']);
    expect(await verbsFor({ waiting: [{ ...late, queuedAt: AT }] }, false)).to.deep.equal(['toTicket late']);
  });

  it('a chat that is a ticket does not end for being quiet: it is put back, for whoever answers by mail days later', async () => {
    const quiet = { owner: 'agent', agentId: 'a', updatedAt: AT - 61 * MINUTE } as const;
    const held = [chat('chat', quiet), chat('ticket', { ...quiet, ticketNumber: 'T-1' })];
    expect(await verbsFor({ held })).to.deep.equal(['end chat', 'putBack ticket']);
  });

  it('one that cannot be changed holds up no other, nor the sweep', async () => {
    const due = { owner: 'queued', queuedAt: AT - 15 * MINUTE } as const;
    const told = await verbsFor({ waiting: [chat('broken', due), chat('late', due)] });
    expect(told).to.deep.equal(['toTicket late', 'no such thing']);
  });
});
