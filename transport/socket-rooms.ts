/** Names of Socket.IO rooms: who hears of what. */
export const conversationRoom = (conversationId: string) => `conversation:${conversationId}`;
export const agentRoom = (agentId: string) => `agent:${agentId}`;
export const EVERY_AGENT = 'agents';
/** All pages of one shopper or seller. */
export const visitorRoom = (visitorId: string) => `visitor:${visitorId}`;
/** Pages that may see one order only. */
export const orderRoom = (orderId: string) => `order:${orderId}`;
export const EVERY_MEDIATOR = 'mediators';
