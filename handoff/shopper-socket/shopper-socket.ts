import type { Namespace } from 'socket.io';
import type { VisitorNetworks } from '../../people/visitors/visitor-networks.ts';
import type { VisitorTokens } from '../../people/visitors/visitor-tokens.ts';
import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import { callerAddress, networkOf } from '../../transport/caller-address.ts';
import { incidentOf, type OnFault } from '../../transport/faults.ts';
import type { LoadGate } from '../../transport/load-gate.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { SocketBounds } from '../../transport/socket-bounds.ts';
import { type DispatchOptions, dispatch, type EventTable, toWireError } from '../../transport/socket-events.ts';
import { orderRoom, visitorRoom } from '../../transport/socket-rooms.ts';
import type { Visitor } from '../../transport/who-calls.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { type HandingOffPorts, handingOffEvents } from './handoff-events.ts';
import { type RatingPorts, ratingEvents } from './rating-events.ts';
import { type FollowingPorts, followingEvents } from './reading-events.ts';
import { type SendingPorts, sendingEvents } from './sending-events.ts';

export interface ShopperSocketPorts extends FollowingPorts, SendingPorts, HandingOffPorts, RatingPorts {
  readonly conversations: Conversations;
  readonly desk: SendingPorts['desk'] & HandingOffPorts['desk'];
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
  readonly gate: Pick<LoadGate, 'admit'>;
  readonly bounds: Pick<SocketBounds, 'check'>;
  readonly networks: VisitorNetworks;
  readonly trustedProxy: boolean;
  readonly onFault: OnFault;
  readonly onRefused: (code: ErrorCode) => void;
}

/** Events that give the bot something to answer. */
const BEGINS_WORK: ReadonlySet<string> = new Set(['message:send', 'conversation:open']);

/** Namespace `/shopper`. */
export function openShopperSocket(namespace: Namespace, ports: ShopperSocketPorts): void {
  const options: DispatchOptions<Visitor> = {
    async admit(visitor, event) {
      if (visitor.expiresAt <= ports.now()) throw new CodedError('token_expired');
      // A caller for one order is pushed its cases, and may do nothing with the account's conversations.
      if (visitor.order !== undefined) throw new CodedError('permission_denied');
      // Before all else, as a refusal must cost next to nothing.
      if (BEGINS_WORK.has(event)) ports.gate.admit();
      await ports.limits.spend(event === 'message:send' ? 'message' : 'event', visitor.visitorId);
      return visitor;
    },
    onFault: ports.onFault,
    onRefused: ports.onRefused,
  };
  const table = shopperEvents(ports);

  namespace.use((socket, next) => {
    try {
      ports.bounds.check(networkOf(callerAddress(socket.request, ports.trustedProxy)));
      const { token } = socket.handshake.auth as { token?: unknown };
      (socket.data as { visitor?: Visitor }).visitor = ports.tokens.read(token, 'limited');
      next();
    } catch (error) {
      const data = toWireError(error, incidentOf(error, 'handshake', ports.onFault));
      ports.onRefused(data.code);
      next(Object.assign(new Error('refused'), { data }));
    }
  });
  namespace.on('connection', (socket) => {
    const { visitor } = socket.data as { visitor: Visitor };
    void socket.join(visitor.order === undefined ? visitorRoom(visitor.visitorId) : orderRoom(visitor.order));
    ports.networks.remember(visitor.visitorId, callerAddress(socket.request, ports.trustedProxy));
    dispatch(socket, visitor, table, options);
  });
}

/** Every event of the door, and what is done with it. */
export function shopperEvents(ports: ShopperSocketPorts): EventTable<Visitor> {
  return {
    ...followingEvents(ports),
    ...sendingEvents(ports),
    ...handingOffEvents(ports),
    ...ratingEvents(ports),
  };
}
