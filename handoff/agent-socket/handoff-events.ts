import type { Socket } from 'socket.io';
import type { AgentOpened } from '../../protocol/agent-events.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import { type EventTable, on } from '../../transport/socket-events.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { inConversation, agentSchemas as schemas } from '../conversation/event-schemas.ts';
import { knownConversation } from '../conversation/known-conversation.ts';
import type { DeskAgent } from '../desk/change-owner.ts';
import type { Desk } from '../desk/desk.ts';
import type { AgentPageLeases } from '../presence/agent-page-leases.ts';
import type { Board } from '../queue/board.ts';
import { type OpenForAgentPorts, openForAgent } from './open-for-agent.ts';

export interface TakingPorts extends OpenForAgentPorts {
  readonly desk: Desk;
  readonly board: Board;
  readonly pages: AgentPageLeases;
  readonly offerSeconds: number;
  readonly newId: () => string;
  readonly now: () => Instant;
}

/** The agent takes a conversation, and gives it away again. */
export function takingEvents(ports: TakingPorts): EventTable<Account> {
  const { conversations, desk, board, pages, now } = ports;
  const deskAgent = async ({ id, name }: Account): Promise<DeskAgent> => ({
    id,
    name,
    capacity: (await pages.choiceOf(id)).capacity,
  });

  async function taken(conversation: Conversation, account: Account, socket: Socket): Promise<AgentOpened> {
    pages.busy(account.id);
    return openForAgent(ports, conversation, 0, socket);
  }

  async function leaveNote(
    conversationId: string,
    { id, name }: Account,
    note: { readonly clientId: string; readonly text: string },
  ): Promise<void> {
    const { owner, agentId } = await knownConversation(conversations, conversationId);
    if (owner !== 'agent' || agentId !== id) throw new CodedError('assignment_lost');
    const author = { authorId: id, authorName: name };
    await ports.notes.addNote({ id: ports.newId(), conversationId, ...note, ...author, at: now() });
  }

  return {
    'handoff:accept': on(inConversation, async (account: Account, { conversationId }, socket) =>
      taken((await desk.accept(conversationId, await deskAgent(account))).conversation, account, socket),
    ),

    'handoff:pick': on(inConversation, async (account: Account, { conversationId }, socket) =>
      taken((await desk.pick(conversationId, await deskAgent(account))).conversation, account, socket),
    ),

    'handoff:decline': on(inConversation, async (account: Account, { conversationId }) => {
      await desk.decline(conversationId, account.id);
      return {};
    }),

    'handoff:transfer': on(schemas.transfer, async (account: Account, { conversationId, to, note }) => {
      const target =
        to.agentId === undefined ? undefined : (await board.read()).presences.find((one) => one.agentId === to.agentId);
      if (
        to.agentId !== undefined &&
        (target === undefined || target.state !== 'online' || target.agentId === account.id)
      )
        throw new CodedError('agent_not_available');
      // Before the chat is gone: a note that came too late would be read by nobody.
      if (note !== undefined) await leaveNote(conversationId, account, note);
      await desk.transfer(conversationId, account.id, {
        expiresAt: now() + ports.offerSeconds * 1000,
        ...(to.skill === undefined ? {} : { skill: to.skill }),
        ...(target === undefined
          ? {}
          : { agent: { id: target.agentId, name: target.name, capacity: target.capacity } }),
      });
      return {};
    }),

    'conversation:return': on(inConversation, async (account: Account, { conversationId }) => {
      await desk.returnToBot(conversationId, account.id);
      return {};
    }),

    'conversation:close': on(schemas.close, async (account: Account, { conversationId, resolution }) => {
      const current = await knownConversation(conversations, conversationId);
      const closedAlready = current.owner === 'closed' && current.lastAgentId === account.id;
      if (!closedAlready) await desk.close(conversationId, account.id, resolution);
      return {};
    }),
  };
}
