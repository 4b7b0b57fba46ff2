import type { Namespace, Server } from 'socket.io';
import type { AgentPushes } from '../../protocol/agent-events.ts';
import type { DisputeChanged, ShopperPushes, ShopperRequests } from '../../protocol/shopper-events.ts';
import { EVERY_MEDIATOR, orderRoom, visitorRoom } from '../../transport/socket-rooms.ts';
import type { DisputeCase } from '../domain/case.ts';

/** Tells pages that something is new in a case; they then read it. `mediators`: nothing of it is for the parties. */
export type AnnounceDispute = (row: DisputeCase, whom: 'everybody' | 'mediators') => void;

export function disputeAnnouncer(io: Server): AnnounceDispute {
  const shoppers: Namespace<ShopperRequests, ShopperPushes> = io.of('/shopper');
  const agents = io.of('/agent') as unknown as Namespace<never, AgentPushes>;
  return ({ number: caseNumber, state, revision, order }, whom) => {
    const push: DisputeChanged = { caseNumber, state, revision };
    const rooms = [visitorRoom(order.buyer.id), visitorRoom(order.seller.id), orderRoom(order.orderId)];
    if (whom === 'everybody') shoppers.to(rooms).emit('dispute:changed', push);
    agents.to(EVERY_MEDIATOR).emit('dispute:changed', push);
  };
}
