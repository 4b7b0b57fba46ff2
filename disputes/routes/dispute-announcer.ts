import type { Namespace, Server } from 'socket.io';
import type { AgentPushes } from '../../protocol/agent-events.ts';
import type { DisputeChanged, ShopperPushes, ShopperRequests } from '../../protocol/shopper-events.ts';
import { EVERY_MEDIATOR, orderRoom, visitorRoom } from '../../transport/socket-rooms.ts';
import type { DisputeCase } from '../domain/case.ts';

/** Tells the pages of both parties and of the mediators that a case has moved on; the pages then read it. */
export function disputeAnnouncer(io: Server): (row: DisputeCase) => void {
  const shoppers: Namespace<ShopperRequests, ShopperPushes> = io.of('/shopper');
  const agents = io.of('/agent') as unknown as Namespace<never, AgentPushes>;
  return ({ number: caseNumber, state, revision, order }) => {
    const push: DisputeChanged = { caseNumber, state, revision };
    const rooms = [visitorRoom(order.buyer.id), visitorRoom(order.seller.id), orderRoom(order.orderId)];
    shoppers.to(rooms).emit('dispute:changed', push);
    agents.to(EVERY_MEDIATOR).emit('dispute:changed', push);
  };
}
