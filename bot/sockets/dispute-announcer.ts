import type { Server } from 'socket.io';
import type { DisputeCase } from '../../disputes/case.ts';
import type { DisputeChanged } from '../../protocol/shopper-events.ts';
import type { AgentNamespace, ShopperNamespace } from './announcer.ts';
import { EVERY_MEDIATOR, orderRoom, visitorRoom } from './rooms.ts';

/** Tells the pages of both parties and of the mediators that a case has moved on; the pages then read it. */
export function disputeAnnouncer(io: Server): (row: DisputeCase) => void {
  const shoppers: ShopperNamespace = io.of('/shopper');
  const agents = io.of('/agent') as unknown as AgentNamespace;
  return ({ number: caseNumber, state, revision, order }) => {
    const push: DisputeChanged = { caseNumber, state, revision };
    const rooms = [visitorRoom(order.buyer.id), visitorRoom(order.seller.id), orderRoom(order.orderId)];
    shoppers.to(rooms).emit('dispute:changed', push);
    agents.to(EVERY_MEDIATOR).emit('dispute:changed', push);
  };
}
