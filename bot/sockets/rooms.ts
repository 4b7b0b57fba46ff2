/** Names of Socket.IO rooms: who hears of what. */
export const conversationRoom = (conversationId: string) => `conversation:${conversationId}`;
export const agentRoom = (agentId: string) => `agent:${agentId}`;
export const EVERY_AGENT = 'agents';
